#pragma once

#include "core/base/id.h"
#include "core/base/json/reader.h"
#include "core/base/points.h"
#include "core/base/time.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How single values stand in the documents of journal and protocol. A reading function complains through its reader and
/// yields the type's zero value.
namespace loyalty::journal {

constexpr std::int64_t kMaxAmount = Points::kMax; ///< of any amount, either way
constexpr std::int64_t kMaxNumber = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kFirstUnixMs = -2'208'988'800'000; ///< 1900-01-01
constexpr std::int64_t kLastUnixMs = 253'402'300'799'999; ///< 9999-12-31
constexpr std::size_t kMaxWord = 200;                     ///< bytes of ids, names, codes and labels
constexpr std::size_t kMaxWords = 4'000;                  ///< bytes of what people write

constexpr std::int64_t kMaxLineId = std::numeric_limits<std::uint32_t>::max();

/// A closed list of an enumeration's words, for both directions.
template <class Enum, std::size_t N>
using Words = std::pair<std::string_view, Enum>[N];

template <class Enum, std::size_t N>
[[nodiscard]] std::string_view wordOf(const Words<Enum, N>& words, Enum meant)
{
    for (const auto& [word, meaning] : words)
        if (meaning == meant)
            return word;
    return words[0].first;
}

[[nodiscard]] std::int64_t readAmount(json::Reader& reader, std::string_view key);   ///< 0 where it is left out
[[nodiscard]] std::int64_t readQuantity(json::Reader& reader, std::string_view key); ///< the same, not negative
[[nodiscard]] std::uint64_t readNumber(json::Reader& reader, std::string_view key);  ///< 0 … kMaxNumber
[[nodiscard]] Instant readInstant(json::Reader& reader, std::string_view key);       ///< unix milliseconds
[[nodiscard]] BusinessDate readDate(json::Reader& reader, std::string_view key);     ///< "2026-11-21"

/// An id that may be left out.
template <class IdType>
[[nodiscard]] std::optional<IdType> readOptionalId(json::Reader& reader, std::string_view key)
{
    return reader.has(key) ? std::optional(reader.id<IdType>(key)) : std::nullopt;
}

/// Complains that a text is not what it should be; silent where there is no text, as that has been complained about.
void complainAboutText(json::Reader& reader, std::string_view key, std::string_view code);

/// A crypto::Fixed in base64.
template <class FixedType>
[[nodiscard]] FixedType readFixed(json::Reader& reader, std::string_view key)
{
    const std::string bytes = reader.bytes(key, FixedType::kBytes);
    if (const auto fixed = FixedType::fromBytes(bytes))
        return *fixed;
    // What is no base64 and what is too long the reader has named already: both come as no bytes.
    const json::Value* const value = reader.raw(key);
    const std::string* const text = value == nullptr ? nullptr : value->asString();
    if (text != nullptr && bytes.empty() == text->empty())
        reader.complain(key, "wrong-size", *text);
    return FixedType();
}

/// "lines" and 3 give "lines[3]".
[[nodiscard]] std::string itemPath(std::string_view list, std::size_t index);

/// The objects under `key`, each given to `readItem(reader)`; none where the key is left out.
template <class Item, class ReadItem>
[[nodiscard]] std::vector<Item> readObjects(json::Reader& reader, std::vector<json::Complaint>& complaints,
                                            std::string_view key, std::size_t maxSize, const ReadItem& readItem)
{
    std::vector<Item> items;
    const json::Array* const values = reader.optionalArray(key, maxSize);
    if (values == nullptr)
        return items;
    items.reserve(values->size());
    const std::string path = reader.pathOf(key);
    for (const json::Value& value : *values) {
        json::Reader item(value, itemPath(path, items.size()), complaints);
        items.push_back(readItem(item));
    }
    return items;
}

} // namespace loyalty::journal
