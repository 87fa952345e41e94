#include "devices/picture/picture_reader.h"

#include "devices/picture/decode.h"
#include "devices/picture/picture_protocol.h"

#include <utility>

namespace loyalty::devices {
namespace {

constexpr int kMostTries = 2;

} // namespace

PictureReader::PictureReader(Helper helper, QObject* parent)
    : QObject(parent)
    , m_helper(std::move(helper))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &PictureReader::failed);
}

PictureReader::~PictureReader()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished();
}

void PictureReader::read(const QByteArray& picture, Then then)
{
    const bool tooLarge = picture.size() > kLargestPictureBytes;
    if (tooLarge || m_jobs.size() > kMostWaiting) {
        const PictureFinding finding{.outcome = tooLarge ? PictureOutcome::TooLarge : PictureOutcome::Busy};
        QMetaObject::invokeMethod(
            this, [then = std::move(then), finding] { then(finding); }, Qt::QueuedConnection);
        return;
    }
    m_jobs.push_back({picture, std::move(then)});
    QMetaObject::invokeMethod(this, &PictureReader::next, Qt::QueuedConnection);
}

void PictureReader::next()
{
    if (m_asking || m_jobs.empty())
        return;
    m_asking = true;
    ask();
}

void PictureReader::ask()
{
    ++m_jobs.front().tries;
    m_answer.clear();
    if (!m_process) {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::SeparateChannels);
        m_process->setStandardErrorFile(QProcess::nullDevice());
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &PictureReader::hear);
        connect(m_process.get(), &QProcess::finished, this, &PictureReader::failed);
        connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                failed();
        });
        m_process->start(m_helper.program, m_helper.arguments);
    }
    m_deadline.start(m_helper.deadline);
    // What is written before the process has started waits for it.
    m_process->write(lengthPrefix(m_jobs.front().picture.size()));
    m_process->write(m_jobs.front().picture);
}

void PictureReader::hear()
{
    m_answer += m_process->readAllStandardOutput();
    const qsizetype end = m_answer.indexOf('\n');
    if (end < 0 && m_answer.size() <= kLongestAnswer)
        return;
    const auto finding = end < 0 ? std::nullopt : parseAnswer(m_answer.left(end));
    // More than was asked for is nonsense too: the next answer would be one behind.
    if (!m_asking || !finding || end + 1 != m_answer.size())
        return failed();
    settle(*finding);
}

/// Whatever the process did, it does not do it again.
void PictureReader::failed()
{
    const bool started = m_process && m_process->error() != QProcess::FailedToStart;
    m_deaths += started ? 1 : 0;
    discard();
    if (!m_asking)
        return;
    if (!started)
        return settle({.outcome = PictureOutcome::NoReader});
    if (m_jobs.front().tries >= kMostTries)
        return settle({.outcome = PictureOutcome::NotReadable});
    ask();
}

void PictureReader::settle(const PictureFinding& finding)
{
    m_deadline.stop();
    m_asking = false;
    const Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    QMetaObject::invokeMethod(this, &PictureReader::next, Qt::QueuedConnection);
    job.then(finding);
}

/// From within its own signals too, and without waiting for its end: it is deleted later, at the latest with its reader.
void PictureReader::discard()
{
    m_deadline.stop();
    QProcess* const process = m_process.release();
    if (process == nullptr)
        return;
    process->setParent(this);
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning)
        return process->deleteLater();
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

} // namespace loyalty::devices
