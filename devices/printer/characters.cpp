#include "devices/printer/characters.h"

#include <QStringDecoder>
#include <QStringEncoder>

namespace loyalty::devices {
namespace {

constexpr int kBytes = 256;
constexpr int kFirstHigh = 0x80;
constexpr char32_t kFirstWide = 0x2E80; ///< the first of the East Asian blocks
constexpr char32_t kReplacement = 0xFFFD;
constexpr char16_t kYen = 0xA5;
constexpr char16_t kWideYen = 0xFFE5;

bool combines(char32_t code)
{
    const QChar::Category category = QChar::category(code);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
           category == QChar::Mark_SpacingCombining || category == QChar::Other_Format;
}

bool isControl(char32_t code)
{
    const QChar::Category category = QChar::category(code);
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

/// Two bytes of GB18030: all that the fonts of receipt printers hold. Empty for what takes four.
QByteArray twoBytes(const QString& text)
{
    QStringEncoder encoder("GB18030");
    QByteArray bytes = encoder.encode(text);
    return bytes.size() == 2 && !encoder.hasError() ? bytes : QByteArray();
}

} // namespace

Characters::Characters(const Profile& profile)
    : m_chinese(profile.chinese)
    , m_latin(kBytes)
{
    for (int byte = ' '; byte < kBytes; ++byte) {
        const char c = static_cast<char>(byte);
        QStringDecoder decoder(profile.codePageName.constData());
        const QString decoded = byte < kFirstHigh ? QString(QLatin1Char(c)) : QString(decoder.decode({&c, 1}));
        if (decoded.size() != 1 || isControl(decoded.front().unicode()) || decoded.front() == QChar(kReplacement))
            continue;
        m_latin[static_cast<std::size_t>(byte)] = decoded.front();
        m_byteOf.insert(decoded.front(), c);
    }
}

Glyph Characters::glyphOf(char32_t code) const
{
    const QString text = QString::fromUcs4(&code, 1);
    if (text.size() == 1)
        if (const auto byte = m_byteOf.find(text.front()); byte != m_byteOf.end())
            return {text, Way::Latin, 1, QByteArray(1, *byte)};
    if (m_chinese) {
        // A code page without the sign: the wide one of the Chinese font, never the four bytes of the narrow one.
        const QByteArray bytes = twoBytes(text == QChar(kYen) ? QString(QChar(kWideYen)) : text);
        if (!bytes.isEmpty())
            return {text, Way::Chinese, 2, bytes};
    }
    return {text, Way::Drawn, code >= kFirstWide && code != kReplacement ? 2 : 1, {}};
}

std::vector<Glyph> Characters::glyphsOf(const QString& text) const
{
    std::vector<Glyph> glyphs;
    for (char32_t code : text.toUcs4()) {
        if (combines(code) && !glyphs.empty()) {
            Glyph& base = glyphs.back();
            base.text += QString::fromUcs4(&code, 1);
            base.way = Way::Drawn;
            base.bytes.clear();
            continue;
        }
        if (isControl(code))
            code = U' ';
        if (QChar::isSurrogate(code) || QChar::category(code) == QChar::Other_NotAssigned)
            code = kReplacement;
        glyphs.push_back(glyphOf(code));
    }
    return glyphs;
}

int columnsOf(const std::vector<Glyph>& glyphs)
{
    int columns = 0;
    for (const Glyph& glyph : glyphs)
        columns += glyph.columns;
    return columns;
}

} // namespace loyalty::devices
