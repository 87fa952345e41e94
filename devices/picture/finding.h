#pragma once

#include "core/access/symbology.h"
#include "devices/scan/scan.h"

#include <string>
#include <string_view>

namespace loyalty::devices {

/// What came of looking for a code in a picture.
enum class PictureOutcome {
    Read,
    NothingFound,
    NotAPicture, ///< no PNG, JPEG, GIF, BMP or WebP, or a damaged one
    TooLarge,
    NotReadable, ///< the reader gave up on it twice
    Busy,        ///< too many pictures wait
    NoReader,    ///< the program that reads pictures does not start
};

struct PictureFinding
{
    PictureOutcome outcome = PictureOutcome::NothingFound;
    std::string aim; ///< of what was read, as below
    access::Symbology symbology = access::Symbology::Unknown;
    std::string bytes;
    std::string text; ///< the bytes in UTF-8, as far as their character set is known: for people to look at

    bool operator==(const PictureFinding&) const = default;
};

/// What was read, as any other scanner's.
[[nodiscard]] Scan scanOf(const PictureFinding& read, std::string device, Instant at);

/// Stable identifier, "nothing-found".
[[nodiscard]] std::string_view toString(PictureOutcome outcome);

} // namespace loyalty::devices
