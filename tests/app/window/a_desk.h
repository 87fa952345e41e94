#pragma once

#include "app/terminal/runtime.h"
#include "app/terminal/window/gui_till.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace loyalty::test {

/// Lets the event loop run until `so`, or far too long.
[[nodiscard]] bool until(const std::function<bool()>& so);

/// A terminal without a line, on a folder of its own: store S1, a programme, cashier 2001 and supervisor 2002 who have no
/// PIN, manager 2003 whose PIN is 480226.
struct Terminal
{
    /// `clock` outlives it; none: the machine's.
    explicit Terminal(Clock* clock = nullptr);

    TempDir dir;
    std::filesystem::path folder;
    std::unique_ptr<app::Runtime> runtime;
};

/// The till of that terminal as a window would have it, and what it told last.
struct Desk
{
    explicit Desk(const app::PaperSettings& paper = {}, const std::string& operatorId = "2001", Clock* clock = nullptr);

    /// What the till answers, when it has.
    template <class Answer>
    [[nodiscard]] Answer answerOf(const std::function<void(ui::Then<Answer>)>& ask)
    {
        std::optional<Answer> answer;
        ask([&answer](Answer told) { answer.emplace(std::move(told)); });
        REQUIRE(until([&answer] { return answer.has_value(); }));
        return std::move(*answer);
    }
    /// A sale of so much without a member, booked.
    terminal::SaleView sell(std::int64_t minor);
    [[nodiscard]] checkout::Verdict::Kind verdict() const { return view.verdict.kind; }

    Terminal terminal;
    app::GuiTill till;
    checkout::CheckoutView view;
    ui::TillStatus status;
    std::vector<ui::PrintView> prints;
};

} // namespace loyalty::test
