#pragma once

#include "devices/printer/characters.h"
#include "devices/printer/glyphs.h"
#include "devices/printer/profile.h"
#include "devices/printer/status.h"

#include <QByteArray>
#include <QImage>
#include <QPoint>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace loyalty::devices {

/// A printer made of software, byte by byte: what it is sent comes out as a picture of paper, and it answers as printers
/// do. The preview on the screen and every test use this one.
///
/// It knows ESC/POS as devices of the generic kind do; a command it does not know is put on a list, never swallowed.
/// Needs a QGuiApplication. One thread at a time.
class PrinterModel
{
public:
    /// A row of letters as it was printed.
    struct PrintedText
    {
        QString text;
        int columns = 0; ///< of the paper, with its scale
        bool strong = false;
        int wide = 1;
        int high = 1;
        int top = 0;
    };
    struct PrintedQr
    {
        QByteArray bytes;
        QImage modules; ///< one dot each
        QPoint topLeft;
        int dots = 0; ///< of a module on paper
    };
    /// What stands on paper at a place: cells, or a picture where there are none.
    struct Mark
    {
        QPoint topLeft;
        std::vector<Cell> cells;
        QImage picture;
    };
    /// From one cut to the next.
    struct Sheet
    {
        int width = 0;  ///< dots
        int length = 0; ///< dots
        int cellDots = 0;
        int rowDots = 0;
        std::vector<Mark> marks;
        std::vector<PrintedText> texts;
        std::vector<PrintedQr> codes;
        int pictures = 0; ///< raster bands

        /// Format_Grayscale8, drawn when it is asked for.
        [[nodiscard]] QImage paper() const;
    };

    explicit PrinterModel(const Profile& profile);

    /// Takes what its buffer has room for and prints as far as it can; answers how many bytes it took. Real-time
    /// commands are obeyed as they arrive, wherever they stand.
    qsizetype offer(const QByteArray& bytes);
    /// What it has said since the last call.
    [[nodiscard]] QByteArray takeAnswers() { return std::exchange(m_answers, {}); }

    void setPaperOut(bool out);
    void setPaperNearEnd(bool near);
    void setCoverOpen(bool open);
    /// The paper ends once this many bytes in all have been worked off.
    void endPaperAfter(qsizetype bytes) { m_paperEndsAt = bytes; }
    void setBufferBytes(qsizetype bytes) { m_bufferBytes = bytes; }
    /// Off and on: what is not on paper is gone, and so is every setting. The paper stays.
    void powerCycle();

    /// Paper that was cut off, then the paper still in the printer where something is on it.
    [[nodiscard]] std::vector<Sheet> sheets() const;
    [[nodiscard]] int cuts() const { return static_cast<int>(m_cut.size()); }
    [[nodiscard]] int drawerKicks() const { return m_drawerKicks; }
    /// Of rows that were wider than the paper and went on below.
    [[nodiscard]] int overflows() const { return m_overflows; }
    /// "1b 7a at 12"
    [[nodiscard]] const QStringList& unknown() const { return m_unknown; }

private:
    /// How many bytes a command took; none: it is not all there yet.
    using Taken = std::optional<qsizetype>;

    void work();
    [[nodiscard]] bool isStopped() const { return m_status.paperOut || m_status.coverOpen; }
    /// Whether the byte completed a real-time command.
    bool hearRealTime(char byte);
    void answerRealTime(quint8 n);
    void statusChanged();
    void reset();

    Taken step();
    Taken stepEscape();
    Taken stepGroup();
    Taken stepChinese();
    Taken stepText();
    Taken stepFunction();
    Taken stepCut();
    Taken stepPicture();
    void runCode(quint8 function, const QByteArray& parameters);
    void reportUnknown(qsizetype bytes);
    [[nodiscard]] quint8 byteAt(qsizetype i) const { return static_cast<quint8>(m_buffer[i]); }
    [[nodiscard]] bool has(qsizetype bytes) const { return m_buffer.size() >= bytes; }

    void type(const QString& text, int columns);
    void printLine();
    void printQr();
    void feed(int dots) { m_sheet.length += dots; }
    /// Puts something of this size at the current place by the alignment; the paper grows. Answers its top left.
    QPoint put(Mark mark, QSize size);
    [[nodiscard]] Sheet emptySheet() const;
    void cut();

    Profile m_profile;
    Characters m_characters;
    qsizetype m_bufferBytes = 4096;
    QByteArray m_buffer;
    QByteArray m_answers;
    QByteArray m_heard; ///< the last bytes that may begin a real-time command
    qsizetype m_done = 0;
    std::optional<qsizetype> m_paperEndsAt;

    PrinterStatus m_status;
    bool m_reports = false; ///< GS a

    bool m_chinese = false;
    bool m_strong = false;
    int m_wide = 1;
    int m_high = 1;
    int m_align = 0;
    int m_pitch = 0;
    int m_qrDots = 3;
    QByteArray m_qrBytes;
    std::vector<Cell> m_line;

    Sheet m_sheet;
    std::vector<Sheet> m_cut;
    int m_drawerKicks = 0;
    int m_overflows = 0;
    QStringList m_unknown;
};

/// Sheets below one another on a desk, each with a margin, as a person would lay them out.
[[nodiscard]] QImage pictureOf(const std::vector<PrinterModel::Sheet>& sheets);

} // namespace loyalty::devices
