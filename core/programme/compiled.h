#pragma once

#include "core/programme/programme.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::programme {

/// One bit for each different selector of a programme.
using SelectorMask = std::uint64_t;

/// A selector's words, interned: the selectors that each word takes in and keeps out.
class WordIndex
{
public:
    struct Hit
    {
        SelectorMask include = 0;
        SelectorMask exclude = 0;
    };

    void add(std::string_view word, Hit hit);
    [[nodiscard]] Hit find(std::string_view word) const;
    [[nodiscard]] bool empty() const { return m_words.empty(); }

private:
    struct Word
    {
        std::string text;
        Hit hit;
    };
    void rehash();

    std::vector<Word> m_words;
    std::vector<std::uint32_t> m_slots; // index + 1 into m_words; 0 is free; size a power of two
};

struct CompiledWhen
{
    std::uint8_t weekdays = 0x7f;            ///< bit 0 is Monday
    std::uint64_t tiers = ~std::uint64_t{0}; ///< bit by level
    bool always = true;                      ///< nothing but minSpend is asked
};

/// Points of one rule: base × scaled / (the group's denominator).
struct CompiledEarn
{
    std::size_t rule = 0;    ///< index into earning.rules
    SelectorMask select = 0; ///< one bit
    std::int64_t scaled = 0;
};

/// Rules whose points are rounded together.
struct RoundingGroup
{
    std::vector<CompiledEarn> earns;
    std::int64_t denominator = 1;
    Rounding rounding = Rounding::Down;
    bool wholeTicket = true; ///< false: one rule, rounded on its own
};

struct CompiledMultiplier
{
    std::size_t rule = 0;
    SelectorMask select = 0;
    std::int64_t numerator = 1; ///< reduced
    std::int64_t denominator = 1;
};

/// A programme made ready to be quoted against: compiled once, never changed, free to share between threads.
class Compiled
{
public:
    static constexpr std::size_t kMaxSelectors = 64;
    static constexpr std::size_t kMaxTiers = 64;
    static constexpr std::size_t kMaxRules = 200;
    /// Largest factor on a base, and largest denominator under it: with bases and points up to 10¹² every product fits
    /// 128 bits.
    static constexpr std::int64_t kMaxScaled = 10'000'000'000'000;
    static constexpr std::int64_t kMaxDenominator = 1'000'000'000'000'000'000;

    /// `programme` is one that parse() gave, or that has no contradictions().
    [[nodiscard]] static Compiled compile(Programme programme);

    [[nodiscard]] const Programme& programme() const { return m_programme; }

    /// The selectors that take a line in.
    [[nodiscard]] SelectorMask selectorsOf(std::string_view sku, std::string_view category, std::string_view brand,
                                           std::span<const std::string> tags) const;

    [[nodiscard]] SelectorMask earning() const { return m_earning; }
    [[nodiscard]] SelectorMask qualifying() const { return m_qualifying; }
    [[nodiscard]] SelectorMask redeeming() const { return m_redeeming; }
    [[nodiscard]] const std::vector<RoundingGroup>& groups() const { return m_groups; }
    [[nodiscard]] const std::vector<CompiledMultiplier>& multipliers() const { return m_multipliers; }
    [[nodiscard]] const CompiledWhen& when(std::size_t rule) const { return m_when[rule]; }
    /// Tier rates over one denominator.
    [[nodiscard]] std::int64_t tierNumerator(std::size_t level) const { return m_tierNumerators[level]; }
    [[nodiscard]] std::int64_t tierDenominator() const { return m_tierDenominator; }

private:
    Compiled() = default;

    Programme m_programme;
    WordIndex m_categories;
    WordIndex m_skus;
    WordIndex m_brands;
    WordIndex m_tags;
    SelectorMask m_takesAll = 0; // selectors without an include list
    SelectorMask m_earning = 0;
    SelectorMask m_qualifying = 0;
    SelectorMask m_redeeming = 0;
    std::vector<RoundingGroup> m_groups;
    std::vector<CompiledMultiplier> m_multipliers;
    std::vector<CompiledWhen> m_when;
    std::vector<std::int64_t> m_tierNumerators;
    std::int64_t m_tierDenominator = 1;

    friend class Compiler;
};

} // namespace loyalty::programme
