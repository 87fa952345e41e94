#include "ui/language/fault_words.h"

#include "core/base/assert.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

struct Trouble
{
    Q_DECLARE_TR_FUNCTIONS(Trouble)
};

} // namespace

QString wordsFor(FaultCode code)
{
    switch (code) {
    case FaultCode::DiskFull:
        return Trouble::tr("The disk is full. Nothing was booked. Call the manager: free some room, then try again.");
    case FaultCode::ReadOnly:
        return Trouble::tr("The disk cannot be written. Nothing was booked. Call the manager.");
    case FaultCode::Io:
        return Trouble::tr("The disk failed. Nothing more is booked until it is mended. Call the manager.");
    case FaultCode::Busy:
        return Trouble::tr("The terminal is busy for a moment. Try again.");
    case FaultCode::Locked:
        return Trouble::tr("The terminal already runs in another window. Close that one first.");
    case FaultCode::Corrupt:
        return Trouble::tr("Stored data are damaged. Do not go on selling with points. Call support.");
    case FaultCode::NewerVersion:
        return Trouble::tr("A newer version of this program has written here. Install that version.");
    case FaultCode::Missing:
        return Trouble::tr("Something that must be there is missing. Call support.");
    case FaultCode::Unreachable:
        return Trouble::tr("Head office cannot be reached. Sales go on; it is tried again by itself.");
    case FaultCode::TimedOut:
        return Trouble::tr("Head office did not answer in time. It is tried again by itself.");
    case FaultCode::Overloaded:
        return Trouble::tr("Head office is busy. It is tried again by itself.");
    case FaultCode::BadReply:
        return Trouble::tr("Head office answered something strange. It is tried again by itself.");
    case FaultCode::NotTrusted:
        return Trouble::tr("Head office's certificate or signature does not hold. Call support.");
    case FaultCode::Rejected:
        return Trouble::tr("Head office would not take it. Call support.");
    case FaultCode::BadConfiguration:
        return Trouble::tr("A setting is wrong. Call support.");
    }
    LOYALTY_ASSERT(!"unknown fault");
}

QString wordsFor(sync::Halt halt)
{
    using sync::Halt;
    switch (halt) {
    case Halt::Forked:
        return Trouble::tr(
            "Another copy of this terminal has written to head office. Stop selling with points and enrol this terminal anew.");
    case Halt::Retired:
        return Trouble::tr("Head office has retired this terminal. Enrol it anew.");
    case Halt::Unknown:
        return Trouble::tr("Head office does not know this terminal. Enrol it anew.");
    case Halt::EpochChanged:
        return Trouble::tr("Head office was restored from a copy. Sync once more.");
    case Halt::BadCode:
        return Trouble::tr("The code is wrong, used or too old. Ask head office for a new one.");
    case Halt::BadSignature:
        return Trouble::tr("A signature does not hold. Call support.");
    case Halt::TooOld:
        return Trouble::tr("This program is too old for head office. Install the new version.");
    case Halt::TooNew:
        return Trouble::tr("This program is newer than head office. Update head office first.");
    case Halt::Malformed:
        return Trouble::tr("Head office did not understand this terminal. Call support.");
    case Halt::NotFound:
        return Trouble::tr("Head office does not have it.");
    }
    LOYALTY_ASSERT(!"unknown halt");
}

QString wordsForHalt(std::string_view halted)
{
    using sync::Halt;
    for (const Halt halt : {Halt::Forked, Halt::Retired, Halt::Unknown, Halt::EpochChanged, Halt::BadCode,
                            Halt::BadSignature, Halt::TooOld, Halt::TooNew, Halt::Malformed, Halt::NotFound})
        if (sync::toString(halt) == halted)
            return wordsFor(halt);
    return Trouble::tr("Sync stands still. Call support.");
}

} // namespace loyalty::ui
