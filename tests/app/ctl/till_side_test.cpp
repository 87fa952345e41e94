#include "app/terminal/till/till_side.h"

#include "app/terminal/on_lane.h"
#include "app/terminal/till/checkout_json.h"
#include "app/terminal/waiting.h"
#include "tests/app/ctl/programs.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <fstream>
#include <memory>

namespace loyalty::ctl {
namespace {

using namespace std::chrono_literals;
using app::CommitAnswer;
using app::TillSide;

constexpr const char* kPhone = "13800138000";
constexpr const char* kGiftCard = "880012349";
constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "sample-retail", "version": 2, "validFrom": "2025-02-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Purse" },
  "earning": {
    "rounding": { "mode": "down", "per": "ticket", "multiply": "beforeRounding" },
    "rules": [ { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 } ]
  },
  "discounts": { "offers": [ { "id": "five-off", "names": { "en": "5 off" }, "type": "fixed", "minor": 500 } ] },
  "coupons": [ { "id": "five", "names": { "en": "5 off" }, "offer": "five-off", "expiry": { "months": 1 } } ],
  "storedValue": { "minTopUpMinor": 1000, "maxTopUpMinor": 500000, "maxBalanceMinor": 1000000,
                   "gifts": [ { "fromMinor": 10000, "giftMinor": 1000 } ] },
  "giftCards": { "minMinor": 1000, "maxMinor": 100000, "reloadable": true, "refundable": true },
  "expiry": { "months": 12, "end": "month" },
  "returns": { "shortfall": "debt" }
})";

terminal::By cashier()
{
    return {{access::ActorKind::Person, "1001", access::Role::Cashier}, std::nullopt};
}

terminal::By manager()
{
    return {{access::ActorKind::Person, "9001", access::Role::Manager}, std::nullopt};
}

template <class Answer>
auto ok(Answer answer)
{
    REQUIRE(answer);
    return std::move(*answer);
}

/// A till over a line to a head office of its own; a member with 110.00 of value and two coupons, a gift card of 30.00.
struct Counter
{
    Counter()
    {
        shop.enrol();
        std::ofstream(file) << kProgramme;
        const auto published = shop.office({QStringLiteral("publish"), QString::fromStdString(file.string())});
        INFO(published.out << published.err);
        REQUIRE(published.exitCode == 0);
        runtime = ok(app::Runtime::open({.folder = shop.terminal().toStdString()}));
        side = std::make_unique<app::OnLane<TillSide>>(runtime->terminalLane());
        rest();
        const terminal::EnrolAsk someone{
            .name = "Ana", .phone = kPhone, .consentPurpose = "membership", .consentText = "v1", .language = "en"};
        static_cast<void>(runtime->onTerminal([&](terminal::Terminal& terminal) {
            member = ok(terminal.enrol(cashier(), someone)).id;
            ok(terminal.load(cashier(), {.account = member, .minor = 10'000}));
            card = ok(terminal.load(cashier(), {.card = kGiftCard, .minor = 3'000})).account;
            ok(terminal.moveCoupons(manager(), member, "five", 2, "sorry"));
            TillSide::Tells tells{
                .changed = [](const auto&, const auto&) {}, .saleShown = [](const auto&) {}, .exchanged = [] {}};
            side->put(std::make_unique<TillSide>(*runtime, terminal, articles, std::move(tells)));
            return true;
        }));
        rest();
        onSide([](TillSide& at) {
            CHECK_FALSE(at.signIn({"1001", {}}));
            at.exchanged();
        });
    }

    /// Everything has gone both ways.
    void rest() { CHECK(runtime->syncUntilRest(20s, app::Patience::Unlimited).atRest); }
    template <class Work>
    void onSide(Work work)
    {
        runtime->terminalLane().call([&] { work(**side); });
    }
    [[nodiscard]] checkout::CheckoutView view()
    {
        return runtime->terminalLane().call([&] { return (*side)->checkout().view(); });
    }
    CommitAnswer commit()
    {
        app::Waiting<CommitAnswer> waiting;
        onSide([&](TillSide& at) { at.commit(waiting.answerer()); });
        auto answer = waiting.wait(30s);
        REQUIRE(answer);
        return std::move(*answer);
    }
    /// Goods of 200.00, with all that the member has.
    void fill()
    {
        onSide([this](TillSide& at) {
            at.act([](checkout::Checkout& sale) { sale.next(); });
            at.typed(kPhone);
            at.act([this](checkout::Checkout& sale) {
                sale.addAmount(20'000);
                sale.useCoupon("five", 1);
                sale.payWithValue(member, 6'000);
            });
        });
    }
    [[nodiscard]] terminal::PurseView purse(const MemberId& of)
    {
        return runtime->onTerminal(
            [&](terminal::Terminal& terminal) { return ok(terminal.member(cashier(), of)).purse; });
    }
    void requireAgreement()
    {
        rest();
        CHECK(runtime->onTerminal([](terminal::Terminal& terminal) { return ok(terminal.verify()).problems; }).empty());
        const auto verified = shop.office({QStringLiteral("verify")});
        INFO(verified.out << verified.err);
        CHECK(verified.exitCode == 0);
    }

    test::Shop shop;
    std::filesystem::path file = shop.folder() / "programme.json";
    checkout::ArticleBook articles;
    MemberId member;
    MemberId card;
    std::unique_ptr<app::Runtime> runtime;
    std::unique_ptr<app::OnLane<TillSide>> side; ///< goes before the runtime
};

TEST_CASE("a sale with a coupon, stored value and a gift card is booked by rights of head office, and both sides agree")
{
    Counter counter;
    counter.fill();
    counter.onSide([](TillSide& at) { at.scanned(kGiftCard, access::Symbology::Unknown); });
    const checkout::CheckoutView shown = counter.view();
    CHECK(shown.verdict.kind == checkout::Verdict::Kind::GiftCard);
    CHECK(shown.toPayMinor == 20'000 - 500 - 3'000 - 6'000);
    const auto sale = ok(counter.commit());
    CHECK(sale.sold.coupons == std::vector<std::string>{"five"});
    REQUIRE(sale.sold.value.size() == 2);
    CHECK(counter.purse(counter.member).principalMinor + counter.purse(counter.member).giftMinor == 5'000);
    CHECK(counter.purse(counter.card).principalMinor == 0);
    const json::Value told = app::toJson(counter.view());
    const json::Object& object = *told.asObject();
    CHECK(*object.find("toPayMinor")->asInteger() == shown.toPayMinor);
    CHECK(object.find("accounts")->asArray()->size() == 2);
    CHECK(object.find("coupons")->asArray()->size() == 1);
    counter.requireAgreement();
}

TEST_CASE("without head office nothing is spent that has no cover, nothing is lost, and the goods are sold without it")
{
    Counter counter;
    counter.shop.stopOffice();
    counter.fill();
    const auto stopped = counter.commit();
    REQUIRE_FALSE(stopped);
    const auto& why = std::get<terminal::SellStop>(stopped.error());
    CHECK(why.why == terminal::SellRefusal::NeedsRight);
    CHECK_FALSE(why.missing.empty());
    const checkout::CheckoutView shown = counter.view();
    CHECK(shown.phase == checkout::Phase::Open);
    CHECK(shown.lines.size() == 1);
    CHECK(shown.canCommit == checkout::WhyNot::NoRightsHere);
    CHECK(counter.purse(counter.member).principalMinor == 10'000);
    counter.onSide([&](TillSide& at) {
        at.act([&](checkout::Checkout& sale) {
            sale.useCoupon("five", 0);
            sale.stopPayingWith(counter.member);
        });
    });
    const auto sale = ok(counter.commit());
    CHECK(sale.sold.dueMinor == 20'000);
    counter.shop.startOffice();
    counter.requireAgreement();
    CHECK(counter.purse(counter.member).coupons.at(0).uses == 2);
}

} // namespace
} // namespace loyalty::ctl
