#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// 128 bits that name one thing for good. Made from a Random at the place where the thing is made, also offline.
template <class Tag>
class Id
{
public:
    static constexpr std::size_t kBytes = 16;
    using Bytes = std::array<std::uint8_t, kBytes>;

    constexpr Id() = default;
    constexpr explicit Id(const Bytes& bytes)
        : m_bytes(bytes)
    {}

    /// 32 lower-case hexadecimal digits; nothing for other text.
    [[nodiscard]] static std::optional<Id> parse(std::string_view hex)
    {
        Bytes bytes{};
        if (hex.size() != 2 * kBytes)
            return std::nullopt;
        for (std::size_t i = 0; i < hex.size(); ++i) {
            const char c = hex[i];
            const bool digit = c >= '0' && c <= '9';
            if (!digit && !(c >= 'a' && c <= 'f'))
                return std::nullopt;
            const int nibble = digit ? c - '0' : c - 'a' + 10;
            bytes[i / 2] = static_cast<std::uint8_t>((bytes[i / 2] << 4) | nibble);
        }
        return Id(bytes);
    }

    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] bool isNull() const { return *this == Id(); }
    [[nodiscard]] std::string toString() const
    {
        static constexpr char kHex[] = "0123456789abcdef";
        std::string hex;
        hex.reserve(2 * kBytes);
        for (const std::uint8_t byte : m_bytes) {
            hex += kHex[byte >> 4];
            hex += kHex[byte & 15];
        }
        return hex;
    }

    auto operator<=>(const Id&) const = default;

private:
    Bytes m_bytes{};
};

using MemberId = Id<struct MemberTag>;
using IncarnationId = Id<struct IncarnationTag>;
using SaleId = Id<struct SaleTag>;
using GrantId = Id<struct GrantTag>;
using ChainId = Id<struct ChainTag>;

} // namespace loyalty

template <class Tag> // NOLINTNEXTLINE(cert-dcl58-cpp): a specialisation for a type of ours is allowed
struct std::hash<loyalty::Id<Tag>>
{
    std::size_t operator()(const loyalty::Id<Tag>& id) const noexcept
    {
        std::size_t head = 0;
        std::memcpy(&head, id.bytes().data(), sizeof head);
        return head;
    }
};
