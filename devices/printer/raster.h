#pragma once

#include "devices/printer/profile.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QImage>

#include <vector>

namespace loyalty::devices {

/// A picture (Format_Grayscale8, dark below 128) as GS v 0 commands, one for each band, none higher than the profile
/// allows. Where dots would spell a real-time command, which printers obey inside a picture too, one dot is added.
[[nodiscard]] std::vector<QByteArray> rasterBands(const QImage& picture, const Profile& profile);

/// Whether the bytes hold DLE EOT, DLE ENQ or DLE DC4 anywhere.
[[nodiscard]] bool holdsRealTimeCommand(QByteArrayView bytes);

} // namespace loyalty::devices
