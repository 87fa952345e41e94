#include "tests/support/journal/entries.h"
#include "tests/support/journal/random_entries.h"

namespace loyalty::test {

namespace {

constexpr std::int64_t kMaxId = std::numeric_limits<std::uint32_t>::max();

} // namespace

journal::Act RandomEntries::act()
{
    switch (m_random.below(21)) {
    case 0:
        return opened();
    case 1:
        return enrolled();
    case 2:
        return sold();
    case 3:
        return returned();
    case 4:
        return journal::Voided{.sale = id<SaleId>(),
                               .member = maybeId<MemberId>(),
                               .reason = text(),
                               .tendersBack = {{text(), quantity()}}};
    case 5:
        return journal::Adjusted{id<MemberId>(), Points(amount()), text(), text()};
    case 6:
        return journal::Blocked{id<MemberId>(), chance(2), text()};
    case 7:
        return granted();
    case 8:
        return gaveBack();
    case 9:
        return journal::Printed{{id<IncarnationId>(), static_cast<std::uint64_t>(between(1, 1'000'000))},
                                id<SaleId>(),
                                between(0, 9),
                                chance(2) ? journal::Printed::Outcome::Unsure : journal::Printed::Outcome::Printed,
                                text()};
    case 10:
        return loaded();
    case 11:
        return journal::Unloaded{
            id<MemberId>(), quantity(), quantity(), yuan(),
            text(),         quantity(), text(),     chance(2) ? std::optional(id<SaleId>()) : std::nullopt};
    case 12:
        return journal::CouponMoved{id<MemberId>(), text(), amount(), text(), text()};
    case 13:
        return journal::Stamped{id<MemberId>(), text(), amount(), quantity(), text()};
    case 14:
        return journal::CardReplaced{id<MemberId>(), fixed<crypto::KeyedHash>(), bytes(), text()};
    case 15:
        return journal::Merged{id<MemberId>(), id<MemberId>(), chance(2), text()};
    case 16:
        return journal::FamilyMoved{id<MemberId>(), maybeId<MemberId>(), text()};
    case 17:
        return journal::TierGiven{id<MemberId>(), text(), date(), text()};
    case 18:
        return journal::SegmentMoved{id<MemberId>(), text(), chance(2), text()};
    case 19:
        return journal::Erased{id<MemberId>(), text()};
    default:
        return journal::Noted{text(), text(), text()};
    }
}

journal::Opened RandomEntries::opened()
{
    return {text(), text(), fixed<crypto::PublicKey>(), chance(2)};
}

journal::Enrolled RandomEntries::enrolled()
{
    return {chance(2) ? kMember : id<MemberId>(), bytes(200), text(), text(), text(), maybeId<MemberId>()};
}

journal::Loaded RandomEntries::loaded()
{
    journal::Loaded loaded{.id = id<SaleId>(),
                           .member = id<MemberId>(),
                           .paidMinor = quantity(),
                           .giftMinor = quantity(),
                           .currency = yuan(),
                           .ticket = text(),
                           .programmeVersion = quantity()};
    if (chance(2))
        loaded.opens = journal::BearerCard{fixed<crypto::KeyedHash>(), text()};
    return loaded;
}

std::vector<journal::ValuePaid> RandomEntries::value()
{
    std::vector<journal::ValuePaid> value;
    for (auto accounts = between(0, 2); accounts > 0; --accounts)
        value.push_back({id<MemberId>(), quantity(), quantity(), chance(3)});
    return value;
}

journal::SoldLine RandomEntries::soldLine()
{
    journal::SoldLine sold;
    sold.line.id = static_cast<std::uint32_t>(between(0, kMaxId));
    sold.line.sku = text();
    sold.line.category = text();
    sold.line.brand = text();
    for (auto tags = between(0, 2); tags > 0; --tags)
        sold.line.tags.push_back(text());
    sold.line.quantity = Quantity{quantity()};
    sold.line.amountMinor = quantity();
    sold.line.taxMinor = quantity();
    sold.line.taxIncluded = chance(2);
    if (chance(3))
        sold.line.taxRate = Rate(between(0, Rate::kMaxPart), between(1, Rate::kMaxPart));
    sold.quote.id = sold.line.id;
    sold.quote.discountMinor = quantity();
    sold.quote.redeemMinor = quantity();
    sold.quote.eligibleMinor = amount();
    sold.quote.qualifyingMinor = amount();
    sold.quote.points = Points(amount());
    sold.quote.redeemPoints = Points(amount());
    sold.quote.countsAsSpent = chance(2);
    return sold;
}

engine::TraceStep RandomEntries::step()
{
    engine::TraceStep step;
    step.kind = static_cast<engine::TraceStep::Kind>(m_random.below(12));
    step.rule = text();
    step.baseMinor = amount();
    if (chance(2))
        step.rate = Rate(between(0, Rate::kMaxPart), between(1, Rate::kMaxPart));
    step.before = amount();
    step.after = amount();
    step.den = between(1, Points::kMax);
    step.detail = text();
    return step;
}

journal::Sold RandomEntries::sold()
{
    journal::Sold sold;
    sold.sale = id<SaleId>();
    sold.registerId = text();
    if (chance(2))
        sold.code = journal::UsedCode{fixed<crypto::KeyedHash>(), between(1, kMaxId)};
    sold.ticket = text();
    sold.member = chance(2) ? std::optional(kMember) : maybeId<MemberId>();
    sold.trust = static_cast<access::Trust>(m_random.below(4));
    sold.currency = chance(2) ? yuan() : *Currency::make("JPY", 0);
    sold.programmeVersion = quantity();
    sold.programmeId = text();
    for (auto lines = between(0, 5); lines > 0; --lines)
        sold.lines.push_back(soldLine());
    sold.totalMinor = amount();
    sold.dueMinor = amount();
    sold.earned = Points(amount());
    for (auto parts = between(0, 3); parts > 0; --parts)
        sold.parts.push_back({text(), Points(amount()), chance(2) ? std::optional(date()) : std::nullopt,
                              chance(3) ? std::optional(date()) : std::nullopt});
    sold.redeemed = Points(amount());
    sold.redeemedMinor = amount();
    sold.tier = text();
    sold.qualifyingBefore = amount();
    sold.birthdayKnown = chance(2);
    for (auto steps = between(0, 5); steps > 0; --steps)
        sold.trace.push_back(step());
    sold.value = value();
    for (auto coupons = between(0, 2); coupons > 0; --coupons)
        sold.coupons.push_back(text());
    for (auto rewards = between(0, 2); rewards > 0; --rewards)
        sold.rewards.push_back({text(), between(1, 9)});
    if (chance(3))
        sold.codes.push_back(text());
    if (chance(3))
        sold.tenders.push_back({text(), quantity()});
    if (chance(3))
        sold.goods.push_back({text(), text(), quantity()});
    if (chance(3))
        sold.exchanged = returned();
    if (chance(3))
        sold.channel = text();
    for (auto budgets = between(0, 2); budgets > 0; --budgets)
        sold.budgetsLeft.emplace_back(text(), amount());
    return sold;
}

engine::ReturnedLine RandomEntries::returnedLine()
{
    return {static_cast<std::uint32_t>(between(0, kMaxId)),
            Quantity{quantity()},
            amount(),
            Points(quantity()),
            Points(quantity()),
            quantity()};
}

journal::Returned RandomEntries::returned()
{
    journal::Returned returned;
    returned.id = id<SaleId>();
    returned.ticket = text();
    returned.sale = id<SaleId>();
    returned.member = maybeId<MemberId>();
    for (auto lines = between(0, 4); lines > 0; --lines)
        returned.lines.push_back(returnedLine());
    returned.refundMinor = amount();
    returned.pointsBack = Points(amount());
    returned.waived = Points(amount());
    returned.redeemBack = Points(amount());
    returned.currency = yuan();
    returned.paidInMoney = Points(quantity());
    returned.tendersBack = {{text(), quantity()}};
    returned.withheldMinor = quantity();
    returned.valueBack = value();
    returned.blind = chance(4);
    for (auto goods = returned.blind ? between(0, 3) : 0; goods > 0; --goods)
        returned.goods.push_back(soldLine().line);
    for (auto steps = returned.blind ? between(0, 3) : 0; steps > 0; --steps)
        returned.trace.push_back(step());
    return returned;
}

journal::Granted RandomEntries::granted()
{
    journal::Granted granted;
    granted.number = static_cast<std::uint64_t>(between(1, Points::kMax));
    granted.id = id<GrantId>();
    granted.backed = chance(2);
    granted.what = lotAsset();
    granted.amount = between(1, Points::kMax);
    granted.perVisit = quantity();
    if (granted.backed) {
        granted.member = id<MemberId>();
        granted.lots = shares(granted.amount);
        granted.feedPosition = quantity();
    }
    return granted;
}

journal::GaveBack RandomEntries::gaveBack()
{
    journal::GaveBack gaveBack;
    gaveBack.number = static_cast<std::uint64_t>(between(1, Points::kMax));
    gaveBack.member = maybeId<MemberId>();
    gaveBack.amount = quantity();
    if (gaveBack.member && gaveBack.amount > 0)
        gaveBack.lots = shares(gaveBack.amount);
    return gaveBack;
}

} // namespace loyalty::test
