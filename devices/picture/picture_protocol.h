#pragma once

#include "devices/picture/finding.h"

#include <QByteArray>

#include <optional>

/// What the program that reads pictures is told and answers, through its standard input and output: a length of four
/// bytes, the highest first, and so many bytes of a picture; then a line of JSON. As often as it is asked.
namespace loyalty::devices {

constexpr qsizetype kLengthBytes = 4;
constexpr qsizetype kLongestAnswer = qsizetype{64} << 10;

[[nodiscard]] QByteArray lengthPrefix(qsizetype size);
/// `prefix` has four bytes.
[[nodiscard]] quint32 lengthIn(const QByteArray& prefix);

/// With its line end.
[[nodiscard]] QByteArray answerLine(const PictureFinding& finding);
/// Nothing where the line is no answer.
[[nodiscard]] std::optional<PictureFinding> parseAnswer(const QByteArray& line);

} // namespace loyalty::devices
