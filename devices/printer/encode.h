#pragma once

#include "core/receipt/document.h"
#include "devices/printer/profile.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <vector>

namespace loyalty::devices {

/// Four printable characters that a job is known by, so that a printer's answer to an older job is not taken for this
/// one's.
using Mark = std::array<char, 4>;
/// "0042"; numbers start again after 10,000.
[[nodiscard]] Mark markOf(std::uint32_t jobNumber);

/// A job as a printer takes it.
struct EncodedJob
{
    QByteArray bytes;
    /// Offsets at which no command or character is open, ascending: where a pause does no harm.
    std::vector<qsizetype> cuts;
    Mark mark{};
};

/// Header, drawer, rows, cut, proof, in ESC/POS. What the printer's fonts lack is drawn, and so is a QR where the printer
/// cannot draw one; both need a QGuiApplication. The bytes never hold a real-time command.
[[nodiscard]] EncodedJob encode(const receipt::Document& document, const Profile& profile, Mark mark);

} // namespace loyalty::devices
