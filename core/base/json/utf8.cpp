#include "core/base/json/utf8.h"

#include "core/base/json/json.h"

#include <cstdint>
#include <cstring>

namespace loyalty::json {
namespace {

struct Sequence
{
    std::size_t length;     ///< 0: no sequence starts with this byte
    std::uint8_t secondMin; ///< the second byte is narrower than the rest after some leads
    std::uint8_t secondMax;
};

/// Unicode 15, table 3-7.
Sequence sequenceAfter(std::uint8_t lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return {0, 0, 0};
    if (lead < 0xE0)
        return {2, 0x80, 0xBF};
    if (lead < 0xF0)
        return {3, std::uint8_t(lead == 0xE0 ? 0xA0 : 0x80), std::uint8_t(lead == 0xED ? 0x9F : 0xBF)};
    return {4, std::uint8_t(lead == 0xF0 ? 0x90 : 0x80), std::uint8_t(lead == 0xF4 ? 0x8F : 0xBF)};
}

std::uint8_t byteAt(std::string_view text, std::size_t i)
{
    return static_cast<std::uint8_t>(text[i]);
}

/// Length of the sequence that starts at `i`, 0 where there is none.
std::size_t sequenceAt(std::string_view text, std::size_t i)
{
    const Sequence sequence = sequenceAfter(byteAt(text, i));
    if (sequence.length == 0 || text.size() - i < sequence.length)
        return 0;
    const std::uint8_t second = byteAt(text, i + 1);
    if (second < sequence.secondMin || second > sequence.secondMax)
        return 0;
    for (std::size_t k = 2; k < sequence.length; ++k)
        if ((byteAt(text, i + k) & 0xC0) != 0x80)
            return 0;
    return sequence.length;
}

/// Documents are mostly ASCII: eight bytes at a time as long as none has its high bit.
std::size_t skipAscii(std::string_view text, std::size_t i)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080;
    std::uint64_t word = 0;
    while (text.size() - i >= sizeof word) {
        std::memcpy(&word, text.data() + i, sizeof word);
        if ((word & kHighBits) != 0)
            break;
        i += sizeof word;
    }
    while (i < text.size() && byteAt(text, i) < 0x80)
        ++i;
    return i;
}

} // namespace

std::size_t findBadUtf8(std::string_view text)
{
    std::size_t i = skipAscii(text, 0);
    while (i < text.size()) {
        const std::size_t length = byteAt(text, i) < 0x80 ? 1 : sequenceAt(text, i);
        if (length == 0)
            return i;
        i += length;
        if (i < text.size() && byteAt(text, i) < 0x80)
            i = skipAscii(text, i);
    }
    return i;
}

bool isUtf8(std::string_view text)
{
    return findBadUtf8(text) == text.size();
}

std::string_view beginningOf(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes)
        return text;
    std::size_t end = maxBytes;
    while (end > 0 && (byteAt(text, end) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace loyalty::json
