#pragma once

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_first_start.h"
#include "tests/support/ui/fake_till.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace loyalty::test {

/// What stands behind the windows. Lives longer than they do.
struct Stage
{
    FakeTill till;
    FakeFirstStart start;
    FakeClock clock;
};

/// One page in one state.
struct Screen
{
    std::string name;
    std::function<std::unique_ptr<QWidget>(Stage& stage)> make;
};

/// Every page in every state that looks different.
[[nodiscard]] const std::vector<Screen>& allScreens();

} // namespace loyalty::test
