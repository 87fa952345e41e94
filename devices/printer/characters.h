#pragma once

#include "devices/printer/profile.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace loyalty::devices {

/// How a printer gets a character onto paper.
enum class Way {
    Latin,   ///< one byte of the code page, one column
    Chinese, ///< two bytes of GB18030 in Chinese mode, two columns
    Drawn,   ///< its font lacks it: the whole row is sent as a picture
};

/// A character with what combines with it.
struct Glyph
{
    QString text;
    Way way = Way::Latin;
    int columns = 1;
    QByteArray bytes; ///< empty where it is drawn
    bool operator==(const Glyph&) const = default;
};

/// What the fonts of a printer hold.
class Characters
{
public:
    explicit Characters(const Profile& profile);

    /// Control characters become a blank, so that no text can hold a command; what is no character at all becomes U+FFFD.
    [[nodiscard]] std::vector<Glyph> glyphsOf(const QString& text) const;
    /// Of a byte of the code page.
    [[nodiscard]] QChar latin(quint8 byte) const { return m_latin[byte]; }

private:
    [[nodiscard]] Glyph glyphOf(char32_t code) const;

    bool m_chinese;
    std::vector<QChar> m_latin;
    QHash<QChar, char> m_byteOf;
};

[[nodiscard]] int columnsOf(const std::vector<Glyph>& glyphs);

} // namespace loyalty::devices
