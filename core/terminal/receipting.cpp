#include "core/journal/sold_lines.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/moved_assets.h"
#include "core/terminal/paper_states.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <map>

namespace loyalty::terminal {
namespace {

constexpr int kOwedDays = 31;

using journal::Printed;

std::vector<receipt::Item> itemsOf(const journal::Sold& sold)
{
    const bool onlyAnAmount = sold.lines.size() == 1 && sold.lines[0].line.label().empty();
    std::vector<receipt::Item> items;
    for (const journal::SoldLine& one : sold.lines)
        if (!onlyAnAmount)
            items.push_back({one.line.label(), one.line.quantity, one.line.amountMinor});
    return items;
}

std::optional<std::int64_t> otherInCash(std::int64_t minor, const programme::Compiled* rules)
{
    const std::int64_t cash = rules == nullptr ? minor : rules->programme().inCash(minor);
    return cash == minor ? std::nullopt : std::optional(cash);
}

std::string nameOf(const engine::GivenGoods& goods)
{
    return goods.sku.empty() ? goods.from : goods.sku;
}

std::vector<receipt::Item> itemsOf(const journal::Returned& returned, const journal::Sold& sold)
{
    std::vector<receipt::Item> items;
    for (const engine::ReturnedLine& back : returned.lines) {
        const auto line =
            std::ranges::find_if(sold.lines, [&back](const journal::SoldLine& one) { return one.line.id == back.id; });
        std::string what;
        if (line != sold.lines.end())
            what = line->line.label();
        else if (back.id >= journal::kFirstGivenLine)
            what = nameOf(sold.goods.at(back.id - journal::kFirstGivenLine));
        items.push_back({std::move(what), back.quantity, back.refundMinor});
    }
    return items;
}

std::vector<receipt::Item> givenOf(const journal::Sold& sold)
{
    std::vector<receipt::Item> items;
    for (const engine::GivenGoods& goods : sold.goods)
        items.push_back({nameOf(goods), Quantity::pieces(goods.pieces), 0});
    return items;
}

Points movedBy(const journal::Entry& entry, ledger::Contra contra)
{
    Points sum;
    for (const ledger::Posting& posting : entry.postings)
        if (posting.what == ledger::points() && posting.contra == contra)
            sum += Points(posting.amount);
    return sum;
}

/// What the programme calls the things of a list.
template <class Item>
programme::Names namesIn(const std::vector<Item>& items, std::string_view id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? programme::Names() : found->names;
}

/// By the reckoning that the sale kept; an offer that took nothing off the price gave goods, which stand for it.
std::vector<receipt::OfferLine> offersOf(const journal::Sold& sold, const programme::Compiled* rules)
{
    std::vector<receipt::OfferLine> offers;
    for (const engine::TraceStep& step : sold.trace)
        if (step.kind == engine::TraceStep::Kind::Discounted && step.baseMinor != 0)
            offers.push_back({step.rule,
                              rules ? namesIn(rules->programme().discounts.offers, step.rule) : programme::Names(),
                              step.baseMinor});
    return offers;
}

/// What people call coupons or stamps that moved; nothing of other assets, and of stamps of a card that there is no more.
std::optional<receipt::TakenHome> namedMove(const ledger::AssetKey& what, std::int64_t count,
                                            const programme::Compiled* rules)
{
    receipt::TakenHome moved{.id = what.key, .count = count};
    if (what.asset == ledger::Asset::Coupon) {
        if (rules)
            moved.names = namesIn(rules->programme().coupons, moved.id);
        return moved;
    }
    if (what.asset != ledger::Asset::Stamp || !rules)
        return std::nullopt;
    const auto& cards = rules->programme().stampCards;
    const auto card = std::ranges::find(cards, moved.id, &programme::StampCard::id);
    if (card == cards.end())
        return std::nullopt;
    moved.names = card->names;
    moved.full = card->stamps;
    return moved;
}

/// Coupons and stamps that the entry gave; of stamps, with how far the card is now.
std::vector<receipt::TakenHome> takenHomeOf(const journal::Entry& entry, const programme::Compiled* rules)
{
    std::vector<receipt::TakenHome> taken;
    for (const ledger::Posting& posting : entry.postings)
        if (posting.amount > 0 && posting.contra == ledger::Contra::Issued && !posting.reverses)
            if (auto home = namedMove(posting.what, posting.amount, rules))
                taken.push_back(std::move(*home));
    return taken;
}

std::vector<receipt::TakenHome> named(const std::vector<MovedAsset>& moved, const programme::Compiled* rules)
{
    std::vector<receipt::TakenHome> all;
    for (const MovedAsset& one : moved)
        if (auto told = namedMove(one.what, one.count, rules))
            all.push_back(std::move(*told));
    return all;
}

/// What the old goods of an exchange moved. A coupon that came home and was used again for the new ones moved nowhere.
std::vector<MovedAsset> movedByOldGoods(const std::vector<ledger::Posting>& postings)
{
    std::vector<ledger::Posting> reversing;
    std::vector<ledger::Posting> used;
    for (const ledger::Posting& posting : postings)
        if (posting.reverses)
            reversing.push_back(posting);
        else if (posting.contra == ledger::Contra::Redeemed)
            used.push_back(posting);
    std::vector<MovedAsset> moved = movedAssets(reversing);
    for (const MovedAsset& again : movedAssets(used))
        for (MovedAsset& home : moved)
            if (home.what == again.what && home.count > 0)
                home.count = std::max<std::int64_t>(0, home.count + again.count);
    std::erase_if(moved, [](const MovedAsset& one) { return one.count == 0; });
    return moved;
}

std::optional<receipt::OldGoods> oldGoodsOf(const journal::Entry& entry, const journal::Sold& sold,
                                            const programme::Compiled* rules)
{
    if (!sold.exchanged)
        return std::nullopt;
    const journal::Returned& returned = *sold.exchanged;
    return receipt::OldGoods{.takenBack = returned.pointsBack,
                             .waived = returned.waived,
                             .paidInMoney = returned.paidInMoney,
                             .givenBack = returned.redeemBack,
                             .withheldMinor = returned.withheldMinor,
                             .moved = named(movedByOldGoods(entry.postings), rules)};
}

void addCouponEndings(const std::vector<Message>& messages, const std::vector<programme::Coupon>& coupons,
                      receipt::Standing& standing)
{
    for (const Message& message : messages) {
        if (message.kind != Message::Kind::CouponEnds)
            continue;
        programme::Names names = namesIn(coupons, message.subject);
        if (names.empty())
            names = {{"en", message.subject}};
        standing.coupons.push_back({std::move(names), message.amount, message.day});
    }
}

/// Besides coupons and the tier, whose words need the programme.
void addTold(const std::vector<Message>& messages, receipt::Standing& standing)
{
    for (const Message& message : messages) {
        switch (message.kind) {
        case Message::Kind::Birthday:
            standing.birthday = true;
            break;
        case Message::Kind::PointsEnd:
            standing.endings.push_back({Points(message.amount), message.day});
            break;
        case Message::Kind::ValueEnds:
            standing.gifts.push_back({message.amount, message.day});
            break;
        case Message::Kind::PointsCome:
            standing.coming = receipt::Coming{Points(message.amount), message.day};
            break;
        case Message::Kind::CouponEnds:
        case Message::Kind::TierNear: // every paper says what is missing to the next one
        case Message::Kind::TierKeep:
            break;
        }
    }
}

void addTierKept(const std::vector<Message>& messages, receipt::Standing& standing)
{
    for (const Message& message : messages)
        if (message.kind == Message::Kind::TierKeep)
            standing.keep = receipt::TierKept{message.amount, message.day};
}

receipt::Reasons reasonsOf(const journal::Sold& sold, const programme::Compiled* rules)
{
    receipt::Reasons reasons{.steps = sold.trace, .names = {}};
    if (!rules)
        return reasons;
    for (const programme::Rule& rule : rules->programme().earning.rules)
        reasons.names.emplace(rule.id, rule.names);
    for (const programme::Offer& offer : rules->programme().discounts.offers)
        reasons.names.emplace(offer.id, offer.names);
    for (const programme::Reward& reward : rules->programme().rewards)
        reasons.names.emplace(reward.id, reward.names);
    if (rules->programme().tiers)
        for (const programme::Tier& tier : rules->programme().tiers->levels)
            reasons.names.emplace(tier.id, tier.names);
    return reasons;
}

receipt::ReturnReceipt backOf(const journal::Entry& entry, const journal::Sold& sold, const programme::Compiled* rules)
{
    receipt::ReturnReceipt back{
        .sale = sold.sale, .currency = sold.currency, .moved = named(movedAssets(entry.postings), rules)};
    if (const auto* const returned = std::get_if<journal::Returned>(&entry.act)) {
        back.items = itemsOf(*returned, sold);
        back.refundMinor = returned->refundMinor;
        back.valueMinor = sumOf(returned->valueBack) + journal::sumOf(returned->tendersBack);
        back.takenBack = returned->pointsBack;
        back.waived = returned->waived;
        back.withheldMinor = returned->withheldMinor;
        back.paidInMoney = returned->paidInMoney;
        back.givenBack = returned->redeemBack;
    } else if (const auto* const voided = std::get_if<journal::Voided>(&entry.act)) {
        back.kind = receipt::ReturnReceipt::Kind::Void;
        back.items = itemsOf(sold);
        back.refundMinor = sold.dueMinor - voided->withheldMinor;
        back.withheldMinor = voided->withheldMinor;
        back.paidInMoney = voided->paidInMoney;
        back.valueMinor = sumOf(voided->valueBack) + journal::sumOf(voided->tendersBack);
        back.takenBack = sold.member ? sold.earned : Points();
        back.waived = back.takenBack + movedBy(entry, ledger::Contra::Issued) - voided->paidInMoney;
        back.givenBack = movedBy(entry, ledger::Contra::Redeemed);
        back.reason = voided->reason;
    }
    return back;
}

std::optional<ReceiptRefusal> refusalOf(const By& by, access::Permission permission)
{
    switch (access::verdict(by.actor, by.approver, permission)) {
    case access::Verdict::Refused:
        return ReceiptRefusal::NotAllowed;
    case access::Verdict::NeedsApproval:
        return ReceiptRefusal::NeedsApproval;
    case access::Verdict::Allowed:
        return std::nullopt;
    }
    return ReceiptRefusal::NotAllowed;
}

} // namespace

void Terminal::noteOwed(const journal::Entry& entry)
{
    if (const auto* const printed = std::get_if<Printed>(&entry.act)) {
        const auto owed = m_owed.find(printed->of.seq);
        if (printed->of.incarnation != m_identity.incarnation || owed == m_owed.end())
            return;
        take(*printed, owed->second);
        if (owed->second.settled)
            m_owed.erase(owed);
        return;
    }
    if (!hasReceipt(entry) && !hasSlip(entry))
        return;
    m_owed[entry.seq] = newPaper(entry);
    // A shop without a printer owes nothing for ever.
    while (m_owed.begin()->second.at + std::chrono::days{kOwedDays} < entry.at)
        m_owed.erase(m_owed.begin());
}

receipt::Heading Terminal::headingOf(const journal::Entry& entry, const ReceiptState& state) const
{
    receipt::Heading heading{.storeName = m_identity.settings.storeName,
                             .label = receipt::labelOf(entry.store, m_identity.lane, entry.ref()),
                             .at = m_parts.calendar.localTime(entry.at, m_identity.settings.time.zone),
                             .cashier = entry.actor.id,
                             .training = m_identity.settings.training,
                             .number = static_cast<int>(state.printed)};
    if (state.printed > 0)
        heading.issue = state.unsure ? receipt::Issue::Copy : receipt::Issue::Reprint;
    if (const auto* const sold = std::get_if<journal::Sold>(&entry.act))
        heading.ticket = sold->ticket;
    if (const auto* const returned = std::get_if<journal::Returned>(&entry.act))
        heading.ticket = returned->ticket;
    return heading;
}

Result<std::optional<receipt::Standing>, Fault> Terminal::standingOf(const std::optional<MemberId>& member)
{
    if (!member)
        return std::optional<receipt::Standing>();
    LOYALTY_TRY(known, know(*member));
    if (!known)
        return std::optional<receipt::Standing>();
    const MemberView seen = view(*known, access::Trust::Static);
    const Instant now = m_parts.clock.now();
    receipt::Standing standing{.maskedName = seen.maskedName,
                               .maskedNumber = seen.maskedNumber,
                               .balance = seen.balance,
                               .balanceAt = m_parts.calendar.localTime(now, m_identity.settings.time.zone),
                               .missing = seen.tier.missing};
    addTold(seen.messages, standing);
    const programme::Compiled* const rules = programmeAt(now);
    if (!rules) {
        standing.gifts.clear(); // in no currency
        return std::optional(std::move(standing));
    }
    standing.currency = rules->programme().currency;
    addCouponEndings(seen.messages, rules->programme().coupons, standing);
    if (!rules->programme().tiers)
        return std::optional(std::move(standing));
    standing.qualifyBy = rules->programme().tiers->qualifyBy;
    for (const programme::Tier& tier : rules->programme().tiers->levels) {
        const programme::Names names = tier.names.empty() ? programme::Names{{"en", tier.id}} : tier.names;
        if (tier.id == seen.tier.id)
            standing.tier = names;
        if (tier.id == seen.tier.next)
            standing.next = names;
    }
    addTierKept(seen.messages, standing);
    return std::optional(std::move(standing));
}

Result<std::vector<receipt::ValueLine>, Fault> Terminal::valueLinesOf(const journal::Sold& sold)
{
    std::vector<receipt::ValueLine> lines;
    for (const journal::ValuePaid& paid : sold.value) {
        LOYALTY_TRY(known, know(paid.account));
        if (!known)
            continue; // its sum stands in the rest
        const PurseView purse = purseOf(known->ledger, m_parts.clock.now());
        lines.push_back({known->bearer, paid.sum(), purse.principalMinor + purse.giftMinor});
    }
    return lines;
}

/// Whose points paid besides the member's own, as the entry has it.
Result<std::vector<receipt::FamilyLine>, Fault> Terminal::familyLinesOf(const journal::Entry& entry,
                                                                        const journal::Sold& sold)
{
    std::vector<receipt::FamilyLine> lines;
    std::map<MemberId, Points> others;
    for (const ledger::Posting& posting : entry.postings)
        if (posting.what == ledger::points() && posting.contra == ledger::Contra::Redeemed && posting.amount < 0 &&
            sold.member && posting.member != *sold.member)
            others[posting.member] -= Points(posting.amount);
    for (const auto& [member, points] : others) {
        LOYALTY_TRY(known, know(member));
        if (known && isName(*sold.member, known->id))
            continue; // another name of the buyer
        lines.push_back({known && known->brief ? known->brief->maskedName : std::string(), points});
    }
    return lines;
}

Answer<std::vector<ReceiptState>, ReceiptRefusal> Terminal::receiptsOf(const By& by, const SaleId& sale)
{
    if (const auto refusal = refusalOf(by, access::Permission::LookUp))
        return fail(*refusal);
    LOYALTY_TRY(entries, entriesOf(sale));
    // A sale that took goods of this one in exchange has its own paper, under its own id.
    std::erase_if(entries, [&sale](const journal::Entry& entry) {
        const auto* const sold = std::get_if<journal::Sold>(&entry.act);
        return sold != nullptr && sold->sale != sale;
    });
    std::vector<ReceiptState> states = statesOf(entries);
    if (states.empty())
        return fail(ReceiptRefusal::NoSuchSale);
    return states;
}

Answer<receipt::Receipt, ReceiptRefusal> Terminal::receiptFor(const By& by, const SaleId& sale,
                                                              const ledger::EntryRef& of, engine::Trace why,
                                                              int onTheWay)
{
    LOYALTY_TRY(states, receiptsOf(by, sale));
    const auto state = std::ranges::find(states, of, &ReceiptState::of);
    if (state == states.end())
        return fail(ReceiptRefusal::NoSuchReceipt);
    countOnTheWay(onTheWay, *state);
    if (state->printed > 0)
        if (const auto refusal = refusalOf(by, access::Permission::Reprint))
            return fail(*refusal);
    LOYALTY_TRY(entries, entriesOf(sale));
    LOYALTY_TRY(story, storyOf(sale));
    const auto entry = std::ranges::find_if(entries, [&of](const journal::Entry& one) { return one.ref() == of; });
    if (!story || entry == entries.end())
        return fail(ReceiptRefusal::NoSuchSale);
    const journal::Sold& sold = story->sold;
    LOYALTY_TRY(member, standingOf(sold.member));
    if (member && !comesLater(*entry, *state, m_parts.clock.now()))
        member->balanceAt.reset();
    const auto found = m_programmes.find(sold.programmeVersion);
    const programme::Compiled* const rules = found == m_programmes.end() ? nullptr : &found->second;
    if (!std::holds_alternative<journal::Sold>(entry->act)) {
        receipt::ReturnReceipt back = backOf(*entry, sold, rules);
        LOYALTY_TRY(homes, homesIn(entry->postings, story->entry));
        for (const HomeView& home : homes)
            back.homes.push_back({home.maskedName, home.maskedNumber, home.points, home.valueMinor});
        back.inCashMinor = otherInCash(back.refundMinor - back.valueMinor, rules);
        back.heading = headingOf(*entry, *state);
        back.saleLabel = receipt::labelOf(story->entry.store, m_identity.lane, story->entry.ref());
        back.member = std::move(member);
        return receipt::Receipt(std::move(back));
    }
    receipt::SaleReceipt paper{.heading = headingOf(*entry, *state),
                               .sale = sold.sale,
                               .currency = sold.currency,
                               .items = itemsOf(sold),
                               .totalMinor = sold.totalMinor,
                               .redeemedMinor = sold.redeemedMinor,
                               .dueMinor = sold.dueMinor,
                               .earned = sold.earned,
                               .redeemed = sold.redeemed,
                               .exchangedMinor = sold.exchanged ? sold.exchanged->moneyMinor() : 0,
                               .valueMinor = sumOf(sold.value),
                               .tenderedMinor = journal::sumOf(sold.tenders),
                               .tendersBackMinor = sold.exchanged ? journal::sumOf(sold.exchanged->tendersBack) : 0,
                               .given = givenOf(sold),
                               .inCashMinor = otherInCash(sold.moneyMinor(), rules),
                               .member = std::move(member)};
    LOYALTY_TRY(value, valueLinesOf(sold));
    paper.value = std::move(value);
    paper.offers = offersOf(sold, rules);
    paper.takenHome = takenHomeOf(*entry, rules);
    paper.oldGoods = oldGoodsOf(*entry, sold, rules);
    LOYALTY_TRY(family, familyLinesOf(*entry, sold));
    paper.family = std::move(family);
    if (why == engine::Trace::On)
        paper.why = reasonsOf(sold, rules);
    return receipt::Receipt(std::move(paper));
}

Answer<std::vector<ReceiptState>, ReceiptRefusal> Terminal::owedReceipts(const By& by, int days)
{
    if (const auto refusal = refusalOf(by, access::Permission::LookUp))
        return fail(*refusal);
    LOYALTY_CHECK(current());
    const Instant since = m_parts.clock.now() - std::chrono::days{std::clamp(days, 0, kOwedDays)};
    std::vector<ReceiptState> owed;
    for (auto at = m_owed.rbegin(); at != m_owed.rend(); ++at)
        if (at->second.at >= since)
            owed.push_back(at->second);
    return owed;
}

Answer<ReceiptState, ReceiptRefusal> Terminal::paperState(const By& by, const SaleId& sale, const ledger::EntryRef& of)
{
    if (sale == SaleId()) {
        if (const auto refusal = refusalOf(by, access::Permission::LookUp))
            return fail(*refusal);
        LOYALTY_TRY(slip, slipEntry(of));
        if (!slip)
            return fail(ReceiptRefusal::NoSuchReceipt);
        LOYALTY_TRY(state, slipState(*slip));
        return std::move(state);
    }
    LOYALTY_TRY(states, receiptsOf(by, sale));
    const auto state = std::ranges::find(states, of, &ReceiptState::of);
    if (state == states.end())
        return fail(ReceiptRefusal::NoSuchReceipt);
    return *state;
}

Answer<std::int64_t, ReceiptRefusal> Terminal::notePrint(const By& by, const SaleId& sale, const ledger::EntryRef& of,
                                                         Printed::Outcome outcome, std::string_view printer)
{
    LOYALTY_CHECK(current());
    LOYALTY_TRY(state, paperState(by, sale, of));
    if (outcome == Printed::Outcome::Declined && state.settled)
        return fail(ReceiptRefusal::AlreadySettled);
    if (state.printed > 0 && outcome != Printed::Outcome::Declined)
        if (const auto refusal = refusalOf(by, access::Permission::Reprint))
            return fail(*refusal);
    Draft draft;
    draft.act = Printed{of, sale, state.printed, outcome, std::string(printer)};
    LOYALTY_CHECK(record(by, std::move(draft)));
    return state.printed;
}

} // namespace loyalty::terminal
