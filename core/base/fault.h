#pragma once

#include <string>
#include <string_view>

namespace loyalty {

/// The world broke: storage, network, a device, a peer. A refusal by the business is never a fault.
enum class FaultCode {
    DiskFull,
    ReadOnly,
    Io,
    Busy,         ///< somebody else holds the lock for now
    Locked,       ///< another program owns the data folder
    Corrupt,      ///< stored bytes are not what was written
    NewerVersion, ///< written by a newer version of this program
    Missing,      ///< a file or row that must be there is not
    Unreachable,  ///< no connection
    TimedOut,
    Overloaded, ///< the peer asked to come back later
    BadReply,   ///< the peer answered something that is no valid answer
    NotTrusted, ///< certificate, token or signature does not hold
    Rejected,   ///< the peer understood and will not
    BadConfiguration,
};

struct Fault
{
    FaultCode code;
    std::string detail; ///< for the log and the operator, English, never personal data

    bool operator==(const Fault&) const = default;
};

/// Whether the same call may succeed later without anybody doing anything.
[[nodiscard]] bool isTransient(FaultCode code);

/// Stable identifier, e.g. "disk-full".
[[nodiscard]] std::string_view toString(FaultCode code);

} // namespace loyalty
