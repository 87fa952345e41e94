#include "core/base/fault.h"

#include "core/base/assert.h"

namespace loyalty {

bool isTransient(FaultCode code)
{
    switch (code) {
    case FaultCode::Busy:
    case FaultCode::Unreachable:
    case FaultCode::TimedOut:
    case FaultCode::Overloaded:
    case FaultCode::BadReply:
        return true;
    case FaultCode::DiskFull:
    case FaultCode::ReadOnly:
    case FaultCode::Io:
    case FaultCode::Locked:
    case FaultCode::Corrupt:
    case FaultCode::NewerVersion:
    case FaultCode::Missing:
    case FaultCode::NotTrusted:
    case FaultCode::Rejected:
    case FaultCode::BadConfiguration:
        return false;
    }
    LOYALTY_ASSERT(!"unknown fault code");
}

std::string_view toString(FaultCode code)
{
    switch (code) {
    case FaultCode::DiskFull:
        return "disk-full";
    case FaultCode::ReadOnly:
        return "read-only";
    case FaultCode::Io:
        return "io";
    case FaultCode::Busy:
        return "busy";
    case FaultCode::Locked:
        return "locked";
    case FaultCode::Corrupt:
        return "corrupt";
    case FaultCode::NewerVersion:
        return "newer-version";
    case FaultCode::Missing:
        return "missing";
    case FaultCode::Unreachable:
        return "unreachable";
    case FaultCode::TimedOut:
        return "timed-out";
    case FaultCode::Overloaded:
        return "overloaded";
    case FaultCode::BadReply:
        return "bad-reply";
    case FaultCode::NotTrusted:
        return "not-trusted";
    case FaultCode::Rejected:
        return "rejected";
    case FaultCode::BadConfiguration:
        return "bad-configuration";
    }
    LOYALTY_ASSERT(!"unknown fault code");
}

} // namespace loyalty
