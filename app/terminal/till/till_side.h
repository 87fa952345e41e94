#pragma once

#include "app/terminal/obtaining.h"
#include "app/terminal/returning.h"
#include "app/terminal/runtime.h"
#include "core/checkout/checkout.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace loyalty::app {

/// How long a cashier is kept waiting for head office before the till goes on without it.
constexpr std::chrono::milliseconds kCashierWaits{3'000};

/// Why somebody was not let in, or may not allow it; nothing: done.
using SignInAnswer = std::optional<terminal::Stop<terminal::SignInStop>>;
using CommitAnswer = terminal::Answer<terminal::SaleView, terminal::SellStop>;
using UnloadAnswer = terminal::Answer<terminal::UnloadView, terminal::ValueRefusal>;
using MoveAnswer = terminal::Answer<terminal::MemberView, terminal::ValueRefusal>;

/// What of a till lives on the terminal lane: the open sale, who is at the till, and what is asked of head office for
/// them. Made, used and let go on that lane; nothing here waits.
class TillSide
{
public:
    /// What it tells, on the terminal lane.
    struct Tells
    {
        std::function<void(const checkout::CheckoutView&, const checkout::DisplayView&)> changed;
        std::function<void(const terminal::SaleView&)> saleShown;
        std::function<void()> exchanged; ///< with head office, whatever came of it
    };

    /// `runtime`, `terminal` and `articles` outlive it.
    TillSide(Runtime& runtime, terminal::Terminal& terminal, const checkout::ArticleBook& articles, Tells tells);
    ~TillSide();
    TillSide(const TillSide&) = delete;
    TillSide& operator=(const TillSide&) = delete;

    // ---- who
    /// Puts a person at the till. Takes some tenths of a second where there is a PIN.
    [[nodiscard]] SignInAnswer signIn(const terminal::Credentials& who);
    void signOut();
    /// Nobody did anything for a while: who has a PIN types it again. The open sale stays.
    void lock();
    /// For the next act that needs it: once, within a minute.
    [[nodiscard]] SignInAnswer approve(const terminal::Credentials& who, access::Permission permission);
    /// Lets an operator try again who typed a wrong PIN too often.
    [[nodiscard]] SignInAnswer letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId);
    [[nodiscard]] const std::optional<access::Actor>& actor() const { return m_actor; }
    /// Who asks for an act that needs `permission`; uses the approval up. Nobody at the till is a cashier without a
    /// number, whom every use case refuses.
    [[nodiscard]] terminal::By by(access::Permission permission);

    // ---- the open sale
    /// Something that is done to it at once.
    void act(const std::function<void(checkout::Checkout&)>& work);
    void scanned(const std::string& bytes, access::Symbology symbology);
    void typed(const std::string& text);
    void commit(std::function<void(CommitAnswer)> done);
    [[nodiscard]] const checkout::Checkout& checkout() const { return m_checkout; }

    // ---- what head office is asked for, where this terminal does not know
    struct Found
    {
        terminal::Answer<terminal::MemberView, terminal::IdentifyStop> found;
        bool reached =
            true; ///< false: head office was wanted and did not answer; who is not known here may be known there
    };
    using FoundSale = terminal::Answer<terminal::SaleView, terminal::FindRefusal>;
    void findMember(const std::string& text, std::function<void(Found)> done);
    /// By a receipt's code, a sale's id, or the register's ticket number.
    void findSale(const std::string& text, std::function<void(FoundSale)> done);

    // ---- what came of a sale
    /// As returnGoods() and voidSale() of returning.h, and nobody waits: head office is asked first, and where it does not
    /// answer within kCashierWaits it goes by what is known here. Who asks is who is at the till now; who may not, or needs
    /// approval first, is told so at once.
    void returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                     std::function<void(ReturnAnswer)> done);
    void voidSale(const SaleId& sale, const std::string& reason, std::function<void(VoidAnswer)> done);

    /// Goods of it come back within the open sale, after head office was asked what came back of it elsewhere; no lines: none
    /// do any more.
    void exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                  std::function<void(checkout::WhyNot)> done);

    // ---- what an account holds, apart from a sale
    /// As the use cases of the same name. The rights that they need are asked of head office first, and what of them is left
    /// over goes home.
    void unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                std::function<void(UnloadAnswer)> done);
    void voidLoad(const SaleId& load, const std::string& reason, std::function<void(UnloadAnswer)> done);
    void moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count, const std::string& reason,
                     std::function<void(MoveAnswer)> done);
    void stamp(const MemberId& member, const std::string& card, std::int64_t stamps, const std::string& reason,
               std::function<void(MoveAnswer)> done);

    /// Head office was heard, or was not: what is shown may have changed.
    void exchanged();

private:
    void follow(const checkout::Then& then);
    void confirmLive();
    void tell();
    /// `work` with this object, unless it is gone by then.
    template <class Answer, class Work>
    [[nodiscard]] std::function<void(Answer)> later(Work work)
    {
        return [alive = std::weak_ptr<TillSide*>(m_self), work = std::move(work)](Answer answer) {
            if (const auto self = alive.lock())
                work(**self, std::move(answer));
        };
    }
    /// `act` once the rights were asked for, whether they came or not; then they go home.
    template <class Answer, class Act>
    void withRights(Result<std::vector<terminal::MissingRight>, Fault> missing, Act act,
                    std::function<void(Answer)> done);
    [[nodiscard]] FoundSale saleHere(const std::string& text);
    /// `then` with whether head office told what came back of the sale elsewhere.
    void learnOf(const SaleId& sale, std::function<void(TillSide&, bool)> then);
    /// Goods came back: the open sale's member may have other points now.
    void refresh();

    struct Approval
    {
        access::Actor approver;
        access::Permission permission;
        std::int64_t untilMonotonicMs = 0; ///< not by the wall clock: whoever sets that would make it last
    };

    Runtime& m_runtime;
    terminal::Terminal& m_terminal;
    Tells m_tells;
    checkout::Checkout m_checkout;
    std::optional<access::Actor> m_actor;
    std::optional<Approval> m_approval;
    std::shared_ptr<TillSide*> m_self; ///< answers that come late find it gone
};

} // namespace loyalty::app
