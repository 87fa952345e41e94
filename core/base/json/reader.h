#pragma once

#include "core/base/json/json.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::json {

/// What a document has wrong, and where: code, path ("lines[3].sku") and the offending value. Words are made where
/// people read them.
struct Complaint
{
    std::string path;
    std::string code;  ///< "missing", "wrong-type", "out-of-range", "too-long", "too-many", "not-base64", "not-an-id",
                       ///< "unknown-key", "unknown-value", or the caller's own
    std::string value; ///< as written, cut at 80 bytes; empty where there is none
    bool operator==(const Complaint&) const = default;
};

/// Reads one object field by field and collects every complaint instead of stopping at the first.
///
/// A wrong or missing required field yields the type's zero value and a complaint; the caller looks at complaints()
/// once at the end. An optional field that is missing or null yields its fallback; one that is wrong yields it too, with a
/// complaint. What is no object at all is complained about once. The reader holds references: the Value and the complaint list outlive it.
class Reader
{
public:
    Reader(const Value& value, std::string path, std::vector<Complaint>& complaints);

    [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max);
    [[nodiscard]] std::int64_t integerOr(std::string_view key, std::int64_t fallback, std::int64_t min,
                                         std::int64_t max);
    [[nodiscard]] bool boolean(std::string_view key);
    [[nodiscard]] bool booleanOr(std::string_view key, bool fallback);
    [[nodiscard]] std::string string(std::string_view key, std::size_t maxBytes = 4096);
    [[nodiscard]] std::string stringOr(std::string_view key, std::string_view fallback, std::size_t maxBytes = 4096);
    [[nodiscard]] std::string bytes(std::string_view key, std::size_t maxBytes = 1u << 20); ///< base64 in the document
    /// Null pointer and a complaint where the key is missing or of another kind.
    [[nodiscard]] const Array* array(std::string_view key, std::size_t maxSize = 100'000);
    [[nodiscard]] const Array* optionalArray(std::string_view key, std::size_t maxSize = 100'000);
    [[nodiscard]] const Value* object(std::string_view key);
    [[nodiscard]] const Value* optionalObject(std::string_view key);
    [[nodiscard]] bool has(std::string_view key) const; ///< present and not null
    [[nodiscard]] const Value* raw(std::string_view key) const;

    /// An id in hexadecimal: `reader.id<MemberId>("member")`
    template <class IdType>
    [[nodiscard]] IdType id(std::string_view key)
    {
        const std::string* text = word(key);
        if (text == nullptr)
            return IdType();
        if (auto parsed = IdType::parse(*text))
            return *parsed;
        complain(key, "not-an-id", *text);
        return IdType();
    }

    /// One of a closed list of words; complains and yields the first otherwise.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum oneOf(std::string_view key, const std::pair<std::string_view, Enum> (&words)[N])
    {
        const std::string* text = word(key);
        if (text == nullptr)
            return words[0].second;
        for (const auto& [name, meaning] : words)
            if (name == *text)
                return meaning;
        complain(key, "unknown-value", *text);
        return words[0].second;
    }

    void complain(std::string_view key, std::string_view code, std::string_view value = {});
    /// Complains about every key that no call has asked for (has() and raw() ask too). For documents that people write.
    void refuseUnknownKeys();

    [[nodiscard]] std::string pathOf(std::string_view key) const;

private:
    const Value* want(std::string_view key, bool required);
    template <class T>
    const T* wantA(std::string_view key, bool required, const T* (Value::*kind)() const);
    const std::string* word(std::string_view key);
    const Value* wantObject(std::string_view key, bool required);
    std::int64_t inRange(std::string_view key, const std::int64_t* number, std::int64_t fallback, std::int64_t min,
                         std::int64_t max);
    std::string notLonger(std::string_view key, const std::string* text, std::string_view fallback,
                          std::size_t maxBytes);
    const Array* notMore(std::string_view key, const Array* items, std::size_t maxSize);

    const Object* m_object;
    std::string m_path;
    std::vector<Complaint>& m_complaints;
    mutable std::vector<const Value*> m_asked; ///< looking is asking, so the const calls note it too
};

} // namespace loyalty::json
