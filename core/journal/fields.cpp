#include "core/journal/fields.h"

namespace loyalty::journal {

std::int64_t readAmount(json::Reader& reader, std::string_view key)
{
    return reader.integerOr(key, 0, -kMaxAmount, kMaxAmount);
}

std::int64_t readQuantity(json::Reader& reader, std::string_view key)
{
    return reader.integerOr(key, 0, 0, kMaxAmount);
}

std::uint64_t readNumber(json::Reader& reader, std::string_view key)
{
    return static_cast<std::uint64_t>(reader.integer(key, 0, kMaxNumber));
}

Instant readInstant(json::Reader& reader, std::string_view key)
{
    return Instant(reader.integer(key, kFirstUnixMs, kLastUnixMs));
}

BusinessDate readDate(json::Reader& reader, std::string_view key)
{
    const std::string text = reader.string(key, kMaxWord);
    if (const auto date = BusinessDate::parse(text))
        return *date;
    complainAboutText(reader, key, "not-a-date");
    return BusinessDate();
}

void complainAboutText(json::Reader& reader, std::string_view key, std::string_view code)
{
    const json::Value* const value = reader.raw(key);
    if (const std::string* const text = value == nullptr ? nullptr : value->asString())
        reader.complain(key, code, *text);
}

std::string itemPath(std::string_view list, std::size_t index)
{
    std::string path(list);
    path += '[';
    path += std::to_string(index);
    path += ']';
    return path;
}

} // namespace loyalty::journal
