#include "core/base/json/reader.h"

#include "core/base/json/utf8.h"

#include <algorithm>

namespace loyalty::json {
namespace {

constexpr std::size_t kMaxShown = 80;

/// Cut between characters, so that a complaint can itself be written as JSON.
std::string shown(std::string_view text)
{
    return std::string(beginningOf(text, kMaxShown));
}

} // namespace

Reader::Reader(const Value& value, std::string path, std::vector<Complaint>& complaints)
    : m_object(value.asObject())
    , m_path(std::move(path))
    , m_complaints(complaints)
{
    if (m_object == nullptr)
        m_complaints.push_back({m_path, "wrong-type", shown(write(value))});
}

const Value* Reader::raw(std::string_view key) const
{
    const Value* value = m_object == nullptr ? nullptr : m_object->find(key);
    if (value != nullptr)
        m_asked.push_back(value);
    return value;
}

const Value* Reader::want(std::string_view key, bool required)
{
    const Value* value = raw(key);
    if (value != nullptr && !value->isNull())
        return value;
    // What is no object at all has been complained about once.
    if (required && m_object != nullptr)
        complain(key, "missing");
    return nullptr;
}

template <class T>
const T* Reader::wantA(std::string_view key, bool required, const T* (Value::*kind)() const)
{
    const Value* value = want(key, required);
    if (value == nullptr)
        return nullptr;
    const T* found = (value->*kind)();
    if (found == nullptr)
        complain(key, "wrong-type", write(*value));
    return found;
}

std::int64_t Reader::inRange(std::string_view key, const std::int64_t* number, std::int64_t fallback, std::int64_t min,
                             std::int64_t max)
{
    if (number == nullptr)
        return fallback;
    if (*number >= min && *number <= max)
        return *number;
    complain(key, "out-of-range", std::to_string(*number));
    return fallback;
}

std::int64_t Reader::integer(std::string_view key, std::int64_t min, std::int64_t max)
{
    return inRange(key, wantA(key, true, &Value::asInteger), 0, min, max);
}

std::int64_t Reader::integerOr(std::string_view key, std::int64_t fallback, std::int64_t min, std::int64_t max)
{
    return inRange(key, wantA(key, false, &Value::asInteger), fallback, min, max);
}

bool Reader::boolean(std::string_view key)
{
    const bool* flag = wantA(key, true, &Value::asBool);
    return flag != nullptr && *flag;
}

bool Reader::booleanOr(std::string_view key, bool fallback)
{
    const bool* flag = wantA(key, false, &Value::asBool);
    return flag == nullptr ? fallback : *flag;
}

std::string Reader::notLonger(std::string_view key, const std::string* text, std::string_view fallback,
                              std::size_t maxBytes)
{
    if (text == nullptr)
        return std::string(fallback);
    if (text->size() <= maxBytes)
        return *text;
    complain(key, "too-long", *text);
    return std::string(fallback);
}

const std::string* Reader::word(std::string_view key)
{
    return wantA(key, true, &Value::asString);
}

std::string Reader::string(std::string_view key, std::size_t maxBytes)
{
    return notLonger(key, wantA(key, true, &Value::asString), {}, maxBytes);
}

std::string Reader::stringOr(std::string_view key, std::string_view fallback, std::size_t maxBytes)
{
    return notLonger(key, wantA(key, false, &Value::asString), fallback, maxBytes);
}

std::string Reader::bytes(std::string_view key, std::size_t maxBytes)
{
    const std::string* text = wantA(key, true, &Value::asString);
    if (text == nullptr)
        return {};
    auto decoded = fromBase64(*text);
    if (!decoded)
        complain(key, "not-base64", *text);
    else if (decoded->size() > maxBytes)
        complain(key, "too-long", *text);
    else
        return *std::move(decoded);
    return {};
}

const Array* Reader::notMore(std::string_view key, const Array* items, std::size_t maxSize)
{
    if (items == nullptr || items->size() <= maxSize)
        return items;
    complain(key, "too-many", std::to_string(items->size()));
    return nullptr;
}

const Array* Reader::array(std::string_view key, std::size_t maxSize)
{
    return notMore(key, wantA(key, true, &Value::asArray), maxSize);
}

const Array* Reader::optionalArray(std::string_view key, std::size_t maxSize)
{
    return notMore(key, wantA(key, false, &Value::asArray), maxSize);
}

const Value* Reader::wantObject(std::string_view key, bool required)
{
    const Value* value = want(key, required);
    if (value == nullptr || value->asObject() != nullptr)
        return value;
    complain(key, "wrong-type", write(*value));
    return nullptr;
}

const Value* Reader::object(std::string_view key)
{
    return wantObject(key, true);
}

const Value* Reader::optionalObject(std::string_view key)
{
    return wantObject(key, false);
}

bool Reader::has(std::string_view key) const
{
    const Value* value = raw(key);
    return value != nullptr && !value->isNull();
}

void Reader::complain(std::string_view key, std::string_view code, std::string_view value)
{
    m_complaints.push_back({pathOf(key), std::string(code), shown(value)});
}

void Reader::refuseUnknownKeys()
{
    if (m_object == nullptr)
        return;
    for (const auto& [key, value] : *m_object)
        if (std::find(m_asked.begin(), m_asked.end(), &value) == m_asked.end())
            complain(key, "unknown-key");
}

std::string Reader::pathOf(std::string_view key) const
{
    std::string path = m_path;
    if (!path.empty() && !key.empty())
        path += '.';
    return path.append(key);
}

} // namespace loyalty::json
