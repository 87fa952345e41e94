#pragma once

#include "app/ctl/head_office.h"
#include "app/ctl/replay/chain_setup.h"
#include "app/ctl/replay/own_head_office.h"
#include "app/ctl/replay/ticket_clock.h"
#include "app/terminal/runtime.h"
#include "core/store/owned_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace loyalty::ctl {

struct StageSettings
{
    std::filesystem::path folder; ///< holds the terminal's folder, and head office's where it is the replay's own
    std::string headOffice;       ///< empty: one of its own
    std::filesystem::path tokenFile;
    std::string ca;
    std::string code;
    std::string firstStore; ///< the terminal's
    ChainNeeds needs;
    bool offline = false;
};

/// What a replay is played on: a terminal and its head office, made where they are new. The terminal goes first.
class Stage
{
public:
    /// `clock` outlives the stage and stands at the first ticket. The terminal knows programme and operators afterwards.
    /// Faults: Locked where another replay has the folder, …
    [[nodiscard]] static Result<std::unique_ptr<Stage>, Fault> open(TicketClock& clock, StageSettings settings);

    [[nodiscard]] app::Runtime& runtime() { return *m_runtime; }
    /// Starts the replay's own head office again where it has ended.
    void keepUp();
    /// Waits until head office has everything and the terminal knows it.
    [[nodiscard]] Result<void, Fault> settle(std::vector<std::string>& notes);
    /// Has both sides recompute their books.
    [[nodiscard]] Result<void, Fault> verify(std::vector<std::string>& problems, std::vector<std::string>& notes);
    /// The member's row as head office has it; nothing where it has none.
    [[nodiscard]] Result<std::optional<sync::MemberRow>, Fault> rowThere(const MemberId& member);

private:
    explicit Stage(StageSettings settings);
    [[nodiscard]] Result<void, Fault> raise(TicketClock& clock);
    /// Does what needs head office, again and again while it is away for a moment.
    template <class Work>
    [[nodiscard]] std::invoke_result_t<Work> persist(Work work);
    [[nodiscard]] bool mayComeBack(const Fault& fault, Instant since);
    [[nodiscard]] Result<void, Fault> findOffice();
    [[nodiscard]] Result<void, Fault> syncFirst();
    [[nodiscard]] Result<void, Fault> enrolTerminal();
    [[nodiscard]] Result<void, Fault> verifyOffice(std::vector<std::string>& problems, std::vector<std::string>& notes);
    [[nodiscard]] std::filesystem::path terminalFolder() const { return m_settings.folder / "terminal"; }

    StageSettings m_settings;
    std::optional<store::OwnedFile> m_lock; ///< of the folder; goes last
    std::unique_ptr<OwnHeadOffice> m_own;   ///< none where it is another's, or there is none
    net::TransportSettings m_line;
    std::optional<HeadOffice> m_office; ///< as its administrator; none without a token
    std::unique_ptr<app::Runtime> m_runtime;
    SystemClock m_machine;
};

} // namespace loyalty::ctl
