#include "devices/scan/scan.h"

#include <string_view>

namespace loyalty::devices {

Scan scanOf(std::string device, Instant at, std::string bytes)
{
    std::string_view text = bytes;
    const access::Symbology symbology = access::takeAimIdentifier(text);
    const std::size_t taken = bytes.size() - text.size();
    return {.device = std::move(device),
            .at = at,
            .aim = bytes.substr(0, taken),
            .symbology = symbology,
            .bytes = bytes.substr(taken)};
}

} // namespace loyalty::devices
