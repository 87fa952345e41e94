#include "app/ctl/conformance/document.h"
#include "app/ctl/conformance/kinds.h"
#include "app/ctl/conformance/rights.h"
#include "app/ctl/replay/lone_terminal.h"
#include "app/ctl/replay/stage.h"
#include "app/ctl/replay/ticket_clock.h"
#include "app/terminal/obtaining.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/parse.h"
#include "core/programme/text.h"

#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>

/// Cases that are a few acts at one till, booked by its use cases over a journal and a cache of their own: what an act
/// leaves behind for the next one is the product's to know.
namespace loyalty::ctl {
namespace {

using terminal::Terminal;

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::chrono::seconds kHeadOfficeAnswers{20};

/// With somebody who allows what two must agree on.
const terminal::By& manager()
{
    static const terminal::By by{{access::ActorKind::Person, "1", access::Role::Manager},
                                 access::Actor{access::ActorKind::Person, "2", access::Role::Manager}};
    return by;
}

/// The till's head office, made up or a real one.
struct Beyond
{
    std::function<bool(const std::vector<terminal::MissingRight>&)> obtain; ///< false where a right is not given
    std::function<bool()> tell; ///< every act so far; null where nobody is to be told
};

/// The acts of one case, and what they left.
class Day
{
public:
    Day(const JsonView& given, app::Runtime& runtime, TicketClock& clock, Beyond beyond)
        : m_runtime(runtime)
        , m_clock(clock)
        , m_beyond(std::move(beyond))
        , m_currency(programme::parse(documentOf(given)).value().currency)
    {}

    /// False for a step of another kind.
    bool play(const JsonView& step)
    {
        const std::pair<std::string_view, void (Day::*)(const JsonView&)> kSteps[] = {
            {"days", &Day::wait},       {"join", &Day::join},        {"sell", &Day::sell},
            {"return", &Day::giveBack}, {"void", &Day::cancel},      {"blind_return", &Day::giveBackBlind},
            {"load", &Day::load},       {"unload", &Day::unload},    {"give", &Day::give},
            {"adjust", &Day::adjust},   {"family", &Day::joinFamily}};
        const auto found = std::find_if(std::begin(kSteps), std::end(kSteps),
                                        [&step](const auto& known) { return step.has(known.first); });
        if (found == std::end(kSteps))
            return false;
        (this->*found->second)(step);
        if (m_beyond.tell && !m_beyond.tell())
            m_refused.emplace_back("head-office-not-reached");
        return true;
    }

    void compare(Expectation& expect)
    {
        std::vector<std::string> refused = m_refused;
        expect.texts("refused", refused);
        expect.numbers("refunds_minor", m_refunds);
        expect.numbers("to_pay_minor", m_toPay);
        expect.numbers("paid_out_minor", m_paidOut);
        for (const auto& [name, purse] : m_cards) {
            expect.number(name + ".principal_minor", purse.principalMinor);
            expect.number(name + ".gift_minor", purse.giftMinor);
        }
        for (const auto& [name, id] : m_members) {
            if (m_cards.contains(name))
                continue;
            const auto ledger =
                m_runtime.onTerminal([&](Terminal& terminal) { return terminal.ledgerOf(manager(), id); });
            if (!ledger) {
                expect.impossible("a member is not there any more");
                continue;
            }
            const terminal::MemberView& view = ledger->member;
            expect.number(name + ".balance", view.balance.count());
            expect.number(name + ".pending", view.pending.count());
            expect.number(name + ".debt", ledger->debt.count());
            expect.number(name + ".lots", static_cast<std::int64_t>(ledger->lots.size()));
            expect.text(name + ".tier", view.tier.id);
            expect.number(name + ".principal_minor", view.purse.principalMinor);
            expect.number(name + ".gift_minor", view.purse.giftMinor);
            expect.number(name + ".gift_to_come_minor", view.purse.giftToComeMinor);
            json::Object held;
            for (const auto& coupon : view.purse.coupons)
                held.set(coupon.coupon, coupon.uses);
            for (const auto& stamps : view.purse.stamps)
                held.set(stamps.card, stamps.stamps);
            expect.value(name + ".holds", held);
            std::vector<std::int64_t> told;
            for (const terminal::Message& message : view.messages)
                if (message.kind == terminal::Message::Kind::PointsEnd)
                    told.push_back(message.daysLeft);
            expect.numbers(name + ".told_days_before_end", told);
        }
    }

    [[nodiscard]] std::int64_t balanceOf(const std::string& name) const
    {
        return ledgerOf(name).member.balance.count();
    }
    /// How often points of the member were posted.
    [[nodiscard]] std::int64_t rowsOf(const std::string& name) const
    {
        std::int64_t rows = 0;
        for (const terminal::LedgerLine& line : ledgerOf(name).lines)
            rows += std::ranges::count(line.postings, ledger::points(), &ledger::Posting::what);
        return rows;
    }

private:
    template <class T, class R>
    const T* done(const terminal::Answer<T, R>& answer)
    {
        if (answer)
            return &*answer;
        if (const R* const refusal = std::get_if<R>(&answer.error()))
            m_refused.emplace_back(wordOf(*refusal));
        else
            m_refused.emplace_back("fault");
        return nullptr;
    }

    static std::string_view wordOf(const terminal::SellStop& stop)
    {
        return stop.quote ? toString(*stop.quote) : toString(stop.why);
    }
    static std::string_view wordOf(const terminal::ReturnStop& stop)
    {
        return stop.detail ? toString(*stop.detail) : toString(stop.why);
    }
    static std::string_view wordOf(terminal::AdjustRefusal refusal) { return toString(refusal); }
    static std::string_view wordOf(terminal::MembershipRefusal refusal) { return toString(refusal); }
    static std::string_view wordOf(terminal::EnrolRefusal refusal) { return toString(refusal); }
    static std::string_view wordOf(terminal::VoidRefusal refusal) { return toString(refusal); }
    static std::string_view wordOf(terminal::ValueRefusal refusal) { return toString(refusal); }

    [[nodiscard]] std::optional<MemberId> member(const JsonView& step) const
    {
        const auto found = m_members.find(step.text("member"));
        return found == m_members.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] terminal::LedgerView ledgerOf(const std::string& name) const
    {
        const auto view =
            m_runtime.onTerminal([&](Terminal& terminal) { return terminal.ledgerOf(manager(), m_members.at(name)); });
        return view ? *view : terminal::LedgerView();
    }
    [[nodiscard]] SaleId sale(const std::string& name) const
    {
        const auto found = m_sales.find(name);
        return found == m_sales.end() ? SaleId() : found->second;
    }

    void wait(const JsonView& step) { m_clock.set(Instant(m_clock.now().unixMs() + step.number("days") * kDayMs)); }

    void join(const JsonView& step)
    {
        terminal::EnrolAsk ask;
        ask.phone = "+8613800000" + std::to_string(100 + m_members.size());
        ask.card = step.text("card");
        if (step.has("by"))
            ask.referrer = m_members[step.text("by")];
        ask.consentPurpose = "membership";
        ask.consentText = "v1";
        const auto joined = m_runtime.onTerminal([&](Terminal& terminal) { return terminal.enrol(manager(), ask); });
        if (const auto* const view = done(joined))
            m_members[step.text("join")] = view->id;
    }

    [[nodiscard]] std::vector<engine::BasketLine> linesOf(const JsonView& step) const
    {
        std::vector<engine::BasketLine> lines;
        for (const JsonView& said : step.objects("lines")) {
            engine::BasketLine line;
            line.id = static_cast<std::uint32_t>(lines.size() + 1);
            line.sku = said.text("sku");
            line.category = said.text("category");
            line.quantity = Quantity::pieces(said.has("pieces") ? said.number("pieces") : 1);
            line.amountMinor = said.number("minor");
            lines.push_back(std::move(line));
        }
        return lines;
    }

    /// Named lines, or all of them.
    [[nodiscard]] static std::vector<engine::ReturnAsk> returnedOf(const std::vector<std::int64_t>& named,
                                                                   std::size_t all)
    {
        std::vector<engine::ReturnAsk> asks;
        for (const std::int64_t id : named)
            asks.push_back({.id = static_cast<std::uint32_t>(id), .quantity = {}});
        for (std::uint32_t id = 1; named.empty() && id <= all; ++id)
            asks.push_back({.id = id, .quantity = {}});
        return asks;
    }

    void sell(const JsonView& step)
    {
        const std::string name = step.text("sell");
        terminal::SaleAsk ask;
        ask.member = member(step);
        ask.basket = {.currency = m_currency, .lines = linesOf(step)};
        ask.ticket = step.text("ticket");
        ask.online = m_beyond.tell != nullptr;
        ask.family = step.flag("family");
        if (step.has("redeem")) {
            ask.redeem.kind = engine::Ask::Kind::Points;
            ask.redeem.points = Points(step.number("redeem"));
        }
        ask.redeem.coupons = step.texts("coupons");
        if (step.has("value"))
            ask.value.push_back({m_members[step.text("value")], std::nullopt});
        if (step.has("exchange"))
            ask.exchange =
                terminal::ExchangeAsk{sale(step.text("exchange")),
                                      returnedOf(step.numbers("exchange_lines"), m_lines[step.text("exchange")])};
        const auto commit = [&] {
            return m_runtime.onTerminal([&](Terminal& terminal) { return terminal.commit(manager(), ask); });
        };
        auto sold = commit();
        if (!sold && (ask.online || !ask.value.empty() || !ask.redeem.coupons.empty()))
            if (const auto* const stop = std::get_if<terminal::SellStop>(&sold.error());
                stop && m_beyond.obtain(stop->missing))
                sold = commit();
        if (const auto* const view = done(sold)) {
            m_sales[name] = view->id;
            m_lines[name] = ask.basket.lines.size();
            m_toPay.push_back(view->sold.moneyMinor());
        }
    }

    void giveBack(const JsonView& step)
    {
        const std::string name = step.text("return");
        const auto asks = returnedOf(step.numbers("lines"), m_lines[name]);
        const std::string ticket = step.text("ticket");
        const auto back = m_runtime.onTerminal(
            [&](Terminal& terminal) { return terminal.returnGoods(manager(), sale(name), asks, ticket); });
        if (const auto* const view = done(back))
            m_refunds.push_back(view->refundMinor);
    }

    void cancel(const JsonView& step)
    {
        const auto back = m_runtime.onTerminal(
            [&](Terminal& terminal) { return terminal.voidSale(manager(), sale(step.text("void")), "typed wrong"); });
        if (const auto* const view = done(back))
            m_refunds.push_back(view->refundMinor);
    }

    void giveBackBlind(const JsonView& step)
    {
        terminal::BlindReturnAsk ask;
        ask.member = member(step);
        ask.currency = m_currency;
        ask.reason = step.text("blind_return");
        ask.ticket = step.text("ticket");
        if (step.has("sale"))
            ask.sale = sale(step.text("sale"));
        for (engine::BasketLine& line : linesOf(step))
            ask.lines.push_back({.line = line, .refundMinor = line.amountMinor});
        const auto back =
            m_runtime.onTerminal([&](Terminal& terminal) { return terminal.returnBlind(manager(), ask); });
        if (const auto* const view = done(back))
            m_refunds.push_back(view->refundMinor);
    }

    void load(const JsonView& step)
    {
        const terminal::LoadAsk ask{.account = member(step), .card = step.text("card"), .minor = step.number("load")};
        const auto loaded = m_runtime.onTerminal([&](Terminal& terminal) { return terminal.load(manager(), ask); });
        const std::string name = step.text("as");
        const auto* const view = done(loaded);
        if (view == nullptr || ask.card.empty())
            return;
        m_members[name] = view->account;
        m_cards[name] = view->purse;
    }

    void unload(const JsonView& step)
    {
        const MemberId account = member(step).value_or(MemberId());
        const std::int64_t minor = step.number("unload");
        const auto missing =
            m_runtime.onTerminal([&](Terminal& terminal) { return terminal.missingForUnload(account, minor); });
        if (missing)
            static_cast<void>(m_beyond.obtain(*missing));
        const auto out = m_runtime.onTerminal(
            [&](Terminal& terminal) { return terminal.unload(manager(), account, minor, "moves away"); });
        if (const auto* const view = done(out)) {
            m_paidOut.push_back(view->refundMinor);
            if (const auto card = m_cards.find(step.text("member")); card != m_cards.end())
                card->second = view->purse;
        }
    }

    /// Coupons by hand.
    void give(const JsonView& step)
    {
        const std::string coupon = step.text("give");
        const std::int64_t count = step.number("count");
        static_cast<void>(done(m_runtime.onTerminal([&](Terminal& terminal) {
            return terminal.moveCoupons(manager(), member(step).value_or(MemberId()), coupon, count, "sorry");
        })));
    }

    void joinFamily(const JsonView& step)
    {
        const MemberId other = m_members[step.text("family")];
        static_cast<void>(done(m_runtime.onTerminal([&](Terminal& terminal) {
            return terminal.moveFamily(manager(), member(step).value_or(MemberId()), other, "they asked");
        })));
    }

    void adjust(const JsonView& step)
    {
        const Points points(step.number("adjust"));
        static_cast<void>(done(m_runtime.onTerminal([&](Terminal& terminal) {
            return terminal.adjust(manager(), member(step).value_or(MemberId()), points, "by hand",
                                   step.text("ticket"));
        })));
    }

    app::Runtime& m_runtime;
    TicketClock& m_clock;
    Beyond m_beyond;
    Currency m_currency;
    std::map<std::string, MemberId> m_members;
    std::map<std::string, SaleId> m_sales;
    std::map<std::string, std::size_t> m_lines; ///< how many a sale has
    std::vector<std::string> m_refused;
    std::vector<std::int64_t> m_refunds;
    std::vector<std::int64_t> m_toPay;
    std::vector<std::int64_t> m_paidOut;
    std::map<std::string, terminal::PurseView> m_cards; ///< gift cards, after the last act of each
};

constexpr std::string_view kStore = "s-1";
constexpr std::string_view kZone = "UTC";
constexpr std::string_view kOperator = "1";

/// The acts of `given`, and then what `compare` makes of what they left.
void play(const JsonView& given, Expectation& expect, Day& day, const std::function<void(Day&)>& compare)
{
    for (const JsonView& step : given.objects("steps"))
        if (!day.play(step))
            return expect.impossible("a step of another kind");
    compare(day);
}

void playAlone(const JsonView& given, Expectation& expect, TicketClock& clock, const std::filesystem::path& folder,
               const std::function<void(Day&)>& compare)
{
    auto runtime = openLoneTerminal(folder, clock,
                                    {.store = std::string(kStore),
                                     .zone = std::string(kZone),
                                     .operatorId = std::string(kOperator),
                                     .programme = documentOf(given)});
    if (!runtime)
        return expect.impossible(runtime.error().detail);
    const auto obtain = [&](const std::vector<terminal::MissingRight>& missing) {
        return (*runtime)->onTerminal([&](Terminal& terminal) { return giveRights(terminal, missing, clock.now()); });
    };
    Day day(given, **runtime, clock, {.obtain = obtain, .tell = nullptr});
    play(given, expect, day, compare);
}

/// A real one is told of every act before the next.
void playWithHeadOffice(const JsonView& given, Expectation& expect, TicketClock& clock,
                        const std::filesystem::path& folder, const std::function<void(Day&)>& compare)
{
    StageSettings settings;
    settings.folder = folder / "stage";
    settings.firstStore = kStore;
    settings.needs = {.stores = {std::string(kStore)},
                      .zone = std::string(kZone),
                      .operatorId = std::string(kOperator),
                      .programme = documentOf(given)};
    auto stage = Stage::open(clock, std::move(settings));
    if (!stage)
        return expect.impossible(std::string(toString(stage.error().code)) + " " + stage.error().detail);
    const auto obtain = [&](const std::vector<terminal::MissingRight>& missing) {
        const app::Obtained obtained = app::obtain((*stage)->runtime(), missing, kHeadOfficeAnswers);
        return obtained.reached && obtained.refusal.empty();
    };
    const auto tell = [&] {
        std::vector<std::string> notes;
        return (*stage)->settle(notes).has_value();
    };
    Day day(given, (*stage)->runtime(), clock, {.obtain = obtain, .tell = tell});
    play(given, expect, day, compare);
}

/// At a till of its own, with a head office where the case asks for one.
void playAtTill(const JsonView& given, Expectation& expect, const std::function<void(Day&)>& compare)
{
    if (const auto programme = programme::parse(documentOf(given)); !programme)
        return expect.impossible(programme.error().front().path + ": " + programme.error().front().code);
    const QTemporaryDir folder;
    TicketClock clock;
    clock.set(programme::parseInstant("2026-06-01T12:00:00Z").value_or(Instant()));
    const auto playThere = given.flag("head_office") ? playWithHeadOffice : playAlone;
    playThere(given, expect, clock, folder.path().toStdString(), compare);
}

void checkTill(const JsonView& given, Expectation& expect)
{
    playAtTill(given, expect, [&expect](Day& day) { day.compare(expect); });
}

/// Acts that are sent more than once under their numbers: points given by hand, sales that points pay, and their voids.
void checkIdempotency(const JsonView& given, Expectation& expect)
{
    json::Array steps{json::Object{{"join", "A"}}};
    for (const JsonView& event : given.objects("events")) {
        const std::string ticket = event.text("ticket");
        const std::int64_t spent = event.number("redeem");
        if (event.has("rollback"))
            steps.push_back(json::Object{{"void", event.text("rollback")}});
        else if (event.has("top_up"))
            steps.push_back(json::Object{{"adjust", event.number("top_up")}, {"member", "A"}, {"ticket", ticket}});
        else
            steps.push_back(json::Object{{"sell", ticket},
                                         {"member", "A"},
                                         {"ticket", ticket},
                                         {"redeem", spent},
                                         {"lines", json::Array{json::Object{{"minor", spent}}}}});
    }
    const json::Value day = json::Object{
        {"programme",
         json::Object{
             {"earning",
              json::Object{{"rules", json::Array{json::Object{
                                         {"id", "base"}, {"type", "perAmount"}, {"points", 1}, {"perMinor", 100}}}}}},
             {"redeeming",
              json::Object{{"pointsPer", 1},
                           {"valueMinor", 1},
                           {"min", 1},
                           {"step", 1},
                           {"maxPointsByTrust", json::Object{{"spoken", 1'000'000}, {"static", 1'000'000}}}}}}},
        {"steps", std::move(steps)}};
    playAtTill(JsonView(day), expect, [&expect](Day& till) {
        expect.number("balance", till.balanceOf("A"));
        expect.number("ledger_rows", till.rowsOf("A"));
    });
}

constexpr CaseKind kKinds[] = {{"till", checkTill}, {"idempotency", checkIdempotency}};

} // namespace

std::span<const CaseKind> tillKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
