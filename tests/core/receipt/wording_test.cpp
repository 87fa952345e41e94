#include "core/receipt/wording.h"

#include "core/engine/reasons.h"
#include "tests/support/receipt/samples.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

namespace loyalty::receipt {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::set<std::string> currencySigns(std::string_view language)
{
    const auto document = json::parse(test::wordingFile(language)).value();
    std::set<std::string> keys;
    for (const auto& [key, value] : *document.asObject())
        if (key.starts_with("currency."))
            keys.insert(key);
    return keys;
}

TEST_CASE("both languages of the receipts are complete")
{
    for (const std::string_view language : {"zh_CN", "en"}) {
        INFO(language);
        const auto wording = Wording::parse(test::wordingFile(language));
        if (!wording)
            for (const json::Complaint& complaint : wording.error())
                UNSCOPED_INFO(complaint.path << " " << complaint.code << " " << complaint.value);
        REQUIRE(wording);
        CHECK(wording->language() == language);
    }
    CHECK(currencySigns("zh_CN") == currencySigns("en"));
}

TEST_CASE("every reason that the engine gives has its phrase on paper")
{
    for (const std::string_view reason : engine::kReasons) {
        INFO(reason);
        CHECK(std::ranges::find(kPhrases, "detail." + std::string(reason), &PhraseKey::key) != std::end(kPhrases));
    }
}

TEST_CASE("the Chinese receipts use the words of the glossary")
{
    const Wording chinese = test::wordingOf("zh_CN");
    const std::pair<Phrase, std::string_view> words[] = {
        {Phrase::Member, "会员"},        {Phrase::Earned, "积分"},      {Phrase::Tier, "等级"},
        {Phrase::VoidTitle, "冲正"},     {Phrase::ReturnTitle, "退货"}, {Phrase::ScanToReturn, "退货"},
        {Phrase::EnrolmentTitle, "会员"}};
    for (const auto& [phrase, word] : words)
        CHECK(chinese.say(phrase).find(word) != std::string::npos);
}

TEST_CASE("a file of words that lacks something or holds too much is refused with the place")
{
    struct Row
    {
        std::string_view from;
        std::string_view to;
        json::Complaint complaint;
    };
    const Row rows[] = {
        {R"("title.sale": "SALE",)", "", {"title.sale", "missing", ""}},
        {R"("title.sale")", R"("title.sael")", {"title.sale", "missing", ""}},
        {R"("title.sale": "SALE")", R"("title.sale": "SALE", "title.salt": "x")", {"title.salt", "unknown-key", ""}},
        {"REPRINT {number}", "REPRINT", {"banner.reprint", "missing-place", "{number}"}},
        {"REPRINT {number}", "REPRINT {number} {number}", {"banner.reprint", "repeated-place", "{number}"}},
        {"REPRINT {number}", "REPRINT {number} {nmber}", {"banner.reprint", "unknown-place", "{nmber}"}},
        {"REPRINT {number}", "REPRINT {number", {"banner.reprint", "open-place", "REPRINT {number"}},
        {R"("one": "{points} point ends after {day}",)", "", {"points.ending.one", "missing", ""}},
        {R"("one": "{points} point ends)",
         R"("one": "{pints} point ends)",
         {"points.ending.one", "unknown-place", "{pints}"}},
        {R"("one": "{points} point)",
         R"("two": "x", "one": "{points} point)",
         {"points.ending.two", "unknown-key", ""}},
        {R"("title.sale": "SALE")", R"("title.sale": 5)", {"title.sale", "wrong-type", "5"}},
        {"{", "", {"", "syntax", ""}},
    };
    const std::string file = test::wordingFile("en");
    for (const Row& row : rows) {
        INFO(row.from << " -> " << row.to);
        const auto wording = Wording::parse(replaced(file, row.from, row.to));
        REQUIRE_FALSE(wording);
        for (const json::Complaint& complaint : wording.error())
            UNSCOPED_INFO(complaint.path << " " << complaint.code << " " << complaint.value);
        const auto found = std::ranges::find_if(wording.error(), [&row](const json::Complaint& complaint) {
            return complaint.path == row.complaint.path && complaint.code == row.complaint.code;
        });
        REQUIRE(found != wording.error().end());
        if (!row.complaint.value.empty())
            CHECK(found->value == row.complaint.value);
    }
}

TEST_CASE("a phrase is said with its places, in the form of the count")
{
    const Wording english = test::wordingOf("en");
    CHECK(english.say(Phrase::Reprint, {{"number", "2"}}) == "REPRINT 2");
    CHECK(english.say(Phrase::EndingPoints, {{"points", "1"}, {"day", "2026-12-31"}}, 1) ==
          "1 point ends after 2026-12-31");
    CHECK(english.say(Phrase::EndingPoints, {{"points", "120"}, {"day", "2026-12-31"}}, 120) ==
          "120 points end after 2026-12-31");
    CHECK(test::wordingOf("zh_CN").say(Phrase::EndingPoints, {{"points", "1"}, {"day", "2026-12-31"}}, 1) ==
          "1 积分有效期至 2026-12-31");
}

TEST_CASE("amounts are written by the currency's decimals, with its sign or its code")
{
    const Wording english = test::wordingOf("en");
    struct Row
    {
        std::int64_t minor;
        std::string_view code;
        int decimals;
        std::string_view text;
    };
    const Row rows[] = {
        {123'450, "CNY", 2, "¥1,234.50"},
        {-300, "CNY", 2, "-¥3.00"},
        {5, "USD", 2, "$0.05"},
        {1250, "KWD", 3, "KWD 1.250"},
        {1'234'567, "JPY", 0, "JPY 1,234,567"},
        {-1'000'000'000'000, "EUR", 2, "-€10,000,000,000.00"},
    };
    for (const Row& row : rows)
        CHECK(english.amount(row.minor, *Currency::make(row.code, row.decimals)) == row.text);
}

} // namespace
} // namespace loyalty::receipt
