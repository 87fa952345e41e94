#include "core/base/assert.h"
#include "core/base/json/json.h"

#include <array>
#include <charconv>

namespace loyalty::json {
namespace {

enum class Char : std::uint8_t { Plain, Escaped, HighBit };

constexpr std::array<Char, 256> kKindOf = [] {
    std::array<Char, 256> kinds{};
    for (std::size_t c = 0; c < 256; ++c)
        kinds[c] = c >= 0x80 ? Char::HighBit : c < 0x20 || c == '"' || c == '\\' ? Char::Escaped : Char::Plain;
    return kinds;
}();

void appendEscape(std::string& out, char c)
{
    constexpr std::string_view kShort = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (std::size_t i = 0; i < kShort.size(); i += 2) {
        if (kShort[i] == c) {
            out += '\\';
            out += kShort[i + 1];
            return;
        }
    }
    constexpr char kHex[] = "0123456789abcdef";
    out += "\\u00";
    out += kHex[c >> 4];
    out += kHex[c & 15];
}

void appendString(std::string& out, std::string_view text)
{
    out += '"';
    bool ascii = true;
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Char kind = kKindOf[static_cast<unsigned char>(text[i])];
        if (kind == Char::Plain)
            continue;
        if (kind == Char::HighBit) {
            ascii = false;
            continue;
        }
        out.append(text, written, i - written);
        appendEscape(out, text[i]);
        written = i + 1;
    }
    out.append(text, written);
    out += '"';
    LOYALTY_ASSERT(ascii || isUtf8(text));
}

void appendInteger(std::string& out, std::int64_t number)
{
    std::array<char, 20> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), written.ptr);
}

class Writer
{
public:
    explicit Writer(bool pretty)
        : m_pretty(pretty)
    {
        m_out.reserve(1024);
    }

    void value(const Value& value)
    {
        if (const std::string* text = value.asString())
            appendString(m_out, *text);
        else if (const std::int64_t* number = value.asInteger())
            appendInteger(m_out, *number);
        else if (const Object* members = value.asObject())
            object(*members);
        else if (const Array* items = value.asArray())
            array(*items);
        else if (const bool* flag = value.asBool())
            m_out += *flag ? "true" : "false";
        else
            m_out += "null";
    }

    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void object(const Object& members)
    {
        open('{');
        for (const auto& [key, member] : members) {
            next();
            appendString(m_out, key);
            m_out += m_pretty ? ": " : ":";
            value(member);
        }
        close('}', members.empty());
    }

    void array(const Array& items)
    {
        open('[');
        for (const Value& item : items) {
            next();
            value(item);
        }
        close(']', items.empty());
    }

    void open(char bracket)
    {
        m_out += bracket;
        ++m_depth;
        m_first = true;
    }

    void next()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
        if (m_pretty)
            newLine();
    }

    void close(char bracket, bool empty)
    {
        --m_depth;
        m_first = false;
        if (m_pretty && !empty)
            newLine();
        m_out += bracket;
    }

    void newLine()
    {
        m_out += '\n';
        m_out.append(2 * m_depth, ' ');
    }

    std::string m_out;
    std::size_t m_depth = 0;
    bool m_pretty;
    bool m_first = true;
};

} // namespace

std::string write(const Value& value)
{
    Writer writer(false);
    writer.value(value);
    return writer.take();
}

std::string writePretty(const Value& value)
{
    Writer writer(true);
    writer.value(value);
    return writer.take();
}

} // namespace loyalty::json
