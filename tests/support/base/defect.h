#pragma once

#include <functional>

namespace loyalty::test {

/// Whether `act` stops the program as a defect does. It runs in a child process, whose words are thrown away.
[[nodiscard]] bool stopsTheProgram(const std::function<void()>& act);

} // namespace loyalty::test
