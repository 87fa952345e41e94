#pragma once

#include "core/base/id.h"
#include "core/ledger/posting.h"

#include <filesystem>
#include <mutex>
#include <vector>

namespace loyalty::app {

/// A small file in the data folder: the papers that are with the printer and of which nothing is written down yet. Where the
/// program ends meanwhile nobody knows whether they came out, and the next run is told which they were.
///
/// Any thread. The disk is not told to hurry: a crash or a kill of the program loses nothing; with the power the printer
/// goes too. What cannot be written is not said: such a paper is printed once more as if it had never been sent.
class SendingNote
{
public:
    struct Paper
    {
        SaleId sale; ///< all zero: of a load or a pay-out
        ledger::EntryRef of;
        bool operator==(const Paper&) const = default;
    };

    /// Reads what an earlier run left.
    explicit SendingNote(const std::filesystem::path& folder);

    /// Before the first byte goes out.
    void begin(const Paper& paper);
    /// What became of it is written down, or it never went out.
    void end(const ledger::EntryRef& of);
    /// Those that an earlier run left, once: they are with no printer any more.
    [[nodiscard]] std::vector<Paper> takeLeft();

private:
    void write() const; // under the mutex

    const std::filesystem::path m_path;
    std::mutex m_mutex;
    std::vector<Paper> m_papers; ///< under the mutex
    std::vector<Paper> m_left;   ///< under the mutex; they stay in the file until end()
};

} // namespace loyalty::app
