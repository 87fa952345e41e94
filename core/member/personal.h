#pragma once

#include "core/base/json/json.h"
#include "core/base/json/reader.h"
#include "core/base/time.h"
#include "core/member/card_number.h"
#include "core/member/pass_id.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::member {

/// A day of the year, and the year where the member told it.
struct Birthday
{
    int month = 1;
    int day = 1;
    std::optional<int> year;

    /// "1999-02-28", or "--02-29" without the year; nothing where there is no such day (years 1900 … 9999).
    [[nodiscard]] static std::optional<Birthday> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;
    bool operator==(const Birthday&) const = default;
};

/// Whether the member is under 14 on `today`, so that a guardian must consent; nothing where the year is not known. Who
/// was born on 29 February is a year older on 1 March of common years.
[[nodiscard]] std::optional<bool> isUnder14(const Birthday& birthday, BusinessDate today);

/// What a member told about themselves, and the pass that was made for their phone. Stands in clear only in memory and in
/// sealed records; everything is optional.
struct Personal
{
    std::string name;      ///< at most kMaxNameBytes of UTF-8, no control characters; empty: not told
    std::string phoneE164; ///< empty: not told
    std::optional<Birthday> birthday;
    std::optional<CardNumber> card;
    std::optional<PassId> pass; ///< none: a member from before there were passes, until one is made

    static constexpr std::size_t kMaxNameBytes = 200;

    /// What was not told is left out.
    [[nodiscard]] json::Value toJson() const;
    /// A field that cannot be right is a complaint and counts as not told.
    [[nodiscard]] static Personal fromJson(const json::Value& value, std::string path,
                                           std::vector<json::Complaint>& complaints);
    bool operator==(const Personal&) const = default;
};

/// Whether a name may be kept: not too long, UTF-8, nothing that would break a line or a screen.
[[nodiscard]] bool isName(std::string_view text);

} // namespace loyalty::member
