#include "core/receipt/receipt.h"

namespace loyalty::receipt {
namespace {

constexpr std::size_t kIncarnationDigits = 4;

} // namespace

std::string labelOf(std::string_view store, std::string_view lane, const ledger::EntryRef& entry)
{
    std::string label(store);
    if (!lane.empty())
        label.append("-").append(lane);
    label.append("-").append(entry.incarnation.toString().substr(0, kIncarnationDigits));
    return label.append("-").append(std::to_string(entry.seq));
}

} // namespace loyalty::receipt
