#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDeadlineTimer>

#include <optional>

/// How bytes get to a device and back.
namespace loyalty::devices {

enum class TransportError {
    Timeout, ///< the device did not take, or say, anything more in time
    Busy,    ///< it is serving somebody else; a state, not a failure
    Gone,    ///< it was there and is no longer, or is not there at all
    Stall,   ///< it is there and refuses this
    Denied,  ///< this user may not use it
    Io,      ///< anything else that the system says
};

struct Written
{
    qsizetype taken = 0; ///< the next write goes on from there, also after an error
    std::optional<TransportError> error;
};

struct Received
{
    QByteArray bytes;
    std::optional<TransportError> error;
};

/// A way to one device. Every call on one thread; a call returns at its deadline at the latest.
class Transport
{
public:
    virtual ~Transport() = default;

    /// Where it is open already nothing happens.
    [[nodiscard]] virtual Result<void, TransportError> open(QDeadlineTimer deadline) = 0;
    /// All of the bytes, or an error with what was taken until then.
    [[nodiscard]] virtual Written write(const QByteArray& bytes, QDeadlineTimer deadline) = 0;
    /// At least one byte, or an error. A device that never says anything times out.
    [[nodiscard]] virtual Received read(QDeadlineTimer deadline) = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;
    virtual void close() = 0;
};

} // namespace loyalty::devices
