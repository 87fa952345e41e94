#include "core/terminal/paper_states.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

using journal::Printed;

SaleId saleOf(const journal::Act& act)
{
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { body.sale; })
                return body.sale;
            else
                return SaleId();
        },
        act);
}

} // namespace

bool hasReceipt(const journal::Entry& entry)
{
    const auto* const returned = std::get_if<journal::Returned>(&entry.act);
    return std::holds_alternative<journal::Sold>(entry.act) || (returned != nullptr && !returned->blind) ||
           std::holds_alternative<journal::Voided>(entry.act);
}

bool hasSlip(const journal::Entry& entry)
{
    const auto* const returned = std::get_if<journal::Returned>(&entry.act);
    return hasValueSlip(entry) || (returned != nullptr && returned->blind);
}

bool hasValueSlip(const journal::Entry& entry)
{
    return std::holds_alternative<journal::Loaded>(entry.act) || std::holds_alternative<journal::Unloaded>(entry.act);
}

ReceiptState newPaper(const journal::Entry& entry)
{
    return {.of = entry.ref(),
            .sale = hasSlip(entry) ? SaleId() : saleOf(entry.act),
            .at = entry.at,
            .kind = std::string(journal::kindOf(entry.act))};
}

void take(const Printed& printed, ReceiptState& state)
{
    switch (printed.outcome) {
    case Printed::Outcome::Printed:
    case Printed::Outcome::Sent:
    case Printed::Outcome::Declined:
        state.settled = true;
        break;
    case Printed::Outcome::Unsure:
        break;
    }
    if (printed.outcome == Printed::Outcome::Declined)
        return;
    const bool proved = printed.outcome == Printed::Outcome::Printed;
    state.unsure = !proved && (state.printed == 0 || state.unsure);
    ++state.printed;
}

std::vector<ReceiptState> statesOf(const std::vector<journal::Entry>& entries)
{
    std::vector<ReceiptState> states;
    for (const journal::Entry& entry : entries) {
        const auto same = [](const ReceiptState& state, const ledger::EntryRef& of) { return state.of == of; };
        if (hasReceipt(entry)) {
            // A return made here is told by head office too once the sale was looked up there.
            if (std::ranges::none_of(states, [&](const ReceiptState& state) { return same(state, entry.ref()); }))
                states.push_back(newPaper(entry));
            continue;
        }
        const auto* const printed = std::get_if<Printed>(&entry.act);
        const auto state = std::ranges::find_if(
            states, [&](const ReceiptState& one) { return printed != nullptr && same(one, printed->of); });
        if (state != states.end())
            take(*printed, *state);
    }
    return states;
}

bool comesLater(const journal::Entry& act, const ReceiptState& state, Instant now)
{
    constexpr std::chrono::minutes kAtOnce{1};
    return state.printed > 0 || now - act.at > kAtOnce;
}

void countOnTheWay(int onTheWay, ReceiptState& state)
{
    if (onTheWay > 0)
        state.unsure = state.unsure || state.printed == 0;
    state.printed += onTheWay;
}

} // namespace loyalty::terminal
