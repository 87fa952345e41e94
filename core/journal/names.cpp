#include "core/journal/fields.h"
#include "core/journal/posting_json.h"

#include <charconv>

namespace loyalty::journal {

namespace {

constexpr std::size_t kIdDigits = 2 * IncarnationId::kBytes;

/// Decimal digits without a leading zero, so that one number has one text.
template <class Number>
std::optional<Number> numberFrom(std::string_view digits)
{
    Number number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    const bool plain = !digits.empty() && (digits.front() != '0' || digits.size() == 1);
    return plain && read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

} // namespace

std::string toText(const ledger::EntryRef& ref)
{
    std::string text = ref.incarnation.toString();
    text += ':';
    appendNumber(text, static_cast<std::int64_t>(ref.seq));
    return text;
}

std::optional<ledger::EntryRef> entryRefFrom(std::string_view text)
{
    if (text.size() <= kIdDigits || text[kIdDigits] != ':')
        return std::nullopt;
    const auto incarnation = IncarnationId::parse(text.substr(0, kIdDigits));
    const auto seq = numberFrom<std::uint64_t>(text.substr(kIdDigits + 1));
    if (!incarnation || !seq || *seq > static_cast<std::uint64_t>(kMaxNumber))
        return std::nullopt;
    return ledger::EntryRef{*incarnation, *seq};
}

std::string toText(const ledger::LotId& id)
{
    std::string text = toText(id.entry);
    text += ':';
    appendNumber(text, std::int64_t{id.n});
    return text;
}

std::optional<ledger::LotId> lotIdFrom(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto entry = entryRefFrom(text.substr(0, colon));
    const auto n = numberFrom<std::uint32_t>(text.substr(colon + 1));
    if (!entry || !n)
        return std::nullopt;
    return ledger::LotId{*entry, *n};
}

} // namespace loyalty::journal
