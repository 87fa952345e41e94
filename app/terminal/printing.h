#pragma once

#include "core/receipt/document.h"
#include "core/receipt/wording.h"
#include "devices/printer/print_job.h"
#include "devices/printer/profile.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

/// From a composed receipt to a printer or to a picture of what one would print.
namespace loyalty::app {

/// The words of the receipts, as they are built in; null pointer for a language there is none of.
[[nodiscard]] const receipt::Wording* receiptWording(std::string_view language);

/// Where a printer is: "tcp://host", "tcp://host:9100", or the path of a device, "/dev/usb/lp0". Null pointer for other
/// text.
[[nodiscard]] std::unique_ptr<devices::Transport> transportTo(std::string_view address);

struct PrintEnd
{
    devices::PrintJob::State state = devices::PrintJob::State::Queued;
    std::optional<devices::TransportError> error;
    devices::PrinterStatus status;
};

/// Prints and waits for the proof, until the deadline is over. A printer that serves somebody else is not waited for.
[[nodiscard]] PrintEnd printNow(const devices::EncodedJob& job, const devices::Profile& profile,
                                devices::Transport& transport, std::chrono::milliseconds deadline);

/// PNG of the paper that these bytes make.
[[nodiscard]] QByteArray pictureOf(const devices::EncodedJob& job, const devices::Profile& profile);

} // namespace loyalty::app
