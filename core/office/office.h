#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/random.h"
#include "core/office/keys.h"
#include "core/office/ports.h"
#include "core/office/posting.h"
#include "core/office/roll.h"
#include "core/office/suspense.h"
#include "core/office/verification.h"
#include "core/programme/compiled.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Head office's side: it accepts what terminals have done, posts it into one ledger, gives rights and tells the rest.
namespace loyalty::office {

struct NewChain
{
    std::string name;
    std::string countryCode = "86";
    Currency currency;
    int shards = 16;
    std::int64_t riskBudget = 0;
    std::int64_t unbackedPerTerminal = 0;
    std::int64_t unbackedPerVisit = 0;
    std::vector<Store> stores;
    std::vector<sync::Operator> operators;
};

enum class OfficeRefusal {
    ChainExists,
    NoChain,
    NoSuchStore,
    NoSuchMember,
    MemberExists,
    NothingPersonal, ///< the member's personal part cannot be opened here
    ProgrammeInvalid,
    ProgrammeNotNewer,
    ProgrammeOtherCurrency,
    BadRequest,
    NoSuchOperator,
};
[[nodiscard]] std::string_view toString(OfficeRefusal refusal);

/// Reissue: the phone was lost, or somebody else has its secret.
enum class PassWish { AsItIs, Reissue };

template <class T>
using OfficeResult = Result<T, std::variant<OfficeRefusal, Fault>>;

/// One per process; calls are serialised by the caller (one thread), except that answer() of independent nodes may run
/// at the same time on one database.
class Office
{
public:
    Office(Database& database, Clock& clock, Random& random, const Calendar& calendar, Keys keys);

    /// Makes keys, stores and operators in an empty database. Static: there is no office before there is a chain.
    [[nodiscard]] static OfficeResult<Keys> create(Database& database, Random& random, const NewChain& chain,
                                                   const crypto::SecretKey& folderKey);
    [[nodiscard]] static OfficeResult<Keys> openKeys(Database& database, const crypto::SecretKey& folderKey);

    /// Answers one request of a terminal. `body` are the request's bytes, `signature` the incarnation's over
    /// sync::signedText(body); both are checked here. Never fails: what cannot be answered is a Halted or a Fault that the
    /// transport turns into 503.
    [[nodiscard]] Result<sync::Reply, Fault> answer(std::string_view body, std::string_view signature);

    /// Posts accepted entries in order until there are none or `limit` is reached; each batch is one transaction.
    [[nodiscard]] Result<PostReport, Fault> post(std::size_t limit);

    /// A one-time code for one terminal of one store, valid for 15 minutes. Told once, kept as a hash.
    [[nodiscard]] OfficeResult<std::string> issueCode(std::string_view store, std::string_view lane);
    [[nodiscard]] OfficeResult<std::int64_t> publish(std::string_view programmeText);
    [[nodiscard]] OfficeResult<void> putStore(const Store& store);
    /// A person who is there already keeps their PIN.
    [[nodiscard]] OfficeResult<void> putOperator(const sync::Operator& person);
    /// What access::checkPin() allows; none: known by the number alone from now on. Terminals follow with their next sync,
    /// and whoever is locked there is no more. Takes some tenths of a second. BadRequest for what is no PIN.
    [[nodiscard]] OfficeResult<void> setPin(std::string_view operatorId, const std::optional<std::string>& pin);
    /// Six digits that nobody would try first.
    [[nodiscard]] std::string drawPin(std::string_view operatorId);
    [[nodiscard]] OfficeResult<std::size_t> importMembers(std::span<const NewMember> members);
    /// The pass that the member's phone shows codes of. One is made where there is none or another is wished for; the old
    /// one is then found no more once the change has reached a terminal.
    [[nodiscard]] OfficeResult<member::PassId> passOf(const MemberId& member, PassWish wish);
    /// Puts members into a segment or takes them out, in one transaction; answers how many were not there, or not out,
    /// before. Those who are nobody's are passed over. BadRequest for a name that is empty or too long.
    [[nodiscard]] OfficeResult<std::size_t> moveSegment(std::span<const MemberId> members, std::string_view segment,
                                                        bool in);
    [[nodiscard]] OfficeResult<void> retire(const IncarnationId& incarnation);
    [[nodiscard]] Result<Health, Fault> health();

    /// Decides about one entry in suspense, in one transaction (see office::resolve).
    [[nodiscard]] Result<Resolved, std::variant<ResolveStop, Fault>> resolve(const ResolveAsk& ask);

    /// Posts what is waiting, then recomputes everything that is kept (see office::verify).
    [[nodiscard]] Result<VerifyReport, Fault> verify();

private:
    [[nodiscard]] Result<void, Fault> refresh(Transaction& transaction);
    [[nodiscard]] Desk desk() const;
    [[nodiscard]] Result<sync::Reply, Fault> answerEnrolled(const sync::Request& request, std::string_view body,
                                                            std::string_view signature);
    [[nodiscard]] Result<sync::Reply, Fault> answerHello(const IncarnationId& incarnation,
                                                         const sync::Request& request);
    [[nodiscard]] Result<sync::Reply, Fault> answerPush(const IncarnationId& incarnation, const sync::Request& request);
    [[nodiscard]] Result<sync::Reply, Fault> answerRehome(const IncarnationId& incarnation,
                                                          const sync::Request& request);
    [[nodiscard]] Result<sync::Reply, Fault> answerRight(const IncarnationId& incarnation,
                                                         const sync::Request& request);
    [[nodiscard]] Result<sync::Reply, Fault> answerReading(const IncarnationId& incarnation,
                                                           const sync::Request& request);
    [[nodiscard]] Result<sync::Reply, Fault> answerEnrol(const sync::Request& request);
    [[nodiscard]] Result<Incarnation, Fault> makeIncarnation(Transaction& transaction, const EnrolmentCode& code,
                                                             const crypto::PublicKey& key);
    [[nodiscard]] Result<std::size_t, Fault> postBatch(PostReport& report, std::size_t limit);
    [[nodiscard]] sync::Reply reply(const sync::Request& request) const;
    [[nodiscard]] sync::Reply halted(std::uint64_t number, sync::Halt why, std::string detail = {}) const;

    Database& m_database;
    Clock& m_clock;
    Random& m_random;
    const Calendar& m_calendar;
    Keys m_keys;
    std::optional<Chain> m_chain;
    std::map<std::string, Store, std::less<>> m_stores;
    std::map<std::int64_t, programme::Compiled> m_programmes;
};

} // namespace loyalty::office
