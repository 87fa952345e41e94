#pragma once

#include "app/ctl/json_view.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ctl {

/// What a case expects, compared value by value with what the product answers. A value that nothing was compared with is
/// a miss, and so is a case that could not be put to the product at all.
class Expectation
{
public:
    /// `expect` outlives it.
    explicit Expectation(const json::Value& expect);

    [[nodiscard]] bool has(std::string_view key) const { return m_view.has(key); }
    [[nodiscard]] std::int64_t numberOf(std::string_view key) const { return m_view.number(key); }
    /// The keys of an object that is expected.
    [[nodiscard]] std::vector<std::string> keysOf(std::string_view key) const;
    /// Each compares only where the case expects something under the key.
    void number(std::string_view key, std::int64_t got);
    void numbers(std::string_view key, std::span<const std::int64_t> got);
    void atMost(std::string_view key, std::int64_t got);
    void text(std::string_view key, std::string_view got);
    void texts(std::string_view key, std::span<const std::string> got);
    void flag(std::string_view key, bool got);
    void value(std::string_view key, const json::Value& got);
    /// Numbers may differ by this much from now on.
    void tolerate(std::int64_t most);
    /// The case cannot be put to the product, and why.
    void impossible(std::string why);

    [[nodiscard]] bool isPossible() const { return m_possible; }
    /// What differs, "; " between; empty where all is as expected.
    [[nodiscard]] std::string misses() const;

private:
    /// The expected value, noted as compared; null where nothing is expected.
    const json::Value* take(std::string_view key);
    void differ(std::string_view key, const json::Value& expected, const json::Value& got);

    const json::Value& m_expect;
    JsonView m_view;
    std::set<std::string, std::less<>> m_taken;
    std::vector<std::string> m_misses;
    std::int64_t m_tolerance = 0;
    bool m_possible = true;
};

} // namespace loyalty::ctl
