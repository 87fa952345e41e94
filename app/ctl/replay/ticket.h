#pragma once

#include "core/base/quantity.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loyalty::ctl {

/// One article of a ticket as a file of tickets has it. Its place in the ticket, from 1, is its id.
struct TicketLine
{
    std::string product;
    std::string category;
    Quantity quantity;
    std::int64_t amountMinor = 0;
    bool operator==(const TicketLine&) const = default;
};

struct Ticket
{
    std::string basket; ///< the register's number
    std::string household;
    std::string store;
    Instant at;
    std::vector<TicketLine> lines;
    std::uint64_t fileLine = 0; ///< on which it begins, from 1
    bool operator==(const Ticket&) const = default;
};

} // namespace loyalty::ctl
