#pragma once

#include "app/ctl/invocation.h"
#include "app/ctl/replay/rule.h"
#include "app/ctl/replay/ticket_file.h"

#include <optional>
#include <string>

namespace loyalty::ctl {

struct ReplayOptions
{
    std::filesystem::path file;
    std::filesystem::path folder;        ///< empty: a temporary one
    std::filesystem::path programmeFile; ///< empty: the sample programme for this kind of tickets
    std::filesystem::path tokenFile;
    std::string headOffice; ///< empty: one of its own
    std::string ca;
    std::string code;
    std::string zone;
    std::string operatorId;
    RuleSettings rule;
    std::size_t mostTickets = SIZE_MAX;
    bool offline = false; ///< no head office at all
    bool json = false;    ///< one line of JSON instead of the summary
};

struct ReplayInput
{
    std::string programme;
    TicketFile tickets;
};

/// The programme and the tickets. Nothing has been made yet where one of them cannot be used.
[[nodiscard]] Result<ReplayInput, Fault> readInput(const ReplayOptions& options);

/// Replays a file of tickets and compares the books of both sides. Prints progress to standard error, the summary and
/// the last line to standard output, or both as JSON. True where both sides
/// agree and, of a file with lines that were refused, others were booked.
[[nodiscard]] Result<bool, Fault> replay(const ReplayOptions& options, const ReplayInput& input);

} // namespace loyalty::ctl
