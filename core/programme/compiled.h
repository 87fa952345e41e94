#pragma once

#include "core/programme/programme.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
    struct Slot
    {
        std::uint64_t hash = 0;
        std::uint32_t size = 0;
        std::uint32_t word = 0; // index + 1 into m_words; 0 is free
    };
    [[nodiscard]] bool holds(const Slot& slot, std::string_view word, std::uint64_t hash) const;
    void rehash();

    std::vector<Word> m_words;
    std::vector<Slot> m_slots; // size a power of two
};

struct CompiledWhen
{
    std::uint8_t weekdays = 0x7f;            ///< bit 0 is Monday
    std::uint64_t tiers = ~std::uint64_t{0}; ///< bit by level
    bool always = true;                      ///< nothing is asked but of amounts and pieces
    bool amounts = false;                    ///< something is asked of amounts or pieces
};

/// By what a rule's points are reckoned.
enum class EarnBasis { Amount, Steps, Units, Ticket, Skus };

/// Points of one rule: base × scaled / (the group's denominator); of another basis than the amount, `scaled` points for
/// each step, thousand thousandths, ticket or article.
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
    EarnBasis basis = EarnBasis::Amount;
    bool multiplied = true;
};

struct CompiledMultiplier
{
    std::size_t rule = 0;
    SelectorMask select = 0;
    std::int64_t numerator = 1; ///< reduced
    std::int64_t denominator = 1;
    bool alone = false; ///< what it adds are points of its own
};

/// A rule that gives coupons or stamps.
struct CompiledGift
{
    std::size_t rule = 0;
    SelectorMask select = 0;
};

struct CompiledOffer
{
    std::size_t offer = 0; ///< index into discounts.offers
    SelectorMask select = 0;
    CompiledWhen when;
    std::optional<std::size_t> coupon; ///< that it needs, index into coupons
    int group = -1;                    ///< index into discounts.groups
};

/// Which of the member's dated counters a programme looks at or keeps.
struct CountersKept
{
    bool remainder = false;
    std::array<bool, 3> measures{};  ///< spend, points of all rules together, visits
    std::vector<bool> rules;         ///< points of a rule
    std::vector<bool> birthday;      ///< uses of a rule's birthday
    std::vector<std::string> others; ///< ids of offers and rewards whose birthday's uses are counted
    bool budgets = false;            ///< points of budgets, which are kept for the chain and not looked at
    bool any = false;                ///< any of these
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
    [[nodiscard]] SelectorMask select(std::size_t rule) const { return m_select[rule]; }
    /// The rules as they are judged: by priority, then as they stand.
    [[nodiscard]] const std::vector<std::size_t>& order() const { return m_order; }
    /// Whether rules may keep each other out: by a stop, alone, or in a group.
    [[nodiscard]] bool rivals() const { return m_rivals; }
    /// Index into earning.groups, −1 for a rule in none.
    [[nodiscard]] int groupOf(std::size_t rule) const { return m_groupOf[rule]; }
    [[nodiscard]] const std::vector<CompiledGift>& gifts() const { return m_gifts; }
    /// By priority, then as they stand.
    [[nodiscard]] const std::vector<CompiledOffer>& offers() const { return m_offers; }
    [[nodiscard]] const CompiledWhen& couponWhen(std::size_t coupon) const { return m_couponWhen[coupon]; }
    [[nodiscard]] const CompiledWhen& rewardWhen(std::size_t reward) const { return m_rewardWhen[reward]; }
    /// Whether any offer is for who is no member.
    [[nodiscard]] bool offersEveryone() const { return m_offersEveryone; }
    [[nodiscard]] const CountersKept& counters() const { return m_counters; }
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
    std::vector<SelectorMask> m_select;
    std::vector<std::size_t> m_order;
    std::vector<int> m_groupOf;
    bool m_rivals = false;
    bool m_offersEveryone = false;
    std::vector<CompiledGift> m_gifts;
    std::vector<CompiledOffer> m_offers;
    std::vector<CompiledWhen> m_couponWhen;
    std::vector<CompiledWhen> m_rewardWhen;
    CountersKept m_counters;
    std::vector<std::int64_t> m_tierNumerators;
    std::int64_t m_tierDenominator = 1;

    friend class Compiler;
};

} // namespace loyalty::programme
