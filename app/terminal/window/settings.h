#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "devices/wedge/wedge_profile.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace loyalty::app {

/// Where receipts go.
struct PaperSettings
{
    /// "tcp://host:9100", a device ("/dev/usb/lp0"), or a folder, which gets a picture and the bytes of each
    /// receipt. Empty: no printer.
    QString to;
    QString profile = QStringLiteral("generic-80"); ///< one of devices::findProfile()
    bool atOnce = true;                             ///< a receipt after each sale without being asked
};

/// Whether receipts can go there, as in PaperSettings::to; a printer may be off and a device not plugged in, a folder is
/// there.
[[nodiscard]] bool isPlaceForPaper(const QString& to);

/// What is set up at one till: terminal.ini in the data folder, written by the window where a person chooses, edited by
/// whoever sets the till up. Nothing in it can cost a point.
struct Settings
{
    QString language; ///< "zh_CN", "en"; empty: the machine's
    QString theme = QStringLiteral("light");
    PaperSettings paper;
    std::vector<devices::WedgeProfile> scanners; ///< never empty
    int displayScreen = 1; ///< the member's display: number of the screen; where there is none, no display
    QString
        join; ///< what the code on the member's display says where nobody is served, such as an address; empty: no code
    bool displayAlways = false; ///< shows it in a window on the only screen
    bool fullScreen = true;

    /// The defaults where there is no file. BadConfiguration, with the key, where a value cannot be used.
    [[nodiscard]] static Result<Settings, Fault> read(const std::filesystem::path& folder);
    /// Keeps one choice; other lines of the file stay as they are.
    static void keep(const std::filesystem::path& folder, const QString& key, const QString& value);
};

} // namespace loyalty::app
