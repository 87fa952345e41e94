#include "core/office/line_check.h"

#include "core/ledger/asset_keys.h"
#include "core/office/completion.h"

#include <algorithm>

namespace loyalty::office {
namespace {

constexpr std::size_t kBatch = 10'000;
constexpr std::string_view kCompleted = "return-completed";
constexpr std::string_view kJoinedAgain = "joined-again";

bool names(const std::vector<ledger::Posting>& postings, std::string_view rule)
{
    return std::ranges::find(postings, rule, &ledger::Posting::rule) != postings.end();
}

bool hasLine(const std::vector<Line>& lines, std::string_view rule)
{
    return std::ranges::find(lines, rule, &Line::rule) != lines.end();
}

/// Whether what was spent without cover comes off the budget, and no more of it than the entry spends of rights.
bool takeExposure(const journal::Entry* entry, std::vector<Line>& lines)
{
    std::int64_t spent = 0;
    std::int64_t leased = 0;
    std::erase_if(lines, [&](const Line& line) {
        if (line.what.asset != ledger::Asset::Exposure)
            return false;
        (line.account.kind == AccountKind::Lease ? leased : spent) += line.amount;
        return true;
    });
    std::int64_t most = 0;
    if (entry != nullptr)
        for (const ledger::Posting& posting : entry->postings)
            if (posting.grant && posting.amount < 0)
                most -= posting.amount;
    return spent == -leased && spent >= 0 && spent <= most;
}

/// What the entry is booked with: its postings, and a welcome that somebody who was a member already does not keep.
std::vector<ledger::Posting> bookedWith(const journal::Entry& entry, const std::vector<Line>& lines)
{
    std::vector<ledger::Posting> postings = entry.postings;
    const auto* const enrolled = std::get_if<journal::Enrolled>(&entry.act);
    if (!enrolled || names(entry.postings, kJoinedAgain) || !hasLine(lines, kJoinedAgain))
        return postings;
    for (const ledger::Posting& given : entry.postings) {
        if (given.member != enrolled->member || given.amount <= 0 || !given.opens)
            continue;
        postings.push_back(given);
        postings.back().amount = -given.amount;
        postings.back().rule = kJoinedAgain;
    }
    return postings;
}

/// What was shown and is dropped stands there twice, under two rules of which one takes the other back.
const std::string& ruleOf(const Line& line)
{
    static const std::string shown = "shown";
    return line.rule == "dropped-from-suspense" ? shown : line.rule;
}

} // namespace

Result<void, Fault> LineCheck::add(const InboxEntry& inbox, const journal::Entry* entry)
{
    const ledger::EntryRef ref{inbox.incarnation, inbox.entry.seq};
    LOYALTY_TRY(lines, m_transaction.linesOf(ref));
    LOYALTY_TRY(booked, isBooked(ref));
    // What names another place is another's, until a person has said that it counts here.
    if (entry != nullptr && entry->ref() != ref) {
        LOYALTY_TRY(suspended, m_transaction.suspendedEntry(ref));
        booked = booked && suspended;
    }
    bool bounded = takeExposure(entry, lines);
    if (entry != nullptr) {
        LOYALTY_TRY(completed, takeCompleted(*entry, lines));
        bounded = bounded && completed;
    }
    Sides sides;
    for (const Line& line : lines) {
        const bool isContra = line.account.kind == AccountKind::Contra;
        sides[{isContra ? MemberId() : line.account.member,
               isContra ? std::optional(line.account.contra) : std::nullopt, line.what, line.date,
               booked ? line.rule : ruleOf(line)}] += line.amount;
    }
    if (entry != nullptr && booked)
        for (const ledger::Posting& posting : bookedWith(*entry, lines)) {
            sides[{posting.member, std::nullopt, posting.what, posting.date, posting.rule}] -= posting.amount;
            sides[{MemberId(), posting.contra, posting.what, posting.date, posting.rule}] += posting.amount;
        }
    std::erase_if(sides, [](const auto& side) { return side.second == 0; });
    if (!bounded)
        differs(ref);
    else if (!sides.empty())
        m_open.emplace_back(ref, std::move(sides));
    if (entry != nullptr)
        if (const auto* const merged = std::get_if<journal::Merged>(&entry->act); merged && booked)
            name(merged->other, merged->member);
    return {};
}

Result<bool, Fault> LineCheck::isBooked(const ledger::EntryRef& ref)
{
    LOYALTY_TRY(suspended, m_transaction.suspendedEntry(ref));
    if (!suspended || suspended->reason == "no-member-key") // only the name waits
        return true;
    LOYALTY_TRY(resolution, m_transaction.resolution(ref));
    return resolution && resolution->how != Settlement::Dropped;
}

/// What goes back with the last goods of a sale depends on what was in the books then. Here it is held to what it may be:
/// both sides the same, no points and no money, and no more of anything than the sale and its returns moved.
Result<bool, Fault> LineCheck::takeCompleted(const journal::Entry& entry, std::vector<Line>& lines)
{
    const journal::Returned* const returned = journal::returnedIn(entry.act);
    if (returned == nullptr || names(entry.postings, kCompleted) || !hasLine(lines, kCompleted))
        return true;
    std::map<ledger::AssetKey, std::int64_t> totals;
    std::map<ledger::AssetKey, std::int64_t> most;
    std::erase_if(lines, [&](const Line& line) {
        if (line.rule != kCompleted)
            return false;
        totals[line.what] += line.amount;
        if (line.account.kind == AccountKind::Contra)
            most[line.what] -= std::abs(line.amount);
        return true;
    });
    LOYALTY_TRY(acts, m_transaction.sale(returned->sale));
    for (const SaleIndex& act : acts) {
        LOYALTY_TRY(kept, m_transaction.inboxEntry(act.entry));
        const auto other = kept ? journal::decode(kept->bytes) : Result<journal::Entry, std::vector<json::Complaint>>();
        if (!kept || !other)
            continue;
        for (const ledger::Posting& posting : other->postings)
            most[posting.what] += std::abs(posting.amount);
    }
    return std::ranges::all_of(totals, [&](const auto& one) {
        return one.second == 0 && goesWithLastGoods(one.first.asset) && most[one.first] >= 0;
    });
}

void LineCheck::name(const MemberId& alias, const MemberId& other)
{
    const MemberId from = personOf(alias);
    const MemberId to = personOf(other);
    if (from != to)
        m_names[from] = to;
}

MemberId LineCheck::personOf(const MemberId& name) const
{
    MemberId at = name;
    for (auto next = m_names.find(at); next != m_names.end(); next = m_names.find(at))
        at = next->second;
    return at;
}

LineCheck::Sides LineCheck::byPerson(const Sides& sides) const
{
    Sides people;
    for (const auto& [side, amount] : sides) {
        auto [member, contra, what, date, rule] = side;
        people[{contra ? member : personOf(member), contra, what, date, rule}] += amount;
    }
    return people;
}

Result<std::vector<std::string>, Fault> LineCheck::finish()
{
    for (const auto& [ref, sides] : m_open)
        if (std::ranges::any_of(byPerson(sides), [](const auto& side) { return side.second != 0; }))
            differs(ref);
    LOYALTY_CHECK(findStray());
    return std::move(m_problems);
}

/// Lines of what was never posted. Of a suffix only what it does not share with the journal that it is one of.
Result<void, Fault> LineCheck::findStray()
{
    LOYALTY_TRY(incarnations, m_transaction.incarnations());
    std::map<IncarnationId, const Incarnation*> known;
    for (const Incarnation& incarnation : incarnations)
        known[incarnation.id] = &incarnation;
    ledger::EntryRef at{IncarnationId(), 0};
    std::uint32_t n = 0;
    std::optional<ledger::EntryRef> told;
    for (;;) {
        LOYALTY_TRY(lines, m_transaction.linesAfter(at, n, kBatch));
        if (lines.empty())
            return {};
        for (const Line& line : lines) {
            const bool own = line.entry.incarnation == IncarnationId(); // an act of head office's own
            if (own || std::exchange(told, line.entry) == line.entry)
                continue;
            const auto holder = known.find(line.entry.incarnation);
            bool posted = holder != known.end() && line.entry.seq <= holder->second->posted;
            if (posted && holder->second->suffixOf) {
                LOYALTY_TRY(kept, m_transaction.inboxEntry(line.entry));
                posted = kept.has_value();
            }
            if (!posted)
                m_problems.push_back("lines-without-entry " + nameOf(line.entry));
        }
        at = lines.back().entry;
        n = lines.back().n;
    }
}

} // namespace loyalty::office
