#pragma once

#include "core/base/json/reader.h"
#include "core/base/points.h"
#include "core/programme/programme.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::programme {

/// One object of a programme document: json::Reader, and the parts that several objects have.
///
/// Every method complains at the value's own path and then answers something harmless, so that reading goes on.
class Section : public json::Reader
{
public:
    template <class Enum>
    using Word = std::pair<std::string_view, Enum>;

    Section(const json::Value& value, std::string path, std::vector<json::Complaint>& complaints);

    [[nodiscard]] std::optional<Section> child(std::string_view key);
    [[nodiscard]] std::optional<Section> optionalChild(std::string_view key);
    [[nodiscard]] Section item(const json::Value& value, std::string path) const;

    [[nodiscard]] std::string wordId(std::string_view key);
    [[nodiscard]] Names names(std::string_view key);
    [[nodiscard]] Names optionalNames(std::string_view key);
    [[nodiscard]] Selector selector(std::string_view key);
    [[nodiscard]] std::optional<Selector> optionalSelector(std::string_view key);
    [[nodiscard]] std::optional<Expiry> optionalExpiry(std::string_view key);
    /// An object of whole numbers by word: a word that is not named keeps what it has.
    template <std::size_t N>
    void readAmounts(std::string_view key, const std::string_view (&words)[N],
                     std::array<std::optional<std::int64_t>, N>& into, std::int64_t least, std::int64_t most)
    {
        std::optional<Section> section = optionalChild(key);
        if (!section)
            return;
        for (std::size_t i = 0; i < N; ++i)
            if (section->has(words[i]))
                into[i] = section->integer(words[i], least, most);
        section->refuseUnknownKeys();
    }
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(std::string_view key, std::int64_t least,
                                                              std::int64_t most);
    [[nodiscard]] int smallInteger(std::string_view key, int fallback, int least, int most);
    [[nodiscard]] std::string optionalWordId(std::string_view key);
    [[nodiscard]] std::vector<std::string> wordIds(std::string_view key, std::size_t most);
    [[nodiscard]] std::vector<ExclusiveGroup> groups(std::string_view key, std::string_view members);
    [[nodiscard]] std::optional<Grant> optionalGrant(std::string_view key);
    [[nodiscard]] Rate rate(std::string_view key, std::int64_t most);
    /// Texts that are neither empty, longer than 100 bytes nor repeated; none where the key is missing.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key, std::size_t most);

    /// A text that `parse` understands, otherwise `code`.
    template <class Parse>
    [[nodiscard]] auto parsed(std::string_view key, std::string_view code, Parse parse)
    {
        using Value = typename decltype(parse(std::string_view()))::value_type;
        const std::size_t before = m_found.size();
        const std::string text = string(key, kMaxText);
        if (m_found.size() != before || !has(key))
            return Value{};
        auto value = parse(std::string_view(text));
        if (!value)
            complain(key, code, text);
        return value.value_or(Value{});
    }

    /// As parsed(), nothing where the key is missing.
    template <class Parse>
    [[nodiscard]] auto optionalParsed(std::string_view key, std::string_view code, Parse parse)
        -> std::optional<typename decltype(parse(std::string_view()))::value_type>
    {
        if (!has(key))
            return std::nullopt;
        return parsed(key, code, parse);
    }

    /// One of a closed list of words. Without `fallback` the key must be there.
    template <class Enum, std::size_t N>
    [[nodiscard]] Enum word(std::string_view key, const Word<Enum> (&words)[N],
                            std::optional<Enum> fallback = std::nullopt)
    {
        if (fallback && !has(key))
            return *fallback;
        return parsed(key, "unknown-value", [&words](std::string_view text) -> std::optional<Enum> {
            for (const auto& [name, meaning] : words)
                if (name == text)
                    return meaning;
            return std::nullopt;
        });
    }

    /// Calls `read(item, path)` for each item of a list that has 1 … `most` of them; a missing list has none.
    template <class Read>
    void each(std::string_view key, std::size_t most, Read read)
    {
        const json::Array* items = optionalArray(key, most);
        if (items == nullptr)
            return;
        if (items->empty())
            complain(key, "empty");
        for (std::size_t i = 0; i < items->size(); ++i)
            read((*items)[i], pathOf(key) + '[' + std::to_string(i) + ']');
    }

    /// How many complaints there are so far, of the whole document.
    [[nodiscard]] std::size_t found() const { return m_found.size(); }
    void complainAt(std::string path, std::string_view code, const json::Value& value);

private:
    static constexpr std::size_t kMaxText = 100;

    Names namesIn(std::string_view key, const json::Value* value);
    LineTraits traits(std::string_view key);

    std::vector<json::Complaint>& m_found;
};

/// Parts of the document, each in a file of its own.
[[nodiscard]] Earning readEarning(Section& document);
[[nodiscard]] Rule readRule(Section rule);
[[nodiscard]] When readWhen(Section& rule);
[[nodiscard]] std::optional<Tiers> readTiers(Section& document);
[[nodiscard]] std::optional<Redeeming> readRedeeming(Section& document);
[[nodiscard]] std::vector<Reward> readRewards(Section& document);
[[nodiscard]] Discounts readDiscounts(Section& document);
void readExpiry(Section& document, Programme& into);
[[nodiscard]] Returns readReturns(Section& document);
void readAssets(Section& document, Programme& into);
[[nodiscard]] std::optional<Referral> readReferral(Section& document);
[[nodiscard]] std::optional<Family> readFamily(Section& document);

/// By access::Trust; the highest has no cap.
inline constexpr std::string_view kTrustWords[] = {"spoken", "static", "live"};
inline constexpr Section::Word<Rounding> kRoundingWords[] = {
    {"down", Rounding::Down}, {"halfUp", Rounding::HalfUp}, {"up", Rounding::Up}};
inline constexpr Section::Word<Shortfall> kShortfallWords[] = {{"debt", Shortfall::Debt},
                                                               {"clamp", Shortfall::Clamp},
                                                               {"limitedDebt", Shortfall::LimitedDebt},
                                                               {"onlyPending", Shortfall::OnlyPending},
                                                               {"money", Shortfall::Money}};
/// By CapPeriod.
inline constexpr std::string_view kCapWords[] = {"ticket", "day", "week", "month", "member"};
/// By QualifyBy.
inline constexpr std::string_view kMeasureWords[] = {"spend", "points", "visits"};
inline constexpr std::int64_t kMostPointsPer = 1'000'000;
inline constexpr std::size_t kMostItems = 200;

} // namespace loyalty::programme
