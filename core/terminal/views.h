#pragma once

#include "core/engine/quote.h"
#include "core/journal/entry.h"
#include "core/ledger/member_ledger.h"
#include "core/terminal/identification.h"

#include <optional>
#include <string>
#include <vector>

/// What the use cases answer: plain values that a screen or a command line shows as they are.
namespace loyalty::terminal {

struct SpendableHere
{
    Points backed;
    Points unbacked; ///< within the limit of one visit
    bool operator==(const SpendableHere&) const = default;
};

/// Points that end soon, soonest first.
struct Ending
{
    Points points;
    Instant endsAt;       ///< first instant at which they count for nothing
    BusinessDate lastDay; ///< last day on which they can be used
    int daysLeft = 0;
    bool operator==(const Ending&) const = default;
};

struct MemberView
{
    MemberId id;
    std::string maskedName;   ///< "王**"; empty where the personal part cannot be opened
    std::string maskedNumber; ///< "****5678"
    access::Trust trust = access::Trust::Static;
    IdentificationId identification = IdentificationId::None; ///< for the sale; none where nothing was identified
    std::optional<access::CodeVerdict> code;                  ///< of the live code that identified the member
    std::string clockDoubt; ///< why a live code counts as a static one now, as in StatusView
    Points balance;
    engine::TierView tier;
    bool birthdayToday = false;
    std::vector<Ending> endings; ///< within 30 days
    SpendableHere spendable;
    std::size_t pendingHere = 0; ///< own acts that head office's row does not contain yet
    std::optional<Instant> asOf; ///< last contact with head office; none: never
    bool inCache = false;        ///< false: only enrolled here so far
    bool blocked = false;
    BusinessDate joined;
    bool operator==(const MemberView&) const = default;
};

struct SaleView
{
    SaleId id;
    ledger::EntryRef entry;
    Instant at;
    journal::Sold sold;
    std::vector<engine::ReturnedLine> returned; ///< all returns so far, line by line
    bool voided = false;
    bool repeated = false; ///< the ticket was booked before; nothing was added now
    Points balanceAfter;   ///< of the member, here and now
    std::string tierAfter;
    bool operator==(const SaleView&) const = default;
};

struct ReturnView
{
    SaleId sale;
    SaleId id;
    ledger::EntryRef entry;
    std::vector<engine::ReturnedLine> lines;
    std::int64_t refundMinor = 0;
    Currency currency;
    Points pointsBack;
    Points waived;
    Points redeemBack;
    bool repeated = false;
    Points balanceAfter;
    bool operator==(const ReturnView&) const = default;
};

/// One own entry as far as it concerns a member.
struct LedgerLine
{
    ledger::EntryRef entry;
    Instant at;
    BusinessDate date;
    std::string kind;
    std::vector<ledger::Posting> postings;
    bool contained = false; ///< in head office's row already
    bool operator==(const LedgerLine&) const = default;
};

struct LedgerView
{
    MemberView member;
    std::vector<ledger::Lot> lots; ///< of points, in the order of spending
    Points debt;
    Points leased;
    std::vector<LedgerLine> lines; ///< newest first, those made on this terminal
    bool operator==(const LedgerView&) const = default;
};

/// One receipt of a sale's story, and what has become of it on paper.
struct ReceiptState
{
    ledger::EntryRef of; ///< the sale, return or void
    SaleId sale;         ///< that it belongs to
    Instant at;
    std::string kind;         ///< "sold", "returned", "voided"
    std::int64_t printed = 0; ///< times that it went to a printer, surely or not
    bool unsure = false;      ///< nobody knows of any of those times whether it came out
    bool settled = false;     ///< a final state is known (printed, sent or declined): it is owed no longer
    bool operator==(const ReceiptState&) const = default;
};

struct StatusView
{
    std::string store;
    std::string lane;
    std::string incarnation;
    std::uint64_t entries = 0;
    std::uint64_t waiting = 0;      ///< entries that head office has not acknowledged
    std::uint64_t notContained = 0; ///< acts that are not in the cache's rows yet
    std::uint64_t membersCached = 0;
    std::int64_t programmeVersion = 0;
    std::optional<Instant> lastContact;
    std::int64_t epoch = 0;
    /// "went-back": the machine's clock stands before the last own entry; "differs": more than a minute from head
    /// office's; empty: nothing known against it. Nothing is ordered by the clock, but dates of sales come from it.
    std::string clockDoubt;
    std::string halted; ///< why sync stands still; empty while it does not
    Points rightsBacked;
    Points rightsUnbacked;
    bool operator==(const StatusView&) const = default;
};

struct VerifyView
{
    std::uint64_t entries = 0;
    std::uint64_t members = 0;
    std::uint64_t postings = 0;
    std::vector<std::string> problems;
    bool operator==(const VerifyView&) const = default;
};

} // namespace loyalty::terminal
