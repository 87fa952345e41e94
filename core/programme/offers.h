#pragma once

#include "core/base/rate.h"
#include "core/programme/earning.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Money off, before anything earns.
namespace loyalty::programme {

struct PercentOff
{
    Rate percent; ///< above 0, at most 1
    bool operator==(const PercentOff&) const = default;
};

/// A fixed amount. `repeat`: once for every full `when.minSpendMinor`.
struct FixedOff
{
    std::int64_t minor = 0;
    bool repeat = false;
    bool operator==(const FixedOff&) const = default;
};

/// A member's price for each piece, where it is less than what the piece costs.
struct PieceFor
{
    std::int64_t minor = 0;
    bool operator==(const PieceFor&) const = default;
};

/// Off one piece of the cheapest selected article.
struct CheapestOff
{
    Rate percent;
    bool operator==(const CheapestOff&) const = default;
};

/// Off every `nth` of the selected pieces, dearest first: so of every `nth` pieces the cheapest.
struct NthOff
{
    std::int64_t nth = 2; ///< 2 … 1000
    Rate percent;
    bool operator==(const NthOff&) const = default;
};

/// For every `buy` selected pieces that are paid for, `get` pieces more are given on top.
struct FreeGoods
{
    std::int64_t buy = 1;
    std::int64_t get = 1;
    std::string sku; ///< what is given; empty: the article that was bought
    bool operator==(const FreeGoods&) const = default;
};

/// One benefit. It is ticket-wide where it includes no goods by name. One that a coupon or a reward names applies only
/// with that.
struct Offer
{
    std::string id;
    Names names;
    Selector select;
    When when; ///< minSpendMinor and minPieces: of the selected lines, of what earlier offers left
    std::variant<PercentOff, FixedOff, PieceFor, CheapestOff, NthOff, FreeGoods> what;
    std::optional<std::int64_t> maxMinor; ///< most that it takes off a ticket
    int priority = 0;                     ///< higher ones apply first, equals in the document's order
    bool stop = false;
    bool exclusive = false;
    bool everyone = false; ///< also where no member was named
    bool operator==(const Offer&) const = default;

    [[nodiscard]] bool ticketWide() const { return select.include.empty(); }
};

/// Whether all offers that may apply do, in order, or the combination that leaves least to pay.
enum class Choose { Best, Priority };
/// Whether a percentage looks at what the earlier offers left, or at the price.
enum class PercentOf { Left, Price };

struct Discounts
{
    Choose choose = Choose::Best;
    PercentOf percentOf = PercentOf::Left;
    bool oneTicketPercent = false; ///< of the ticket-wide percentages only one applies
    BaseTax minSpendTax = BaseTax::Included;
    std::vector<Offer> offers;
    std::vector<ExclusiveGroup> groups;
    bool operator==(const Discounts&) const = default;
};

} // namespace loyalty::programme
