#pragma once

#include "core/store/data_folder.h"
#include "core/terminal/terminal.h"

namespace loyalty::app {

/// As Terminal::verify(), over connections of its own that only read, while another thread writes: it sees what was
/// committed when it began. What the running terminal keeps in memory is not looked at. Any thread.
[[nodiscard]] Result<terminal::VerifyView, Fault> verifyFiles(const store::DataFolder& folder, Clock& clock,
                                                              Random& random, const Calendar& calendar);

} // namespace loyalty::app
