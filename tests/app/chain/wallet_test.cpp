#include "core/checkout/checkout.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/idle.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

using namespace loyalty;
using namespace loyalty::test;
using namespace loyalty::checkout;
using terminal::SellRefusal;

namespace {

using Kind = Verdict::Kind;

/// The rich programme, where the coupon wants 50.00 of goods and points buy a mug, a coupon or 4.00 off.
std::string theProgramme()
{
    std::string text = aRichProgramme();
    const auto put = [&text](std::string_view before, std::string_view more) {
        const std::size_t at = text.find(before);
        REQUIRE(at != std::string::npos);
        text.insert(at, more);
    };
    put(R"( } ] },
  "coupons")",
        R"(, "when": { "minSpendMinor": 5000 })");
    put(R"("stampCards")", R"("rewards": [
        { "id": "mug", "names": { "en": "Mug" }, "points": 300, "goods": { "sku": "mug", "pieces": 1 } },
        { "id": "coupon", "names": { "en": "Coupon" }, "points": 200, "coupon": "five" },
        { "id": "four-off", "names": { "en": "4.00 off" }, "points": 400, "minor": 400 } ],
        )");
    put(R"( ]
  },
  "tiers")",
        R"(, { "id": "stamp", "type": "stamps", "names": { "en": "Stamps" }, "card": "tea", "count": 1 })");
    return text;
}

/// A member with 1,000 points, 110.00 of value, two coupons and four of five stamps, whom every till knows; a gift card of
/// 30.00; and the open sale of a second till.
struct Counter
{
    Counter()
        : chain({.programme = theProgramme()})
    {
        const auto card = elsewhere->load(cashier(), {.card = std::string(kCard), .minor = 3'000});
        REQUIRE(card);
        gift = card->account;
        REQUIRE(elsewhere->adjust(manager(), member, 1'000_pts, "a start"));
        REQUIRE(elsewhere->load(cashier(), {.account = member, .minor = 10'000}));
        REQUIRE(elsewhere->moveCoupons(manager(), member, "five", 2, "a start"));
        REQUIRE(elsewhere->stamp(cashier(), member, "tea", 4, ""));
        chain.syncAll();
        sale.serveAs(cashier().actor);
        sale.setOnline(true);
    }

    [[nodiscard]] const CheckoutView& view() const { return sale.view(); }
    [[nodiscard]] Kind verdict() const { return sale.view().verdict.kind; }
    void scan(std::string_view code) { static_cast<void>(sale.scanned(code, access::Symbology::Unknown)); }
    void identify() { scan("13800000001"); }
    [[nodiscard]] const CouponView& coupon() const { return view().coupons.at(0); }
    [[nodiscard]] const AccountView& account(const MemberId& id) const
    {
        for (const AccountView& each : view().accounts)
            if (each.id == id)
                return each;
        FAIL("no such account");
        return view().accounts.front();
    }
    [[nodiscard]] terminal::PurseView purse(Till& at) { return at->member(cashier(), member)->purse; }

    /// As the app does it, over a line that works.
    terminal::Answer<terminal::SaleView, terminal::SellStop> commit()
    {
        const auto rights = sale.beginCommit({});
        if (!rights)
            return fail(rights.error());
        terminal::RightOutcome right{.rights = *rights};
        for (const auto* const part : {&rights->needed, &rights->wished})
            for (const terminal::MissingRight& each : *part)
                if (right.refusal.empty())
                    right.refusal = chain.obtainRight(till, each);
        return sale.finishCommit(right);
    }
    terminal::SaleView booked()
    {
        auto sold = commit();
        REQUIRE(sold);
        return *sold;
    }
    void requireAgreement()
    {
        chain.syncAll();
        chain.requireAgreement();
    }
    /// What of the member's and the card's rights is with the till.
    [[nodiscard]] std::int64_t leased(const MemberId& of, const ledger::AssetKey& what)
    {
        chain.syncAll();
        return chain.atOffice(of).ledger.leased(what);
    }

    static constexpr std::string_view kCard = "880012349";
    AChain chain;
    Till& elsewhere = chain.addTill();
    Till& till = chain.addTill();
    MemberId member = chain.enrol(elsewhere, "13800000001", "王小明", "1990-05-01");
    MemberId gift;
    ArticleBook articles;
    Checkout sale{{*till, till.random, articles}};
};

SellRefusal whyOf(const terminal::Answer<terminal::SaleView, terminal::SellStop>& answer)
{
    REQUIRE_FALSE(answer);
    return std::get<terminal::SellStop>(answer.error()).why;
}

} // namespace

TEST_CASE("coupons and codes that do nothing for a sale are told, with why, and by the decision that the window shows")
{
    std::string text = theProgramme();
    const std::string_view rule = R"("type": "stamps")";
    text.insert(text.find(rule), R"("when": { "codes": ["TEA"], "minSpendMinor": 20000 }, )");
    AChain chain({.programme = text});
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    REQUIRE(till->moveCoupons(manager(), member, "five", 2, "a start"));
    chain.syncAll();
    using Idle = terminal::Idle;
    struct Row
    {
        std::int64_t totalMinor;
        std::vector<std::string> coupons;
        std::vector<std::string> codes;
        std::vector<Idle> idle;
    };
    const Row rows[] = {
        {10'000, {"five"}, {}, {}},
        {4'900, {"five"}, {}, {{.id = "five", .unmet = "minSpendMinor"}}},
        {4'900, {"five", "five"}, {}, {{.id = "five", .count = 2, .unmet = "minSpendMinor"}}},
        {10'000, {"five", "five"}, {}, {{.id = "five", .unmet = "ticket"}}},
        {10'000, {}, {"NOSUCH"}, {{.kind = Idle::Kind::Code, .id = "NOSUCH", .known = false, .unmet = {}}}},
        {10'000, {}, {"TEA", "TEA"}, {{.kind = Idle::Kind::Code, .id = "TEA", .unmet = "minSpendMinor"}}},
        {20'000, {}, {"TEA"}, {}},
    };
    for (const Row& row : rows) {
        INFO(row.totalMinor << ' ' << row.coupons.size() << ' ' << row.codes.size());
        auto ask = chain.sale(member, row.totalMinor);
        ask.online = true;
        ask.redeem.coupons = row.coupons;
        ask.redeem.codes = row.codes;
        const auto quote = till->quote(cashier(), ask, engine::Trace::On);
        REQUIRE(quote);
        std::vector<std::string> used;
        for (const engine::AppliedOffer& offer : quote->offers)
            if (!offer.coupon.empty())
                used.push_back(offer.coupon);
        CHECK(terminal::idleOf(till->programmeNow()->programme(), ask.redeem, used, quote->trace) == row.idle);
    }
}

TEST_CASE("a member's coupons say whether they apply, are presented, taken back by undo, and used once")
{
    Counter counter;
    counter.identify();
    REQUIRE(counter.view().coupons.size() == 1);
    CHECK(counter.coupon().held == 2);
    CHECK(counter.coupon().canAdd == WhyNot::EmptyBasket);
    counter.sale.addAmount(4'000);
    CHECK(counter.coupon().canAdd == WhyNot::DoesNotApply);
    CHECK(counter.coupon().unmet == "minSpendMinor");
    counter.sale.addAmount(2'000);
    CHECK(counter.coupon().canAdd == WhyNot::Nothing);
    CHECK(counter.coupon().minor == 500);

    counter.sale.useCoupon("five", 2); // one ticket takes one
    CHECK(counter.coupon().presented == 1);
    CHECK(counter.coupon().applied == 1);
    CHECK(counter.coupon().canAdd == WhyNot::TicketTakesNone);
    CHECK(counter.view().toPayMinor == 5'500);
    counter.sale.undo();
    CHECK(counter.coupon().presented == 0);
    CHECK(counter.view().toPayMinor == 6'000);
    counter.sale.useCoupon("five", 1);
    const auto sold = counter.booked();
    CHECK(sold.sold.coupons == std::vector<std::string>{"five"});
    CHECK(sold.sold.dueMinor == 5'500);
    counter.requireAgreement();
    // The fifth stamp made a coupon of the card.
    CHECK(counter.purse(counter.elsewhere).coupons.at(0).uses == 2);
    REQUIRE(counter.purse(counter.elsewhere).stamps.size() == 1); // there were two lines
    CHECK(counter.purse(counter.elsewhere).stamps[0].stamps == 1);
}

TEST_CASE("a coupon that opens nothing stays with the member, and what nobody holds is not presented")
{
    Counter counter;
    counter.sale.addAmount(4'000);
    counter.sale.useCoupon("five", 1); // no member
    counter.identify();
    counter.sale.useCoupon("ten", 1);
    CHECK(counter.sale.view().redeem.coupons.empty());
    counter.sale.useCoupon("five", 1);
    CHECK(counter.coupon().presented == 1);
    CHECK(counter.coupon().applied == 0);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    CHECK(counter.booked().sold.coupons.empty());
    counter.requireAgreement();
    CHECK(counter.purse(counter.elsewhere).coupons.at(0).uses == 3);
    CHECK(counter.leased(counter.member, ledger::coupons("five")) == 0);
}

TEST_CASE("rewards say what they cost and whether there are points for them, and are given by the sale")
{
    Counter counter;
    counter.identify();
    REQUIRE(counter.view().rewards.size() == 3);
    CHECK(counter.view().rewards[0].cost == 300_pts);
    CHECK(counter.view().rewards[0].canAdd == WhyNot::EmptyBasket);
    counter.sale.addAmount(2'000);
    CHECK(counter.view().rewards[0].canAdd == WhyNot::Nothing);
    counter.sale.takeReward("mug", 2);
    CHECK(counter.view().rewards[0].taken == 2);
    REQUIRE(counter.view().quote->goods.size() == 1);
    CHECK(counter.view().quote->goods[0].pieces == 2);
    CHECK(counter.view().rewards[1].canAdd == WhyNot::Nothing); // 400 points are left
    counter.sale.takeReward("four-off", 1);
    CHECK(counter.view().toPayMinor == 1'600);
    CHECK(counter.view().rewards[0].canAdd == WhyNot::NotEnoughPoints);

    counter.sale.takeReward("mug", 5);
    CHECK(counter.view().canCommit == WhyNot::RedeemOutOfRange);
    CHECK(counter.view().toPayMinor == 2'000); // without what cannot be had
    counter.sale.undo();
    const auto sold = counter.booked();
    CHECK(sold.sold.redeemed == 1'000_pts);
    CHECK(sold.sold.goods.size() == 1);
    counter.requireAgreement();
    CHECK(counter.chain.booked(counter.member) == 20);
}

TEST_CASE("a reward that is a coupon is there for the next sale")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(2'000);
    counter.sale.takeReward("coupon", 1);
    CHECK(counter.sale.display().couponsCome == 1);
    counter.booked();
    counter.requireAgreement();
    CHECK(counter.purse(counter.elsewhere).coupons.at(0).uses == 4); // and the one of the full card
}

TEST_CASE("value pays what it is asked for, the rest is paid in money, and a step back takes it off")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(20'000);
    const AccountView before = counter.account(counter.member);
    CHECK_FALSE(before.paying);
    CHECK(before.holdsMinor == 11'000);
    CHECK(before.giftMinor == 1'000);
    counter.sale.payWithValue(counter.member, {});
    CHECK(counter.account(counter.member).paysMinor == 11'000);
    CHECK(counter.view().toPayMinor == 9'000);
    counter.sale.payWithValue(counter.member, 5'000);
    CHECK(counter.view().toPayMinor == 15'000);
    counter.sale.undo();
    CHECK(counter.view().toPayMinor == 9'000);
    counter.sale.stopPayingWith(counter.member);
    CHECK(counter.view().toPayMinor == 20'000);
    counter.sale.undo();

    counter.sale.payWithValue(counter.member, 11'001);
    CHECK(counter.view().canCommit == WhyNot::ValueOutOfRange);
    CHECK(counter.view().toPayMinor == 20'000);
    CHECK_FALSE(counter.commit());
    counter.sale.payWithValue(counter.member, {});
    const auto sold = counter.booked();
    REQUIRE(sold.sold.value.size() == 1);
    CHECK(sold.sold.value[0].sum() == 11'000);
    CHECK(counter.account(counter.member).holdsMinor == 0);
    counter.requireAgreement();
}

TEST_CASE("a gift card that is scanned pays, once, before the member's own account, and an empty one says so")
{
    Counter counter;
    counter.sale.addAmount(5'000);
    counter.scan(Counter::kCard);
    CHECK(counter.verdict() == Kind::GiftCard);
    CHECK(counter.view().verdict.text == "****2349");
    CHECK_FALSE(counter.view().member);
    CHECK(counter.view().toPayMinor == 2'000);
    counter.scan(Counter::kCard);
    CHECK(counter.verdict() == Kind::GiftCardShown);
    counter.identify();
    CHECK(counter.account(counter.gift).paysMinor == 3'000); // whoever holds it
    counter.sale.payWithValue(counter.member, {});
    CHECK(counter.account(counter.member).paysMinor == 2'000);
    CHECK(counter.view().toPayMinor == 0);
    counter.sale.dropMember();
    CHECK(counter.view().toPayMinor == 2'000);
    counter.sale.undo();
    const auto sold = counter.booked();
    CHECK(sold.sold.value.size() == 2);
    counter.requireAgreement();
    counter.sale.addAmount(100);
    counter.scan(Counter::kCard);
    CHECK(counter.verdict() == Kind::GiftCardEmpty);
    REQUIRE(counter.elsewhere->block(manager(), counter.gift, true, "lost"));
    counter.chain.syncAll();
    counter.scan(Counter::kCard);
    CHECK(counter.verdict() == Kind::GiftCardBlocked);
}

TEST_CASE(
    "all that a sale spends is covered: points, coupons and the value of several accounts, and nothing is left leased")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(25'000);
    counter.sale.redeem({engine::Ask::Kind::Points, 300_pts});
    counter.sale.useCoupon("five", 1);
    counter.scan(Counter::kCard);
    counter.sale.payWithValue(counter.member, {});
    const std::int64_t left = counter.view().toPayMinor;
    CHECK(left == 25'000 - 500 - 300 - 3'000 - 11'000);
    const auto rights = counter.sale.beginCommit({});
    REQUIRE(rights);
    CHECK(rights->needed.size() == 5); // points, coupon, gift and principal, the card
    CHECK(rights->wished.size() == 1);
    for (const terminal::MissingRight& each : rights->needed)
        REQUIRE(counter.chain.obtainRight(counter.till, each).empty());
    const auto sold = counter.sale.finishCommit({.rights = *rights});
    REQUIRE(sold);
    CHECK(sold->sold.dueMinor - sold->sold.value[0].sum() - sold->sold.value[1].sum() == left);
    counter.requireAgreement();
    for (const auto& what : {ledger::points(), ledger::coupons("five"), ledger::storedGift(), ledger::storedPrincipal(),
                             ledger::stamps("tea")})
        CHECK(counter.leased(counter.member, what) == 0);
    CHECK(counter.leased(counter.gift, ledger::storedPrincipal()) == 0);
}

TEST_CASE(
    "head office out of reach, or against one of the rights: nothing is booked, nothing is lost, and all goes home")
{
    struct Row
    {
        bool reached;
        std::string_view refusal;
    };
    for (const Row& row : {Row{false, ""}, Row{true, "not-enough"}}) {
        CAPTURE(row.reached);
        Counter counter;
        counter.identify();
        counter.sale.addAmount(20'000);
        counter.sale.useCoupon("five", 1);
        counter.sale.payWithValue(counter.member, {});
        const auto rights = counter.sale.beginCommit({});
        REQUIRE(rights);
        REQUIRE(counter.chain.obtainRight(counter.till, rights->needed.front()).empty()); // the line breaks after it
        const auto sold =
            counter.sale.finishCommit({.rights = *rights, .reached = row.reached, .refusal = std::string(row.refusal)});
        CHECK(whyOf(sold) == SellRefusal::NeedsRight);
        CHECK(counter.view().phase == Phase::Open);
        CHECK(counter.view().lines.size() == 1);
        CHECK(counter.coupon().presented == 1);
        CHECK(counter.view().canCommit == (row.reached ? WhyNot::Nothing : WhyNot::NoRightsHere));
        CHECK(counter.till->recentSales(cashier(), 10)->empty());
        for (const auto& what : {ledger::coupons("five"), ledger::storedGift(), ledger::storedPrincipal()})
            CHECK(counter.leased(counter.member, what) == 0);
        counter.sale.setOnline(true);
        CHECK(counter.commit());
        counter.requireAgreement();
    }
}

TEST_CASE("offline, what no right is held of is said before the key is pressed, and goods are sold without it")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.setOnline(false);
    counter.sale.useCoupon("five", 1);
    CHECK(counter.coupon().canAdd == WhyNot::NoRightsHere);
    CHECK(counter.view().canCommit == WhyNot::NoRightsHere);
    const auto stopped = counter.sale.beginCommit({});
    REQUIRE_FALSE(stopped);
    CHECK(std::get<terminal::SellStop>(stopped.error()).missing.size() == 1);
    counter.sale.useCoupon("five", 0);
    counter.scan(Counter::kCard);
    CHECK(counter.account(counter.gift).canPay == WhyNot::NoRightsHere);
    CHECK(counter.view().canCommit == WhyNot::NoRightsHere);
    counter.sale.stopPayingWith(counter.gift);
    CHECK(counter.view().accounts.size() == 1);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    CHECK(counter.sale.beginCommit({}));
    CHECK(counter.sale.finishCommit({}));
    counter.requireAgreement();
}

TEST_CASE("what of the member's came in between and changes what is paid is said, and nothing is booked")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.payWithValue(counter.member, {});
    CHECK(counter.view().toPayMinor == 9'000);
    REQUIRE(counter.till->load(cashier(), {.account = counter.member, .minor = 1'000}));
    CHECK(whyOf(counter.commit()) == SellRefusal::QuoteChanged);
    CHECK(counter.view().toPayMinor == 8'000);
    CHECK(counter.commit());
    counter.requireAgreement();
}

TEST_CASE("stamp cards show how far they are and what the basket adds")
{
    Counter counter;
    counter.identify();
    REQUIRE(counter.view().stampCards.size() == 1);
    CHECK(counter.view().stampCards[0].stamps == 4);
    CHECK(counter.view().stampCards[0].full == 5);
    CHECK(counter.view().stampCards[0].adds == 0);
    counter.sale.addAmount(2'000);
    CHECK(counter.view().stampCards[0].adds == 1);
    CHECK(counter.sale.display().stamps == 5);
}

TEST_CASE("goods of an earlier sale come back within the open one, whose member is who bought them")
{
    Counter counter;
    const auto old = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 10'000));
    CHECK(counter.sale.exchange(old.id, {{1, {}}}) == WhyNot::Nothing);
    REQUIRE(counter.view().member);
    CHECK(counter.view().member->id == counter.member);
    REQUIRE(counter.view().exchange);
    CHECK(counter.view().exchange->lines == 1);
    CHECK(counter.view().canCommit == WhyNot::EmptyBasket);
    counter.sale.idle(); // the goods are being fetched
    REQUIRE(counter.view().exchange);
    counter.sale.addAmount(4'000);
    CHECK(counter.view().toPayMinor == 0);
    CHECK(counter.view().giveBackMinor == 6'000);
    counter.sale.addAmount(9'000);
    CHECK(counter.view().toPayMinor == 3'000);
    CHECK(counter.view().exchange->refundMinor == 10'000);
    counter.sale.payWithValue(counter.member, {}); // value pays what money would
    CHECK(counter.account(counter.member).paysMinor == 3'000);
    counter.sale.undo();
    const auto sold = counter.booked();
    CHECK(sold.sold.exchanged->refundMinor == 10'000);
    CHECK(counter.sale.exchange(old.id, {{1, {}}}) == WhyNot::CannotComeBack);
    counter.requireAgreement();
}

TEST_CASE("an exchange that cannot be leaves the sale as it is, and one is taken back by undo")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.till, "13800000002", "李雷");
    const auto old = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 10'000));
    const auto nobodys = counter.chain.sell(counter.till, counter.chain.sale(std::nullopt, 10'000));
    counter.sale.serve(other);
    counter.sale.addAmount(500);
    CHECK(counter.sale.exchange(old.id, {{1, {}}}) == WhyNot::OtherMember);
    CHECK(counter.sale.exchange(nobodys.id, {{1, {}}}) == WhyNot::OtherMember);
    CHECK(counter.sale.exchange(SaleId(), {{1, {}}}) == WhyNot::SaleUnknown);
    counter.sale.dropMember();
    CHECK(counter.sale.exchange(nobodys.id, {{7, {}}}) == WhyNot::CannotComeBack);
    CHECK(counter.view().lines.size() == 1);
    CHECK(counter.view().totalMinor == 500);
    CHECK_FALSE(counter.view().exchange);
    CHECK(counter.sale.exchange(nobodys.id, {{1, {}}}) == WhyNot::Nothing);
    CHECK(counter.view().giveBackMinor == 9'500);
    counter.sale.undo();
    CHECK_FALSE(counter.view().exchange);
    CHECK(counter.sale.exchange(nobodys.id, {{1, {}}}) == WhyNot::Nothing);
    CHECK(counter.sale.exchange(nobodys.id, {}) == WhyNot::Nothing);
    CHECK_FALSE(counter.view().exchange);
    REQUIRE(counter.till->voidSale(manager(), old.id, "mistake"));
    counter.sale.abandon();
    CHECK(counter.sale.exchange(old.id, {{1, {}}}) == WhyNot::CannotComeBack);
    counter.sale.serveAs({});
    CHECK(counter.sale.exchange(nobodys.id, {{1, {}}}) == WhyNot::NotAllowed);
}

TEST_CASE("what value paid of the goods that come back goes back to value, and the rest in money")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(15'000);
    counter.sale.payWithValue(counter.member, 11'000);
    const auto old = counter.booked();
    counter.requireAgreement();
    counter.sale.next();
    REQUIRE(counter.sale.exchange(old.id, {{old.sold.lines[0].line.id, {}}}) == WhyNot::Nothing);
    counter.sale.addAmount(1'000);
    CHECK(counter.view().exchange->valueBackMinor == 11'000);
    CHECK(counter.view().giveBackMinor == 4'000); // what comes home to value pays the new goods
    counter.booked();
    counter.requireAgreement();
    const auto purse = counter.purse(counter.elsewhere);
    CHECK(purse.principalMinor + purse.giftMinor == 10'000);
}

TEST_CASE("another member takes over: coupons, rewards and their value stay behind, a gift card does not")
{
    Counter counter;
    counter.chain.enrol(counter.till, "13800000002", "李雷");
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.useCoupon("five", 1);
    counter.sale.takeReward("mug", 1);
    counter.sale.payWithValue(counter.member, {});
    counter.scan(Counter::kCard);
    counter.scan("13800000002");
    counter.sale.replaceMember(true);
    CHECK(counter.view().redeem.coupons.empty());
    CHECK(counter.view().redeem.rewards.empty());
    CHECK(counter.view().coupons.empty());
    CHECK(counter.view().toPayMinor == 17'000);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
}

TEST_CASE("a load is shown before it is booked, gift and all, and what is shown is what is booked")
{
    Counter counter;
    const terminal::LoadAsk ask{.account = counter.member, .minor = 20'000};
    const auto shown = counter.till->previewLoad(cashier(), ask);
    REQUIRE(shown);
    CHECK(shown->giftMinor == 1'000);
    CHECK(counter.purse(counter.till).principalMinor == 10'000);
    const auto booked = counter.till->load(cashier(), ask);
    REQUIRE(booked);
    CHECK(booked->purse == shown->purse);
    CHECK(counter.till->previewLoad(cashier(), {.card = "880012356", .minor = 500}).error() ==
          counter.till->load(cashier(), {.card = "880012356", .minor = 500}).error());
    const auto out = counter.till->previewUnload(cashier(), counter.member, {});
    REQUIRE(out); // whatever approval it takes
    CHECK(out->refundMinor == 30'000);
    CHECK(out->purse.giftMinor == 0);
}

TEST_CASE("the paper of a sale names what came off and what paid, and a load has its own")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.useCoupon("five", 1);
    counter.sale.payWithValue(counter.member, 6'000);
    const auto sold = counter.booked();
    const auto paper = counter.till->receiptFor(cashier(), sold.id, sold.entry);
    REQUIRE(paper);
    const auto& sale = std::get<receipt::SaleReceipt>(*paper);
    REQUIRE(sale.offers.size() == 1);
    CHECK(sale.offers[0].minor == 500);
    CHECK(sale.offers[0].names.at("en") == "5 off");
    REQUIRE(sale.value.size() == 1);
    CHECK(sale.value[0].minor == 6'000);
    CHECK(sale.value[0].leftMinor == 5'000);
    CHECK(sale.takenHome.size() == 2); // a stamp, and the coupon of the full card

    const auto load = counter.till->load(cashier(), {.card = std::string(Counter::kCard), .minor = 2'000});
    REQUIRE(load);
    const auto slip = counter.till->valueSlip(cashier(), load->entry);
    REQUIRE(slip);
    const auto& value = std::get<receipt::ValueReceipt>(*slip);
    CHECK(value.card);
    CHECK(value.account == "****2349");
    CHECK(value.minor == 2'000);
    CHECK(value.balanceMinor == 5'000);
    CHECK_FALSE(counter.till->valueSlip(cashier(), sold.entry));
}

TEST_CASE("whatever is spent in whatever order, what is booked is what was shown and the ledgers agree")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& presses) {
        Counter counter;
        const auto old = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 3'000));
        for (const std::uint8_t press : presses) {
            switch (press % 13) {
            case 0:
                counter.identify();
                break;
            case 1:
                counter.sale.addAmount(press * 61 + 1);
                break;
            case 2:
                counter.sale.useCoupon("five", press % 3);
                break;
            case 3:
                counter.sale.takeReward(press % 2 == 0 ? "mug" : "coupon", press % 4);
                break;
            case 4:
                counter.sale.payWithValue(counter.member, {});
                break;
            case 5:
                counter.sale.payWithValue(counter.member, press * 40);
                break;
            case 6:
                counter.scan(Counter::kCard);
                break;
            case 7:
                counter.sale.undo();
                break;
            case 8:
                static_cast<void>(counter.sale.exchange(old.id, {{1, {}}}));
                break;
            case 9:
                counter.sale.setOnline(press % 2 == 0);
                break;
            case 10:
                counter.sale.redeem({engine::Ask::Kind::AsMuchAsAllowed, {}});
                break;
            case 11:
                counter.sale.dropMember();
                break;
            case 12: {
                const auto shown = counter.view();
                const auto sold = counter.commit();
                if (!sold)
                    break;
                RC_ASSERT(shown.canCommit == WhyNot::Nothing);
                std::int64_t left = sold->sold.dueMinor;
                for (const journal::ValuePaid& paid : sold->sold.value)
                    left -= paid.sum();
                if (sold->sold.exchanged) {
                    left -= sold->sold.exchanged->refundMinor;
                    for (const journal::ValuePaid& back : sold->sold.exchanged->valueBack)
                        left += back.sum();
                }
                RC_ASSERT(left == shown.toPayMinor - shown.giveBackMinor);
                RC_ASSERT(sold->sold.earned == shown.quote->earned);
                break;
            }
            }
        }
        counter.chain.syncAll();
        counter.chain.requireAgreement();
    }));
}

TEST_CASE("a ticket that is sent again with other value or other coupons is another sale")
{
    Counter counter;
    Till& till = counter.till;
    const MemberId other = counter.chain.enrol(till, "13800000009");
    auto ask = counter.chain.sale(counter.member, 6'000, "K7");
    ask.value = {{counter.member, 2'000}};
    ask.redeem.coupons = {"five"};
    const auto quote = till->quoteSale(cashier(), ask);
    REQUIRE(quote);
    for (const terminal::MissingRight& right : quote->missing)
        REQUIRE(counter.chain.obtainRight(till, right).empty());
    const auto sold = till->commit(cashier(), ask);
    REQUIRE(sold);
    const auto again = till->commit(cashier(), ask);
    REQUIRE(again);
    CHECK(again->repeated);

    std::vector<terminal::SaleAsk> others(7, ask);
    others[0].value.clear();
    others[1].value = {{counter.member, 1'000}};
    others[2].value = {{other, 2'000}};
    others[3].value.push_back({counter.gift, 500});
    others[4].redeem.coupons.clear();
    others[5].redeem.codes = {"SPRING"};
    others[6].exchange = terminal::ExchangeAsk{sold->id, {}};
    for (const terminal::SaleAsk& each : others) {
        const auto stop = till->commit(cashier(), each);
        REQUIRE_FALSE(stop);
        CHECK(std::get<terminal::SellStop>(stop.error()).why == SellRefusal::TicketTaken);
    }
    auto asMuch = ask;
    asMuch.value = {{counter.member, std::nullopt}};
    CHECK(till->commit(cashier(), asMuch)->repeated);
}
