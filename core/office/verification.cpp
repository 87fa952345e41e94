#include "core/office/verification.h"

#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/member/sealing.h"
#include "core/office/desk.h"
#include "core/office/line_check.h"
#include "core/office/lot_check.h"
#include "core/office/roll.h"
#include "core/programme/signed_programme.h"

#include <algorithm>
#include <map>
#include <utility>

namespace loyalty::office {
namespace {

constexpr std::size_t kBatch = 1000;
constexpr std::size_t kMaxProblems = 1000;

class Verifier
{
public:
    Verifier(Transaction& transaction, const Keys& keys)
        : m_transaction(transaction)
        , m_keys(keys)
        , m_lines(transaction)
        , m_lots(transaction)
    {}

    Result<void, Fault> chains();
    Result<void, Fault> accounts();
    Result<void, Fault> members();
    Result<void, Fault> leases();
    Result<void, Fault> lines();
    Result<void, Fault> programmes();
    [[nodiscard]] VerifyReport take() { return std::move(m_report); }

private:
    using Sums = std::map<std::pair<Account, ledger::AssetKey>, std::int64_t>;

    Result<void, Fault> checkEntry(const InboxEntry& inbox);
    Result<void, Fault> checkIndex(const InboxEntry& inbox, const journal::Entry* entry, const std::string& name);
    void checkMember(const Member& member);
    Result<void, Fault> checkLookups(const Member& member);
    void problem(std::string text)
    {
        if (m_report.problems.size() < kMaxProblems)
            m_report.problems.push_back(std::move(text));
    }

    Transaction& m_transaction;
    const Keys& m_keys;
    LineCheck m_lines;
    LotCheck m_lots;
    VerifyReport m_report;
    Sums m_reckoned;
    std::map<std::pair<MemberId, ledger::AssetKey>, std::int64_t> m_leased;
    std::map<IncarnationId, journal::Head> m_heads;
    std::map<IncarnationId, crypto::PublicKey> m_publicKeys;
    std::map<IncarnationId, IncarnationId> m_suffixOf;
};

std::string nameOf(const Account& account)
{
    switch (account.kind) {
    case AccountKind::Member:
        return "member " + account.member.toString();
    case AccountKind::Lease:
        return "lease " + account.incarnation.toString() + "/" + std::to_string(account.grant);
    case AccountKind::Contra:
        return std::string(toString(account.contra));
    }
    return {};
}

/// Under which id posting indexes the act; none for one that it does not.
std::optional<SaleId> saleIn(const journal::Act& act)
{
    if (const auto* const sold = std::get_if<journal::Sold>(&act))
        return sold->sale;
    if (const auto* const voided = std::get_if<journal::Voided>(&act))
        return voided->sale;
    if (const auto* const loaded = std::get_if<journal::Loaded>(&act))
        return loaded->id;
    if (const auto* const returned = std::get_if<journal::Returned>(&act))
        return returned->id;
    return std::nullopt;
}

Result<void, Fault> Verifier::chains()
{
    LOYALTY_TRY(incarnations, m_transaction.incarnations());
    for (const Incarnation& incarnation : incarnations) {
        m_publicKeys[incarnation.id] = incarnation.publicKey;
        if (incarnation.suffixOf)
            m_suffixOf[incarnation.id] = *incarnation.suffixOf;
    }
    std::uint64_t cursor = 0;
    for (;;) {
        LOYALTY_TRY(batch, m_transaction.postedAfter(cursor, kBatch));
        if (batch.empty())
            break;
        for (const auto& [at, inbox] : batch)
            LOYALTY_CHECK(checkEntry(inbox));
        cursor = batch.back().first;
    }
    for (const Incarnation& incarnation : incarnations)
        if (incarnation.posted == incarnation.accepted.seq && m_heads[incarnation.id] != incarnation.accepted)
            problem("head-differs " + incarnation.id.toString());
    return {};
}

Result<void, Fault> Verifier::checkEntry(const InboxEntry& inbox)
{
    ++m_report.entries;
    if (const auto parent = m_suffixOf.find(inbox.incarnation); parent != m_suffixOf.end() && inbox.entry.seq > 1) {
        // A suffix begins where it leaves what it is a suffix of.
        LOYALTY_TRY(before, m_transaction.inboxEntry({parent->second, inbox.entry.seq - 1}));
        if (before)
            m_heads.try_emplace(inbox.incarnation, journal::Head{before->seq, before->hash});
    }
    journal::Head& head = m_heads[inbox.incarnation];
    const std::string name = inbox.incarnation.toString() + "/" + std::to_string(inbox.entry.seq);
    const auto follows = journal::follows(head, inbox.entry, m_publicKeys[inbox.incarnation]);
    if (!follows)
        problem(std::string(toString(follows.error())) + " " + name);
    head = {inbox.entry.seq, inbox.entry.hash};
    const auto entry = journal::decode(inbox.entry.bytes);
    LOYALTY_CHECK(m_lines.add(inbox, entry ? &*entry : nullptr));
    return checkIndex(inbox, entry ? &*entry : nullptr, name);
}

/// By this index a sale is booked once, and goods of it come back once. What was ever in suspense may be in no book.
Result<void, Fault> Verifier::checkIndex(const InboxEntry& inbox, const journal::Entry* entry, const std::string& name)
{
    const std::optional<SaleId> sale = entry != nullptr ? saleIn(entry->act) : std::nullopt;
    if (!sale)
        return {};
    LOYALTY_TRY(acts, m_transaction.sale(*sale));
    const ledger::EntryRef ref{inbox.incarnation, inbox.entry.seq};
    if (std::ranges::any_of(acts, [&](const SaleIndex& act) { return act.entry == ref; }))
        return {};
    LOYALTY_TRY(suspended, m_transaction.suspendedEntry(ref));
    if (!suspended)
        problem("sale-not-indexed " + name);
    return {};
}

Result<void, Fault> Verifier::accounts()
{
    LOYALTY_TRY(reckoned, m_transaction.reckonedSums());
    std::map<ledger::AssetKey, std::int64_t> totals;
    for (const AccountSum& sum : reckoned) {
        m_reckoned[{sum.account, sum.what}] = sum.balance;
        totals[sum.what] += sum.balance;
    }
    m_report.accounts = reckoned.size();
    for (const auto& [what, total] : totals)
        if (total != 0)
            problem("not-zero " + std::string(toString(what.asset)) + " " + std::to_string(total));
    Sums kept;
    LOYALTY_TRY(sums, m_transaction.keptSums());
    for (const AccountSum& sum : sums)
        kept[{sum.account, sum.what}] = sum.balance;
    for (const auto& [key, balance] : m_reckoned)
        if (key.first.kind != AccountKind::Member && std::exchange(kept[key], 0) != balance)
            problem("sum-differs " + nameOf(key.first));
    // What is left is kept of an account that has no lines.
    for (const auto& [key, balance] : kept)
        if (key.first.kind != AccountKind::Member && balance != 0)
            problem("sum-without-lines " + nameOf(key.first));
    return {};
}

Result<void, Fault> Verifier::leases()
{
    LOYALTY_TRY(incarnations, m_transaction.incarnations());
    for (const Incarnation& incarnation : incarnations) {
        LOYALTY_TRY(grants, m_transaction.grantsAfter(incarnation.id, 0));
        for (const Grant& grant : grants) {
            const Account lease{.kind = AccountKind::Lease,
                                .member = grant.granted.member.value_or(MemberId()),
                                .incarnation = incarnation.id,
                                .grant = grant.granted.number};
            const ledger::AssetKey what =
                grant.granted.backed ? grant.granted.what : ledger::AssetKey{ledger::Asset::Exposure, {}};
            const bool lotsFit = !grant.granted.backed || ledger::sumOf(grant.lots) == grant.remaining;
            LOYALTY_TRY(opened, m_lots.isRight(grant.lots));
            if (!opened)
                problem("lot-differs " + nameOf(lease));
            if (m_reckoned[{lease, what}] != grant.remaining || !lotsFit)
                problem("right-differs " + nameOf(lease));
            if (grant.granted.backed && grant.granted.member && grant.remaining > 0) {
                LOYALTY_TRY(member, memberOf(m_transaction, *grant.granted.member));
                if (member)
                    m_leased[{member->id, what}] += grant.remaining;
            }
        }
    }
    return {};
}

Result<void, Fault> Verifier::members()
{
    std::optional<MemberId> after;
    for (;;) {
        LOYALTY_TRY(batch, m_transaction.membersAfter(after, kBatch));
        if (batch.empty())
            return {};
        for (const Member& member : batch) {
            if (member.aliasOf)
                m_lines.name(member.id, *member.aliasOf);
            checkMember(member);
            LOYALTY_TRY(lots, m_lots.isRight(member));
            if (!lots)
                problem("lot-differs " + member.id.toString());
            LOYALTY_CHECK(checkLookups(member));
        }
        m_report.members += batch.size();
        after = batch.back().id;
    }
}

/// After members(): what was booked under one name may stand under another, and a reward stands with whom it is for.
Result<void, Fault> Verifier::lines()
{
    for (const MemberId& member : m_lots.finish())
        problem("lot-differs " + member.toString());
    LOYALTY_TRY(problems, m_lines.finish());
    for (std::string& text : problems)
        problem(std::move(text));
    return {};
}

Result<void, Fault> Verifier::programmes()
{
    LOYALTY_TRY(broken, brokenProgrammes(m_transaction));
    for (const std::int64_t version : broken)
        problem("programme-signature " + std::to_string(version));
    return {};
}

/// By the phone and the card that a member told somebody is found: the member, or who had it first. What led to one who was
/// merged leads to the member behind.
Result<void, Fault> Verifier::checkLookups(const Member& member)
{
    if (member.erased || member.sealedPersonal.empty())
        return {};
    const auto key = memberKeyOf(member, m_keys);
    auto personal = key ? member::openPersonal(*key, member.id, member.sealedPersonal) : std::nullopt;
    if (!personal) {
        problem("personal-not-opened " + member.id.toString());
        return {};
    }
    personal->pass.reset(); // a pass ends when it is lost, and when its member is merged
    if (member.aliasOf)
        personal->card.reset(); // the member behind may have another by now
    for (const crypto::KeyedHash& lookup : lookupsOf(*personal, {}, m_keys)) {
        LOYALTY_TRY(found, m_transaction.lookUp(lookup));
        if (found.empty())
            problem("look-ups-missing " + member.id.toString());
    }
    return {};
}

void Verifier::checkMember(const Member& member)
{
    const Account account{.kind = AccountKind::Member, .member = member.id};
    for (const ledger::AssetKey& what : member.ledger.assets()) {
        const std::int64_t leased = member.ledger.leased(what);
        const auto lease = m_leased.find({member.id, what});
        if (leased != (lease == m_leased.end() ? 0 : lease->second))
            problem("leased-differs " + member.id.toString());
        const auto reckoned = m_reckoned.find({account, what});
        const std::int64_t sum = reckoned == m_reckoned.end() ? 0 : reckoned->second;
        if (member.ledger.sumOfPostings(what) - leased != sum)
            problem("balance-differs " + member.id.toString() + " " + std::string(toString(what.asset)));
        if (reckoned != m_reckoned.end())
            reckoned->second = 0;
    }
    // What is left in the reckoning is an account with lines that the member's ledger does not know of.
    for (auto at = m_reckoned.lower_bound({account, {}}); at != m_reckoned.end() && at->first.first == account; ++at)
        if (at->second != 0 && member.ledger.sumOfPostings(at->first.second) == 0)
            problem("balance-missing " + member.id.toString());
}

} // namespace

Result<std::vector<std::int64_t>, Fault> brokenProgrammes(Transaction& transaction)
{
    std::vector<std::int64_t> broken;
    LOYALTY_TRY(chain, transaction.chain());
    if (!chain)
        return broken;
    LOYALTY_TRY(programmes, transaction.programmes());
    for (const sync::ProgrammeRow& row : programmes)
        if (!programme::verify({row.bytes, row.version, row.signature}, chain->programmeSigner))
            broken.push_back(row.version);
    return broken;
}

Result<VerifyReport, Fault> verify(Transaction& transaction, const Keys& keys)
{
    Verifier verifier(transaction, keys);
    LOYALTY_CHECK(verifier.chains());
    LOYALTY_CHECK(verifier.accounts());
    LOYALTY_CHECK(verifier.leases());
    LOYALTY_CHECK(verifier.members());
    LOYALTY_CHECK(verifier.lines());
    LOYALTY_CHECK(verifier.programmes());
    VerifyReport report = verifier.take();
    LOYALTY_TRY(health, transaction.health());
    report.suspended = health.suspended;
    report.differences = health.differences;
    return report;
}

} // namespace loyalty::office
