#pragma once

#include "ui/till/till.h"

namespace loyalty::test {

/// Answers what a test says, when it says so.
class FakeFirstStart final : public ui::FirstStart
{
public:
    void enrol(const Ask& ask, ui::Then<std::optional<Stop>> then) override
    {
        asked = ask;
        m_then = std::move(then);
    }
    void answer(std::optional<Stop> stop) { m_then(std::move(stop)); }

    std::optional<Ask> asked;

private:
    ui::Then<std::optional<Stop>> m_then;
};

} // namespace loyalty::test
