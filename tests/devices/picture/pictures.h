#pragma once

#include <QByteArray>
#include <QImage>

#include <string>

namespace loyalty::test {

enum class Printed { Ean13, Ean8, UpcA, UpcE, Code128, Code39 };

/// A symbol with its quiet zone, black on white.
[[nodiscard]] QImage printed(Printed kind, const std::string& digits);
[[nodiscard]] QImage printedQr(const QByteArray& bytes);

/// The bytes of a file: "PNG", "JPG", "BMP".
[[nodiscard]] QByteArray fileOf(const QImage& image, const char* format = "PNG");

} // namespace loyalty::test
