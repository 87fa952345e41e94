#include "devices/picture/finding.h"

#include "core/base/assert.h"

#include <utility>

namespace loyalty::devices {

Scan scanOf(const PictureFinding& read, std::string device, Instant at)
{
    return {std::move(device), at, read.aim, read.symbology, read.bytes};
}

std::string_view toString(PictureOutcome outcome)
{
    switch (outcome) {
    case PictureOutcome::Read:
        return "read";
    case PictureOutcome::NothingFound:
        return "nothing-found";
    case PictureOutcome::NotAPicture:
        return "not-a-picture";
    case PictureOutcome::TooLarge:
        return "too-large";
    case PictureOutcome::NotReadable:
        return "not-readable";
    case PictureOutcome::Busy:
        return "busy";
    case PictureOutcome::NoReader:
        return "no-reader";
    }
    LOYALTY_ASSERT(!"unknown outcome");
}

} // namespace loyalty::devices
