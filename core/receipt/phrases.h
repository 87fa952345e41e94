#pragma once

#include <cstddef>
#include <iterator>
#include <string_view>

namespace loyalty::receipt {

/// Everything that a receipt can say.
enum class Phrase {
    SaleTitle,
    RedemptionTitle,
    ReturnTitle,
    VoidTitle,
    EnrolmentTitle,
    Training,
    Reprint,
    Copy,
    Receipt,
    Cashier,
    Ticket,
    OfReceipt,
    Item,
    Total,
    Discounts,
    PaidWithPoints,
    Due,
    Refund,
    Reason,
    Member,
    Earned,
    Used,
    TakenBack,
    Waived,
    GivenBack,
    Balance,
    BalanceAt,
    Tier,
    ToNext,
    EndingPoints,
    Joined,
    Consent,
    Welcome,
    Thanks,
    ScanToReturn,
    ScanToFind,
    Why,
    WhyRule,
    WhyMultiplied,
    WhyTier,
    WhyRounded,
    WhyCapped,
    WhyRedeemed,
    WhyBaseReduced,
    WhyNotEligible,
    WhyConditional,
    DetailWeekdays,
    DetailDates,
    DetailHours,
    DetailBirthday,
    DetailTiers,
    DetailStores,
    DetailChannels,
    DetailMinSpend,
    DetailDown,
    DetailHalfUp,
    DetailUp,
    DetailBalance,
    DetailShare,
    DetailMax,
    DetailRights,
    DetailTrust,
    DetailMinimum,
};

constexpr std::size_t kPhraseCount = static_cast<std::size_t>(Phrase::DetailMinimum) + 1;

/// How a phrase stands in the file: its key, the places its text must name (apart by blanks), and whether it has a form
/// for each way of counting.
struct PhraseKey
{
    Phrase phrase;
    std::string_view key;
    std::string_view places;
    bool counts = false;
};

/// In the order of the enumeration.
inline constexpr PhraseKey kPhrases[] = {
    {Phrase::SaleTitle, "title.sale", ""},
    {Phrase::RedemptionTitle, "title.redemption", ""},
    {Phrase::ReturnTitle, "title.return", ""},
    {Phrase::VoidTitle, "title.void", ""},
    {Phrase::EnrolmentTitle, "title.enrolment", ""},
    {Phrase::Training, "banner.training", ""},
    {Phrase::Reprint, "banner.reprint", "number"},
    {Phrase::Copy, "banner.copy", "number"},
    {Phrase::Receipt, "head.receipt", ""},
    {Phrase::Cashier, "head.cashier", "cashier"},
    {Phrase::Ticket, "head.ticket", ""},
    {Phrase::OfReceipt, "head.of-receipt", ""},
    {Phrase::Item, "item.unnamed", "number"},
    {Phrase::Total, "total.total", ""},
    {Phrase::Discounts, "total.discounts", ""},
    {Phrase::PaidWithPoints, "total.paid-with-points", ""},
    {Phrase::Due, "total.due", ""},
    {Phrase::Refund, "total.refund", ""},
    {Phrase::Reason, "total.reason", ""},
    {Phrase::Member, "member.member", ""},
    {Phrase::Earned, "points.earned", ""},
    {Phrase::Used, "points.used", ""},
    {Phrase::TakenBack, "points.taken-back", ""},
    {Phrase::Waived, "points.waived", ""},
    {Phrase::GivenBack, "points.given-back", ""},
    {Phrase::Balance, "points.balance", ""},
    {Phrase::BalanceAt, "points.balance-at", "when"},
    {Phrase::Tier, "tier.tier", ""},
    {Phrase::ToNext, "tier.to-next", "amount tier"},
    {Phrase::EndingPoints, "points.ending", "day points", true},
    {Phrase::Joined, "enrolment.joined", ""},
    {Phrase::Consent, "enrolment.consent", ""},
    {Phrase::Welcome, "enrolment.welcome", ""},
    {Phrase::Thanks, "foot.thanks", ""},
    {Phrase::ScanToReturn, "foot.scan-to-return", ""},
    {Phrase::ScanToFind, "enrolment.scan-to-find", ""},
    {Phrase::Why, "why.title", ""},
    {Phrase::WhyRule, "why.rule", "after base per points rule"},
    {Phrase::WhyMultiplied, "why.multiplied", "after before rate rule"},
    {Phrase::WhyTier, "why.tier", "after before rate rule"},
    {Phrase::WhyRounded, "why.rounded", "after before detail"},
    {Phrase::WhyCapped, "why.capped", "after before detail"},
    {Phrase::WhyRedeemed, "why.redeemed", "amount points"},
    {Phrase::WhyBaseReduced, "why.base-reduced", "base"},
    {Phrase::WhyNotEligible, "why.not-eligible", "base"},
    {Phrase::WhyConditional, "why.conditional", "detail rule"},
    {Phrase::DetailWeekdays, "detail.weekdays", ""},
    {Phrase::DetailDates, "detail.dates", ""},
    {Phrase::DetailHours, "detail.hours", ""},
    {Phrase::DetailBirthday, "detail.birthday", ""},
    {Phrase::DetailTiers, "detail.tiers", ""},
    {Phrase::DetailStores, "detail.stores", ""},
    {Phrase::DetailChannels, "detail.channels", ""},
    {Phrase::DetailMinSpend, "detail.minSpendMinor", ""},
    {Phrase::DetailDown, "detail.down", ""},
    {Phrase::DetailHalfUp, "detail.halfUp", ""},
    {Phrase::DetailUp, "detail.up", ""},
    {Phrase::DetailBalance, "detail.balance", ""},
    {Phrase::DetailShare, "detail.share", ""},
    {Phrase::DetailMax, "detail.max", ""},
    {Phrase::DetailRights, "detail.rights", ""},
    {Phrase::DetailTrust, "detail.trust", ""},
    {Phrase::DetailMinimum, "detail.minimum", ""},
};

static_assert(std::size(kPhrases) == kPhraseCount);

} // namespace loyalty::receipt
