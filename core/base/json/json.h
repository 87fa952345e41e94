#pragma once

#include "core/base/result.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// JSON as this product speaks it: whole numbers only. A fraction in a document is a fault of that document, so that
/// no amount ever passes through a floating point number.
namespace loyalty::json {

class Value;
using Array = std::vector<Value>;

/// Members in the order in which they were written. Keys are unique (the parser refuses a repeated one).
class Object
{
public:
    using Member = std::pair<std::string, Value>;

    Object() = default;
    Object(std::initializer_list<Member> members);

    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Adds, or replaces where the key is there already.
    Object& set(std::string_view key, Value value);
    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::vector<Member>::const_iterator begin() const;
    [[nodiscard]] std::vector<Member>::const_iterator end() const;
    bool operator==(const Object&) const;

private:
    friend class Builder;

    std::vector<Member> m_members;
};

class Value
{
public:
    Value() = default; ///< null
    Value(std::nullptr_t) {}
    /// Takes a bool only: a pointer would turn into `true` without a word.
    template <std::same_as<bool> Bool>
    Value(Bool b)
        : m_data(b)
    {}
    Value(std::int64_t n)
        : m_data(n)
    {}
    Value(int n)
        : m_data(std::int64_t{n})
    {}
    Value(std::string s)
        : m_data(std::move(s))
    {}
    Value(std::string_view s)
        : m_data(std::string(s))
    {}
    Value(const char* s)
        : m_data(std::string(s))
    {}
    Value(Array a)
        : m_data(std::move(a))
    {}
    Value(Object o)
        : m_data(std::move(o))
    {}

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    /// Null pointer where the value is of another kind.
    [[nodiscard]] const bool* asBool() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const std::int64_t* asInteger() const { return std::get_if<std::int64_t>(&m_data); }
    [[nodiscard]] const std::string* asString() const { return std::get_if<std::string>(&m_data); }
    [[nodiscard]] const Array* asArray() const { return std::get_if<Array>(&m_data); }
    [[nodiscard]] const Object* asObject() const { return std::get_if<Object>(&m_data); }
    bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> m_data;
};

inline bool Object::empty() const
{
    return m_members.empty();
}
inline std::size_t Object::size() const
{
    return m_members.size();
}
inline std::vector<Object::Member>::const_iterator Object::begin() const
{
    return m_members.begin();
}
inline std::vector<Object::Member>::const_iterator Object::end() const
{
    return m_members.end();
}

enum class ParseCode { Syntax, Depth, Size, Fraction, NumberRange, RepeatedKey, NotUtf8 };

/// What a document would have needed where its syntax breaks.
enum class Expected { Nothing, Value, Key, Colon, CommaOrBrace, CommaOrBracket, End };

struct ParseError
{
    ParseCode code;
    std::size_t offset; ///< byte where it was noticed
    Expected expected = Expected::Nothing;
    bool operator==(const ParseError&) const = default;
};

/// A place in a text as editors count it, from 1; columns are characters.
struct Place
{
    std::size_t line = 1;
    std::size_t column = 1;
    bool operator==(const Place&) const = default;
};
/// Of the byte at `offset`; of the end of the text where it is beyond. The text is UTF-8.
[[nodiscard]] Place placeOf(std::string_view text, std::size_t offset);

struct ParseLimits
{
    std::size_t bytes = 4u << 20;
    std::size_t depth = 32;
};

/// One whole document. A byte order mark in front is skipped. Integers must fit 64 bits, nesting and size the limits.
/// "-0" is 0. A number with a point or an exponent is a Fraction, also 1.0.
[[nodiscard]] Result<Value, ParseError> parse(std::string_view text, ParseLimits limits = {});

/// Compact UTF-8 in the members' order; the same value always gives the same bytes. Strings and keys must be valid
/// UTF-8 (a defect otherwise): text from a scanner or a register is held to isUtf8() where it comes in.
[[nodiscard]] std::string write(const Value& value);
/// Two spaces a level, for files that people read.
[[nodiscard]] std::string writePretty(const Value& value);

[[nodiscard]] std::string_view toString(ParseCode code);
[[nodiscard]] std::string_view toString(Expected expected);

/// Well-formed by Unicode's table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

/// Strings that decoders and encoders of all rooms use for bytes.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// Strict: padded, no other characters, and only the one text that toBase64 gives for these bytes; otherwise nothing.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace loyalty::json
