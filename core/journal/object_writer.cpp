#include "core/journal/object_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace loyalty::journal {

namespace {

bool needsEscape(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\';
}

template <class Number>
void appendDigits(std::string& out, Number number)
{
    std::array<char, 20> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), written.ptr);
}

} // namespace

void appendNumber(std::string& out, std::int64_t number)
{
    appendDigits(out, number);
}

void appendText(std::string& out, std::string_view text)
{
    // The JSON wrapper knows the escapes and refuses what is not UTF-8; most texts are plain and need neither.
    if (std::ranges::any_of(text, needsEscape)) {
        out += json::write(json::Value(text));
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void appendBytes(std::string& out, std::string_view bytes)
{
    out += '"';
    out += json::toBase64(bytes);
    out += '"';
}

void appendHex(std::string& out, std::string_view bytes)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
}

std::string& ObjectWriter::name(std::string_view key)
{
    m_out += m_first ? "\"" : ",\"";
    m_first = false;
    m_out += key;
    m_out += "\":";
    return m_out;
}

void ObjectWriter::number(std::string_view key, std::int64_t number)
{
    appendDigits(name(key), number);
}

void ObjectWriter::number(std::string_view key, std::uint64_t number)
{
    appendDigits(name(key), number);
}

void ObjectWriter::flag(std::string_view key, bool flag)
{
    name(key) += flag ? "true" : "false";
}

void ObjectWriter::text(std::string_view key, std::string_view text)
{
    appendText(name(key), text);
}

void ObjectWriter::bytes(std::string_view key, std::string_view bytes)
{
    appendBytes(name(key), bytes);
}

void ObjectWriter::value(std::string_view key, const json::Value& value)
{
    name(key) += json::write(value);
}

void ObjectWriter::hex(std::string_view key, std::string_view bytes)
{
    name(key) += '"';
    appendHex(m_out, bytes);
    m_out += '"';
}

} // namespace loyalty::journal
