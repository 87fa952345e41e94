#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using terminal::SellRefusal;
using terminal::ValueRefusal;

namespace {

template <class T, class E>
T ok(Result<T, E> answer)
{
    REQUIRE(answer);
    return std::move(*answer);
}

template <class T, class R>
R refusal(const terminal::Answer<T, R>& answer)
{
    REQUIRE(!answer);
    return std::get<R>(answer.error());
}

struct Shop
{
    explicit Shop(std::string programme = aRichProgramme())
        : chain({.programme = std::move(programme)})
    {
        one = &chain.addTill();
        two = &chain.addTill();
        member = chain.enrol(*one, "13800000001");
        chain.syncAll();
    }

    terminal::PurseView purse(Till& till) { return ok(till->member(cashier(), member)).purse; }

    /// Loads and lets everybody hear of it.
    void load(std::int64_t minor)
    {
        ok((*one)->load(cashier(), {.account = member, .minor = minor}));
        chain.syncAll();
    }

    void obtain(Till& till, const std::vector<terminal::MissingRight>& missing)
    {
        for (const terminal::MissingRight& right : missing)
            REQUIRE(chain.obtainRight(till, right).empty());
    }

    /// Commits as the app does: what is missing is obtained, then it is tried again.
    terminal::SaleView sell(Till& till, terminal::SaleAsk ask)
    {
        ask.online = true;
        auto sale = till->commit(cashier(), ask);
        if (!sale) {
            obtain(till, refusal(sale).missing);
            sale = till->commit(cashier(), ask);
        }
        REQUIRE(sale);
        return *sale;
    }

    AChain chain;
    Till* one = nullptr;
    Till* two = nullptr;
    MemberId member;
};

} // namespace

TEST_CASE("a load brings its gift, and both are spent in the programme's order and come back with the goods")
{
    Shop shop;
    shop.load(10'000);
    CHECK(shop.purse(*shop.two).principalMinor == 10'000);
    CHECK(shop.purse(*shop.two).giftMinor == 1'000);

    auto ask = shop.chain.sale(shop.member, 10'500);
    ask.value = {{shop.member, std::nullopt}};
    const auto sale = shop.sell(*shop.two, ask);
    REQUIRE(sale.sold.value.size() == 1);
    CHECK(sale.sold.value[0].principalMinor == 10'000);
    CHECK(sale.sold.value[0].giftMinor == 500);
    CHECK(shop.purse(*shop.two).principalMinor == 0);
    CHECK(shop.purse(*shop.two).giftMinor == 500);
    shop.chain.syncAll();
    shop.chain.requireAgreement();

    const auto back = ok((*shop.two)->returnGoods(cashier(), sale.id, {{1, {}}}));
    REQUIRE(back.valueBack.size() == 1);
    CHECK(back.valueBack[0].sum() == 10'500);
    shop.chain.syncAll();
    CHECK(shop.purse(*shop.one).principalMinor == 10'000);
    CHECK(shop.purse(*shop.one).giftMinor == 1'000);
    shop.chain.requireAgreement();
}

TEST_CASE("the same value is spent once, whoever asks")
{
    Shop shop;
    shop.load(10'000);
    auto ask = shop.chain.sale(shop.member, 11'000);
    ask.value = {{shop.member, 11'000}};
    ask.online = true;
    // Both see all of it; the first one has the rights.
    const auto first = refusal((*shop.one)->commit(cashier(), ask));
    CHECK(first.why == SellRefusal::NeedsRight);
    shop.obtain(*shop.one, first.missing);
    const auto second = refusal((*shop.two)->commit(cashier(), ask));
    REQUIRE(second.missing.size() == 2);
    CHECK(shop.chain.obtainRight(*shop.two, second.missing[0]) == "not-enough");
    REQUIRE((*shop.one)->commit(cashier(), ask));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.chain.atOffice(shop.member).ledger.sumOfPostings(ledger::storedPrincipal()) == 0);
}

TEST_CASE("unused value is paid out, and the gift goes in proportion")
{
    Shop shop;
    shop.load(10'000);
    CHECK(refusal((*shop.one)->unload(manager(), shop.member, 5'000, "moves away")) == ValueRefusal::NeedsRight);
    const auto missing = (*shop.one)->missingForUnload(shop.member, 5'000);
    REQUIRE(missing);
    shop.obtain(*shop.one, *missing);
    const auto out = ok((*shop.one)->unload(manager(), shop.member, 5'000, "moves away"));
    CHECK(out.refundMinor == 5'000);
    CHECK(out.giftMinor == 500);
    CHECK(out.purse.principalMinor == 5'000);
    CHECK(out.purse.giftMinor == 500);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(refusal((*shop.one)->unload(manager(), shop.member, 5'001, "more")) == ValueRefusal::NotEnough);
    CHECK(refusal((*shop.one)->unload(cashier(), shop.member, 1, "more")) == ValueRefusal::NeedsApproval);
}

TEST_CASE("a load that is sent twice is one load, and a load out of range is none")
{
    Shop shop;
    const terminal::LoadAsk ask{.account = shop.member, .minor = 10'000, .registerId = "R1", .ticket = "L1"};
    CHECK(!ok((*shop.one)->load(cashier(), ask)).repeated);
    CHECK(ok((*shop.one)->load(cashier(), ask)).repeated);
    CHECK(shop.purse(*shop.one).principalMinor == 10'000);
    CHECK(refusal((*shop.one)->load(cashier(), {.account = shop.member, .minor = 999})) == ValueRefusal::OutOfRange);
    CHECK(refusal((*shop.one)->load(auditor(), ask)) == ValueRefusal::NotAllowed);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a gift card is sold, found by its number, spent by whoever holds it, and is one card wherever it was sold")
{
    Shop shop;
    const std::string number = "880012349";
    const auto sold = ok((*shop.one)->load(cashier(), {.card = number, .minor = 5'000}));
    CHECK(ok((*shop.one)->identify(cashier(), number)).bearer == "2349");
    // The line is down: another terminal sells the same number again.
    const auto again = ok((*shop.two)->load(cashier(), {.card = number, .minor = 5'000}));
    CHECK(again.account == sold.account);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    const auto card = ok((*shop.two)->identify(cashier(), number));
    CHECK(card.id == sold.account);
    CHECK(card.purse.principalMinor == 10'000);

    auto ask = shop.chain.sale(std::nullopt, 6'000);
    ask.value = {{card.id, std::nullopt}};
    CHECK(shop.sell(*shop.two, ask).sold.value[0].principalMinor == 6'000);
    // What a member is found by is no gift card, and nothing is put on their account in its place.
    CHECK(refusal((*shop.one)->load(cashier(), {.account = shop.member, .card = "13800000001", .minor = 5'000})) ==
          ValueRefusal::NotAGiftCard);
    CHECK(ok((*shop.one)->load(cashier(), {.account = sold.account, .card = number, .minor = 1'000})).account ==
          sold.account);
    auto asMember = shop.chain.sale(card.id, 100);
    CHECK(refusal((*shop.two)->commit(cashier(), asMember)).why == SellRefusal::NoSuchMember);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("coupons are given, used once, come back with the goods, and are taken away")
{
    Shop shop;
    ok((*shop.one)->moveCoupons(manager(), shop.member, "five", 2, "sorry"));
    shop.chain.syncAll();
    REQUIRE(shop.purse(*shop.two).coupons.size() == 1);
    CHECK(shop.purse(*shop.two).coupons[0].uses == 2);
    auto ask = shop.chain.sale(shop.member, 10'000);
    ask.redeem.coupons = {"five"};
    const auto sale = shop.sell(*shop.two, ask);
    CHECK(shop.purse(*shop.two).coupons[0].uses == 1);
    ok((*shop.two)->returnGoods(cashier(), sale.id, {{1, {}}}));
    CHECK(shop.purse(*shop.two).coupons[0].uses == 2);
    shop.chain.syncAll();
    shop.chain.requireAgreement();

    CHECK(refusal((*shop.one)->moveCoupons(manager(), shop.member, "five", -2, "x")) == ValueRefusal::NeedsRight);
    const auto missing = (*shop.one)->missingForCoupons(shop.member, "five", -2);
    REQUIRE(missing);
    shop.obtain(*shop.one, *missing);
    CHECK(ok((*shop.one)->moveCoupons(manager(), shop.member, "five", -2, "x")).purse.coupons.empty());
    CHECK(refusal((*shop.one)->moveCoupons(manager(), shop.member, "ten", 1, "x")) == ValueRefusal::NotOffered);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a stamp card fills over two terminals and becomes one coupon")
{
    Shop shop;
    ok((*shop.one)->stamp(cashier(), shop.member, "tea", 3, ""));
    ok((*shop.two)->stamp(cashier(), shop.member, "tea", 1, ""));
    shop.chain.syncAll();
    CHECK(shop.purse(*shop.one).stamps[0].stamps == 4);
    // Without a right nothing is filled: the other terminal may see the same four.
    CHECK(ok((*shop.two)->stamp(cashier(), shop.member, "tea", 1, "")).purse.coupons.empty());
    const auto missing = (*shop.one)->missingForStamps(shop.member, "tea", 1);
    REQUIRE(missing);
    shop.obtain(*shop.one, *missing);
    const auto full = ok((*shop.one)->stamp(cashier(), shop.member, "tea", 1, ""));
    REQUIRE(full.purse.coupons.size() == 1);
    CHECK(full.purse.coupons[0].uses == 1);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.two).stamps[0].stamps == 1);
}

TEST_CASE("the stamps that end first fill a card, and what is left are those of today")
{
    std::string programme = aRichProgramme();
    const std::string_view tea = R"("stamps": 5, "coupon": "five")";
    programme.replace(programme.find(tea), tea.size(),
                      R"("stamps": 5, "coupon": "five", "expiry": { "months": 2, "end": "day" })");
    Shop shop(programme);
    ok((*shop.one)->stamp(cashier(), shop.member, "tea", 3, ""));
    shop.chain.syncAll();
    shop.chain.clock.advance(std::chrono::hours(24 * 30));
    const auto missing = ok((*shop.two)->missingForStamps(shop.member, "tea", 4));
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].amount == 3);
    shop.obtain(*shop.two, missing);
    CHECK(ok((*shop.two)->stamp(cashier(), shop.member, "tea", 4, "")).purse.coupons.size() == 1);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.one).stamps[0].stamps == 2);
    shop.chain.clock.advance(std::chrono::hours(24 * 45)); // the first three would have ended
    CHECK(shop.purse(*shop.one).stamps[0].stamps == 2);
}

TEST_CASE("a card that two terminals filled unknown to each other becomes its coupon with the next purchase")
{
    Shop shop;
    ok((*shop.one)->stamp(cashier(), shop.member, "tea", 3, ""));
    ok((*shop.two)->stamp(cashier(), shop.member, "tea", 3, ""));
    shop.chain.syncAll();
    CHECK(shop.purse(*shop.one).stamps[0].stamps == 6);
    const auto ask = shop.chain.sale(shop.member, 1'000);
    const auto wished = ok((*shop.one)->wishedForSale(cashier(), ask));
    REQUIRE(wished.size() == 1);
    shop.obtain(*shop.one, wished);
    shop.sell(*shop.one, ask);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    const auto purse = shop.purse(*shop.two);
    CHECK(purse.coupons.size() == 1);
    REQUIRE(purse.stamps.size() == 1);
    CHECK(purse.stamps[0].stamps == 1);
    CHECK(ok((*shop.one)->wishedForSale(cashier(), shop.chain.sale(shop.member, 1'000))).empty());
}

TEST_CASE("points, gifts and coupons that end are told in time")
{
    Shop shop;
    ok((*shop.one)->moveCoupons(manager(), shop.member, "five", 1, "x"));
    const auto messages = ok((*shop.one)->member(cashier(), shop.member)).messages;
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].kind == terminal::Message::Kind::CouponEnds);
    CHECK(messages[0].subject == "five");
    CHECK(messages[0].amount == 1);
    CHECK(messages[0].daysLeft >= 28);
    shop.chain.sell(*shop.one, shop.chain.sale(shop.member, 46'000));
    const auto near = ok((*shop.one)->member(cashier(), shop.member)).messages;
    REQUIRE(near.size() == 2);
    CHECK(near[1].kind == terminal::Message::Kind::TierNear);
    CHECK(near[1].amount == 4'000);
    CHECK(near[1].subject == "silver");
}

TEST_CASE("a gift that bought something comes off the money that its load is paid out with")
{
    std::string programme = aRichProgramme();
    const std::string order = "principalFirst";
    programme.replace(programme.find(order), order.size(), "giftFirst");
    Shop shop(programme);
    shop.load(10'000); // brings 10.00
    auto ask = shop.chain.sale(shop.member, 1'000);
    ask.value = {{shop.member, std::nullopt}};
    CHECK(shop.sell(*shop.one, ask).sold.value[0].giftMinor == 1'000);
    shop.chain.syncAll();
    const auto shown = ok((*shop.two)->previewUnload(manager(), shop.member, std::nullopt));
    CHECK(shown.refundMinor == 9'000);
    CHECK(shown.withheldMinor == 1'000);
    const auto missing = (*shop.two)->missingForUnload(shop.member, std::nullopt);
    REQUIRE(missing);
    shop.obtain(*shop.two, *missing);
    const auto out = ok((*shop.two)->unload(manager(), shop.member, std::nullopt, "moves away"));
    CHECK(out.refundMinor == 9'000);
    CHECK(out.giftMinor == 1'000);
    CHECK(out.purse.principalMinor == 0);
    const auto paper = (*shop.two)->valueSlip(cashier(), out.entry);
    REQUIRE(paper);
    CHECK(std::get<receipt::ValueReceipt>(*paper).minor == 9'000);
    CHECK(std::get<receipt::ValueReceipt>(*paper).giftMinor == 1'000);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.one).principalMinor == 0);
}

TEST_CASE("the same reference is the same act, and another act with it is refused")
{
    Shop shop;
    shop.load(10'000);
    Till& till = *shop.one;
    const auto entries = [&] { return till.journal.rows().size(); };

    CHECK(!ok(till->adjust(manager(), shop.member, 50_pts, "sorry", "A1")).repeated);
    std::size_t booked = entries();
    CHECK(ok(till->adjust(manager(), shop.member, 50_pts, "sorry", "A1")).repeated);
    till.restart(shop.chain);
    CHECK(ok(till->adjust(manager(), shop.member, 50_pts, "sorry", "A1")).balance == 50_pts);
    CHECK(refusal(till->adjust(manager(), shop.member, 60_pts, "sorry", "A1")) ==
          terminal::AdjustRefusal::ReferenceTaken);
    CHECK(refusal(till->moveCoupons(manager(), shop.member, "five", 1, "sorry", "A1")) == ValueRefusal::TicketTaken);
    CHECK(entries() == booked);

    ok(till->moveCoupons(manager(), shop.member, "five", 1, "sorry", "C1"));
    ok(till->stamp(cashier(), shop.member, "tea", 2, "", "S1"));
    shop.obtain(till, *till->missingForUnload(shop.member, 5'000));
    const auto out = ok(till->unload(manager(), shop.member, 5'000, "moves away", "U1"));
    booked = entries();
    CHECK(ok(till->moveCoupons(manager(), shop.member, "five", 1, "sorry", "C1")).repeated);
    CHECK(refusal(till->moveCoupons(manager(), shop.member, "five", 2, "sorry", "C1")) == ValueRefusal::TicketTaken);
    CHECK(ok(till->stamp(cashier(), shop.member, "tea", 2, "", "S1")).repeated);
    CHECK(refusal(till->stamp(cashier(), shop.member, "tea", 1, "", "S1")) == ValueRefusal::TicketTaken);
    const auto again = ok(till->unload(manager(), shop.member, 5'000, "moves away", "U1"));
    CHECK(again.repeated);
    CHECK(again.entry == out.entry);
    CHECK(refusal(till->unload(manager(), shop.member, 4'000, "moves away", "U1")) == ValueRefusal::TicketTaken);
    CHECK(*till->isReferenceBooked("U1"));
    CHECK(!*till->isReferenceBooked("U2"));
    CHECK(entries() == booked);
    // Without one every act is an act of its own.
    ok(till->adjust(manager(), shop.member, 50_pts, "sorry"));
    CHECK(ok(till->adjust(manager(), shop.member, 50_pts, "sorry")).balance == 150_pts);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a load that was typed wrong is taken back on its day, while nothing of it is spent, once")
{
    Shop shop;
    shop.load(5'000);
    const auto wrong = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
    CHECK(refusal((*shop.one)->voidLoad(cashier(), wrong.id, "typed twice")) == ValueRefusal::NeedsApproval);
    CHECK(refusal((*shop.one)->voidLoad(manager(), wrong.id, "")) == ValueRefusal::NoReason);
    const auto gone = ok((*shop.one)->voidLoad(manager(), wrong.id, "typed twice"));
    CHECK(gone.refundMinor == 10'000);
    CHECK(gone.giftMinor == 1'000);
    CHECK(gone.purse.principalMinor == 5'000);
    CHECK(gone.purse.giftMinor == 0);
    CHECK(refusal((*shop.one)->voidLoad(manager(), wrong.id, "again")) == ValueRefusal::NoSuchLoad);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.two).principalMinor == 5'000);

    // Once head office may know of it, rights show that it is whole; they may hold another load's lots.
    const auto known = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
    shop.chain.syncAll();
    CHECK(refusal((*shop.one)->voidLoad(manager(), known.id, "typed twice")) == ValueRefusal::NeedsRight);
    const auto missing = (*shop.one)->missingForVoidLoad(known.id);
    REQUIRE(missing);
    REQUIRE(missing->size() == 2);
    shop.obtain(*shop.one, *missing);
    CHECK(ok((*shop.one)->voidLoad(manager(), known.id, "typed twice")).refundMinor == 10'000);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.two).principalMinor == 5'000);
    CHECK(shop.purse(*shop.two).giftMinor == 0);
    const auto lots = shop.chain.atOffice(shop.member).ledger.book(ledger::storedPrincipal()).lots();
    REQUIRE(lots.size() == 1);
    CHECK_FALSE(lots.front().terms.gift); // the load that brought no gift is the one that is left

    // One of which something is spent, or lent out to be, stays; so does one of another day or another terminal.
    const auto used = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 1'000}));
    shop.chain.syncAll();
    CHECK(refusal((*shop.two)->voidLoad(manager(), used.id, "x")) == ValueRefusal::NoSuchLoad);
    auto ask = shop.chain.sale(shop.member, 5'500);
    ask.value = {{shop.member, std::nullopt}};
    shop.sell(*shop.two, ask);
    shop.chain.syncAll();
    CHECK(refusal((*shop.one)->voidLoad(manager(), used.id, "x")) == ValueRefusal::Spent);
    const auto old = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 1'000}));
    shop.chain.clock.advance(std::chrono::hours(48));
    CHECK(refusal((*shop.one)->voidLoad(manager(), old.id, "x")) == ValueRefusal::OtherDay);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("a load that was spent elsewhere is not paid out where nobody has heard of it")
{
    Shop shop;
    const auto load = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
    shop.chain.syncAll();
    auto ask = shop.chain.sale(shop.member, 11'000);
    ask.value = {{shop.member, std::nullopt}};
    shop.sell(*shop.two, ask);
    shop.chain.sync(*shop.two); // the first till hears nothing of it
    CHECK(shop.purse(*shop.one).principalMinor == 10'000);
    CHECK(refusal((*shop.one)->voidLoad(manager(), load.id, "typed twice")) == ValueRefusal::NeedsRight);
    const auto missing = (*shop.one)->missingForVoidLoad(load.id);
    REQUIRE(missing);
    for (const terminal::MissingRight& right : *missing)
        CHECK(shop.chain.obtainRight(*shop.one, right) == "not-enough");
    CHECK(!(*shop.one)->voidLoad(manager(), load.id, "typed twice"));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.one).principalMinor == 0);
}

TEST_CASE("a load may have been sent before the till was started again: it takes rights to take it back")
{
    Shop shop;
    const auto load = ok((*shop.one)->load(cashier(), {.account = shop.member, .minor = 10'000}));
    shop.one->restart(shop.chain);
    CHECK(refusal((*shop.one)->voidLoad(manager(), load.id, "typed twice")) == ValueRefusal::NeedsRight);
    shop.chain.syncAll();
    shop.obtain(*shop.one, *(*shop.one)->missingForVoidLoad(load.id));
    ok((*shop.one)->voidLoad(manager(), load.id, "typed twice"));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    CHECK(shop.purse(*shop.two).principalMinor == 0);
}
