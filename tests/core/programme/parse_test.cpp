#include "core/programme/parse.h"

#include "core/programme/migrate.h"
#include "tests/core/programme/corpus.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace loyalty::programme {
namespace {

std::string wholeText()
{
    return corpus("sound.json").front().text;
}

std::vector<json::Complaint> complaintsOf(std::string_view text)
{
    const auto parsed = parse(text);
    return parsed ? std::vector<json::Complaint>{} : parsed.error();
}

TEST_CASE("every value of a document reaches the programme")
{
    const Programme programme = parse(wholeText()).value();
    CHECK(programme.id == "whole");
    CHECK(programme.version == 7);
    CHECK(programme.validFrom == Instant::fromSeconds(1767196800));
    CHECK(programme.currency == test::currency("CNY", 2));
    CHECK(programme.names == Names{{"en", "Every key"}, {"zh_CN", "全部键"}});
    CHECK(programme.earning.select.include.categories == std::vector<std::string>{"FOOD", "NON-FOOD"});
    CHECK(programme.earning.select.exclude.tags == std::vector<std::string>{"clearance"});
    CHECK(programme.earning.rounding == Rounding::HalfUp);
    CHECK(programme.earning.scope == RoundingScope::Rule);
    CHECK(programme.earning.order == MultiplyOrder::AfterRounding);
    CHECK(programme.expiry == Expiry{12, PeriodEnd::Year});
    CHECK(programme.returns.shortfall == Shortfall::Clamp);
    CHECK(programme.earning.maxByTrust == TrustCaps{300, 3000, 30000});
    CHECK(programme.cards == std::vector<member::CardRange>{{"801", 12}, {"9", 16}});
}

TEST_CASE("every value of a rule reaches the programme")
{
    const Programme programme = parse(wholeText()).value();
    REQUIRE(programme.earning.rules.size() == 8);
    const Rule& base = programme.earning.rules[0];
    REQUIRE(std::holds_alternative<PerAmount>(base.what));
    CHECK(std::get<PerAmount>(base.what) == PerAmount{3, 250, false});
    CHECK(base.rounding == Rounding::Down);
    CHECK(base.expiry == Expiry{.months = 6, .end = PeriodEnd::Day});
    CHECK(base.caps == Caps{std::nullopt, 500});
    CHECK(base.pendingDays == 3);
    CHECK(base.priority == 5);
    CHECK(base.when == When());
    const Rule& party = programme.earning.rules[1];
    REQUIRE(std::holds_alternative<Multiplier>(party.what));
    CHECK(std::get<Multiplier>(party.what) == Multiplier{Rate(5, 2)});
    CHECK(party.when.weekdays == std::vector{Weekday::Monday, Weekday::Sunday});
    CHECK(party.when.dates ==
          std::vector{DateRange{BusinessDate::make(2026, 11, 1).value(), BusinessDate::make(2026, 11, 30).value()}});
    CHECK(party.when.hours == std::vector{HourRange{64800, 86400}, HourRange{82800, 5400}});
    CHECK(party.when.birthday ==
          BirthdayWindow{3, 10, LeapDay::February28, BirthdayCalendar::Lunar, BirthdayUse::OneWindow});
    CHECK(programme.rewards.front().when.birthday == BirthdayWindow{.leapDay = LeapDay::March1});
    CHECK(party.when.tiers == std::vector<std::string>{"gold"});
    CHECK(party.when.stores == std::vector<std::string>{"s-1", "s-2"});
    CHECK(party.when.channels == std::vector<std::string>{"store"});
    CHECK(party.when.minSpendMinor == 5000);
}

TEST_CASE("every value of tiers and redeeming reaches the programme")
{
    const Programme programme = parse(wholeText()).value();
    REQUIRE(programme.tiers);
    CHECK(programme.tiers->windowMonths == 12);
    CHECK(programme.tiers->select->exclude.categories == std::vector<std::string>{"gift-card"});
    CHECK(programme.tiers->levels[1] ==
          Tier{"gold", {{"en", "Gold"}}, 100000, Rate(3, 2), Measures{std::nullopt, 100, 12}});
    REQUIRE(programme.redeeming);
    const Redeeming& redeeming = *programme.redeeming;
    CHECK(redeeming.pointsPer == 100);
    CHECK(redeeming.valueMinor == 100);
    CHECK(redeeming.min == 200);
    CHECK(redeeming.step == 100);
    CHECK(redeeming.max == 10000);
    CHECK(redeeming.maxShare == Rate(1, 2));
    CHECK(redeeming.maxByTrust == std::array<std::optional<std::int64_t>, 3>{0, 500, 2000});
    CHECK(redeeming.select->exclude.categories == std::vector<std::string>{"tobacco"});
}

TEST_CASE("what is not fresh spends nothing unless the programme says so, and earns all the same")
{
    std::string text(wholeText());
    for (int limits = 0; limits < 2; ++limits) { // of earning, of redeeming
        const std::size_t at = text.find("\"maxPointsByTrust\"");
        REQUIRE(at != std::string::npos);
        text.erase(at, text.find("},", at) + 2 - at);
    }
    const Programme programme = parse(text).value();
    CHECK(programme.redeeming->maxByTrust == TrustCaps{0, 0, std::nullopt});
    CHECK(programme.earning.maxByTrust == TrustCaps{});
}

TEST_CASE("text that is no JSON is answered with where and why")
{
    struct Row
    {
        std::string text;
        std::string_view code;
        std::string_view place;
    };
    const Row rows[] = {
        {"", "syntax-value", "1:1"},
        {"{", "syntax-key", "1:2"},
        {"{\n  \"id\": \"a\",\n}", "syntax-key", "3:1"},
        {"{\n  \"名\": 1 \"b\": 2}", "syntax-comma-or-brace", "2:10"},
        {"{\"id\" \"a\"}", "syntax-colon", "1:7"},
        {"{\"id\": [1\n2]}", "syntax-comma-or-bracket", "2:1"},
        {"{\"id\": tru}", "syntax-value", "1:11"},
        {"{} {}", "syntax-end", "1:4"},
        {std::string("{}\0{}", 5), "syntax", "1:3"},
        {"{\"version\": 1.0}", "fraction", "1:17"},
        {"{\"version\": 1e3}", "fraction", "1:17"},
        {"{\"version\": 99999999999999999999}", "number-range", "1:34"},
        {"{\"id\": \"a\", \"id\": \"b\"}", "repeated-key", "1:13"},
        {"{\"id\": \"\xff\"}", "not-utf8", "1:9"},
        {std::string(100, '['), "depth", "1:18"},
        {std::string(1 << 20, ' ') + "{}", "size", "1:1048577"},
    };
    for (const Row& row : rows) {
        INFO(row.text.substr(0, 40));
        const auto complaints = complaintsOf(row.text);
        REQUIRE(complaints.size() == 1);
        CHECK(complaints.front().path == row.place);
        CHECK(complaints.front().code == row.code);
    }
}

TEST_CASE("a key that is there twice is named, where it stands the second time")
{
    CHECK(complaintsOf("{\n  \"id\": \"a\",\n  \"名\": {},\n  \"名\": {}\n}") ==
          std::vector<json::Complaint>{{"4:3", "repeated-key", "名"}});
    CHECK(complaintsOf(R"({"a\"b": 1, "a\"b": 2})") ==
          std::vector<json::Complaint>{{"1:13", "repeated-key", R"(a\"b)"}});
    const std::string key(81, 'k');
    CHECK(complaintsOf("{\"" + key + "\":1,\"" + key + "\":2}").front().value == key.substr(0, 80));
}

TEST_CASE("JSON that is no object is no programme")
{
    for (const char* text : {"[]", "1", "\"loyalty-programme/2\"", "true"}) {
        INFO(text);
        CHECK(complaintsOf(text) == std::vector<json::Complaint>{{"", "wrong-type", text}});
    }
}

TEST_CASE("an empty object misses what a programme must say")
{
    CHECK(complaintsOf("{}") == std::vector<json::Complaint>{{"format", "missing", ""},
                                                             {"id", "missing", ""},
                                                             {"version", "missing", ""},
                                                             {"validFrom", "missing", ""},
                                                             {"currency", "missing", ""},
                                                             {"names", "missing", ""},
                                                             {"earning", "missing", ""}});
}

TEST_CASE("a document cut or changed anywhere is answered, never misread")
{
    const std::string whole = wholeText();
    REQUIRE(rc::check("a cut document is refused", [&whole] {
        const std::size_t length = *rc::gen::inRange<std::size_t>(0, whole.size());
        RC_ASSERT(!parse(whole.substr(0, length)).has_value());
    }));
    REQUIRE(rc::check("a changed byte gives a programme or complaints with a code", [&whole] {
        std::string changed = whole;
        changed[*rc::gen::inRange<std::size_t>(0, whole.size())] = *rc::gen::arbitrary<char>();
        const auto parsed = parse(changed);
        if (!parsed)
            for (const json::Complaint& complaint : parsed.error())
                RC_ASSERT(!complaint.code.empty());
    }));
}

TEST_CASE("a document of the first format is read as what it says in this one")
{
    std::string text = wholeText();
    const auto replace = [&text](std::string_view what, std::string_view with) {
        const std::size_t at = text.find(what);
        REQUIRE(at != std::string::npos);
        text.replace(at, what.size(), with);
    };
    const Programme now = parse(text).value();
    replace("loyalty-programme/2", "loyalty-programme/1");
    replace(R"("family":{)", R"("family":{"share":"50%","spender":"owner",)");
    replace(R"("rules":["visit"])", R"("rules":["visit","party"])");
    const auto then = parse(text);
    REQUIRE(then);
    CHECK(*then == now);
}

TEST_CASE("a budget of the first format that could cap nothing is no budget, and one of nothing is still a fault")
{
    json::Value document = json::parse(R"({"format": "loyalty-programme/1", "earning": {
        "rules": [{"id": "double", "type": "multiplier"}, {"id": "gift", "type": "coupon"}],
        "budgets": [{"id": "a", "points": 1, "rules": ["double", "gift"]}]}})")
                               .value();
    CHECK(migrate(document));
    CHECK(json::write(document) == R"({"format":"loyalty-programme/2","earning":{"rules":[{"id":"double",)"
                                   R"("type":"multiplier"},{"id":"gift","type":"coupon"}]}})");
    CHECK_FALSE(migrate(document));
    json::Value strange = json::parse(R"({"format": "loyalty-programme/1", "family": 1, "earning": {"rules": {},
        "budgets": [7]}})")
                              .value();
    CHECK(migrate(strange)); // what is wrong with it is complained about as in any document
    json::Value none = json::parse("[]").value();
    CHECK_FALSE(migrate(none));
}

TEST_CASE("what was good when it was published stays in force")
{
    Programme programme = test::aProgramme();
    programme.earning.rules[0].when.until = programme.validFrom;
    CHECK(contradictions(programme, Judged::Now) ==
          std::vector<json::Complaint>{{"earning.rules[0].when.until", "over-before-begin", ""}});
    CHECK(contradictions(programme, Judged::AsPublished).empty());
}

TEST_CASE("what was published stays in force where more is asked of a new document")
{
    std::string text = wholeText();
    const std::string_view name = "Every key";
    const std::size_t at = text.find(name);
    REQUIRE(at != std::string::npos);
    text.replace(at, name.size(), "Every\\tkey");
    CHECK_FALSE(parse(text));
    CHECK(parse(text, Judged::AsPublished));
}

TEST_CASE("a coupon and its offer meet where any moment suits both")
{
    struct Row
    {
        const char* what;
        void (*set)(When& coupon, When& offer);
        std::string_view code;
    };
    const auto day = [](const char* text) { return BusinessDate::parse(text).value(); };
    static const DateRange spring{day("2026-03-01"), day("2026-05-31")};
    static const DateRange may{day("2026-05-31"), day("2026-06-30")};
    static const DateRange june{day("2026-06-01"), day("2026-06-30")};
    const Row rows[] = {
        {"nothing said", [](When&, When&) {}, ""},
        {"a day in common",
         [](When& c, When& o) {
             c.dates = {spring}, o.dates = {june, may};
         },
         ""},
        {"no day in common", [](When& c, When& o) { c.dates = {spring}, o.dates = {june}; }, "dates"},
        {"hours over midnight",
         [](When& c, When& o) {
             c.hours = {{82'800, 3'600}}, o.hours = {{0, 1}};
         },
         ""},
        {"hours that only touch",
         [](When& c, When& o) {
             c.hours = {{82'800, 3'600}}, o.hours = {{3'600, 82'800}};
         },
         "hours"},
        {"one store of two",
         [](When& c, When& o) {
             c.stores = {"a", "b"}, o.stores = {"b"};
         },
         ""},
        {"another channel", [](When& c, When& o) { c.channels = {"kiosk"}, o.channels = {"store"}; }, "channels"},
        {"one after the other",
         [](When& c, When& o) {
             c.from = Instant::fromSeconds(2'000'000'000), o.until = Instant::fromSeconds(2'000'000'000);
         },
         "from"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Programme programme = test::aProgramme();
        programme.discounts.offers.resize(1);
        programme.discounts.offers[0].id = "o";
        programme.discounts.offers[0].what = FixedOff{100, false};
        programme.coupons.resize(1);
        programme.coupons[0].id = "c";
        programme.coupons[0].offer = "o";
        row.set(programme.coupons[0].when, programme.discounts.offers[0].when);
        const auto found = contradictions(programme);
        if (row.code.empty())
            CHECK(found.empty());
        else
            CHECK(found ==
                  std::vector<json::Complaint>{{"coupons[0].when." + std::string(row.code), "never-with-offer", "o"}});
    }
}

TEST_CASE("lists have limits")
{
    std::string rules;
    for (int i = 0; i <= 200; ++i)
        rules += (i == 0 ? "" : ",") + std::string(R"({"id":"r)") + std::to_string(i) +
                 R"(","type":"perAmount","points":1,"perMinor":100})";
    const std::string head = R"({"format":"loyalty-programme/2","id":"a","version":1,)"
                             R"("validFrom":"2026-01-01T00:00:00Z","currency":{"code":"CNY","exponent":2},)"
                             R"("names":{"en":"A"},"earning":{"rules":[)";
    CHECK(complaintsOf(head + rules + "]}}") == std::vector<json::Complaint>{{"earning.rules", "too-many", "201"}});
}

TEST_CASE("more selectors than a programme may have are refused")
{
    Programme programme = test::aProgramme();
    programme.earning.rules.clear();
    for (int i = 0; i < 64; ++i) {
        programme.earning.rules.push_back(test::perAmount("r" + std::to_string(i), 1, 100));
        programme.earning.rules.back().select.include.skus = {"sku-" + std::to_string(i)};
    }
    CHECK(contradictions(programme) == std::vector<json::Complaint>{{"earning.rules", "too-many-selectors", "65"}});
    programme.earning.rules.pop_back();
    CHECK(contradictions(programme).empty());
}

} // namespace
} // namespace loyalty::programme
