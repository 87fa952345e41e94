#include "core/programme/signed_programme.h"
#include "core/terminal/terminal.h"

namespace loyalty::terminal {
namespace {

constexpr std::size_t kReadEntries = 1000;
constexpr std::size_t kReadBytes = 8u << 20;

std::string about(std::uint64_t seq)
{
    return " entry " + std::to_string(seq);
}

/// What head office did not sign is in force nowhere, and whoever looks should know why.
Result<void, Fault> checkProgrammes(CacheStore& cache, const crypto::PublicKey& signer, VerifyView& view)
{
    const auto programmes = cache.programmes();
    if (!programmes && programmes.error().code == FaultCode::Corrupt)
        return {}; // told among the cache's problems
    LOYALTY_CHECK(programmes);
    for (const StoredProgramme& stored : *programmes)
        if (!programme::verify({stored.bytes, stored.version, stored.signature}, signer))
            view.problems.push_back("programme-signature " + std::to_string(stored.version));
    return {};
}

} // namespace

Result<VerifyView, Fault> Terminal::verify()
{
    VerifyView view;
    journal::Overlay again;
    journal::Head head;
    for (;;) {
        LOYALTY_TRY(batch, m_parts.journal.read(head.seq, kReadEntries, kReadBytes));
        if (batch.empty())
            break;
        LOYALTY_TRY(keys, m_parts.journal.keys(head.seq, batch.size()));
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const journal::ChainedEntry& chained = batch[i];
            if (const auto follows = journal::follows(head, chained, m_identity.publicKey); !follows)
                view.problems.push_back(std::string(toString(follows.error())) + about(chained.seq));
            head = {chained.seq, chained.hash};
            ++view.entries;
            const auto entry = journal::decode(chained.bytes);
            if (!entry) {
                view.problems.push_back("not-understood" + about(chained.seq));
                continue;
            }
            if (entry->incarnation != m_identity.incarnation || entry->seq != chained.seq)
                view.problems.push_back("foreign-entry" + about(chained.seq));
            if (i >= keys.size() || keys[i] != keysOf(*entry))
                view.problems.push_back("columns-differ" + about(chained.seq));
            view.postings += entry->postings.size();
            again.add(*entry);
        }
    }
    if (head != m_head)
        view.problems.push_back("head-differs" + about(head.seq));
    if (head.seq < m_marks.ackedSeq)
        view.problems.push_back("cut-off" + about(m_marks.ackedSeq));
    LOYALTY_TRY(cached, m_parts.cache.problems());
    view.problems.insert(view.problems.end(), cached.begin(), cached.end());
    LOYALTY_CHECK(checkProgrammes(m_parts.cache, m_identity.programmeSigner, view));
    LOYALTY_CHECK(compareWith(again, view));
    return view;
}

/// Every balance that is shown, from the journal read anew against what is kept in memory.
Result<void, Fault> Terminal::compareWith(journal::Overlay& again, VerifyView& view)
{
    const auto posted = m_parts.cache.posted();
    if (!posted && posted.error().code == FaultCode::Corrupt)
        return {}; // told among the cache's problems
    LOYALTY_CHECK(posted);
    for (const sync::PostedAt& at : *posted)
        again.posted(at.seq, at.member, at.position);
    if (again.rights() != m_overlay.rights())
        view.problems.push_back("rights-differ");
    for (const MemberId& member : again.members()) {
        LOYALTY_TRY(own, m_parts.cache.member(member));
        LOYALTY_TRY(row, rowBehind(member));
        if (own && own->aliasOf) // what was posted before it became a name is in its own row
            again.contained(member, own->position);
        const ledger::MemberLedger base = row ? row->ledger : ledger::MemberLedger();
        const std::int64_t position = row ? row->position : 0;
        if (again.applyTo(base, member, position) != m_overlay.applyTo(base, member, position))
            view.problems.push_back("balance-differs " + member.toString());
        ++view.members;
    }
    return {};
}

} // namespace loyalty::terminal
