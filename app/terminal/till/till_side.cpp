#include "app/terminal/till/till_side.h"

#include "core/access/sale_code.h"

#include <utility>

namespace loyalty::app {
namespace {

constexpr std::chrono::milliseconds kApprovalLives{60'000};

/// Whether it is worth asking head office first: who may not do it, or not alone yet, is told so at once.
bool mayDo(const terminal::By& by, access::Permission permission)
{
    return access::verdict(by.actor, by.approver, permission) == access::Verdict::Allowed;
}

} // namespace

TillSide::TillSide(Runtime& runtime, terminal::Terminal& terminal, const checkout::ArticleBook& articles, Tells tells)
    : m_runtime(runtime)
    , m_terminal(terminal)
    , m_tells(std::move(tells))
    , m_checkout({terminal, runtime.random(), articles})
    , m_self(std::make_shared<TillSide*>(this))
{
    m_checkout.setOnline(m_runtime.isOnline());
    m_runtime.onExchange([this] { exchanged(); });
}

TillSide::~TillSide()
{
    m_runtime.onExchange({});
}

// ---- who

SignInAnswer TillSide::signIn(const terminal::Credentials& who)
{
    auto person = m_terminal.prove(who, terminal::Occasion::SignIn);
    if (!person)
        return person.error();
    m_actor = std::move(*person);
    m_approval.reset();
    m_checkout.serveAs(m_actor);
    tell();
    return {};
}

void TillSide::signOut()
{
    m_actor.reset();
    m_approval.reset();
    m_checkout.serveAs({});
    tell();
}

void TillSide::lock()
{
    if (m_actor && m_terminal.hasPin(m_actor->id))
        signOut();
}

SignInAnswer TillSide::approve(const terminal::Credentials& who, access::Permission permission)
{
    m_approval.reset();
    if (!m_actor)
        return terminal::SignInStop{.why = terminal::SignInRefusal::NotEnough};
    auto approver = m_terminal.proveApprover(*m_actor, who);
    if (!approver)
        return approver.error();
    if (access::verdict(*m_actor, *approver, permission) != access::Verdict::Allowed)
        return terminal::SignInStop{.why = terminal::SignInRefusal::NotEnough};
    m_approval = Approval{std::move(*approver), permission, m_runtime.clock().monotonicMs() + kApprovalLives.count()};
    return {};
}

SignInAnswer TillSide::letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId)
{
    auto approver =
        m_terminal.proveApprover({access::ActorKind::Person, operatorId, access::Role::Cashier}, supervisor);
    if (!approver)
        return approver.error();
    if (auto unlocked = m_terminal.letTryAgain({std::move(*approver), std::nullopt}, operatorId); !unlocked)
        return unlocked.error();
    return {};
}

terminal::By TillSide::by(access::Permission permission)
{
    terminal::By by{m_actor.value_or(access::Actor{}), std::nullopt};
    if (m_approval && m_approval->permission == permission) {
        if (m_runtime.clock().monotonicMs() < m_approval->untilMonotonicMs)
            by.approver = m_approval->approver;
        m_approval.reset();
    }
    return by;
}

// ---- the open sale

void TillSide::act(const std::function<void(checkout::Checkout&)>& work)
{
    work(m_checkout);
    tell();
}

void TillSide::scanned(const std::string& bytes, access::Symbology symbology)
{
    const auto then = m_checkout.scanned(bytes, symbology);
    tell();
    follow(then);
    confirmLive();
}

/// Head office answered the last time; whether it does now shows when it is asked. It tells the member's latest row, too.
void TillSide::confirmLive()
{
    const auto& view = m_checkout.view();
    if (view.verdict.kind != checkout::Verdict::Kind::LiveCodeOnline || !view.member)
        return;
    m_runtime.want(sync::Find{.member = view.member->id, .lookup = {}}, kCashierWaits,
                   later<sync::WantedAnswer>([](TillSide& self, const sync::WantedAnswer&) { self.refresh(); }));
}

void TillSide::typed(const std::string& text)
{
    const auto then = m_checkout.typed(text);
    tell();
    follow(then);
}

void TillSide::follow(const checkout::Then& then)
{
    if (const auto* const ask = std::get_if<checkout::AskHeadOffice>(&then)) {
        m_runtime.want(sync::Find{.member = {}, .lookup = ask->lookup}, kCashierWaits,
                       later<sync::WantedAnswer>([](TillSide& self, const sync::WantedAnswer& answer) {
                           self.m_checkout.lookedUp(answer.reached);
                           self.tell();
                       }));
    } else if (const auto* const show = std::get_if<checkout::ShowSale>(&then)) {
        findSale(show->sale.toString(), later<FoundSale>([](TillSide& self, const FoundSale& sale) {
                     self.m_checkout.saleLookedUp(sale.has_value());
                     self.tell();
                     if (sale)
                         self.m_tells.saleShown(*sale);
                 }));
    }
}

void TillSide::commit(std::function<void(CommitAnswer)> done)
{
    const auto rights = m_checkout.beginCommit(by(access::Permission::Sell).approver);
    tell();
    if (!rights)
        return done(fail(rights.error()));
    const auto finish = [done = std::move(done)](TillSide& self, const terminal::RightOutcome& right) {
        auto sale = self.m_checkout.finishCommit(right);
        self.tell();
        done(std::move(sale));
    };
    obtainLater(
        m_runtime, rights->needed, kCashierWaits,
        later<Obtained>([finish, rights = *rights](TillSide& self, const Obtained& needed) {
            const terminal::RightOutcome right{.rights = rights, .reached = needed.reached, .refusal = needed.refusal};
            if (!needed.reached || !needed.refusal.empty())
                return finish(self, right);
            // What is only wished for stops nothing.
            obtainLater(
                self.m_runtime, rights.wished, kCashierWaits,
                self.later<Obtained>([finish, right](TillSide& side, const Obtained&) { finish(side, right); }));
        }));
}

// ---- finding

void TillSide::findMember(const std::string& text, std::function<void(Found)> done)
{
    const auto here = [text](TillSide& self) {
        return self.m_terminal.identify({self.m_actor.value_or(access::Actor{}), std::nullopt}, text);
    };
    auto found = here(*this);
    const auto* const stop = found ? nullptr : std::get_if<terminal::IdentifyStop>(&found.error());
    const auto lookups = m_terminal.lookupsOf(text);
    if (stop == nullptr || !mayBeKnownElsewhere(stop->why) || lookups.empty())
        return done({std::move(found)});
    m_runtime.want(
        sync::Find{.member = {}, .lookup = lookups.front()}, kCashierWaits,
        later<sync::WantedAnswer>([here, done = std::move(done)](TillSide& self, const sync::WantedAnswer& answer) {
            done({here(self), answer.reached});
        }));
}

TillSide::FoundSale TillSide::saleHere(const std::string& text)
{
    const terminal::By asker{m_actor.value_or(access::Actor{}), std::nullopt};
    auto id = access::saleFromCode(text);
    if (!id)
        id = SaleId::parse(text);
    return id ? m_terminal.findSale(asker, *id) : m_terminal.findTicket(asker, {}, {}, text);
}

void TillSide::findSale(const std::string& text, std::function<void(FoundSale)> done)
{
    auto found = saleHere(text);
    const auto* const refusal = found ? nullptr : std::get_if<terminal::FindRefusal>(&found.error());
    if (refusal == nullptr || *refusal != terminal::FindRefusal::NoSuchSale)
        return done(std::move(found));
    auto id = access::saleFromCode(text);
    if (!id)
        id = SaleId::parse(text);
    m_runtime.want(
        sync::FindSale{id, id ? std::string() : text, m_terminal.identity().settings.store}, kCashierWaits,
        later<sync::WantedAnswer>([text, done = std::move(done)](TillSide& self, const sync::WantedAnswer& answer) {
            const auto adopted = answer.sale ? self.m_terminal.adopt(*answer.sale) : std::nullopt;
            done(self.saleHere(adopted ? adopted->toString() : text));
        }));
}

// ---- what came of a sale

void TillSide::learnOf(const SaleId& sale, std::function<void(TillSide&, bool)> then)
{
    m_runtime.want(
        sync::FindSale{sale, {}, {}}, kCashierWaits,
        later<sync::WantedAnswer>([then = std::move(then)](TillSide& self, const sync::WantedAnswer& answer) {
            if (answer.sale)
                static_cast<void>(self.m_terminal.adopt(*answer.sale));
            then(self, answer.reached);
            self.refresh();
        }));
}

void TillSide::returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                           std::function<void(ReturnAnswer)> done)
{
    // A cashier points at what comes back. All that is left is no line's wish here.
    if (lines.empty())
        return done(
            {fail(terminal::ReturnStop{terminal::ReturnUseRefusal::Return, engine::ReturnRefusal::EmptyReturn}), true});
    const terminal::By asker = by(access::Permission::Return);
    if (!mayDo(asker, access::Permission::Return))
        return done({m_terminal.returnGoods(asker, sale, lines), true});
    learnOf(sale, [sale, lines, asker, done = std::move(done)](TillSide& self, bool reached) {
        done({self.m_terminal.returnGoods(asker, sale, lines), reached});
    });
}

void TillSide::voidSale(const SaleId& sale, const std::string& reason, std::function<void(VoidAnswer)> done)
{
    const terminal::By asker = by(access::Permission::Void);
    if (!mayDo(asker, access::Permission::Void))
        return done({m_terminal.voidSale(asker, sale, reason), true});
    learnOf(sale, [sale, reason, asker, done = std::move(done)](TillSide& self, bool reached) {
        done({self.m_terminal.voidSale(asker, sale, reason), reached});
    });
}

void TillSide::exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                        std::function<void(checkout::WhyNot)> done)
{
    const auto take = [sale, lines, done = std::move(done)](TillSide& self) {
        const checkout::WhyNot why = self.m_checkout.exchange(sale, lines);
        self.tell();
        done(why);
    };
    if (lines.empty())
        return take(*this);
    learnOf(sale, [take](TillSide& self, bool) { take(self); });
}

// ---- what an account holds

template <class Answer, class Act>
void TillSide::withRights(Result<std::vector<terminal::MissingRight>, Fault> missing, Act act,
                          std::function<void(Answer)> done)
{
    if (!missing)
        return done(fail(missing.error()));
    const terminal::SaleRights rights{*missing, {}, {}};
    beginSale(m_terminal, rights);
    obtainLater(
        m_runtime, *missing, kCashierWaits,
        later<Obtained>([rights, act = std::move(act), done = std::move(done)](TillSide& self, const Obtained&) {
            Answer answer = act(self);
            leaveSale(self.m_terminal, rights, std::nullopt);
            self.refresh();
            done(std::move(answer));
        }));
}

void TillSide::unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                      std::function<void(UnloadAnswer)> done)
{
    const terminal::By asker = by(access::Permission::RefundValue);
    if (!mayDo(asker, access::Permission::RefundValue))
        return done(m_terminal.unload(asker, account, minor, reason));
    withRights<UnloadAnswer>(
        m_terminal.missingForUnload(account, minor),
        [=](TillSide& self) { return self.m_terminal.unload(asker, account, minor, reason); }, std::move(done));
}

void TillSide::voidLoad(const SaleId& load, const std::string& reason, std::function<void(UnloadAnswer)> done)
{
    const terminal::By asker = by(access::Permission::RefundValue);
    if (!mayDo(asker, access::Permission::RefundValue))
        return done(m_terminal.voidLoad(asker, load, reason));
    withRights<UnloadAnswer>(
        m_terminal.missingForVoidLoad(load),
        [=](TillSide& self) { return self.m_terminal.voidLoad(asker, load, reason); }, std::move(done));
}

void TillSide::moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count,
                           const std::string& reason, std::function<void(MoveAnswer)> done)
{
    const terminal::By asker = by(access::Permission::MoveCoupon);
    const auto move = [=](TillSide& self) { return self.m_terminal.moveCoupons(asker, member, coupon, count, reason); };
    if (!mayDo(asker, access::Permission::MoveCoupon))
        return done(move(*this));
    withRights<MoveAnswer>(m_terminal.missingForCoupons(member, coupon, count), move, std::move(done));
}

void TillSide::stamp(const MemberId& member, const std::string& card, std::int64_t stamps, const std::string& reason,
                     std::function<void(MoveAnswer)> done)
{
    const terminal::By asker = by(access::Permission::Stamp);
    if (!mayDo(asker, access::Permission::Stamp))
        return done(m_terminal.stamp(asker, member, card, stamps, reason));
    withRights<MoveAnswer>(
        m_terminal.missingForStamps(member, card, stamps),
        [=](TillSide& self) { return self.m_terminal.stamp(asker, member, card, stamps, reason); }, std::move(done));
}

void TillSide::refresh()
{
    m_checkout.refresh();
    tell();
}

void TillSide::exchanged()
{
    m_checkout.setOnline(m_runtime.isOnline());
    refresh();
    m_tells.exchanged();
}

void TillSide::tell()
{
    m_tells.changed(m_checkout.view(), m_checkout.display());
}

} // namespace loyalty::app
