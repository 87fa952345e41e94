#include "core/checkout/checkout.h"
#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using namespace loyalty::checkout;

/// What a cashier adds to the open sale besides goods and the member's own points.
namespace {

using Kind = Verdict::Kind;
using Redeem = engine::Ask::Kind;

std::string put(std::string programme, std::string_view before, std::string_view more)
{
    programme.insert(programme.find(before) + before.size(), more);
    return programme;
}

/// The rich programme with codes, and vouchers that earn nothing.
std::string withCodes()
{
    std::string programme = put(aRichProgramme(), R"("earning": {)", R"( "base": { "tenders": ["voucher", "meal"] },)");
    programme = put(std::move(programme), R"("offers": [)", R"(
      { "id": "summer", "names": { "en": "Summer" }, "type": "fixed", "minor": 700, "everyone": true,
        "when": { "codes": ["SUMMER"], "minSpendMinor": 5000 } },
      { "id": "past", "names": { "en": "Past" }, "type": "fixed", "minor": 700, "everyone": true,
        "when": { "codes": ["4006381333931"], "until": "2020-02-01T00:00:00+08:00" } },)");
    return put(std::move(programme), R"("rules": [)", R"(
      { "id": "bonus", "type": "perTicket", "names": { "en": "Bonus" }, "points": 50, "when": { "codes": ["BONUS"] } },)");
}

/// Anna has 100 points, Ben 50; they are a family.
struct Counter
{
    explicit Counter(const std::string& programme = aRichProgramme())
        : chain({.programme = programme})
    {
        chain.sell(till, chain.sale(anna, 10'000));
        chain.sell(till, chain.sale(ben, 5'000));
        chain.syncAll();
        REQUIRE(till->moveFamily(manager(), ben, anna, "married"));
        chain.syncAll();
        sale.serveAs(cashier().actor);
        sale.setOnline(true);
    }

    [[nodiscard]] const CheckoutView& view() const { return sale.view(); }
    [[nodiscard]] Kind verdict() const { return sale.view().verdict.kind; }
    void scan(std::string_view code) { static_cast<void>(sale.scanned(code, access::Symbology::Unknown)); }
    void identify() { scan("13800000001"); }
    terminal::Answer<terminal::SaleView, terminal::SellStop> commit()
    {
        const auto missing = sale.beginCommit({});
        if (!missing)
            return fail(missing.error());
        terminal::RightOutcome right{.rights = *missing};
        for (const terminal::MissingRight& needed : missing->needed)
            if (right.refusal.empty())
                right.refusal = chain.obtainRight(till, needed);
        return sale.finishCommit(right);
    }
    [[nodiscard]] receipt::SaleReceipt paperOf(const terminal::SaleView& sold)
    {
        const auto paper = till->receiptFor(cashier(), sold.id, sold.entry, engine::Trace::Off);
        REQUIRE(paper);
        return std::get<receipt::SaleReceipt>(*paper);
    }

    AChain chain;
    Till& till = chain.addTill();
    MemberId anna = chain.enrol(till, "13800000001", "王小明");
    MemberId ben = chain.enrol(till, "13800000002", "李小红");
    ArticleBook articles;
    Checkout sale{{*till, till.random, articles}};
};

} // namespace

TEST_CASE("the family's points pay where the own do not suffice, once that is said, and the shares are told")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(50'000);
    REQUIRE(counter.view().family);
    CHECK(counter.view().family->others == 1);
    CHECK(counter.view().family->pool == 50_pts);
    CHECK_FALSE(counter.view().family->used);
    CHECK(counter.view().quote->redeem.most == 100_pts);

    counter.sale.useFamily(true);
    CHECK(counter.view().quote->redeem.most == 150_pts);
    counter.sale.undo();
    CHECK(counter.view().quote->redeem.most == 100_pts);
    counter.sale.useFamily(true);
    counter.sale.redeem({Redeem::Points, 100_pts});
    CHECK(counter.view().family->pays.empty());
    counter.sale.redeem({Redeem::Points, 140_pts});
    REQUIRE(counter.view().family->pays.size() == 1);
    CHECK(counter.view().family->pays[0].member == counter.ben);
    CHECK(counter.view().family->pays[0].maskedName == "李**");
    CHECK(counter.view().family->pays[0].points == 40_pts);

    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(counter.view().family->pays.size() == 1);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
    CHECK(counter.chain.booked(counter.ben) == 10);
    const auto paper = counter.paperOf(*booked);
    REQUIRE(paper.family.size() == 1);
    CHECK(paper.family[0] == receipt::FamilyLine{"李**", 40_pts});
}

TEST_CASE("the next member's family is asked about anew, and one who has none has none to spend")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(50'000);
    counter.sale.useFamily(true);
    counter.scan("13800000002");
    counter.sale.replaceMember(true);
    REQUIRE(counter.view().family);
    CHECK_FALSE(counter.view().family->used);
    counter.sale.dropMember();
    CHECK_FALSE(counter.view().family);
    counter.sale.useFamily(true);
    CHECK_FALSE(counter.view().family);
}

TEST_CASE("offline the family pays as far as this till holds rights of each, and no further")
{
    Counter counter;
    const MemberId cleo = counter.chain.enrol(counter.till, "13800000003");
    counter.chain.sell(counter.till, counter.chain.sale(cleo, 5'000));
    counter.chain.syncAll();
    REQUIRE(counter.till->moveFamily(manager(), cleo, counter.anna, "sister"));
    counter.chain.syncAll();
    REQUIRE(counter.chain.obtainRight(counter.till, counter.anna, 100).empty());
    REQUIRE(counter.chain.obtainRight(counter.till, counter.ben, 20).empty());
    REQUIRE(counter.chain.obtainRight(counter.till, cleo, 30).empty());
    counter.identify();
    counter.sale.addAmount(50'000);
    counter.sale.setOnline(false);
    counter.sale.useFamily(true);
    counter.sale.redeem({Redeem::Points, 150_pts});
    REQUIRE(counter.view().family);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    REQUIRE(counter.view().family->pays.size() == 2);
    CHECK(counter.view().family->pays[0].points == 20_pts);
    CHECK(counter.view().family->pays[1].points == 30_pts);
    REQUIRE(counter.commit());
    counter.chain.syncAll();
    counter.chain.requireAgreement();
    CHECK(counter.chain.booked(counter.ben) == 30);
    CHECK(counter.chain.booked(cleo) == 20);
}

TEST_CASE("a code of the programme is an offer code wherever it is scanned, says what it lacks, and is undone")
{
    Counter counter(withCodes());
    CHECK(counter.view().takesCodes);
    counter.scan("summer"); // in whatever case
    CHECK(counter.verdict() == Kind::OfferCodeWaits);
    CHECK(counter.view().verdict.why == WhyNot::EmptyBasket);
    REQUIRE(counter.view().codes.size() == 1);
    CHECK(counter.view().codes[0].code == "SUMMER");
    CHECK(counter.view().codes[0].opens == std::vector<std::string>{"summer"});
    counter.sale.addAmount(4'000);
    CHECK(counter.view().codes[0].why == WhyNot::DoesNotApply);
    CHECK(counter.view().codes[0].unmet == "minSpendMinor");
    CHECK(counter.view().toPayMinor == 4'000);
    counter.sale.addAmount(4'000);
    CHECK(counter.view().codes[0].why == WhyNot::Nothing);
    CHECK(counter.view().codes[0].minor == 700);
    CHECK(counter.view().toPayMinor == 7'300);

    counter.scan(" SUMMER\r");
    CHECK(counter.verdict() == Kind::OfferCodeShown);
    counter.scan("4006381333931"); // that of an article, were it not the programme's
    CHECK(counter.verdict() == Kind::OfferCodeWaits);
    CHECK(counter.view().verdict.unmet == "until");
    CHECK(counter.view().lines.size() == 2);
    counter.sale.useCode("WINTER");
    CHECK(counter.verdict() == Kind::OfferCodeUnknown);
    CHECK(counter.view().codes.size() == 2);
    counter.sale.undo();
    CHECK(counter.view().codes.size() == 1);
    counter.sale.dropCode("SUMMER");
    CHECK(counter.view().toPayMinor == 8'000);
    counter.sale.undo();
    CHECK(counter.view().toPayMinor == 7'300);
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->sold.codes == std::vector<std::string>{"SUMMER"});
    CHECK(booked->sold.dueMinor == 7'300);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("a code for points waits for a member, and stays when another one takes the sale over")
{
    Counter counter(withCodes());
    counter.sale.addAmount(1'000);
    counter.sale.useCode("BONUS");
    CHECK(counter.view().codes[0].why == WhyNot::NoMember);
    counter.identify();
    CHECK(counter.view().codes[0].why == WhyNot::Nothing);
    CHECK(counter.view().quote->earned == 60_pts);
    counter.scan("13800000002");
    counter.sale.replaceMember(true);
    REQUIRE(counter.view().codes.size() == 1);
    CHECK(counter.view().quote->earned == 60_pts);
}

TEST_CASE("without codes in the programme nothing is routed as one")
{
    Counter counter;
    CHECK_FALSE(counter.view().takesCodes);
    counter.scan("SUMMER");
    CHECK(counter.verdict() == Kind::LookingUp);
    counter.sale.lookedUp(true);
    CHECK(counter.verdict() == Kind::Unknown);
}

TEST_CASE("what is paid in a way that the programme names earns nothing, and is never more than is due")
{
    Counter counter(withCodes());
    counter.identify();
    counter.sale.addAmount(10'000);
    REQUIRE(counter.view().tenders.size() == 2);
    CHECK(counter.view().tenders[0].type == "voucher");
    counter.sale.payOtherwise("cheque", 1'000); // the programme does not name it
    CHECK(counter.view().tenderMinor == 0);
    counter.sale.payOtherwise("voucher", 3'000);
    CHECK(counter.view().toPayMinor == 7'000);
    CHECK(counter.view().tenderMinor == 3'000);
    CHECK(counter.view().quote->earned == 70_pts);
    counter.sale.payOtherwise("voucher", 12'000);
    CHECK(counter.view().canCommit == WhyNot::TenderOutOfRange);
    CHECK(counter.view().quote); // without it
    counter.sale.undo();
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->sold.tenders == std::vector<engine::Tender>{{"voucher", 3'000}});
    CHECK(counter.paperOf(*booked).tenderedMinor == 3'000);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("points that had paid for goods that come back pay again, unless the cashier lets them go home")
{
    Counter counter;
    REQUIRE(counter.chain.obtainRight(counter.till, counter.anna, 60).empty());
    auto old = counter.chain.sale(counter.anna, 10'000);
    old.redeem = {Redeem::Points, 60_pts};
    old.online = true;
    const auto first = counter.chain.sell(counter.till, old);
    counter.chain.syncAll();
    const std::int64_t before = counter.chain.booked(counter.anna);
    CHECK(counter.sale.exchange(first.id, {{1, {}}}) == WhyNot::Nothing);
    CHECK(counter.view().exchange->redeemBack == 60_pts);
    counter.sale.addAmount(10'000);
    CHECK(counter.view().exchange->kept == 60_pts);
    CHECK(counter.view().quote->redeemed == 60_pts);

    counter.sale.redeem({});
    CHECK_FALSE(counter.view().exchange->keepsPoints);
    CHECK(counter.view().exchange->kept == 0_pts);
    CHECK(counter.view().quote->redeemed == 0_pts);
    CHECK(counter.view().toPayMinor == 60);
    counter.sale.undo();
    CHECK(counter.view().exchange->kept == 60_pts);
    CHECK(counter.view().toPayMinor == 0);
    counter.sale.redeem({});
    const auto booked = counter.commit();
    REQUIRE(booked);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
    CHECK(counter.chain.booked(counter.anna) == before + 60 + (booked->sold.earned - first.sold.earned).count());
    const auto paper = counter.paperOf(*booked);
    REQUIRE(paper.oldGoods);
    CHECK(paper.oldGoods->takenBack == first.sold.earned);
    CHECK(paper.oldGoods->givenBack == 60_pts);
}

TEST_CASE("an exchange whose points pay again by themselves, asked for once more, is answered again")
{
    Counter counter;
    REQUIRE(counter.chain.obtainRight(counter.till, counter.anna, 60).empty());
    auto old = counter.chain.sale(counter.anna, 10'000);
    old.redeem = {Redeem::Points, 60_pts};
    old.online = true;
    const auto first = counter.chain.sell(counter.till, old);
    auto even = counter.chain.sale(counter.anna, 10'000, "ex-1");
    even.exchange = terminal::ExchangeAsk{first.id, {{1, {}}}};
    REQUIRE(counter.chain.sell(counter.till, even).sold.redeemed == 60_pts);
    const auto again = counter.till->commit(cashier(), even);
    REQUIRE(again);
    CHECK(again->repeated);
    even.exchange->keepsPoints = false; // another wish
    CHECK_FALSE(counter.till->commit(cashier(), even));
}

TEST_CASE("a return and its preview tell the coupons and stamps that go with the goods")
{
    Counter counter(put(aRichProgramme(), R"("rules": [)", R"(
      { "id": "treat", "type": "coupon", "coupon": "five", "names": { "en": "Treat" } },
      { "id": "stamp", "type": "stamps", "card": "tea", "names": { "en": "Stamp" } },)"));
    const auto sold = counter.chain.sell(counter.till, counter.chain.sale(counter.anna, 2'000));
    const auto before = counter.till->previewReturn(cashier(), sold.id, {{1, {}}});
    REQUIRE(before);
    const std::vector<terminal::MovedAsset> both{{ledger::coupons("five"), -1}, {ledger::stamps("tea"), -1}};
    CHECK(before->moved.size() == 2);
    for (const terminal::MovedAsset& one : both)
        CHECK(std::ranges::count(before->moved, one) == 1);
    const auto back = counter.till->returnGoods(cashier(), sold.id, {{1, {}}});
    REQUIRE(back);
    CHECK(back->moved == before->moved);
}

TEST_CASE("the paper of an exchange tells of coupons that went with the old goods, and not of one that is used again")
{
    Counter counter;
    REQUIRE(counter.till->moveCoupons(manager(), counter.anna, "five", 1, "sorry"));
    counter.chain.syncAll();
    counter.identify();
    counter.sale.addAmount(10'000);
    counter.sale.useCoupon("five", 1);
    const auto first = counter.commit();
    REQUIRE(first);
    counter.chain.syncAll();
    auto even = counter.chain.sale(counter.anna, 10'000);
    even.exchange = terminal::ExchangeAsk{first->id, {{1, {}}}};
    const auto second = counter.chain.sell(counter.till, even);
    CHECK(counter.paperOf(second).oldGoods->moved.empty());
    auto cheap = counter.chain.sale(counter.anna, 300); // the coupon takes off no more than the goods are
    cheap.exchange = terminal::ExchangeAsk{second.id, {{1, {}}}};
    const auto third = counter.chain.sell(counter.till, cheap);
    CHECK(counter.paperOf(third).oldGoods->moved.size() == (third.sold.coupons.empty() ? 1 : 0));
}
