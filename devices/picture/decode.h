#pragma once

#include "devices/picture/finding.h"

#include <QByteArray>

namespace loyalty::devices {

constexpr qsizetype kLargestPictureBytes = qsizetype{20} << 20;
/// Looked at before anything is unpacked.
constexpr qint64 kMostPixels = 40'000'000;
constexpr int kLongestSide = 20'000;

/// Finds the code in the bytes of a picture file. Answers Read, NothingFound, NotAPicture or TooLarge; may end the process,
/// see readSymbol.
///
/// One symbol is looked for. A symbol that a single misread digit turns into another valid one (EAN-8, UPC-E), or that has
/// no check at all (Code 39, ITF), counts when two looks at different sizes agree.
[[nodiscard]] PictureFinding decodePicture(const QByteArray& bytes);

} // namespace loyalty::devices
