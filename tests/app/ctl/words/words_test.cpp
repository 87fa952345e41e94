#include "app/ctl/words/words.h"

#include "app/terminal/commands/trace_json.h"
#include "core/terminal/terminal.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

namespace loyalty::ctl {
namespace {

std::set<std::string> gapsIn(std::string_view text)
{
    std::set<std::string> gaps;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
        gaps.emplace(text.substr(at, text.find('}', at) - at + 1));
    return gaps;
}

void needs(const std::string& key)
{
    INFO(key);
    CHECK(findWord(Language::English, key));
    CHECK(findWord(Language::Chinese, key));
}

/// Every value of an enumeration that is listed without gaps, up to its last one.
template <class Enum>
void needsAll(const std::string& prefix, Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i)
        needs(prefix + "." + std::string(toString(static_cast<Enum>(i))));
}

TEST_CASE("both languages say the same things, with the same gaps, each key once")
{
    const auto english = englishWords();
    const auto chinese = chineseWords();
    REQUIRE(english.size() == chinese.size());
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < english.size(); ++i) {
        INFO(english[i].key);
        CHECK(keys.insert(english[i].key).second);
        CHECK(english[i].key == chinese[i].key);
        CHECK_FALSE(english[i].text.empty());
        CHECK(gapsIn(english[i].text) == gapsIn(chinese[i].text));
    }
}

TEST_CASE("there are words for everything that a terminal may refuse")
{
    using namespace terminal;
    needsAll("identify", IdentifyRefusal::AnotherChain);
    needsAll("enrol", EnrolRefusal::NoSuchReferrer);
    needsAll("sell", SellRefusal::TicketTaken);
    needsAll("quote", engine::QuoteRefusal::RedeemBeyondRights);
    needsAll("return", ReturnUseRefusal::Return);
    needsAll("return", engine::ReturnRefusal::EmptyReturn);
    needsAll("void", VoidRefusal::OtherDay);
    needsAll("adjust", AdjustRefusal::Nothing);
    needsAll("value", ValueRefusal::Spent);
    needsAll("block", BlockRefusal::Already);
    needsAll("receipt", ReceiptRefusal::AlreadySettled);
    needsAll("find", FindRefusal::NoSuchMember);
    needsAll("sync", sync::Halt::NotFound);
    needsAll("fault", FaultCode::BadConfiguration);
    needsAll("complaint", json::ParseCode::NotUtf8);
}

TEST_CASE("there are words for what stands beside an answer, and for the faults that are nobody else's")
{
    for (const char* const key : {"note.repeated", "note.voided", "note.clock-went-back", "note.clock-differs",
                                  "fault.input", "fault.late", "fault.untold", "fault.served", "fault.other-user"})
        needs(key);
}

TEST_CASE("there are words for every kind of step in a reckoning")
{
    for (int i = 0; i <= static_cast<int>(engine::TraceStep::Kind::Conditional); ++i)
        needs("why." + std::string(app::toString(static_cast<engine::TraceStep::Kind>(i))));
}

TEST_CASE("gaps are filled, and a key without words is told as it is")
{
    CHECK(say(Language::English, "label.to-next", {{"tier", "gold"}}) == "Missing to gold");
    CHECK(say(Language::Chinese, "label.to-next", {{"tier", "金卡"}}) == "距 金卡 还差");
    CHECK(say(Language::English, "label.to-next", {{"tier", "{tier}"}}) == "Missing to {tier}");
    CHECK(say(Language::English, "sell.something-newer") == "sell.something-newer");
}

TEST_CASE("a locale's name names its language")
{
    CHECK(languageFrom("zh_CN") == Language::Chinese);
    CHECK(languageFrom("zh_Hans_CN") == Language::Chinese);
    CHECK(languageFrom("en_US.UTF-8") == Language::English);
    CHECK_FALSE(languageFrom("C"));
    CHECK_FALSE(languageFrom(""));
}

} // namespace
} // namespace loyalty::ctl
