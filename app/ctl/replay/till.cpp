#include "app/ctl/replay/till.h"

#include "app/ctl/replay/household.h"
#include "core/terminal/beyond_entry.h"
#include "core/terminal/right_for_sale.h"

namespace loyalty::ctl {
namespace {

/// The fault behind a stop, where it is one.
template <class Refusal>
const Fault* faultIn(const terminal::Stop<Refusal>& stop)
{
    return std::get_if<Fault>(&stop);
}

/// One act that no entry holds is refused, and costs no other.
template <class Refuse>
Result<void, Fault> tooLarge(const Fault& fault, Refuse refuse)
{
    if (!terminal::isBeyondEntry(fault))
        return fail(fault);
    refuse();
    return {};
}

std::string reasonOf(const terminal::SellStop& stop)
{
    if (stop.why == terminal::SellRefusal::Quote && stop.quote)
        return "quote." + std::string(toString(*stop.quote));
    return "sell." + std::string(toString(stop.why));
}

std::string reasonOf(const terminal::ReturnStop& stop)
{
    if (stop.why == terminal::ReturnUseRefusal::Return && stop.detail)
        return "return." + std::string(toString(*stop.detail));
    return "return." + std::string(toString(stop.why));
}

} // namespace

std::string returnTicketOf(const Ticket& sold)
{
    return sold.basket + "-return";
}

Till::Till(terminal::Terminal& terminal, TicketClock& clock, const ReplayRule& rule, Settings settings)
    : m_terminal(terminal)
    , m_clock(clock)
    , m_rule(rule)
    , m_settings(std::move(settings))
{}

Result<std::optional<Till::Needs>, Fault> Till::ring(const Ticket& ticket, const Ticket* before, Right right)
{
    m_clock.set(ticket.at);
    LOYALTY_TRY(customer, customerOf(ticket));
    if (!customer)
        return std::optional<Needs>();
    if (before != nullptr && right == Right::NotAsked)
        LOYALTY_CHECK(bringBack(*before));
    terminal::SaleAsk ask = askFor(ticket, *customer);
    if (m_settings.online) {
        const Points missing = terminal::rightsFor(m_terminal, m_settings.by, ask).points();
        if (missing > Points() && right != Right::Refused)
            return std::optional(Needs{customer->id, missing});
        // The same decision whenever the same ticket is replayed: all that the programme allows, or nothing.
        if (missing > Points())
            ask.redeem = {};
    }
    LOYALTY_CHECK(sell(ticket, ask));
    if (m_settings.online && m_rule.redeems(ticket))
        LOYALTY_CHECK(m_terminal.releaseRights(customer->id));
    return std::optional<Needs>();
}

Result<std::optional<Till::Customer>, Fault> Till::customerOf(const Ticket& ticket)
{
    const std::string card = cardOf(ticket.household);
    const auto known = m_terminal.identify(m_settings.by, card);
    if (known)
        return std::optional(Customer{known->id, known->identification});
    if (const Fault* const fault = faultIn(known.error()))
        return fail(*fault);
    const auto why = std::get<terminal::IdentifyStop>(known.error()).why;
    if (why != terminal::IdentifyRefusal::Unknown) {
        refuse(ticket, "identify." + std::string(toString(why)));
        return std::optional<Customer>();
    }
    const auto enrolled = m_terminal.enrol(m_settings.by, enrolmentOf(ticket.household));
    if (enrolled) {
        ++m_counts.enrolled;
        return customerOf(ticket); // by the card that was made now
    }
    if (const Fault* const fault = faultIn(enrolled.error()))
        return fail(*fault);
    refuse(ticket, "enrol." + std::string(toString(std::get<terminal::EnrolRefusal>(enrolled.error()))));
    return std::optional<Customer>();
}

Result<void, Fault> Till::bringBack(const Ticket& before)
{
    const auto ask = m_rule.comesBack(before);
    if (!ask)
        return {};
    const auto sale = m_terminal.findTicket(m_settings.by, before.store, kReplayRegister, before.basket);
    if (!sale) {
        if (const Fault* const fault = faultIn(sale.error()))
            return fail(*fault);
        return {}; // its ticket was refused
    }
    const auto returned = m_terminal.returnGoods(m_settings.by, sale->id, {*ask}, returnTicketOf(before));
    if (!returned) {
        if (const Fault* const fault = faultIn(returned.error()))
            return tooLarge(*fault, [&] { ++m_counts.stopped["return.too-large"]; });
        ++m_counts.stopped[reasonOf(std::get<terminal::ReturnStop>(returned.error()))];
        return {};
    }
    ++m_counts.returns;
    m_counts.pointsTakenBack += returned->pointsBack.count() - returned->waived.count();
    m_counts.pointsGivenBack += returned->redeemBack.count();
    return {};
}

terminal::SaleAsk Till::askFor(const Ticket& ticket, const Customer& customer) const
{
    terminal::SaleAsk ask;
    ask.member = customer.id;
    ask.identification = customer.identification;
    if (const programme::Compiled* const programme = m_terminal.programmeAt(ticket.at))
        ask.basket.currency = programme->programme().currency;
    for (const TicketLine& line : ticket.lines) {
        engine::BasketLine& added = ask.basket.lines.emplace_back();
        added.id = static_cast<std::uint32_t>(ask.basket.lines.size());
        added.sku = line.product;
        added.category = line.category;
        added.quantity = line.quantity;
        added.amountMinor = line.amountMinor;
    }
    if (m_rule.redeems(ticket))
        ask.redeem.kind = engine::Ask::Kind::AsMuchAsAllowed;
    ask.registerId = kReplayRegister;
    ask.ticket = ticket.basket;
    ask.store = ticket.store;
    ask.online = m_settings.online;
    return ask;
}

Result<void, Fault> Till::sell(const Ticket& ticket, const terminal::SaleAsk& ask)
{
    const auto sale = m_terminal.commit(m_settings.by, ask);
    if (!sale) {
        if (const Fault* const fault = faultIn(sale.error()))
            return tooLarge(*fault, [&] { refuse(ticket, "sell.too-large"); });
        refuse(ticket, reasonOf(std::get<terminal::SellStop>(sale.error())));
        return {};
    }
    m_counts.linesBooked += ticket.lines.size();
    ++m_counts.ticketsBooked;
    m_counts.ticketsRepeated += sale->repeated ? 1U : 0U;
    m_counts.redeemWishes += m_rule.redeems(ticket) ? 1U : 0U;
    m_counts.redemptions += sale->sold.redeemed > Points() ? 1U : 0U;
    m_counts.pointsEarned += sale->sold.earned.count();
    m_counts.pointsRedeemed += sale->sold.redeemed.count();
    return {};
}

void Till::refuse(const Ticket& ticket, std::string_view reason)
{
    m_counts.linesRefused[std::string(reason)] += ticket.lines.size();
    m_counts.firstRefused.try_emplace(std::string(reason), ticket.fileLine);
}

} // namespace loyalty::ctl
