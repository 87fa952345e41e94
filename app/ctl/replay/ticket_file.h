#pragma once

#include "app/ctl/replay/ticket.h"
#include "core/base/calendar/calendar.h"
#include "core/base/fault.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ctl {

/// How often something was seen, by its word.
using Tally = std::map<std::string, std::uint64_t, std::less<>>;
/// On which line of the file something was seen first, by its word.
using FirstLines = std::map<std::string, std::uint64_t, std::less<>>;

struct TicketFile
{
    std::vector<Ticket> tickets; ///< by the place of their first line
    std::uint64_t linesIn = 0;   ///< rows below the heading
    Tally refused;               ///< rows that are in no ticket, by reason
    FirstLines firstRefused;     ///< the first of them
    Tally oddities;              ///< rows that were taken although something about them is odd
};

struct TicketReading
{
    Currency currency;
    std::string zone;                   ///< of the stores: a time without an offset is the wall time there
    std::size_t mostTickets = SIZE_MAX; ///< rows of further ones are passed over
};

/// The columns that a file must name in its heading, in any order; others are passed over.
inline constexpr std::string_view kTicketColumns[] = {"basket_id",  "household_id", "store_id", "transaction_timestamp",
                                                      "product_id", "department",   "quantity", "sales_value"};

/// Reads tickets out of CSV text, a row an article; the rows of a ticket need not stand together.
///
/// A row that cannot be read, or that contradicts the ticket's first row, is refused and counted, and costs no other.
/// A column `zone`, where there is one, names the zone of the row's store. Faults: BadConfiguration when a column is
/// missing or there twice, or the zone is none.
[[nodiscard]] Result<TicketFile, Fault> parseTickets(std::string_view csv, const TicketReading& reading,
                                                     const Calendar& calendar);

} // namespace loyalty::ctl
