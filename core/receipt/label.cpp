#include "core/receipt/receipt.h"

#include <algorithm>

namespace loyalty::receipt {
namespace {

constexpr std::string_view kSalePrefix = "LOYALTY-SALE:";
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

std::string codeOf(const SaleId& sale)
{
    std::string digits = sale.toString();
    std::ranges::transform(digits, digits.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return std::string(kSalePrefix) + digits;
}

std::optional<SaleId> saleOfCode(std::string_view text)
{
    if (!text.starts_with(kSalePrefix))
        return std::nullopt;
    std::string digits(text.substr(kSalePrefix.size()));
    for (char& c : digits) {
        if (c >= 'a' && c <= 'z')
            return std::nullopt; // one sale has one code
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return SaleId::parse(digits);
}

} // namespace loyalty::receipt
