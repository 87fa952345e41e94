#pragma once

#include "app/ctl/replay/books.h"
#include "app/ctl/replay/ticket_file.h"
#include "app/ctl/replay/till.h"
#include "core/base/json/json.h"

#include <chrono>
#include <string>
#include <vector>

namespace loyalty::ctl {

/// What a replay did and how the books stand, as a table.
struct Summary
{
    const TicketFile& file;
    const TillCounts& till;
    const Books& books;
    std::chrono::milliseconds took{0};
    std::vector<std::string> problems; ///< why the two sides do not agree; empty where they do
    std::vector<std::string> notes;    ///< what the two sides say of themselves
};

void printSummary(const Summary& summary);

/// Every line of the file is booked or refused, and both sides' books are the same.
[[nodiscard]] bool isAgreed(const Summary& summary);

/// Lines were refused, and none of the file stands in the books.
[[nodiscard]] bool isNothingBooked(const Summary& summary);

/// The same as printSummary() and lastLine(): done, or refused as "replay.differ" or "replay.nothing-booked".
[[nodiscard]] json::Object replyOf(const Summary& summary);

/// "replay: L lines in, B booked, R refused; P points earned; agree"
[[nodiscard]] std::string lastLine(const Summary& summary);

} // namespace loyalty::ctl
