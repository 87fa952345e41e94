#include "devices/picture/picture_reader.h"

#include "devices/picture/decode.h"
#include "tests/devices/picture/pictures.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/temp_dir.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

namespace loyalty::devices {
namespace {

using namespace std::chrono_literals;
using test::fileOf;
using test::printedQr;
using Words = std::vector<std::string>;

const PictureReader::Helper kReal{QStringLiteral(LOYALTY_PICTURE), {}, 60s};

PictureReader::Helper script(const std::string& text, std::chrono::milliseconds deadline = 60s)
{
    return {QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(text)}, deadline};
}

/// What each picture came to, in the order of the answers: what was read, or the outcome.
Words readAll(PictureReader& reader, const std::vector<QByteArray>& pictures)
{
    Words words;
    for (const QByteArray& picture : pictures) {
        reader.read(picture, [&](const PictureFinding& finding) {
            const bool read = finding.outcome == PictureOutcome::Read;
            words.push_back(read ? finding.bytes : std::string(toString(finding.outcome)));
            if (words.size() == pictures.size())
                QCoreApplication::exit();
        });
    }
    CHECK(words.empty());
    QCoreApplication::exec();
    return words;
}

TEST_CASE("pictures are read one after the other by a process of its own")
{
    PictureReader reader(kReal);
    CHECK(readAll(reader, {fileOf(printedQr("one")), "no picture", fileOf(printedQr("two"))}) ==
          Words{"one", "not-a-picture", "two"});
    CHECK(reader.deaths() == 0);
}

TEST_CASE("a picture whose reader dies is tried once more")
{
    const test::TempDir dir;
    const std::string mark = (dir.path() / "died").string();
    PictureReader reader(
        script("if [ -e " + mark + " ]; then exec " LOYALTY_PICTURE "; else touch " + mark + "; kill -9 $$; fi"));

    CHECK(readAll(reader, {fileOf(printedQr("second try"))}) == Words{"second try"});
    CHECK(reader.deaths() == 1);
}

TEST_CASE("a reader that always dies, hangs or talks nonsense costs its picture only")
{
    const char* const kTalk[] = {
        "kill -SEGV $$",
        "exit 0",
        "head -c 4 >/dev/null; exit 1",
        "echo rubbish; exec cat >/dev/null",
        R"(printf '{"outcome":"nothing-found"}\nmore\n'; exec cat >/dev/null)",
        "head -c 100000 /dev/zero; exec cat >/dev/null",
    };
    for (const char* const talk : kTalk) {
        INFO(talk);
        PictureReader reader(script(talk));
        CHECK(readAll(reader, {QByteArray(200'000, 'x')}) == Words{"not-readable"});
        CHECK(reader.deaths() == 2);
    }
    PictureReader silent(script("exec cat >/dev/null", 30ms));
    CHECK(readAll(silent, {"a picture"}) == Words{"not-readable"});
    CHECK(silent.deaths() == 2);
}

TEST_CASE("the pictures behind a deadly one are read")
{
    const test::TempDir dir;
    const std::string count = (dir.path() / "starts").string();
    PictureReader reader(script("echo >>" + count + "; if [ $(wc -l <" + count +
                                ") -gt 2 ]; then exec " LOYALTY_PICTURE "; else exit 9; fi"));

    CHECK(readAll(reader, {"deadly", fileOf(printedQr("next"))}) == Words{"not-readable", "next"});
}

TEST_CASE("a program that is not there is told, and asked for again each time")
{
    PictureReader reader({QStringLiteral("/nowhere/loyalty-picture"), {}, 60s});
    CHECK(readAll(reader, {"a"}) == Words{"no-reader"});
    CHECK(readAll(reader, {"b", "c"}) == Words{"no-reader", "no-reader"});
    CHECK(reader.deaths() == 0);
}

TEST_CASE("a picture too large is not handed over, and more than can wait are refused")
{
    PictureReader reader(kReal);
    CHECK(readAll(reader, {QByteArray(kLargestPictureBytes + 1, 'x')}) == Words{"too-large"});

    const std::vector<QByteArray> many(PictureReader::kMostWaiting + 2, fileOf(printedQr("one")));
    const Words words = readAll(reader, many);
    CHECK(std::ranges::count(words, "busy") == 1);
    CHECK(std::ranges::count(words, "one") == std::ssize(many) - 1);
}

TEST_CASE("a reader that goes answers nothing any more")
{
    bool answered = false;
    {
        PictureReader reader(kReal);
        reader.read(fileOf(printedQr("one")), [&](const PictureFinding&) { answered = true; });
        QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
    CHECK_FALSE(answered);
}

TEST_CASE("damaged pictures are answered, every one")
{
    PictureReader reader(kReal);
    test::SeededRandom random(7);
    const QByteArray whole = fileOf(printedQr("damaged"), "JPG");
    for (int round = 0; round < 5; ++round) {
        std::vector<QByteArray> pictures;
        for (std::size_t i = 0; i < PictureReader::kMostWaiting; ++i) {
            QByteArray picture = whole;
            std::uint8_t noise[20];
            random.fill(noise);
            for (std::size_t n = 0; n + 1 < std::size(noise); n += 2)
                picture[(noise[n] * 256 + noise[n + 1]) % picture.size()] = static_cast<char>(noise[n]);
            pictures.push_back(picture);
        }
        CHECK(readAll(reader, pictures).size() == pictures.size());
    }
}

} // namespace
} // namespace loyalty::devices
