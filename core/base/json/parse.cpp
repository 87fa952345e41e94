#include "core/base/assert.h"
#include "core/base/json/json.h"
#include "core/base/json/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

namespace loyalty::json {
namespace {

using nlohmann::json;

/// Walks the text for nlohmann's lexer and tells how far it has come, because its events carry no position.
class Cursor
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Cursor(const char* at, const char** seen)
        : m_at(at)
        , m_seen(seen)
    {}
    reference operator*() const { return *m_at; }
    Cursor& operator++()
    {
        *m_seen = ++m_at;
        return *this;
    }
    bool operator==(const Cursor& other) const { return m_at == other.m_at; }

private:
    const char* m_at;
    const char** m_seen;
};

bool isFraction(std::string_view number)
{
    return number.find_first_of(".eE") != std::string_view::npos;
}

/// nlohmann names what it was reading only in its message. "while parsing object" comes after "object key" and
/// "object separator", because it is the beginning of both.
Expected expectedBy(std::string_view message)
{
    struct Phrase
    {
        std::string_view text;
        Expected expected;
    };
    constexpr Phrase kPhrases[] = {
        {"; expected end of input", Expected::End},          {"while parsing object key", Expected::Key},
        {"while parsing object separator", Expected::Colon}, {"while parsing object", Expected::CommaOrBrace},
        {"while parsing array", Expected::CommaOrBracket},   {"while parsing value", Expected::Value},
    };
    for (const Phrase& phrase : kPhrases)
        if (message.find(phrase.text) != std::string_view::npos)
            return phrase.expected;
    return Expected::Nothing;
}

/// Of the token that nlohmann did not expect; 1 where it is a bracket, the end, or broken in itself. Its `lastToken` is
/// the token alone only for texts and numbers.
std::size_t lengthOf(std::string_view lastToken, std::string_view message)
{
    const auto says = [message](std::string_view words) { return message.find(words) != std::string_view::npos; };
    if (says("unexpected string literal") || says("unexpected number literal"))
        return lastToken.size();
    if (says("unexpected true literal") || says("unexpected null literal"))
        return 4;
    return says("unexpected false literal") ? 5 : 1;
}

/// The first member whose key stood before it; null where every key is new. Hostile objects have hundreds of thousands of
/// keys: comparing each with each is kept for the short ones.
const Object::Member* repeatedKey(const Object::Member* first, const Object::Member* last)
{
    constexpr std::ptrdiff_t kShort = 16;
    if (last - first <= kShort) {
        for (const Object::Member* member = first; member != last; ++member)
            if (std::any_of(first, member, [member](const auto& other) { return other.first == member->first; }))
                return member;
        return nullptr;
    }
    std::vector<const Object::Member*> byKey;
    byKey.reserve(static_cast<std::size_t>(last - first));
    for (const Object::Member* member = first; member != last; ++member)
        byKey.push_back(member);
    std::sort(byKey.begin(), byKey.end(),
              [](const auto* one, const auto* two) { return std::tie(one->first, one) < std::tie(two->first, two); });
    const Object::Member* found = nullptr;
    for (std::size_t i = 1; i < byKey.size(); ++i)
        if (byKey[i]->first == byKey[i - 1]->first && (found == nullptr || byKey[i] < found))
            found = byKey[i];
    return found;
}

/// Of the key that ends before `end`. A quote within it stands behind a backslash.
std::size_t openingQuote(std::string_view text, std::size_t end)
{
    std::size_t at = end - 1;
    do
        at = text.rfind('"', at - 1);
    while (text[at - 1] == '\\');
    return at;
}

} // namespace

/// Takes nlohmann's events and builds the value. Everything still open lies in one list, so that each container is
/// allocated once, at its final size; an array's items have empty keys there.
class Builder
{
public:
    /// `seen` is how far the lexer has come in the text.
    Builder(std::string_view text, const char* const& seen, std::size_t maxDepth)
        : m_text(text)
        , m_seen(seen)
        , m_maxDepth(maxDepth)
    {
        m_open.reserve(32);
    }

    // The names are nlohmann's.
    // NOLINTBEGIN(readability-identifier-naming)
    bool null() { return put(Value()); }
    bool boolean(bool flag) { return put(Value(flag)); }
    bool number_integer(json::number_integer_t number) { return put(Value(number)); }
    bool number_unsigned(json::number_unsigned_t number)
    {
        // Negative numbers come as number_integer, or as number_float where they do not fit.
        return number <= INT64_MAX ? put(Value(static_cast<std::int64_t>(number))) : stop(ParseCode::NumberRange);
    }
    bool number_float(json::number_float_t, const std::string& text)
    {
        return stop(isFraction(text) ? ParseCode::Fraction : ParseCode::NumberRange);
    }
    bool string(const std::string& text) { return put(Value(text)); }
    bool binary(const json::binary_t&) { return stop(ParseCode::Syntax); }

    bool start_object(std::size_t) { return start(true); }
    bool start_array(std::size_t) { return start(false); }
    bool key(const std::string& key)
    {
        add(key, Value());
        return true;
    }
    bool end_object()
    {
        const std::size_t from = m_levels.back().from;
        if (const auto* const twice = repeatedKey(m_open.data() + from, m_open.data() + m_open.size())) {
            m_brokenAt = openingQuote(m_text, m_ends[static_cast<std::size_t>(twice - m_open.data())]);
            return stop(ParseCode::RepeatedKey);
        }
        Object object;
        object.m_members.assign(movedFrom(from), std::make_move_iterator(m_open.end()));
        return end(Value(std::move(object)));
    }
    bool end_array()
    {
        const std::size_t from = m_levels.back().from;
        Array array;
        array.reserve(m_open.size() - from);
        for (std::size_t i = from; i < m_open.size(); ++i)
            array.push_back(std::move(m_open[i].second));
        return end(Value(std::move(array)));
    }

    bool parse_error(std::size_t position, const std::string& lastToken, const json::exception& error)
    {
        constexpr int kNumberOverflow = 406;
        if (error.id != kNumberOverflow) {
            m_brokenAt = position - std::min(position, lengthOf(lastToken, error.what()));
            m_expected = expectedBy(error.what());
            return stop(ParseCode::Syntax);
        }
        return stop(isFraction(lastToken) ? ParseCode::Fraction : ParseCode::NumberRange);
    }
    // NOLINTEND(readability-identifier-naming)

    [[nodiscard]] ParseError error() const
    {
        // Of broken syntax the token is known that does not fit, and of a repeated key the second one; of the rest only
        // where it was noticed.
        return {m_code, std::min(m_brokenAt.value_or(seen()), m_text.size()), m_expected};
    }
    [[nodiscard]] Value take() { return std::move(m_open.front().second); }

private:
    struct Level
    {
        std::size_t from; ///< first of its members in m_open
        bool isObject;
    };

    bool put(Value value)
    {
        // In an object the key has made the place already.
        if (!m_levels.empty() && m_levels.back().isObject)
            m_open.back().second = std::move(value);
        else
            add(std::string(), std::move(value));
        return true;
    }

    void add(std::string key, Value value)
    {
        m_open.emplace_back(std::move(key), std::move(value));
        m_ends.push_back(seen());
    }

    bool start(bool isObject)
    {
        if (m_levels.size() >= m_maxDepth)
            return stop(ParseCode::Depth);
        m_levels.push_back({m_open.size(), isObject});
        return true;
    }

    bool end(Value value)
    {
        m_open.resize(m_levels.back().from);
        m_ends.resize(m_levels.back().from);
        m_levels.pop_back();
        return put(std::move(value));
    }

    bool stop(ParseCode code)
    {
        m_code = code;
        return false;
    }

    [[nodiscard]] std::size_t seen() const { return static_cast<std::size_t>(m_seen - m_text.data()); }

    std::move_iterator<std::vector<Object::Member>::iterator> movedFrom(std::size_t from)
    {
        return std::make_move_iterator(m_open.begin() + static_cast<std::ptrdiff_t>(from));
    }

    std::string_view m_text;
    const char* const& m_seen;
    std::size_t m_maxDepth;
    std::vector<Object::Member> m_open;
    std::vector<std::size_t> m_ends; ///< of each in m_open: the byte behind its key, or behind the value of an array
    std::vector<Level> m_levels;
    ParseCode m_code = ParseCode::Syntax;
    std::optional<std::size_t> m_brokenAt;
    Expected m_expected = Expected::Nothing;
};

Result<Value, ParseError> parse(std::string_view text, ParseLimits limits)
{
    if (text.size() > limits.bytes)
        return fail(ParseError{ParseCode::Size, limits.bytes});
    if (const std::size_t bad = findBadUtf8(text); bad != text.size())
        return fail(ParseError{ParseCode::NotUtf8, bad});
    // nlohmann's lexer takes a zero byte for the end of the document and would pass whatever comes after it.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos)
        return fail(ParseError{ParseCode::Syntax, zero});

    const char* seen = text.data();
    Builder builder(text, seen, limits.depth);
    const Cursor first(text.data(), &seen);
    const Cursor last(text.data() + text.size(), &seen);
    if (!json::sax_parse(first, last, &builder))
        return fail(builder.error());
    return builder.take();
}

std::string_view toString(ParseCode code)
{
    switch (code) {
    case ParseCode::Syntax:
        return "syntax";
    case ParseCode::Depth:
        return "depth";
    case ParseCode::Size:
        return "size";
    case ParseCode::Fraction:
        return "fraction";
    case ParseCode::NumberRange:
        return "number-range";
    case ParseCode::RepeatedKey:
        return "repeated-key";
    case ParseCode::NotUtf8:
        return "not-utf8";
    }
    LOYALTY_ASSERT(!"unknown parse code");
}

std::string_view toString(Expected expected)
{
    switch (expected) {
    case Expected::Nothing:
        return "nothing";
    case Expected::Value:
        return "value";
    case Expected::Key:
        return "key";
    case Expected::Colon:
        return "colon";
    case Expected::CommaOrBrace:
        return "comma-or-brace";
    case Expected::CommaOrBracket:
        return "comma-or-bracket";
    case Expected::End:
        return "end";
    }
    LOYALTY_ASSERT(!"unknown expectation");
}

Place placeOf(std::string_view text, std::size_t offset)
{
    Place place;
    for (const char c : text.substr(0, offset)) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (c == '\n')
            place = {place.line + 1, 1};
        else if (!continues)
            ++place.column;
    }
    return place;
}

} // namespace loyalty::json
