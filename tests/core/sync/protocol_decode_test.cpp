#include "core/sync/protocol.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/sync/random_messages.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::sync {
namespace {

using namespace loyalty::test;
using Lines = std::vector<std::string>;

/// Complaints as "path code"; none where the bytes are good.
template <class Decoded>
Lines linesOf(const Decoded& decoded)
{
    Lines lines;
    if (!decoded)
        for (const json::Complaint& complaint : decoded.error())
            lines.push_back(complaint.path + ' ' + complaint.code);
    return lines;
}

Request aPush(std::size_t entries, std::size_t bytesOfEach)
{
    Push push;
    push.entries.resize(entries, {1, {}, {}, std::string(bytesOfEach, 'x')});
    Request request;
    request.incarnation = IncarnationId({1});
    request.body = std::move(push);
    return request;
}

Reply aPage(std::size_t rows)
{
    PullReply pulled;
    pulled.pages.resize(1);
    pulled.pages[0].rows.resize(rows);
    Reply reply;
    reply.body = std::move(pulled);
    return reply;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

TEST_CASE("a push is held to its number of entries and to their bytes")
{
    CHECK(linesOf(decodeRequest(encode(aPush(kMaxPushEntries, 2)))).empty());
    CHECK(linesOf(decodeRequest(encode(aPush(kMaxPushEntries + 1, 2)))) == Lines{"body.entries too-many"});

    const std::size_t quarter = kMaxPushBytes / 4;
    CHECK(linesOf(decodeRequest(encode(aPush(4, quarter)))).empty());
    CHECK(linesOf(decodeRequest(encode(aPush(5, quarter)))) == Lines{"body.entries too-long"});
    CHECK(linesOf(decodeRequest(encode(aPush(1, journal::kMaxEntryBytes + 1)))) ==
          Lines{"body.entries[0].bytes too-long"});
}

TEST_CASE("a page is held to its number of rows")
{
    CHECK(linesOf(decodeReply(encode(aPage(kMaxPageRows)))).empty());
    CHECK(linesOf(decodeReply(encode(aPage(kMaxPageRows + 1)))) == Lines{"body.pages[0].rows too-many"});
}

TEST_CASE("what is wrong with a request is named by its path")
{
    const std::string push = encode(aPush(1, 2));
    struct Row
    {
        std::string bytes;
        Lines complaints;
    };
    const Row rows[] = {
        {"", {" syntax"}},
        {"7", {" wrong-type"}},
        {std::string(100, '['), {" depth"}},
        {std::string(kMaxRequestBytes + 1, ' '), {" size"}},
        {replaced(push, R"("call":"push")", R"("call":"shove")"), {"call unknown-value"}},
        {replaced(push, R"("inc":)", R"("who":)"), {"inc missing"}},
        {replaced(push, R"("hash":"AAA)", R"("hash":"!AA)"), {"body.after.hash not-base64"}},
        {replaced(push, R"("hash":"AAAA)", R"("hash":")"), {"body.after.hash wrong-size"}},
        {replaced(push, R"("hash":"AAAA)", R"("hash":"AAAAAAAA)"), {"body.after.hash too-long"}},
        {replaced(push, R"("hash":")", R"("mash":")"), {"body.after.hash missing"}},
        {replaced(push, R"("number":0)", R"("number":-1)"), {"number out-of-range"}},
        {replaced(push, R"("number":0)", R"("number":1.0)"), {" fraction"}},
        {replaced(push, R"("entries":[)", R"("entries":[3,)"), {"body.entries[0] wrong-type"}},
    };
    for (const auto& [bytes, complaints] : rows)
        CHECK(linesOf(decodeRequest(bytes)) == complaints);
}

TEST_CASE("what is wrong with a reply is named by its path")
{
    const std::string page = encode(aPage(2));
    CHECK(linesOf(decodeReply(replaced(page, R"("to":0)", R"("to":-1)"))) == Lines{"body.pages[0].to out-of-range"});
    CHECK(linesOf(decodeReply(replaced(page, R"("joined":"1970-01-01")", R"("joined":1970)"))) ==
          Lines{"body.pages[0].rows[0].joined wrong-type"});
    CHECK(linesOf(decodeReply(std::string(kMaxReplyBytes + 1, ' '))) == Lines{" size"});
}

TEST_CASE("a key of a message that this version does not know is left alone")
{
    const Request request = aPush(1, 2);
    CHECK(decodeRequest(replaced(encode(request), R"("body":{)", R"("mood":[{}],"body":{"weather":"rain",)")) ==
          request);
}

TEST_CASE("cut or damaged messages give a message or complaints, never a crash")
{
    SeededRandom random(11);
    RandomMessages messages(random);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        const bool isRequest = i % 2 == 0;
        const std::string bytes = isRequest ? encode(messages.request()) : encode(messages.reply());
        const auto decodes = [isRequest](std::string_view text) {
            return isRequest ? decodeRequest(text).has_value() : decodeReply(text).has_value();
        };
        refused += decodes(std::string_view(bytes).substr(0, random.below(bytes.size()))) ? 0 : 1;
        for (int damage = 0; damage < 20; ++damage) {
            std::string damaged = bytes;
            for (auto hits = random.below(4) + 1; hits > 0; --hits)
                damaged[random.below(damaged.size())] = "\"\\{}[]:,0123456789-ea\xff \x01"[random.below(24)];
            (void)decodes(damaged);
        }
    }
    CHECK(refused == 300);
}

} // namespace
} // namespace loyalty::sync
