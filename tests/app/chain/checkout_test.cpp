#include "core/checkout/checkout.h"

#include "core/access/sale_code.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <chrono>

using namespace loyalty;
using namespace loyalty::test;
using namespace loyalty::checkout;

namespace {

using Kind = Verdict::Kind;
using Redeem = engine::Ask::Kind;

constexpr std::string_view kArticles = "sku,name,category,price\n"
                                       "6901234567892,Green tea,drinks,5.00\n"
                                       "4006381333931,Pen,,\n";

const ArticleBook& theArticles()
{
    static const auto kBook = ArticleBook::parse(kArticles, 2);
    return kBook.value();
}

/// A member with 1,000 points whom head office knows, and the open sale of one till.
struct Counter
{
    explicit Counter(ChainOptions options = {})
        : chain(options)
    {
        chain.sell(till, chain.sale(member, 100'000));
        chain.syncAll();
        sale.serveAs(cashier().actor);
        sale.setOnline(true);
    }

    [[nodiscard]] const CheckoutView& view() const { return sale.view(); }
    [[nodiscard]] Kind verdict() const { return sale.view().verdict.kind; }
    Then scan(std::string_view code) { return sale.scanned(code, access::Symbology::Unknown); }
    void identify() { REQUIRE(std::holds_alternative<std::monostate>(scan("13800000001"))); }

    /// As the app does it, over a line that works.
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

    AChain chain;
    Till& till = chain.addTill();
    MemberId member = chain.enrol(till, "13800000001", "王小明", "1990-05-01");
    ArticleBook articles = theArticles();
    Checkout sale{{*till, till.random, articles}};
};

} // namespace

TEST_CASE("a scan shows the member, an amount quotes, one key books, and the next act begins a new sale")
{
    Counter counter;
    CHECK(counter.view().canCommit == WhyNot::EmptyBasket);
    counter.identify();
    CHECK(counter.verdict() == Kind::PhoneNumber);
    CHECK(counter.view().verdict.text == "王**"); // for the pages that do not show the member
    REQUIRE(counter.view().member);
    CHECK(counter.view().member->balance == 1'000_pts);
    counter.sale.addAmount(2'500);
    REQUIRE(counter.view().quote);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    CHECK(counter.view().quote->dueMinor == 2'500);
    CHECK_FALSE(counter.view().quote->trace.empty());

    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(counter.view().phase == Phase::Done);
    CHECK(counter.view().done == *booked);
    CHECK(counter.view().member->balance == booked->balanceAfter);
    CHECK(counter.view().canCommit == WhyNot::SaleDone);

    counter.sale.addAmount(100);
    CHECK(counter.view().phase == Phase::Open);
    CHECK_FALSE(counter.view().member);
    CHECK(counter.view().lines.size() == 1);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("committing twice books once")
{
    Counter counter;
    counter.sale.addAmount(2'500);
    REQUIRE(counter.commit());
    CHECK_FALSE(counter.sale.beginCommit({}));
    CHECK(counter.till->recentSales(cashier(), 10)->size() == 2);
}

TEST_CASE("a sale without a member is a sale")
{
    Counter counter;
    counter.sale.addAmount(2'500);
    CHECK(counter.view().canRedeem == WhyNot::NoMember);
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->sold.earned == 0_pts);
}

TEST_CASE("undo takes back one step at a time, and nothing of a booked sale")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(2'500);
    counter.sale.addAmount(700);
    counter.sale.removeLine(counter.view().lines.front().id);
    CHECK(counter.view().totalMinor == 700);
    counter.sale.undo();
    CHECK(counter.view().totalMinor == 3'200);
    counter.sale.undo();
    counter.sale.undo();
    CHECK(counter.view().lines.empty());
    CHECK(counter.view().member);
    counter.sale.undo();
    CHECK_FALSE(counter.view().member);
    CHECK(counter.view().canUndo == WhyNot::NothingToUndo);
    counter.sale.undo();
    counter.sale.addAmount(100);
    REQUIRE(counter.commit());
    counter.sale.undo();
    CHECK(counter.view().phase == Phase::Done);
}

TEST_CASE("articles are added by scanning, counted when scanned again, and priced by hand where they have no price")
{
    Counter counter;
    static_cast<void>(counter.scan("6901234567892"));
    CHECK(counter.verdict() == Kind::Article);
    static_cast<void>(counter.scan("6901234567892"));
    REQUIRE(counter.view().lines.size() == 1);
    CHECK(counter.view().lines[0].name == "Green tea");
    CHECK(counter.view().lines[0].quantity == Quantity::pieces(2));
    CHECK(counter.view().totalMinor == 1'000);

    static_cast<void>(counter.scan("4006381333931"));
    CHECK(counter.verdict() == Kind::PriceNeeded);
    REQUIRE(counter.view().unpriced);
    CHECK(counter.view().canCommit != WhyNot::Nothing);
    counter.sale.price(300);
    CHECK(counter.view().totalMinor == 1'300);
    static_cast<void>(counter.scan("4006381333931")); // the price typed a moment ago
    CHECK(counter.view().totalMinor == 1'600);

    counter.sale.setQuantity(counter.view().lines[0].id, Quantity{1'500});
    CHECK(counter.view().lines[0].amountMinor == 750);
    counter.sale.setQuantity(counter.view().lines[0].id, Quantity{0});
    CHECK(counter.view().lines.size() == 1);
}

TEST_CASE("every kind of code has its verdict, and none of them books or types anything")
{
    const struct
    {
        std::string_view code;
        Kind verdict;
    } rows[] = {
        {"13800000001", Kind::PhoneNumber},
        {"134567890123456789", Kind::PaymentCode}, // a wallet's
        {"6222020200112233455", Kind::PaymentCode},
        {"4111111111111111", Kind::BankCard},
        {"https://example.com/join", Kind::AnotherChain},
        {"7911234567890122178900000063961918", Kind::NotGenuine},
        {"79112345678901221789", Kind::HalfCode},
        {"79112345678901221789000000639619187911234567890122178900000063961918", Kind::TwiceInOne},
        {"7911234567890132178900000063961919", Kind::Misread},
        {"6901234567892", Kind::Article},
        {"4006381333931", Kind::PriceNeeded},
        {"\x01\x02", Kind::Unreadable},
        {"", Kind::Unreadable},
    };
    for (const auto& [code, verdict] : rows) {
        Counter counter;
        const auto serial = counter.view().verdict.serial;
        const auto then = counter.scan(code);
        CAPTURE(code, toString(counter.verdict()));
        if (verdict == Kind::NotGenuine && std::holds_alternative<AskHeadOffice>(then))
            continue;
        CHECK(counter.verdict() == verdict);
        CHECK(counter.view().verdict.serial > serial);
    }
    Counter counter;
    static_cast<void>(counter.scan(std::string(501, '7')));
    CHECK(counter.verdict() == Kind::TooLong);
    counter.sale.twoCodes();
    CHECK(counter.verdict() == Kind::TwoCodes);
    counter.sale.readTwice();
    CHECK(counter.verdict() == Kind::TwoCodes);
}

TEST_CASE("what this terminal does not know, head office is asked for before it is called unknown")
{
    Counter counter;
    const auto asked = [&] { return std::holds_alternative<AskHeadOffice>(counter.scan("13900000009")); };
    REQUIRE(asked());
    CHECK(counter.view().phase == Phase::LookingUp);
    counter.sale.addAmount(500); // meanwhile the cashier goes on
    counter.sale.lookedUp(true);
    CHECK(counter.verdict() == Kind::Unknown);
    CHECK(counter.view().lines.size() == 1);
    REQUIRE(asked());
    counter.sale.lookedUp(false);
    CHECK(counter.verdict() == Kind::UnknownHere);
    REQUIRE(asked());
    counter.identify(); // another scan came first
    counter.sale.lookedUp(true);
    CHECK(counter.verdict() == Kind::PhoneNumber);
}

TEST_CASE("a second member replaces the first only after a yes")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.till, "13800000002", "李雷");
    counter.identify();
    counter.sale.addAmount(1'000);
    static_cast<void>(counter.scan("13800000002"));
    CHECK(counter.verdict() == Kind::AnotherMember);
    CHECK(counter.view().verdict.text == "李*");
    CHECK(counter.view().member->id == counter.member);
    counter.sale.replaceMember(false);
    CHECK(counter.view().member->id == counter.member);
    static_cast<void>(counter.scan("13800000002"));
    counter.sale.replaceMember(true);
    CHECK(counter.view().member->id == other);
    CHECK(counter.view().lines.size() == 1);
    static_cast<void>(counter.scan("13800000002"));
    CHECK(counter.verdict() == Kind::AlreadyShown);
}

TEST_CASE("a second member replaces the first without a question only where nothing is lost by it")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.till, "13800000002", "李雷");
    const auto scanOther = [&] { static_cast<void>(counter.scan("13800000002")); };
    counter.identify(); // by what was said, with nothing in the basket
    scanOther();
    CHECK(counter.view().member->id == other);
    CHECK(counter.verdict() == Kind::PhoneNumber);
    counter.sale.abandon();
    SECTION("the first one gave a live code")
    {
        static_cast<void>(counter.scan(counter.chain.liveCode(counter.member)));
        scanOther();
    }
    SECTION("the cashier is at something else")
    {
        counter.identify();
        counter.sale.lookAside(true);
        scanOther();
    }
    SECTION("goods come back")
    {
        const auto sold = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 10'000));
        CHECK(counter.sale.exchange(sold.id, {{1, {}}}) == WhyNot::Nothing);
        scanOther();
    }
    CHECK(counter.verdict() == Kind::AnotherMember);
    CHECK(counter.view().member->id == counter.member);
    REQUIRE(counter.view().nextMember);
    CHECK(counter.view().nextMember->id == other);
}

TEST_CASE("a live code that counts as a card says why, whoever is on the screen")
{
    Counter counter;
    const auto scanOld = [&] {
        const Instant made = counter.chain.clock.now() - std::chrono::minutes(2);
        static_cast<void>(counter.scan(counter.chain.liveCode(counter.member, made)));
    };
    scanOld();
    REQUIRE(counter.verdict() == Kind::CodeOld);
    const std::int64_t seconds = counter.view().verdict.seconds;
    counter.sale.abandon();
    SECTION("the member, by card")
    {
        static_cast<void>(counter.scan(counter.member.toString()));
        REQUIRE(counter.verdict() == Kind::CardCode);
        counter.sale.addAmount(1'000);
        scanOld();
        CHECK(counter.verdict() == Kind::CodeOld);
        CHECK(counter.view().verdict.seconds == seconds);
        REQUIRE(counter.view().member);
        CHECK(counter.view().member->id == counter.member);
        CHECK(counter.view().lines.size() == 1);
    }
    SECTION("the member, by a live code that is better")
    {
        static_cast<void>(counter.scan(counter.chain.liveCode(counter.member)));
        REQUIRE(counter.verdict() == Kind::LiveCodeOnline);
        scanOld();
        CHECK(counter.verdict() == Kind::AlreadyShown);
        CHECK(counter.view().member->trust == access::Trust::LiveOnline);
    }
}

TEST_CASE("goods that are scanned are no answer to whether the member changes")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.till, "13800000002", "李雷");
    counter.identify();
    counter.sale.addAmount(1'000);
    static_cast<void>(counter.scan("13800000002"));
    static_cast<void>(counter.scan("6901234567892"));
    CHECK(counter.view().lines.size() == 2);
    REQUIRE(counter.view().nextMember);
    CHECK(counter.view().nextMember->id == other);
    static_cast<void>(counter.scan("134567890123456789")); // a payment code
    CHECK(counter.view().nextMember);
    counter.sale.replaceMember(true);
    CHECK(counter.view().member->id == other);
    CHECK(counter.view().lines.size() == 2);
}

TEST_CASE("who becomes the member is told as if they had been the first")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.till, "13800000002", "李雷");
    counter.chain.syncAll();
    counter.identify();
    counter.sale.addAmount(1'000);
    SECTION("with a live code")
    {
        static_cast<void>(counter.scan(counter.chain.liveCode(other)));
        REQUIRE(counter.verdict() == Kind::AnotherMember);
        counter.sale.replaceMember(true);
        CHECK(counter.verdict() == Kind::LiveCodeOnline);
    }
    SECTION("blocked")
    {
        REQUIRE(counter.till->block(manager(), other, true, "lost card"));
        static_cast<void>(counter.scan("13800000002"));
        counter.sale.replaceMember(true);
        CHECK(counter.verdict() == Kind::Blocked);
    }
}

TEST_CASE("what was said of a scan goes with the next act, and how the member was identified stays")
{
    Counter counter;
    static_cast<void>(counter.scan("134567890123456789"));
    REQUIRE(counter.verdict() == Kind::PaymentCode);
    const auto serial = counter.view().verdict.serial;
    counter.sale.addAmount(1'000);
    CHECK(counter.verdict() == Kind::None);
    CHECK(counter.view().verdict.serial == serial); // no news
    static_cast<void>(counter.scan("6901234567892"));
    CHECK(counter.verdict() == Kind::Article);
    counter.sale.undo();
    CHECK(counter.verdict() == Kind::None);
    static_cast<void>(counter.scan(counter.chain.liveCode(counter.member)));
    CHECK(counter.verdict() == Kind::LiveCodeOnline);
    static_cast<void>(counter.scan("6901234567892"));
    CHECK(counter.verdict() == Kind::Article);
    counter.sale.removeLine(counter.view().lines.back().id);
    CHECK(counter.verdict() == Kind::LiveCodeOnline);
    REQUIRE(std::holds_alternative<AskHeadOffice>(counter.sale.typed("13900000009")));
    counter.sale.lookedUp(true);
    CHECK(counter.verdict() == Kind::Unknown);
    counter.sale.addAmount(500);
    CHECK(counter.verdict() == Kind::LiveCodeOnline);
}

TEST_CASE("goods that come back bring who bought them, and what is to be said of them")
{
    Counter counter;
    const auto sold = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 10'000));
    SECTION("a member")
    {
        CHECK(counter.sale.exchange(sold.id, {{1, {}}}) == WhyNot::Nothing);
        REQUIRE(counter.view().member);
        CHECK(counter.verdict() == Kind::PhoneNumber);
    }
    SECTION("one who is blocked")
    {
        REQUIRE(counter.till->block(manager(), counter.member, true, "lost card"));
        CHECK(counter.sale.exchange(sold.id, {{1, {}}}) == WhyNot::Nothing);
        REQUIRE(counter.view().member);
        CHECK(counter.verdict() == Kind::Blocked);
    }
}

TEST_CASE("what comes back is shown with its worth and its points before anything is taken instead")
{
    Counter counter;
    const auto sold = counter.chain.sell(counter.till, counter.chain.sale(counter.member, 10'000));
    CHECK(counter.sale.exchange(sold.id, {{1, {}}}) == WhyNot::Nothing);
    REQUIRE(counter.view().exchange);
    CHECK(counter.view().lines.empty());
    CHECK(counter.view().exchange->refundMinor == 10'000);
    CHECK(sold.sold.earned > 0_pts);
    CHECK(counter.view().exchange->pointsBack == sold.sold.earned);
    REQUIRE(counter.view().exchange->goods.size() == 1);
    CHECK(counter.view().exchange->goods[0].amountMinor == 10'000);
    counter.sale.addAmount(12'000);
    REQUIRE(counter.view().exchange);
    CHECK(counter.view().exchange->refundMinor == 10'000);
    CHECK(counter.view().exchange->goods.size() == 1);
    CHECK(counter.sale.exchange(sold.id, {}) == WhyNot::Nothing);
    CHECK_FALSE(counter.view().exchange);
}

TEST_CASE("an open sale that is put back is the same sale: goods, amounts and member, booked once")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(1'200);
    counter.sale.addAmount(500);
    counter.sale.setQuantity(2, Quantity{2'500});
    const auto open = counter.sale.openSale();
    REQUIRE(open);
    CHECK(open->totalMinor == 2'450);
    CHECK_FALSE(open->more);
    counter.sale.redeem({Redeem::Points, 100_pts});
    CHECK(counter.sale.openSale()->more);
    const auto lines = counter.view().lines;
    counter.sale.abandon();
    CHECK_FALSE(counter.sale.openSale());
    counter.sale.putBack(*open);
    CHECK(counter.view().totalMinor == 2'450);
    REQUIRE(counter.view().lines.size() == 2);
    CHECK(counter.view().lines[1].quantity == lines[1].quantity);
    REQUIRE(counter.view().member);
    CHECK(counter.view().member->id == counter.member);
    CHECK(counter.view().member->trust == access::Trust::Spoken); // whatever code was scanned before
    CHECK(counter.sale.openSale()->sale == open->sale);
    counter.sale.putBack(*open); // one is open
    CHECK(counter.view().lines.size() == 2);
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->id == open->sale);
    CHECK_FALSE(counter.sale.openSale());
}

TEST_CASE("of a kept sale that somebody wrote in, what no line may be is left out")
{
    Counter counter;
    OpenSale open{.sale = counter.till.random.id<SaleId>()};
    open.lines = {{.unitMinor = -5},
                  {.quantity = Quantity{-1}, .unitMinor = 5},
                  {.quantity = Quantity{}, .unitMinor = 5},
                  {.quantity = Quantity{9'000'000'000'000}, .unitMinor = 900'000'000'000},
                  {.unitMinor = 100}};
    counter.sale.putBack(open);
    REQUIRE(counter.view().lines.size() == 1);
    CHECK(counter.view().totalMinor == 100);
}

TEST_CASE("redeeming follows the basket, and what fits no more is said before it is booked")
{
    Counter counter;
    counter.identify();
    CHECK(counter.view().canRedeem == WhyNot::EmptyBasket);
    counter.sale.addAmount(20'000);
    CHECK(counter.view().canRedeem == WhyNot::Nothing);
    counter.sale.redeem({Redeem::Points, 300_pts});
    REQUIRE(counter.view().quote);
    CHECK(counter.view().quote->dueMinor == 19'700);
    counter.sale.redeem({Redeem::Points, 7_pts});
    CHECK(counter.view().canCommit == WhyNot::RedeemOutOfRange);
    CHECK(counter.view().quote->dueMinor == 20'000);
    counter.sale.redeem({Redeem::Points, 300_pts});
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->sold.redeemed == 300_pts);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("the line is cut between quote and commit: nothing is booked that was not shown")
{
    ChainOptions options;
    options.unbackedPerVisit = 100;
    Counter counter(options);
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.redeem({Redeem::AsMuchAsAllowed, {}});
    const Points shown = counter.view().quote->redeemed;
    REQUIRE(shown > 100_pts);
    const auto missing = counter.sale.beginCommit({});
    REQUIRE(missing);
    CHECK(counter.view().phase == Phase::Committing);
    static_cast<void>(counter.scan("13800000001"));
    CHECK(counter.verdict() == Kind::Busy);
    const auto sale = counter.sale.finishCommit({.rights = *missing, .reached = false});
    REQUIRE_FALSE(sale);
    CHECK(std::get<terminal::SellStop>(sale.error()).why == terminal::SellRefusal::NeedsRight);
    CHECK(counter.view().phase == Phase::Open);
    CHECK(counter.view().redeemLimitedByRights);
    CHECK(counter.view().quote->redeemed == 100_pts); // what may be redeemed now is shown, and can be booked
    CHECK(counter.till->recentSales(cashier(), 10)->size() == 1);
    CHECK(counter.commit());
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("a line that is cut under the booking of a live code's sale leaves the code trusted as offline")
{
    ChainOptions options;
    options.unbackedPerVisit = 100;
    Counter counter(options);
    static_cast<void>(counter.scan(counter.chain.liveCode(counter.member)));
    counter.sale.addAmount(20'000);
    counter.sale.redeem({Redeem::AsMuchAsAllowed, {}});
    REQUIRE(counter.verdict() == Kind::LiveCodeOnline);
    const auto missing = counter.sale.beginCommit({});
    REQUIRE(missing);
    REQUIRE_FALSE(missing->needed.empty());
    REQUIRE_FALSE(counter.sale.finishCommit({.rights = *missing, .reached = false}));
    CHECK_FALSE(counter.view().online);
    CHECK(counter.view().member->trust == access::Trust::Live);
    CHECK(counter.verdict() == Kind::LiveCode);
    CHECK(counter.view().quote->redeemed == 100_pts);
    const auto booked = counter.commit();
    REQUIRE(booked);
    CHECK(booked->sold.redeemed == 100_pts);
    counter.chain.syncAll();
    counter.chain.requireAgreement();
}

TEST_CASE("a right that head office refuses is not replaced by points without cover")
{
    Counter counter;
    counter.identify();
    counter.sale.addAmount(20'000);
    counter.sale.redeem({Redeem::Points, 300_pts});
    const auto missing = counter.sale.beginCommit({});
    REQUIRE(missing);
    CHECK_FALSE(counter.sale.finishCommit({.rights = *missing, .reached = true, .refusal = "not-enough"}));
    CHECK(counter.till->recentSales(cashier(), 10)->size() == 1);
    CHECK(counter.view().lines.size() == 1);
}

TEST_CASE("amounts that no sale may have change nothing")
{
    Counter counter;
    for (const std::int64_t minor : {std::int64_t{0}, std::int64_t{-5}, Checkout::kMostMinor + 1}) {
        const auto serial = counter.view().verdict.serial;
        counter.sale.addAmount(minor);
        CHECK(counter.view().lines.empty());
        CHECK(counter.verdict() == Kind::AmountOutOfRange);
        CHECK(counter.view().verdict.serial > serial);
    }
    counter.sale.addAmount(Checkout::kMostMinor);
    CHECK(counter.view().totalMinor == Checkout::kMostMinor);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
}

TEST_CASE("an article that waits for its amount is said, and nothing takes its place")
{
    Counter counter;
    static_cast<void>(counter.scan("4006381333931"));
    CHECK(counter.view().canCommit == WhyNot::PriceNeeded);
    counter.sale.addAmount(500);
    CHECK(counter.view().canCommit == WhyNot::PriceNeeded);
    CHECK_FALSE(counter.sale.beginCommit({}));
    static_cast<void>(counter.scan("96385074")); // another one that has no price here
    CHECK(counter.verdict() == Kind::PriceFirst);
    CHECK(counter.view().verdict.text == "Pen");
    for (const std::int64_t minor : {std::int64_t{0}, Checkout::kMostMinor + 1}) {
        counter.sale.price(minor);
        CHECK(counter.verdict() == Kind::AmountOutOfRange);
        REQUIRE(counter.view().unpriced);
        CHECK(counter.view().unpriced->name == "Pen");
    }
    counter.sale.price(300);
    CHECK(counter.verdict() == Kind::Article);
    CHECK(counter.view().totalMinor == 800);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
}

TEST_CASE("a quantity that no line may have changes nothing, and says so")
{
    Counter counter;
    static_cast<void>(counter.scan("6901234567892"));
    const std::uint32_t tea = counter.view().lines[0].id;
    for (const std::int64_t thousandths :
         {Quantity::kMax + 1, Quantity::pieces(Checkout::kMostPieces).thousandths + 1}) {
        counter.sale.setQuantity(tea, Quantity{thousandths});
        CHECK(counter.verdict() == Kind::QuantityTooLarge);
        CHECK(counter.view().lines[0].quantity == Quantity::pieces(1));
    }
    counter.sale.setQuantity(tea, Quantity::pieces(Checkout::kMostPieces));
    CHECK(counter.view().lines[0].quantity == Quantity::pieces(Checkout::kMostPieces));
    static_cast<void>(counter.scan("6901234567892"));
    CHECK(counter.verdict() == Kind::QuantityTooLarge);
    counter.sale.addAmount(Checkout::kMostMinor);
    counter.sale.setQuantity(counter.view().lines[1].id, Quantity::pieces(Checkout::kMostPieces));
    CHECK(counter.verdict() == Kind::AmountOutOfRange);
    CHECK(counter.view().lines[1].amountMinor == Checkout::kMostMinor);
}

TEST_CASE("a number that nobody has, too short for a mobile phone, may have been meant as an amount")
{
    Counter counter;
    for (const char* number : {"1000000000", "1234567"}) {
        CAPTURE(number);
        REQUIRE(std::holds_alternative<AskHeadOffice>(counter.sale.typed(number)));
        counter.sale.lookedUp(true);
        CHECK(counter.verdict() == Kind::NoSuchNumber);
        REQUIRE(std::holds_alternative<AskHeadOffice>(counter.scan(number))); // nobody scans an amount
        counter.sale.lookedUp(true);
        CHECK(counter.verdict() == Kind::Unknown);
    }
    static_cast<void>(counter.sale.typed("13900000009"));
    counter.sale.lookedUp(true);
    CHECK(counter.verdict() == Kind::Unknown);
}

TEST_CASE("a blocked member is shown with a verdict, one who was forgotten is not shown at all")
{
    Counter counter;
    REQUIRE(counter.till->block(manager(), counter.member, true, "lost card"));
    counter.identify();
    CHECK(counter.verdict() == Kind::Blocked);
    REQUIRE(counter.view().member);
    counter.sale.addAmount(500);
    CHECK(counter.view().canCommit == WhyNot::MemberBlocked);
    CHECK(counter.view().canRedeem == WhyNot::MemberBlocked);
    REQUIRE(counter.till->block(manager(), counter.member, false, "found again"));
    counter.sale.refresh();
    CHECK(counter.view().canCommit == WhyNot::Nothing);

    sync::MemberRow row = *counter.till.cache.member(counter.member).value();
    row.erased = true;
    REQUIRE(counter.till.cache.putRow(row));
    counter.sale.refresh();
    CHECK(counter.view().canCommit == WhyNot::NoSuchMember);
    counter.sale.abandon();
    for (const std::string& code : {std::string("13800000001"), counter.member.toString()}) {
        static_cast<void>(counter.scan(code));
        CHECK(counter.verdict() == Kind::Erased);
        CHECK_FALSE(counter.view().member);
    }
}

TEST_CASE("what came in between and changed the quote is said as that, and the next key books what is shown then")
{
    Counter counter;
    const SaleId first = counter.till->recentSales(cashier(), 1)->front().id;
    counter.identify();
    counter.sale.addAmount(2'500);
    CHECK(counter.view().quote->earned == 30_pts); // as silver
    REQUIRE(counter.till->returnGoods(cashier(), first, {{1, {}}}));
    const auto stopped = counter.sale.beginCommit({});
    REQUIRE_FALSE(stopped);
    CHECK(std::get<terminal::SellStop>(stopped.error()).why == terminal::SellRefusal::QuoteChanged);
    CHECK(counter.view().quote->earned == 25_pts);
    CHECK(counter.commit());
}

TEST_CASE("a store that breaks under a scan or a quote is told as that, and the next act goes on")
{
    Counter counter;
    const auto breaks = [&] { counter.till.calls.failAt(1); };
    const auto isTold = [&] { return counter.view().fault && counter.view().fault->code == FaultCode::Io; };
    breaks();
    static_cast<void>(counter.scan("13800000001"));
    CHECK(counter.verdict() == Kind::Trouble);
    CHECK(isTold());
    breaks();
    static_cast<void>(counter.scan("96385074")); // may be a member's number
    CHECK(counter.verdict() == Kind::Trouble);
    CHECK_FALSE(counter.view().unpriced);
    breaks();
    counter.sale.serve(counter.member);
    CHECK(counter.verdict() == Kind::Trouble);
    static_cast<void>(counter.scan("13900000009"));
    breaks();
    counter.sale.lookedUp(false);
    CHECK(counter.verdict() == Kind::Trouble);
    CHECK(isTold());
    counter.identify();
    CHECK_FALSE(counter.view().fault);

    breaks();
    counter.sale.addAmount(2'500);
    CHECK(isTold());
    CHECK(counter.view().canCommit == WhyNot::Trouble);
    CHECK(counter.view().lines.size() == 1);
    breaks();
    counter.sale.refresh();
    CHECK(isTold());
    counter.sale.refresh();
    CHECK_FALSE(counter.view().fault);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
    CHECK(counter.commit());
}

TEST_CASE("a basket of 300 lines is quoted and booked; beyond the most it says so")
{
    Counter counter;
    counter.identify();
    for (int i = 0; i < 300; ++i)
        counter.sale.addAmount(101);
    REQUIRE(counter.view().quote);
    CHECK(counter.view().quote->lines.size() == 300);
    REQUIRE(counter.commit());
    for (std::size_t i = 0; i <= engine::Basket::kMaxLines; ++i)
        counter.sale.addAmount(1);
    CHECK(counter.view().canCommit == WhyNot::TicketTooLong);
    counter.sale.undo();
    CHECK(counter.view().canCommit == WhyNot::Nothing);
}

TEST_CASE("a minute without an act clears a member without a basket, and never a basket")
{
    Counter counter;
    counter.identify();
    counter.sale.idle();
    CHECK_FALSE(counter.view().member);
    counter.identify();
    counter.sale.addAmount(100);
    counter.sale.idle();
    CHECK(counter.view().member);
    REQUIRE(counter.commit());
    counter.sale.idle();
    CHECK(counter.view().phase == Phase::Open);
    CHECK_FALSE(counter.view().member);
}

TEST_CASE("nobody at the till: nothing is scanned, quoted or booked, and the basket stays")
{
    Counter counter;
    counter.sale.addAmount(100);
    counter.sale.serveAs({});
    CHECK(counter.view().canCommit == WhyNot::NotAllowed);
    static_cast<void>(counter.scan("13800000001"));
    CHECK(counter.verdict() == Kind::NotAllowed);
    CHECK_FALSE(counter.sale.beginCommit({}));
    counter.sale.serveAs(cashier().actor);
    CHECK(counter.view().canCommit == WhyNot::Nothing);
}

TEST_CASE("a receipt's code names its sale")
{
    Counter counter;
    const SaleId sale = counter.till->recentSales(cashier(), 1)->front().id;
    const auto then = counter.scan(access::saleCode(sale));
    REQUIRE(std::holds_alternative<ShowSale>(then));
    CHECK(std::get<ShowSale>(then).sale == sale);
    counter.sale.saleLookedUp(false);
    CHECK(counter.verdict() == Kind::SaleUnknown);
}

TEST_CASE("the member's display says no more than it may, page by page")
{
    Counter counter;
    using Page = DisplayView::Page;
    CHECK(counter.sale.display().page == Page::Welcome);
    counter.identify();
    auto display = counter.sale.display();
    CHECK(display.page == Page::Greeting);
    CHECK(display.maskedName == "王**");
    CHECK(display.balance == 1'000_pts);
    counter.sale.addAmount(5'000);
    display = counter.sale.display();
    CHECK(display.page == Page::Basket);
    CHECK(display.earns == counter.view().quote->earned);
    CHECK(display.tierQualifying == counter.view().quote->tierAfter.qualifying);
    REQUIRE(counter.commit());
    display = counter.sale.display();
    CHECK(display.page == Page::Thanks);
    CHECK(display.balance == counter.view().done->balanceAfter);
    counter.sale.next();
    CHECK(counter.sale.display().page == Page::Welcome);
}

TEST_CASE("whatever is pressed in whatever order, what is booked is what was shown and the ledgers agree")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& presses) {
        Counter counter;
        Points points = 1'000_pts;
        for (const std::uint8_t press : presses) {
            const auto& lines = counter.view().lines;
            switch (press % 11) {
            case 0:
                static_cast<void>(counter.scan("13800000001"));
                break;
            case 1:
                counter.sale.addAmount(press * 37 + 1);
                break;
            case 2:
                static_cast<void>(counter.scan("6901234567892"));
                break;
            case 3:
                counter.sale.redeem({Redeem::AsMuchAsAllowed, {}});
                break;
            case 4:
                counter.sale.redeem({Redeem::Points, Points(press)});
                break;
            case 5:
                counter.sale.undo();
                break;
            case 6:
                if (!lines.empty())
                    counter.sale.removeLine(lines.front().id);
                break;
            case 7:
                counter.sale.setOnline(press > 100);
                break;
            case 8:
                counter.sale.abandon();
                break;
            case 9:
                counter.sale.dropMember();
                break;
            case 10: {
                const auto shown = counter.view();
                const auto booked = counter.commit();
                RC_ASSERT(!booked || shown.quote.has_value());
                if (!booked)
                    break;
                RC_ASSERT(booked->sold.dueMinor == shown.quote->dueMinor);
                RC_ASSERT(booked->sold.earned == shown.quote->earned);
                if (booked->sold.member)
                    points += booked->sold.earned - booked->sold.redeemed;
                break;
            }
            }
        }
        RC_ASSERT(counter.chain.shown(counter.till, counter.member) == points.count());
        counter.chain.syncAll();
        counter.chain.requireAgreement();
    }));
}
