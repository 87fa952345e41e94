#pragma once

class QIODevice;

namespace loyalty::devices {

/// Reads pictures from `in` and answers each on `out`, until `in` ends. False where `in` broke off or asked for more than
/// a picture may have. Waits; for a process of its own, as decodePicture() may end it.
[[nodiscard]] bool servePictures(QIODevice& in, QIODevice& out);

} // namespace loyalty::devices
