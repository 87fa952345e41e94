#pragma once

#include <QByteArray>
#include <QString>

#include <span>

namespace loyalty::devices {

/// How a printer proves that a job is on paper.
enum class Proof {
    ProcessId,   ///< GS ( H: answers the job's own mark once all before it is processed
    PaperStatus, ///< GS r 1: queued like text, so that its answer means the same, without a mark
    None,        ///< nothing: "the printer took the bytes" is all there is to know
};

/// What is known of a kind of printer, as data: nothing asks for a model by its name.
struct Profile
{
    QString id;
    QString name;
    int dots = 576;   ///< across the paper
    int columns = 48; ///< of Latin letters; a Chinese character takes two
    int rowDots = 24; ///< height of a letter
    int codePage = 0; ///< for ESC t
    QByteArray codePageName = "IBM437";
    bool chinese = true;       ///< has a font for the two-byte characters of GB18030
    int bandRows = 256;        ///< most rows of dots in one picture command
    int forbiddenMultiple = 0; ///< pictures whose height is a multiple of this break the printer; 0: none
    bool nativeQr = true;      ///< draws a QR by itself
    int qrDots = 6;            ///< of one module of a QR, at most 8
    bool cutter = true;
    int tearLines = 4; ///< fed where there is no cutter, so that the last line reaches the edge
    Proof proof = Proof::PaperStatus;
    bool operator==(const Profile&) const = default;

    [[nodiscard]] int cellDots() const { return dots / columns; }
};

/// All that are known, the most usual first.
[[nodiscard]] std::span<const Profile> profiles();
/// Null pointer where there is none of that id.
[[nodiscard]] const Profile* findProfile(const QString& id);
/// The generic printer for paper of 80 or 58 mm; null pointer for another width.
[[nodiscard]] const Profile* profileForPaper(int millimetres);

} // namespace loyalty::devices
