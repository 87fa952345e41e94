#include "devices/printer/profile.h"

#include <algorithm>
#include <array>

namespace loyalty::devices {

std::span<const Profile> profiles()
{
    static const std::array all{
        Profile{.id = QStringLiteral("generic-80"), .name = QStringLiteral("ESC/POS, 80 mm, 203 dpi")},
        // As the POS-5890 is known: no cutter, and a picture of 48, 96, … rows hangs it.
        Profile{.id = QStringLiteral("generic-58"),
                .name = QStringLiteral("ESC/POS, 58 mm, 203 dpi"),
                .dots = 384,
                .columns = 32,
                .forbiddenMultiple = 48,
                .nativeQr = false,
                .qrDots = 5,
                .cutter = false},
        Profile{.id = QStringLiteral("epson-80"),
                .name = QStringLiteral("Epson TM, 80 mm, 203 dpi"),
                .proof = Proof::ProcessId},
    };
    return all;
}

const Profile* findProfile(const QString& id)
{
    const auto all = profiles();
    const auto found = std::ranges::find(all, id, &Profile::id);
    return found == all.end() ? nullptr : &*found;
}

const Profile* profileForPaper(int millimetres)
{
    return findProfile(QStringLiteral("generic-%1").arg(millimetres));
}

} // namespace loyalty::devices
