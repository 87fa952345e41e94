#include "core/ledger/asset_keys.h"
#include "core/receipt/receipt.h"
#include "core/terminal/paper_states.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// A sale with everything that has happened to it since, from the own journal and from what head office told.
namespace loyalty::terminal {
namespace {

std::optional<journal::Entry> decoded(const journal::ChainedEntry& chained)
{
    auto entry = journal::decode(chained.bytes);
    return entry ? std::optional(std::move(*entry)) : std::nullopt;
}

} // namespace

Result<std::vector<journal::Entry>, Fault> Terminal::entriesOf(const SaleId& sale)
{
    std::vector<journal::Entry> entries;
    LOYALTY_TRY(own, m_parts.journal.ofSale(sale));
    for (const journal::ChainedEntry& chained : own) {
        auto entry = journal::decode(chained.bytes);
        if (!entry)
            return fail(Fault{FaultCode::Corrupt, "journal entry " + std::to_string(chained.seq)});
        entries.push_back(std::move(*entry));
    }
    if (const auto exchanges = m_exchanges.find(sale); exchanges != m_exchanges.end())
        for (const std::uint64_t seq : exchanges->second) {
            LOYALTY_TRY(there, m_parts.journal.read(seq - 1, 1, 1));
            if (auto entry = there.empty() ? std::nullopt : decoded(there.front()))
                entries.push_back(std::move(*entry));
        }
    if (const auto foreign = m_foreign.find(sale); foreign != m_foreign.end())
        entries.insert(entries.begin(), foreign->second.begin(), foreign->second.end());
    return entries;
}

Result<std::optional<Terminal::Story>, Fault> Terminal::storyOf(const SaleId& sale)
{
    LOYALTY_TRY(entries, entriesOf(sale));
    std::optional<Story> story;
    for (journal::Entry& entry : entries) {
        if (const auto* sold = std::get_if<journal::Sold>(&entry.act)) {
            if (!story)
                story = Story{.entry = entry,
                              .sold = *sold,
                              .returned = {},
                              .returnIds = {},
                              .redeemedBack = {},
                              .voided = false};
            else
                continueStory(*story, entry);
        } else if (story)
            continueStory(*story, entry);
    }
    if (story && story->entry.incarnation == m_identity.incarnation)
        for (ReceiptState& state : statesOf(entries))
            if (state.of == story->entry.ref())
                story->paper = std::move(state);
    return story;
}

void Terminal::continueStory(Story& story, const journal::Entry& entry)
{
    if (const journal::Returned* const returned = journal::returnedIn(entry.act);
        returned && returned->sale == story.sold.sale) {
        // A return made here is told by head office too once the sale was looked up there.
        if (std::find(story.returnIds.begin(), story.returnIds.end(), returned->id) != story.returnIds.end())
            return;
        story.returnIds.push_back(returned->id);
        story.returned.insert(story.returned.end(), returned->lines.begin(), returned->lines.end());
        story.redeemedBack += returned->redeemBack;
        for (const engine::Tender& tender : returned->tendersBack)
            story.tendersBack.push_back(tender);
        for (const ledger::Posting& posting : entry.postings)
            if (posting.prefers && posting.reverses == story.entry.ref() && posting.what == ledger::points())
                story.clawed[*posting.prefers] -= posting.amount;
        story.valueBack.insert(story.valueBack.end(), returned->valueBack.begin(), returned->valueBack.end());
    }
    if (std::holds_alternative<journal::Voided>(entry.act))
        story.voided = true;
}

Result<SaleView, Fault> Terminal::viewOf(const Story& story)
{
    LOYALTY_TRY(buyer, buyerOf(story));
    return viewWith(story, buyer);
}

SaleView Terminal::viewWith(const Story& story, const std::optional<Known>& member) const
{
    SaleView view{.id = story.sold.sale,
                  .entry = story.entry.ref(),
                  .at = story.entry.at,
                  .sold = story.sold,
                  .returned = story.returned,
                  .voided = story.voided};
    view.balanceAfter = balanceOf(member);
    view.label = receipt::labelOf(story.entry.store, m_identity.lane, story.entry.ref());
    view.paper = story.paper;
    if (!member)
        return view;
    view.tierAfter = tierOf(*member, story.entry.date).id;
    if (member->brief) {
        view.maskedName = member->brief->maskedName;
        view.maskedNumber = member->brief->maskedNumber;
    }
    return view;
}

Answer<SaleView, FindRefusal> Terminal::findSale(const By& by, const SaleId& sale)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(FindRefusal::NotAllowed);
    LOYALTY_TRY(story, storyOf(sale));
    if (!story)
        return fail(FindRefusal::NoSuchSale);
    LOYALTY_TRY(shown, viewOf(*story));
    return std::move(shown);
}

Answer<SaleView, FindRefusal> Terminal::findTicket(const By& by, std::string_view store, std::string_view registerId,
                                                   std::string_view ticket)
{
    LOYALTY_TRY(sale, m_parts.journal.saleOfTicket(ticketKey(store, registerId, ticket)));
    return findSale(by, sale.value_or(saleOfTicket(store, registerId, ticket)));
}

Answer<std::vector<SaleView>, FindRefusal> Terminal::recentSales(const By& by, std::size_t count)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(FindRefusal::NotAllowed);
    LOYALTY_TRY(entries, m_parts.journal.recentSales(count));
    std::vector<SaleView> sales;
    for (const journal::ChainedEntry& chained : entries) {
        const auto entry = journal::decode(chained.bytes);
        const auto* sold = entry ? std::get_if<journal::Sold>(&entry->act) : nullptr;
        if (!sold)
            continue;
        LOYALTY_TRY(story, storyOf(sold->sale));
        LOYALTY_TRY(shown, viewOf(*story));
        sales.push_back(std::move(shown));
    }
    return sales;
}

std::optional<SaleId> Terminal::adopt(const sync::FindSaleReply& reply)
{
    if (!reply.sold)
        return std::nullopt;
    auto entry = journal::decode(*reply.sold);
    const auto* sold = entry ? std::get_if<journal::Sold>(&entry->act) : nullptr;
    if (!sold)
        return std::nullopt;
    const SaleId id = sold->sale;
    std::vector<journal::Entry> entries{std::move(*entry)};
    for (const std::string& bytes : reply.returned)
        if (auto later = journal::decode(bytes))
            entries.push_back(std::move(*later));
    m_foreign[id] = std::move(entries);
    return id;
}

} // namespace loyalty::terminal
