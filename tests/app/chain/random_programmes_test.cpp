#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// Whatever the size that is asked for: a small one would draw the first of everything.
int upTo(int most)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most + 1));
}

std::string oneOf(const std::vector<std::string>& words)
{
    return words[static_cast<std::size_t>(upTo(static_cast<int>(words.size()) - 1))];
}

/// A key of an object, or nothing.
std::string maybe(const std::string& key, const std::string& value)
{
    return upTo(2) == 0 ? ", \"" + key + "\": " + value : std::string();
}

std::string anyWhen()
{
    return oneOf({"{}", R"({"minSpendMinor": 3000})", R"({"belowSpendMinor": 9000})", R"({"channels": ["kiosk"]})",
                  R"({"tiers": ["gold"]})", R"({"firstPurchase": true})", R"({"minPieces": 2})",
                  R"({"birthday": {"before": 200, "after": 150, "use": "oneTicket"}})", R"({"segments": ["students"]})",
                  R"({"codes": ["TEA"]})"});
}

std::string anySelect()
{
    return oneOf({"{}", R"({"include": {"categories": ["A"]}})", R"({"exclude": {"categories": ["B"]}})"});
}

/// `keep`: fractions of a point are kept, which a rule by amount would lose by caps or a rounding of its own, and a
/// multiplier by whatever makes what it adds points of its own.
std::string anyRule(int index, bool keep)
{
    const std::string common = "\"id\": \"r" + std::to_string(index) + "\"" + maybe("when", anyWhen()) +
                               maybe("select", anySelect()) + maybe("priority", std::to_string(upTo(3)));
    const std::string apart = maybe("caps", oneOf({R"({"day": 40})", R"({"month": 90, "ticket": 25})"})) +
                              maybe("rounding", oneOf({"\"up\"", "\"halfUp\""}));
    const std::string own = maybe("pendingDays", "3") + maybe("expiry", R"({"days": 20})");
    const std::string byAmount = R"("type": "perAmount", "points": 3, "perMinor": 250)";
    const std::string kind =
        oneOf({byAmount, R"("type": "perTicket", "points": 11)", R"("type": "perUnit", "points": 4)",
               R"("type": "perSku", "points": 6)", R"("type": "multiplier", "factor": "2.5")",
               R"("type": "multiplier", "factor": "4/3")"});
    const bool multiplies = kind.find("multiplier") != std::string::npos;
    const bool together = keep && (kind == byAmount || multiplies);
    return "{" + common + (together ? "" : apart) + (keep && multiplies ? "" : own) + ", " + kind + "}";
}

/// What comes with points: a coupon, or a stamp on a card that makes one.
std::string anyGift(int index)
{
    return "{\"id\": \"g" + std::to_string(index) + "\"" + maybe("when", anyWhen()) + maybe("select", anySelect()) +
           ", " + oneOf({R"("type": "coupon", "coupon": "c")", R"("type": "stamps", "card": "tea")"}) + "}";
}

std::string anyBase()
{
    return R"({"tax": )" + oneOf({"\"included\"", "\"excluded\""}) + R"(, "discounts": )" +
           oneOf({"\"after\"", "\"afterLines\"", "\"before\""}) + R"(, "redeemed": )" +
           oneOf({"\"deducted\"", "\"kept\""}) + maybe("tenders", R"(["voucher"])") + "}";
}

/// The first offer opens with a coupon, which rules, a full card and a reward give.
std::string anyAssets()
{
    return R"("coupons": [{"id": "c", "names": {"en": "C"}, "offer": "o0", "perTicket": 2)" + maybe("when", anyWhen()) +
           maybe("expiry", R"({"days": 25})") + R"(}],
        "stampCards": [{"id": "tea", "names": {"en": "Tea"}, "stamps": 2, "coupon": "c"}],
        "rewards": [{"id": "mug", "names": {"en": "Mug"}, "points": 17, "goods": {"sku": "x"})" +
           maybe("when", anyWhen()) + R"(},
                    {"id": "five", "names": {"en": "Five"}, "points": 12, "minor": 300, "reducesBase": )" +
           oneOf({"true", "false"}) + R"(},
                    {"id": "again", "names": {"en": "Again"}, "points": 9, "coupon": "c"}])";
}

std::string anyOffer(int index)
{
    return "{\"id\": \"o" + std::to_string(index) + "\"" + maybe("when", anyWhen()) + maybe("select", anySelect()) +
           ", " +
           oneOf({R"("type": "percent", "percent": "10%")", R"("type": "fixed", "minor": 150)",
                  R"("type": "nth", "nth": 2, "percent": "50%")", R"("type": "cheapest", "percent": "30%")",
                  R"("type": "price", "minor": 700)"}) +
           "}";
}

std::string anyProgramme()
{
    std::string rules = R"({"id": "base", "type": "perAmount", "points": 1, "perMinor": 100})";
    const bool keep = upTo(2) == 0;
    const int count = upTo(4);
    for (int i = 0; i < count; ++i)
        rules += ", " + anyRule(i, keep);
    for (int i = upTo(2); i > 0; --i)
        rules += ", " + anyGift(i);
    std::string offers = anyOffer(0);
    for (int i = upTo(3); i > 0; --i)
        offers += ", " + anyOffer(i);
    const std::string rounding =
        keep ? R"({"mode": "down", "remainder": "keep"})"
             : oneOf({R"({"mode": "halfUp"})", R"({"per": "rule"})", R"({"multiply": "afterRounding"})", "{}"});
    return R"({"format": "loyalty-programme/2", "id": "any", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
        "currency": {"code": "CNY", "exponent": 2}, "names": {"en": "Any"},
        "earning": {"rules": [)" +
           rules + R"(], "rounding": )" + rounding + maybe("caps", R"({"day": 120, "member": 900})") +
           (keep ? std::string() : maybe("budgets", R"([{"id": "b", "points": 150, "rules": ["base"]}])")) +
           maybe("minSpendMinor", "500") + maybe("base", anyBase()) + R"(}, "tiers": {"qualify": {"by": )" +
           oneOf({"\"spend\"", "\"points\"", "\"visits\""}) +
           R"(, "rollingMonths": 12}, "levels": [{"id": "basic", "names": {"en": "B"}, "threshold": 0, "rate": "1"},
             {"id": "gold", "names": {"en": "G"}, "threshold": )" +
           oneOf({"3", "150", "15000"}) + R"(, "rate": "1.5"}]},
        "redeeming": {"pointsPer": 10, "valueMinor": 10, "min": 10, "step": 10, "maxShare": "50%",
                      "maxPointsByTrust": {"spoken": 1000000, "static": 1000000}},
        "discounts": {"choose": )" +
           oneOf({"\"best\"", "\"priority\""}) + maybe("percentOf", "\"price\"") +
           maybe("minSpendTax", "\"excluded\"") + maybe("oneTicketPercent", "true") + R"(, "offers": [)" + offers +
           "]}, " + anyAssets() + R"(,
        "expiry": {"months": 2, "rolling": )" +
           oneOf({"true", "false"}) + "}}";
}

terminal::SaleAsk anySale(AChain& chain, const MemberId& member)
{
    terminal::SaleAsk ask = chain.sale(member, 100 + upTo(9'000));
    for (int i = upTo(3); i > 0; --i) {
        engine::BasketLine line = ask.basket.lines[0];
        line.id = static_cast<std::uint32_t>(ask.basket.lines.size() + 1);
        line.amountMinor = 1 + upTo(5'000);
        line.category = oneOf({"A", "B", ""});
        line.sku = oneOf({"x", "y"});
        line.quantity = Quantity::pieces(1 + upTo(3));
        ask.basket.lines.push_back(std::move(line));
    }
    for (engine::BasketLine& line : ask.basket.lines) {
        if (upTo(1) == 0)
            line.taxMinor = line.amountMinor * 13 / 113;
        line.taxIncluded = upTo(4) > 0;
    }
    ask.redeem.coupons.assign(static_cast<std::size_t>(std::max(upTo(4) - 2, 0)), "c");
    for (const char* reward : {"mug", "five", "again"})
        if (upTo(5) == 0)
            ask.redeem.rewards.push_back({reward, 1 + upTo(1)});
    for (const char* tender : {"voucher", "bank-card"})
        if (upTo(3) == 0)
            ask.redeem.tenders.push_back({tender, upTo(900)});
    if (upTo(2) == 0)
        ask.channel = "kiosk";
    if (upTo(2) == 0)
        ask.redeem.codes = {"TEA"};
    if (upTo(3) == 0)
        ask.redeem.kind = engine::Ask::Kind::AsMuchAsAllowed;
    return ask;
}

/// Obtains what the sale lacks, which may let more of it be paid with points, until it lacks nothing more that is given.
void cover(AChain& chain, Till& till, const terminal::SaleAsk& ask)
{
    for (int round = 0; round < 3; ++round) {
        const auto quoted = till->quoteSale(cashier(), ask);
        if (!quoted || quoted->missing.empty())
            return;
        for (const terminal::MissingRight& missing : quoted->missing)
            (void)chain.obtainRight(till, missing);
    }
}

/// The sale is booked as it was quoted, or neither is.
void sellAsQuoted(Till& till, const terminal::SaleAsk& ask)
{
    const auto quoted = till->quote(cashier(), ask);
    const auto again = till->quote(cashier(), ask);
    const auto whole = till->quoteSale(cashier(), ask);
    const auto sold = till->commit(cashier(), ask);
    RC_ASSERT(quoted.has_value() == whole.has_value());
    RC_ASSERT(sold.has_value() == (whole && whole->missing.empty()));
    if (!sold)
        return;
    RC_ASSERT(*quoted == *again);
    RC_ASSERT(*quoted == whole->quote);
    RC_ASSERT(quoted->earned == sold->sold.earned);
    RC_ASSERT(quoted->parts == sold->sold.parts);
    RC_ASSERT(quoted->dueMinor == sold->sold.dueMinor);
    RC_ASSERT(quoted->redeemed == sold->sold.redeemed);
    for (std::size_t i = 0; i < quoted->lines.size(); ++i)
        RC_ASSERT(quoted->lines[i] == sold->sold.lines[i].quote);
    if (upTo(3) == 0)
        RC_ASSERT(till->returnGoods(cashier(), sold->id, {{1, {}}}).has_value());
}

/// Whatever happened at the tills, some of it to the same member.
void randomSales(AChain& chain, const std::vector<MemberId>& members, bool told)
{
    for (int sales = 1 + upTo(5); sales > 0; --sales) {
        Till& till = *chain.tills[static_cast<std::size_t>(upTo(static_cast<int>(chain.tills.size()) - 1))];
        if (told)
            chain.syncAll();
        const terminal::SaleAsk ask = anySale(chain, members[static_cast<std::size_t>(upTo(1))]);
        if (told || upTo(1) == 0)
            cover(chain, till, ask);
        sellAsQuoted(till, ask);
        chain.clock.advance(std::chrono::hours(upTo(24 * 20)));
    }
    chain.syncAll();
}

std::vector<MemberId> enrolled(AChain& chain)
{
    Till& till = *chain.tills.front();
    const std::vector<MemberId> members = {chain.enrol(till, "13800000001", "王小明", "1990-06-15"),
                                           chain.enrol(till, "13800000002", "李雷", "1984-02-29")};
    chain.syncAll();
    for (const MemberId& member : members) {
        RC_ASSERT(till->adjust(manager(), member, Points(1 + upTo(300)), "welcome").has_value());
        if (upTo(1) == 0)
            RC_ASSERT(till->moveSegment(manager(), member, "students", true, "card seen").has_value());
        if (upTo(2) > 0)
            RC_ASSERT(till->moveCoupons(manager(), member, "c", 1 + upTo(2), "sorry").has_value());
    }
    chain.syncAll();
    return members;
}

} // namespace

TEST_CASE(
    "head office judges whatever tills sold by whatever programme as they did, and a quote is what is then booked")
{
    REQUIRE(rc::check([] {
        const std::string programme = anyProgramme();
        AChain chain({.programme = programme});
        for (int tills = 1 + upTo(1); tills > 0; --tills)
            chain.addTill();
        randomSales(chain, enrolled(chain), true);
        chain.requireAgreement();
        auto transaction = chain.database->read();
        RC_ASSERT(transaction.has_value());
        const auto differences = (*transaction)->differences(100);
        RC_ASSERT(differences.has_value());
        for (const office::Difference& difference : *differences)
            RC_LOG() << difference.what << ": " << difference.printed << " / " << difference.judged << "\n"
                     << programme;
        RC_ASSERT(differences->empty());
    }));
}

TEST_CASE("tills that do not know of each other's sales book what they quote, and all agree once they talk")
{
    REQUIRE(rc::check([] {
        AChain chain({.programme = anyProgramme()});
        chain.addTill();
        chain.addTill();
        randomSales(chain, enrolled(chain), false);
        chain.requireAgreement();
    }));
}
