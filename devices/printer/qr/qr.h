#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>

namespace loyalty::devices {

/// The modules of a QR (model 2, error correction M) as a picture of one dot each, black (0) on white (255),
/// Format_Grayscale8, without the quiet zone. Nothing where the bytes are none or more than a QR holds (2,331 at most).
[[nodiscard]] std::optional<QImage> qrModules(const QByteArray& bytes);

} // namespace loyalty::devices
