#include "core/sync/protocol.h"

#include "tests/support/base/seeded_random.h"
#include "tests/support/sync/random_messages.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::sync {
namespace {

using namespace loyalty::test;

TEST_CASE("a request of any kind comes back from its bytes as it was")
{
    static_assert(std::variant_size_v<decltype(Request::body)> == RandomMessages::kRequests);
    REQUIRE(rc::check([](std::uint64_t seed) {
        SeededRandom random(seed);
        RandomMessages messages(random);
        for (std::size_t kind = 0; kind < RandomMessages::kRequests; ++kind) {
            const Request request = messages.request(kind);
            RC_ASSERT(request.body.index() == kind);
            const auto decoded = decodeRequest(encode(request));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == request);
        }
    }));
}

TEST_CASE("a reply of any kind comes back from its bytes as it was")
{
    static_assert(std::variant_size_v<decltype(Reply::body)> == RandomMessages::kReplies);
    REQUIRE(rc::check([](std::uint64_t seed) {
        SeededRandom random(seed);
        RandomMessages messages(random);
        for (std::size_t kind = 0; kind < RandomMessages::kReplies; ++kind) {
            const Reply reply = messages.reply(kind);
            RC_ASSERT(reply.body.index() == kind);
            const auto decoded = decodeReply(encode(reply));
            RC_ASSERT(decoded.has_value());
            RC_ASSERT(*decoded == reply);
        }
    }));
}

TEST_CASE("an entry travels exactly, also one that is no text")
{
    for (const std::string& bytes :
         {std::string("{\"v\":1,\"at\":\"茶\\n\"}"), std::string("\xff\0\x80", 3), std::string()}) {
        Request request;
        request.incarnation = IncarnationId({1});
        Push push;
        push.entries = {{1, {}, {}, bytes}};
        request.body = push;
        const auto decoded = decodeRequest(encode(request));
        REQUIRE(decoded);
        CHECK(std::get<Push>(decoded->body).entries[0].bytes == bytes);
    }
}

TEST_CASE("a terminal's keys come back from their bytes as they were")
{
    SeededRandom random;
    const TerminalKeys keys{crypto::makeSecretKey(random), crypto::makeSecretKey(random)};
    CHECK(decodeTerminalKeys(encode(keys)) == keys);
    CHECK(!decodeTerminalKeys("{}"));
    CHECK(!decodeTerminalKeys(R"({"lookupKey":"AAAA","storeKey":"AAAA"})"));
}

TEST_CASE("a terminal's keys carry several epochs of member codes, or none")
{
    SeededRandom random(7);
    TerminalKeys keys{.lookupKey = crypto::makeSecretKey(random), .storeKey = crypto::makeSecretKey(random)};
    const std::string without = encode(keys);
    CHECK(without.find("codeKeys") == std::string::npos); // as an enrolment from before there were live codes
    CHECK(decodeTerminalKeys(without) == keys);
    for (const int epoch : {1, 2, 9})
        keys.codeKeys.emplace(epoch, crypto::makeSecretKey(random));
    CHECK(decodeTerminalKeys(encode(keys)) == keys);
    const auto withEpochs = [&](std::string_view list) {
        std::string text = without;
        text.insert(text.size() - 1, ",\"codeKeys\":[" + std::string(list) + "]");
        return decodeTerminalKeys(text).has_value();
    };
    const std::string key = "\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}";
    CHECK(withEpochs("{\"epoch\":3," + key));
    CHECK_FALSE(withEpochs("{\"epoch\":0," + key));
    CHECK_FALSE(withEpochs("{\"epoch\":10," + key));
    CHECK_FALSE(withEpochs("{\"epoch\":3," + key + ",{\"epoch\":3," + key));
    CHECK_FALSE(withEpochs("{\"epoch\":3,\"key\":\"AAAA\"}"));
}

TEST_CASE("why head office halts has a word of its own")
{
    CHECK(toString(Halt::Forked) == "forked");
    CHECK(toString(Halt::EpochChanged) == "epoch-changed");
    CHECK(toString(Halt::NotFound) == "not-found");
}

} // namespace
} // namespace loyalty::sync
