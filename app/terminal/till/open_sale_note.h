#pragma once

#include "app/terminal/lane.h"
#include "core/checkout/open_sale.h"

#include <filesystem>
#include <mutex>
#include <optional>

namespace loyalty::app {

/// A small file in the data folder, there from the start of a till to its orderly end: whether the program ended by itself,
/// and which sale was open when it ended.
///
/// Written on a lane of its own, the latest state only, so that nobody at the till waits for it. The disk is not told to
/// hurry: a crash or a kill of the program loses nothing, a power cut may lose the last seconds of an open sale, never one
/// that is booked. What cannot be written is not said: nothing depends on it.
class OpenSaleNote
{
public:
    /// What an earlier run left.
    struct Left
    {
        bool cutShort = false;
        std::optional<checkout::OpenSale> sale;
    };

    /// Reads what is there; writes that this run began.
    explicit OpenSaleNote(const std::filesystem::path& folder);
    /// The orderly end: waits for what is being written, and takes the file away where no sale is open.
    ~OpenSaleNote();
    OpenSaleNote(const OpenSaleNote&) = delete;
    OpenSaleNote& operator=(const OpenSaleNote&) = delete;

    [[nodiscard]] const Left& left() const { return m_left; }
    /// Any thread; does not wait. None: no sale is open.
    void keep(std::optional<checkout::OpenSale> sale);

private:
    void write();

    const std::filesystem::path m_path;
    Left m_left;
    std::mutex m_mutex;
    std::optional<checkout::OpenSale> m_latest; ///< under the mutex
    bool m_pending = false;                     ///< under the mutex: a write is on its way to the lane
    std::optional<Lane> m_lane;
};

} // namespace loyalty::app
