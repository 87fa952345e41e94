#include "core/ledger/asset_keys.h"
#include "core/ledger/shortfall.h"
#include "core/terminal/reasons.h"
#include "core/terminal/terminal.h"

namespace loyalty::terminal {
namespace {

constexpr std::size_t kMaxReasonBytes = 500;

} // namespace

bool isReason(std::string_view reason)
{
    return reason.size() <= kMaxReasonBytes && reason.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

SaleId Terminal::idOfReference(std::string_view reference) const
{
    return saleOfTicket({}, {}, "act/" + std::string(reference));
}

Result<std::optional<journal::Entry>, Fault> Terminal::actOfReference(std::string_view reference)
{
    if (reference.empty())
        return std::optional<journal::Entry>();
    LOYALTY_CHECK(current());
    LOYALTY_TRY(entries, m_parts.journal.ofSale(idOfReference(reference)));
    if (entries.empty())
        return std::optional<journal::Entry>();
    auto entry = journal::decode(entries.front().bytes);
    if (!entry)
        return fail(Fault{FaultCode::Corrupt, "journal entry " + std::to_string(entries.front().seq)});
    return std::optional(std::move(*entry));
}

Result<bool, Fault> Terminal::isReferenceBooked(std::string_view reference)
{
    LOYALTY_TRY(before, actOfReference(reference));
    return before.has_value();
}

Result<MemberView, Fault> Terminal::bookedBefore(const MemberId& member)
{
    LOYALTY_TRY(known, know(member));
    if (!known)
        return fail(Fault{FaultCode::Missing, "the member of an act that is booked is not known here"});
    MemberView shown = view(*known, access::Trust::Spoken);
    shown.repeated = true;
    return shown;
}

Answer<MemberView, AdjustRefusal> Terminal::adjust(const By& by, const MemberId& member, Points points,
                                                   std::string_view reason, std::string_view reference)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Adjust)) {
    case access::Verdict::Refused:
        return fail(AdjustRefusal::NotAllowed);
    case access::Verdict::NeedsApproval:
        return fail(AdjustRefusal::NeedsApproval);
    case access::Verdict::Allowed:
        break;
    }
    LOYALTY_TRY(before, actOfReference(reference));
    if (before) {
        const auto* const adjusted = std::get_if<journal::Adjusted>(&before->act);
        LOYALTY_TRY(same, isSameMember(member, adjusted ? std::optional(adjusted->member) : std::nullopt));
        if (!same || adjusted->points != points)
            return fail(AdjustRefusal::ReferenceTaken);
        LOYALTY_TRY(shown, bookedBefore(member));
        return std::move(shown);
    }
    if (points == Points())
        return fail(AdjustRefusal::Nothing);
    if (!points.inRange())
        return fail(AdjustRefusal::OutOfRange);
    if (!isReason(reason))
        return fail(AdjustRefusal::NoReason);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased)
        return fail(AdjustRefusal::NoSuchMember);
    if (!ledger::isAdjustable(known->ledger.balance(ledger::points(), m_parts.clock.now()), points.count()))
        return fail(points < Points() ? AdjustRefusal::NotEnough : AdjustRefusal::OutOfRange);
    ledger::Posting posting{.member = known->id,
                            .what = ledger::points(),
                            .amount = points.count(),
                            .contra = ledger::Contra::Adjusted,
                            .rule = "adjust",
                            .date = today()};
    if (points > Points())
        posting.opens = ledger::LotTerms{{nextRef(), 0}, m_parts.clock.now(), endOfNewLot(today())};
    Draft draft;
    draft.act = journal::Adjusted{
        .member = known->id, .points = points, .reason = std::string(reason), .reference = std::string(reference)};
    draft.postings = {std::move(posting)};
    LOYALTY_CHECK(record(by, std::move(draft)));
    return view(again(*known), access::Trust::Spoken);
}

Answer<MemberView, BlockRefusal> Terminal::block(const By& by, const MemberId& member, bool blocked,
                                                 std::string_view reason)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Block)) {
    case access::Verdict::Refused:
        return fail(BlockRefusal::NotAllowed);
    case access::Verdict::NeedsApproval:
        return fail(BlockRefusal::NeedsApproval);
    case access::Verdict::Allowed:
        break;
    }
    if (!isReason(reason))
        return fail(BlockRefusal::NoReason);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased)
        return fail(BlockRefusal::NoSuchMember);
    if (known->blocked == blocked)
        return fail(BlockRefusal::Already);
    Draft draft;
    draft.act = journal::Blocked{.member = known->id, .blocked = blocked, .reason = std::string(reason)};
    LOYALTY_CHECK(record(by, std::move(draft)));
    return view(again(*known), access::Trust::Spoken);
}

} // namespace loyalty::terminal
