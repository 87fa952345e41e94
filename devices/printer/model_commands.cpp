#include "devices/printer/model.h"

#include <QStringDecoder>

#include <algorithm>

/// How the model understands bytes: one command or character at a time.
namespace loyalty::devices {
namespace {

constexpr quint8 kDle = 0x10;
constexpr quint8 kEscape = 0x1B;
constexpr quint8 kFs = 0x1C;
constexpr quint8 kGs = 0x1D;
constexpr quint8 kFirstLead = 0x81;

} // namespace

void PrinterModel::reportUnknown(qsizetype bytes)
{
    m_unknown += QStringLiteral("%1 at %2").arg(QString::fromLatin1(m_buffer.left(bytes).toHex(' '))).arg(m_done);
}

PrinterModel::Taken PrinterModel::step()
{
    switch (byteAt(0)) {
    case '\n':
        printLine();
        return 1;
    case '\r':
        return 1;
    case kDle: // was heard when it arrived
        return has(3) ? Taken(3) : std::nullopt;
    case kEscape:
        return stepEscape();
    case kFs:
        return stepChinese();
    case kGs:
        return stepGroup();
    default:
        return stepText();
    }
}

PrinterModel::Taken PrinterModel::stepText()
{
    const quint8 first = byteAt(0);
    if (first < ' ') {
        reportUnknown(1);
        return 1;
    }
    if (!m_chinese || first < kFirstLead) {
        const QChar letter = m_characters.latin(first);
        if (letter.isNull())
            reportUnknown(1);
        else
            type(letter, 1);
        return 1;
    }
    if (!has(2))
        return std::nullopt;
    const QByteArray bytes = m_buffer.left(2);
    QStringDecoder decoder("GB18030");
    const QString text = decoder.decode(bytes);
    // A second byte of 30 … 39 begins a character of four bytes, which old fonts do not have.
    if (decoder.hasError() || text.size() != 1 || text.front() == QChar::ReplacementCharacter)
        reportUnknown(2);
    else
        type(text, 2);
    return 2;
}

PrinterModel::Taken PrinterModel::stepChinese()
{
    if (!has(2))
        return std::nullopt;
    if (byteAt(1) == 0x26)
        m_chinese = m_profile.chinese;
    else if (byteAt(1) == 0x2E)
        m_chinese = false;
    else
        reportUnknown(2);
    return 2;
}

PrinterModel::Taken PrinterModel::stepEscape()
{
    if (!has(2))
        return std::nullopt;
    const quint8 command = byteAt(1);
    if (command == '@') {
        reset();
        return 2;
    }
    if (command == '2') {
        m_pitch = 30;
        return 2;
    }
    if (command == 'p') {
        if (!has(5))
            return std::nullopt;
        ++m_drawerKicks;
        return 5;
    }
    if (!has(3))
        return std::nullopt;
    const quint8 n = byteAt(2);
    switch (command) {
    case 'E':
        m_strong = (n & 1) != 0;
        return 3;
    case 'a':
        m_align = std::min<int>(n & 0x0F, 2);
        return 3;
    case 'd':
        for (int line = 0; line < std::max<int>(n, 1); ++line)
            printLine();
        return 3;
    case 'J':
        if (!m_line.empty())
            printLine();
        feed(n);
        return 3;
    case '3':
        m_pitch = n;
        return 3;
    case 't':
        if (n != m_profile.codePage)
            reportUnknown(3);
        return 3;
    default:
        reportUnknown(2);
        return 2;
    }
}

PrinterModel::Taken PrinterModel::stepGroup()
{
    if (!has(3))
        return std::nullopt;
    const quint8 n = byteAt(2);
    switch (byteAt(1)) {
    case '!':
        m_wide = ((n >> 4) & 7) + 1;
        m_high = (n & 7) + 1;
        return 3;
    case 'a':
        m_reports = n != 0;
        if (m_reports)
            statusChanged();
        return 3;
    case 'r':
        if (n != 1 && n != '1')
            reportUnknown(3);
        else
            m_answers.append(static_cast<char>(m_status.paperNearEnd ? 0x03 : 0x00));
        return 3;
    case 'V':
        return stepCut();
    case '(':
        return stepFunction();
    case 'v':
        return stepPicture();
    default:
        reportUnknown(2);
        return 2;
    }
}

PrinterModel::Taken PrinterModel::stepCut()
{
    const quint8 how = byteAt(2);
    const bool feeds = how == 65 || how == 66;
    if (feeds && !has(4))
        return std::nullopt;
    const qsizetype bytes = feeds ? 4 : 3;
    if (!m_profile.cutter || (!feeds && how > 1 && how != '0' && how != '1')) {
        reportUnknown(bytes);
        return bytes;
    }
    if (!m_line.empty())
        printLine();
    if (feeds)
        feed(byteAt(3));
    cut();
    return bytes;
}

/// GS ( x: the commands that tell their own length.
PrinterModel::Taken PrinterModel::stepFunction()
{
    if (!has(5))
        return std::nullopt;
    const qsizetype size = byteAt(3) + 256 * qsizetype{byteAt(4)};
    if (!has(5 + size))
        return std::nullopt;
    const QByteArray parameters = m_buffer.mid(5, size);
    const auto at = [&parameters](qsizetype i) { return static_cast<quint8>(parameters[i]); };
    if (byteAt(2) == 'k' && size >= 2 && at(0) == 0x31 && m_profile.nativeQr)
        runCode(at(1), parameters.mid(2));
    else if (byteAt(2) == 'H' && size == 6 && at(0) == 0x30 && at(1) == 0x30 && m_profile.proof == Proof::ProcessId)
        m_answers += QByteArray("\x37\x22", 2) + parameters.mid(2) + '\0';
    else
        reportUnknown(5 + std::min<qsizetype>(size, 2));
    return 5 + size;
}

void PrinterModel::runCode(quint8 function, const QByteArray& parameters)
{
    const quint8 first = parameters.isEmpty() ? 0 : static_cast<quint8>(parameters[0]);
    switch (function) {
    case 0x41: // model
    case 0x45: // error correction: qrModules() makes M, which is what is asked for
        if ((function == 0x41 && first != 0x32) || (function == 0x45 && first != 0x31))
            reportUnknown(7);
        return;
    case 0x43:
        m_qrDots = std::clamp<int>(first, 1, 8);
        return;
    case 0x50:
        m_qrBytes = parameters.mid(1);
        return;
    case 0x51:
        if (!m_line.empty())
            printLine();
        printQr();
        return;
    default:
        reportUnknown(7);
    }
}

/// GS v 0 m xL xH yL yH
PrinterModel::Taken PrinterModel::stepPicture()
{
    constexpr qsizetype kHead = 8;
    if (!has(kHead))
        return std::nullopt;
    const int rowBytes = byteAt(4) + 256 * byteAt(5);
    const int height = byteAt(6) + 256 * byteAt(7);
    const qsizetype size = kHead + qsizetype{rowBytes} * height;
    const bool breaks = height > m_profile.bandRows || height == 0 || rowBytes * 8 > m_profile.dots ||
                        (m_profile.forbiddenMultiple > 0 && height % m_profile.forbiddenMultiple == 0);
    if (byteAt(2) != '0' || byteAt(3) != 0 || breaks) {
        reportUnknown(kHead);
        return kHead;
    }
    m_bufferBytes = std::max(m_bufferBytes, size); // a picture is printed as it comes; only the model waits for all
    if (!has(size))
        return std::nullopt;
    QImage picture(rowBytes * 8, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const quint8 byte = byteAt(kHead + qsizetype{y} * rowBytes + x / 8);
            picture.scanLine(y)[x] = (byte & (0x80 >> (x % 8))) != 0 ? 0 : 255;
        }
    if (!m_line.empty())
        printLine();
    put({.topLeft = {}, .cells = {}, .picture = picture}, picture.size());
    ++m_sheet.pictures;
    return size;
}

} // namespace loyalty::devices
