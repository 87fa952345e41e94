#pragma once

#include "core/access/symbology.h"
#include "core/base/time.h"

#include <string>

namespace loyalty::devices {

/// One code as a device read it: data, never a command. What it means is decided in core, by its bytes.
struct Scan
{
    std::string device; ///< the label that its profile has: "counter", "picture"
    Instant at;         ///< when the last byte of it arrived
    std::string aim;    ///< AIM identifier (ISO/IEC 15424), "]E0"; empty where the device tells none
    access::Symbology symbology = access::Symbology::Unknown;
    std::string
        bytes; ///< without prefix, suffix and AIM identifier; a QR code may hold UTF-8, GB18030 or anything else

    bool operator==(const Scan&) const = default;
};

/// Takes the AIM identifier that `bytes` may begin with off, and fills in what it says.
[[nodiscard]] Scan scanOf(std::string device, Instant at, std::string bytes);

} // namespace loyalty::devices
