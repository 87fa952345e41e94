#include "devices/printer/model.h"

#include "devices/printer/qr/qr.h"

#include <QPainter>

#include <algorithm>

namespace loyalty::devices {
namespace {

constexpr int kPitch = 30; ///< dots from line to line
constexpr char kDle = 0x10;
constexpr quint8 kEot = 0x04;

} // namespace

PrinterModel::PrinterModel(const Profile& profile)
    : m_profile(profile)
    , m_characters(profile)
    , m_sheet(emptySheet())
{
    reset();
}

void PrinterModel::reset()
{
    m_chinese = m_profile.chinese; // as Chinese clones start
    m_strong = false;
    m_wide = m_high = 1;
    m_align = 0;
    m_pitch = kPitch;
    m_qrDots = 3;
    m_qrBytes.clear();
    m_line.clear();
}

void PrinterModel::powerCycle()
{
    m_buffer.clear();
    m_answers.clear();
    m_heard.clear();
    m_reports = false;
    reset();
}

// ---- the wire

qsizetype PrinterModel::offer(const QByteArray& bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_buffer.size() < m_bufferBytes) {
        const qsizetype piece = std::min(bytes.size() - taken, m_bufferBytes - m_buffer.size());
        for (qsizetype i = taken; i < taken + piece; ++i) {
            m_buffer += bytes[i];
            // While it stands still a question is answered and forgotten; else it stays what it is where it stands.
            if (hearRealTime(bytes[i]) && isStopped())
                m_buffer.chop(3);
        }
        taken += piece;
        work();
    }
    return taken;
}

/// Real-time commands are heard on arrival, even inside the data of a picture.
bool PrinterModel::hearRealTime(char byte)
{
    m_heard += byte;
    if (m_heard[0] != kDle) {
        m_heard.clear();
        return false;
    }
    if (m_heard.size() == 2 && static_cast<quint8>(byte) != kEot)
        m_heard = byte == kDle ? QByteArray(1, kDle) : QByteArray();
    if (m_heard.size() < 3)
        return false;
    answerRealTime(static_cast<quint8>(byte));
    m_heard.clear();
    return true;
}

void PrinterModel::answerRealTime(quint8 n)
{
    quint8 answer = 0x12;
    if (n == 1 && isStopped())
        answer |= 0x08;
    if (n == 2)
        answer |= static_cast<quint8>((m_status.coverOpen ? 0x04 : 0) | (m_status.paperOut ? 0x20 : 0));
    if (n == 4)
        answer |= static_cast<quint8>((m_status.paperNearEnd ? 0x0C : 0) | (m_status.paperOut ? 0x60 : 0));
    m_answers.append(static_cast<char>(answer));
}

void PrinterModel::statusChanged()
{
    m_status.offline = isStopped();
    if (!m_reports)
        return;
    m_answers.append(static_cast<char>(0x10 | (m_status.offline ? 0x08 : 0) | (m_status.coverOpen ? 0x20 : 0)));
    m_answers.append('\0');
    m_answers.append(static_cast<char>((m_status.paperNearEnd ? 0x03 : 0) | (m_status.paperOut ? 0x0C : 0)));
    m_answers.append(0x0F);
}

void PrinterModel::setPaperOut(bool out)
{
    if (std::exchange(m_status.paperOut, out) != out)
        statusChanged();
    work();
}

void PrinterModel::setPaperNearEnd(bool near)
{
    if (std::exchange(m_status.paperNearEnd, near) != near)
        statusChanged();
}

void PrinterModel::setCoverOpen(bool open)
{
    if (std::exchange(m_status.coverOpen, open) != open)
        statusChanged();
    work();
}

void PrinterModel::work()
{
    while (!m_buffer.isEmpty() && !isStopped()) {
        const Taken taken = step();
        if (!taken)
            return;
        m_buffer.remove(0, *taken);
        m_done += *taken;
        if (m_paperEndsAt && m_done >= *m_paperEndsAt) {
            m_paperEndsAt.reset();
            setPaperOut(true);
        }
    }
}

// ---- the paper

void PrinterModel::type(const QString& text, int columns)
{
    int used = columns * m_wide;
    for (const Cell& cell : m_line)
        used += cell.columns * cell.wide;
    if (used > m_profile.columns) {
        ++m_overflows;
        printLine();
    }
    m_line.push_back({text, columns, m_strong, m_wide, m_high});
}

void PrinterModel::printLine()
{
    if (m_line.empty()) {
        feed(m_pitch);
        return;
    }
    PrintedText printed{.strong = m_line.front().strong, .top = m_sheet.length};
    for (const Cell& cell : m_line) {
        printed.text += cell.text;
        printed.columns += cell.columns * cell.wide;
        printed.wide = std::max(printed.wide, cell.wide);
        printed.high = std::max(printed.high, cell.high);
    }
    const QSize size(printed.columns * m_profile.cellDots(), printed.high * m_profile.rowDots);
    put({.topLeft = {}, .cells = std::exchange(m_line, {}), .picture = {}}, size);
    feed(std::max(m_pitch - m_profile.rowDots, 0));
    m_sheet.texts.push_back(std::move(printed));
}

QPoint PrinterModel::put(Mark mark, QSize size)
{
    mark.topLeft = QPoint(std::max(0, (m_profile.dots - size.width()) * m_align / 2), m_sheet.length);
    feed(size.height());
    return m_sheet.marks.emplace_back(std::move(mark)).topLeft;
}

PrinterModel::Sheet PrinterModel::emptySheet() const
{
    return {.width = m_profile.dots, .cellDots = m_profile.cellDots(), .rowDots = m_profile.rowDots};
}

QImage PrinterModel::Sheet::paper() const
{
    QImage image(width, std::max(length, 1), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (const Mark& mark : marks)
        painter.drawImage(mark.topLeft, mark.cells.empty() ? mark.picture : drawCells(mark.cells, cellDots, rowDots));
    return image;
}

void PrinterModel::printQr()
{
    const auto modules = qrModules(m_qrBytes);
    if (!modules)
        return;
    const QImage drawn = modules->scaled(modules->size() * m_qrDots);
    const QPoint at = put({.topLeft = {}, .cells = {}, .picture = drawn}, drawn.size());
    m_sheet.codes.push_back({m_qrBytes, *modules, at, m_qrDots});
}

void PrinterModel::cut()
{
    m_cut.push_back(std::exchange(m_sheet, emptySheet()));
}

std::vector<PrinterModel::Sheet> PrinterModel::sheets() const
{
    std::vector<Sheet> all = m_cut;
    if (m_sheet.length > 0)
        all.push_back(m_sheet);
    return all;
}

QImage pictureOf(const std::vector<PrinterModel::Sheet>& sheets)
{
    constexpr int kMargin = 24;
    constexpr int kGap = 16;
    int width = 0;
    int height = kGap;
    for (const PrinterModel::Sheet& sheet : sheets) {
        width = std::max(width, sheet.width);
        height += sheet.length + 2 * kMargin + kGap;
    }
    QImage desk(width + 2 * (kMargin + kGap), height, QImage::Format_Grayscale8);
    desk.fill(QColor(205, 205, 205));
    QPainter painter(&desk);
    int top = kGap;
    for (const PrinterModel::Sheet& sheet : sheets) {
        painter.fillRect(kGap, top, width + 2 * kMargin, sheet.length + 2 * kMargin, Qt::white);
        painter.drawImage(kGap + kMargin, top + kMargin, sheet.paper());
        top += sheet.length + 2 * kMargin + kGap;
    }
    return desk;
}

} // namespace loyalty::devices
