#include "app/ctl/scan/picture_scan.h"

#include "app/ctl/output.h"
#include "devices/picture/decode.h"
#include "devices/picture/picture_reader.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace loyalty::ctl {
namespace {

using devices::PictureFinding;
using devices::PictureOutcome;
using devices::PictureReader;

/// As it is installed, or as it was built beside this program.
QString pictureProgram()
{
    const QString name = QStringLiteral("loyalty-picture");
    const QDir here(QCoreApplication::applicationDirPath());
    for (const QString& place : {here.filePath(name), here.filePath(QStringLiteral("../picture/") + name)})
        if (QFileInfo(place).isExecutable())
            return QDir::cleanPath(place);
    const QString onPath = QStandardPaths::findExecutable(name);
    return onPath.isEmpty() ? name : onPath;
}

std::string wordsFor(const PictureFinding& finding)
{
    if (finding.outcome != PictureOutcome::Read)
        return std::string(toString(finding.outcome));
    return finding.aim + " " + (finding.text.empty() ? finding.bytes : finding.text);
}

/// Goes from picture to picture; each answer starts the next.
class Round
{
public:
    Round(const std::vector<std::filesystem::path>& pictures, const std::optional<Manifest>& manifest)
        : m_pictures(pictures)
        , m_manifest(manifest)
        , m_reader({.program = pictureProgram()})
    {}

    void next()
    {
        if (m_at == m_pictures.size())
            return QCoreApplication::exit();
        QFile file(QString::fromStdString(m_pictures[m_at].string()));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        m_timer.start();
        m_reader.read(isOpen ? file.read(devices::kLargestPictureBytes + 1) : QByteArray(),
                      [this](const PictureFinding& finding) { note(finding); });
    }

    [[nodiscard]] bool isMissing() const { return m_isMissing; }
    [[nodiscard]] const Tally& tally() const { return m_tally; }
    [[nodiscard]] int deaths() const { return m_reader.deaths(); }

private:
    void note(const PictureFinding& finding)
    {
        const std::filesystem::path& picture = m_pictures[m_at++];
        m_isMissing = finding.outcome == PictureOutcome::NoReader;
        if (m_isMissing)
            return QCoreApplication::exit();
        const Judgement judgement = judgementOf(picture, finding);
        const std::string folder = picture.parent_path().filename().string();
        print(folder + "/" + picture.filename().string() + "  " + wordsFor(finding) + "  " +
              std::string(toString(judgement)));
        m_tally.add(folder, judgement, m_timer.elapsed());
        next();
    }

    [[nodiscard]] Judgement judgementOf(const std::filesystem::path& picture, const PictureFinding& finding) const
    {
        if (!m_manifest)
            return Judgement::NotJudged;
        const auto row = m_manifest->find(picture);
        return row == m_manifest->end() ? Judgement::NotJudged : judge(finding, row->second);
    }

    const std::vector<std::filesystem::path>& m_pictures;
    const std::optional<Manifest>& m_manifest;
    PictureReader m_reader;
    QElapsedTimer m_timer;
    Tally m_tally;
    std::size_t m_at = 0;
    bool m_isMissing = false;
};

} // namespace

Result<Tally, Fault> scanPictures(const std::vector<std::filesystem::path>& pictures,
                                  const std::optional<Manifest>& manifest)
{
    Round round(pictures, manifest);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [&] { round.next(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    if (round.isMissing())
        return fail(Fault{FaultCode::Missing, pictureProgram().toStdString() + " does not start"});
    round.tally().print(round.deaths());
    return round.tally();
}

} // namespace loyalty::ctl
