#include "core/access/sale_code.h"

#include <algorithm>

namespace loyalty::access {
namespace {

constexpr std::string_view kMark = "LTS1:";

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char capital(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string each(std::string_view text, char (*turn)(char))
{
    std::string turned(text);
    std::ranges::transform(turned, turned.begin(), turn);
    return turned;
}

} // namespace

std::string saleCode(const SaleId& sale)
{
    return std::string(kMark) + each(sale.toString(), capital);
}

std::optional<SaleId> saleFromCode(std::string_view text)
{
    if (text.size() != kMark.size() + 2 * SaleId::kBytes || each(text.substr(0, kMark.size()), capital) != kMark)
        return std::nullopt;
    return SaleId::parse(each(text.substr(kMark.size()), small));
}

} // namespace loyalty::access
