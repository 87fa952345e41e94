#pragma once

#include "core/terminal/terminal.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::terminal {

/// The rights that a sale wants of head office before it is booked: points, coupons, stored value, of whoever's.
struct SaleRights
{
    std::vector<MissingRight> needed;    ///< without them it cannot be booked as it is asked for
    std::vector<MissingRight> wished;    ///< without them the cards that it fills are turned in another time
    std::vector<MemberId> accounts = {}; ///< others that the sale may spend of

    [[nodiscard]] bool empty() const { return needed.empty() && wished.empty(); }
    [[nodiscard]] Points points() const; ///< of those that are needed
    bool operator==(const SaleRights&) const = default;
};

/// How the wish for them went.
struct RightOutcome
{
    SaleRights rights;
    bool reached = true; ///< false: head office was asked and did not answer
    std::string refusal; ///< head office's word, where it gave one of those that are needed not
    bool operator==(const RightOutcome&) const = default;
};

/// What the sale lacks as quoted without the limit of rights. Nothing where it is booked already, or would be refused.
[[nodiscard]] SaleRights rightsFor(Terminal& terminal, const By& by, const SaleAsk& ask);
/// The same of a sale that was quoted.
[[nodiscard]] SaleRights rightsOf(const SaleAsk& ask, const SaleQuote& quote);

/// What is left over of rights of these accounts stays here, until leaveSale(), which sends it home: at once, or as soon as
/// nobody else means to spend it. `basket`: of which what is held is let go too.
void beginSale(Terminal& terminal, const SaleRights& rights);
void leaveSale(Terminal& terminal, const SaleRights& rights, const std::optional<SaleId>& basket);

/// The sale as it can be booked after that, where rights were needed: without head office it is limited to those that are
/// held, and "as much as allowed" means that; a refusal is head office's word, and nothing is spent without cover against
/// it.
[[nodiscard]] SaleAsk askAfter(SaleAsk ask, const RightOutcome& right);

/// Commits what beginSale() began, and sends home what was obtained and not spent.
[[nodiscard]] Answer<SaleView, SellStop> commitAfter(Terminal& terminal, const By& by, const SaleAsk& ask,
                                                     const RightOutcome& right);

} // namespace loyalty::terminal
