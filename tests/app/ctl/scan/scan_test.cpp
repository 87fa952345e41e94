#include "app/ctl/scan/manifest.h"
#include "app/ctl/scan/tally.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ctl {
namespace {

using access::Symbology;
using devices::PictureFinding;
using devices::PictureOutcome;

PictureFinding read(Symbology symbology, const char* bytes, const char* text = "")
{
    return {PictureOutcome::Read, "", symbology, bytes, text};
}

TEST_CASE("an article's number is right in any form, and nothing else is")
{
    CHECK(judge(read(Symbology::Retail, "0036000291452"), "036000291452") == Judgement::Right);
    CHECK(judge(read(Symbology::Retail, "036000291452"), "0036000291452") == Judgement::Right);
    CHECK(judge(read(Symbology::UpcE, "01234565"), "01234565") == Judgement::Right);
    CHECK(judge(read(Symbology::UpcE, "01234565"), "012345000065") == Judgement::Right);
    CHECK(judge(read(Symbology::Retail, "4006381333931"), "4006381333948") == Judgement::Wrong);
    CHECK(judge(read(Symbology::Linear, "0036000291452"), "036000291452") == Judgement::Wrong);
    CHECK(judge(read(Symbology::Matrix, "\xBB\xE1", "会"), "会") == Judgement::Right);
}

TEST_CASE("what is not read is unread, and what is not there is not to be found")
{
    const PictureFinding nothing{.outcome = PictureOutcome::NothingFound};
    CHECK(judge(nothing, "123") == Judgement::Unread);
    CHECK(judge(nothing, std::nullopt) == Judgement::FoundNothing);
    CHECK(judge(read(Symbology::Matrix, "a"), std::nullopt) == Judgement::FoundWhereNothingIs);
}

TEST_CASE("a manifest names pictures from its own folder, and a broken line by its number")
{
    const test::TempDir dir;
    const auto good = dir.write("good.tsv", "# head\na/1.png\t3132\na/2.png\t-\n");
    const auto manifest = readManifest(good);
    REQUIRE(manifest);
    CHECK(manifest->at(std::filesystem::weakly_canonical(dir.path() / "a/1.png")) == "12");
    CHECK_FALSE(manifest->at(std::filesystem::weakly_canonical(dir.path() / "a/2.png")));
    for (const char* const broken : {"a/1.png\n", "a/1.png\t\n", "a/1.png\t31x\n", "a/1.png\t313\n"}) {
        INFO(broken);
        const auto refused = readManifest(dir.write("broken.tsv", std::string("# head\n") + broken));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == FaultCode::Corrupt);
        CHECK(refused.error().detail.find("broken.tsv:2:") != std::string::npos);
    }
    CHECK(readManifest(dir.path() / "none.tsv").error().code == FaultCode::Missing);
}

TEST_CASE("a place that is not there is told, and a file that is no picture costs nothing")
{
    const test::TempDir dir;
    const QStringList scan{QStringLiteral("scan"), QStringLiteral("--lang"), QStringLiteral("en")};
    const auto path = [](const std::filesystem::path& at) { return QString::fromStdString(at.string()); };

    const test::Ended missing = test::run(test::loyaltyctl(), scan + QStringList{path(dir.path() / "none")});
    CHECK(missing.exitCode == 3);

    dir.write("pictures/rubbish.png", "no picture");
    dir.write("pictures/note.txt", "no picture either");
    const test::Ended ended = test::run(test::loyaltyctl(), scan + QStringList{path(dir.path() / "pictures")});
    CHECK(ended.exitCode == 0);
    CHECK(ended.out.find("rubbish.png  not-a-picture") != std::string::npos);
    CHECK(ended.lastLine().starts_with(
        "scan: 1 pictures, 0 right, 0 wrong, 0 unread, 0 found where nothing is, 0 helper deaths, "));
}

TEST_CASE("of the public pictures none is read wrong, and four of five are read")
{
    const auto pictures = test::sharedData("barcodes");
    if (!pictures)
        SKIP("the sample pictures are not there");
    const QString folder = QString::fromStdString(pictures->string());
    const test::Ended ended =
        test::run(test::loyaltyctl(), {QStringLiteral("scan"), folder, QStringLiteral("--manifest"),
                                       folder + QStringLiteral("/manifest.tsv")});
    INFO(ended.lastLine());
    CHECK(ended.exitCode == 0);
    int all = 0;
    int right = 0;
    REQUIRE(std::sscanf(ended.lastLine().c_str(), "scan: %d pictures, %d right, 0 wrong", &all, &right) == 2);
    CHECK(all == 293);
    CHECK(right >= 214);
}

} // namespace
} // namespace loyalty::ctl
