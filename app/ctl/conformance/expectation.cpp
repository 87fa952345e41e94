#include "app/ctl/conformance/expectation.h"

#include <cstdlib>

namespace loyalty::ctl {

Expectation::Expectation(const json::Value& expect)
    : m_expect(expect)
    , m_view(expect)
{}

const json::Value* Expectation::take(std::string_view key)
{
    const json::Object* object = m_expect.asObject();
    const json::Value* found = object == nullptr ? nullptr : object->find(key);
    if (found != nullptr)
        m_taken.emplace(key);
    return found;
}

std::vector<std::string> Expectation::keysOf(std::string_view key) const
{
    std::vector<std::string> keys;
    const json::Value* const expected = m_view.find(key);
    if (const json::Object* const object = expected == nullptr ? nullptr : expected->asObject())
        for (const auto& [name, value] : *object)
            keys.push_back(name);
    return keys;
}

void Expectation::differ(std::string_view key, const json::Value& expected, const json::Value& got)
{
    m_misses.push_back(std::string(key) + ": expected " + json::write(expected) + ", got " + json::write(got));
}

void Expectation::number(std::string_view key, std::int64_t got)
{
    const json::Value* expected = take(key);
    if (expected == nullptr)
        return;
    const std::int64_t* number = expected->asInteger();
    if (number == nullptr || std::abs(*number - got) > m_tolerance)
        differ(key, *expected, got);
}

void Expectation::numbers(std::string_view key, std::span<const std::int64_t> got)
{
    const json::Value* expected = take(key);
    if (expected == nullptr)
        return;
    const json::Array* list = expected->asArray();
    bool same = list != nullptr && list->size() == got.size();
    for (std::size_t i = 0; same && i < got.size(); ++i) {
        const std::int64_t* number = (*list)[i].asInteger();
        same = number != nullptr && std::abs(*number - got[i]) <= m_tolerance;
    }
    if (!same)
        differ(key, *expected, json::Array(got.begin(), got.end()));
}

void Expectation::atMost(std::string_view key, std::int64_t got)
{
    const json::Value* expected = take(key);
    if (expected == nullptr)
        return;
    const std::int64_t* number = expected->asInteger();
    if (number == nullptr || got > *number)
        differ(key, *expected, got);
}

void Expectation::text(std::string_view key, std::string_view got)
{
    value(key, json::Value(got));
}

void Expectation::texts(std::string_view key, std::span<const std::string> got)
{
    value(key, json::Array(got.begin(), got.end()));
}

void Expectation::flag(std::string_view key, bool got)
{
    value(key, json::Value(got));
}

void Expectation::value(std::string_view key, const json::Value& got)
{
    if (const json::Value* expected = take(key); expected != nullptr && *expected != got)
        differ(key, *expected, got);
}

void Expectation::tolerate(std::int64_t most)
{
    m_tolerance = most;
    m_taken.emplace("tolerance_minor");
}

void Expectation::impossible(std::string why)
{
    m_possible = false;
    m_misses.push_back("cannot be put to the product: " + std::move(why));
}

std::string Expectation::misses() const
{
    std::string all;
    const auto add = [&all](const std::string& miss) { all += (all.empty() ? "" : "; ") + miss; };
    for (const std::string& miss : m_misses)
        add(miss);
    const json::Object* object = m_expect.asObject();
    if (object == nullptr)
        add("nothing is expected");
    else if (m_misses.empty())
        for (const auto& [key, value] : *object)
            if (!m_taken.contains(key))
                add(key + ": not compared with anything");
    return all;
}

} // namespace loyalty::ctl
