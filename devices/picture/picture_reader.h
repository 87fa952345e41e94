#pragma once

#include "devices/picture/finding.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace loyalty::devices {

/// Reads codes out of pictures in a process of its own, because a picture may end the process that decodes it.
///
/// Asynchronous, one picture at a time, in the order they came. A process that ends, takes too long or answers nonsense
/// is started anew, and the picture tried once more; then it is NotReadable, and the next one is looked at. The process
/// starts with the first picture and stays for the next.
///
/// On the thread it lives on, which has an event loop. Pictures that still wait when it goes are not answered.
class PictureReader final : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const PictureFinding&)>;

    static constexpr std::size_t kMostWaiting = 8;

    struct Helper
    {
        QString program; ///< loyalty-picture, with its path
        QStringList arguments;
        std::chrono::milliseconds deadline{5000}; ///< for one picture
    };

    explicit PictureReader(Helper helper, QObject* parent = nullptr);
    ~PictureReader() override;

    /// `then` is called once, later, and not within this call.
    void read(const QByteArray& picture, Then then);

    /// How often the process ended, hung or spoke nonsense.
    [[nodiscard]] int deaths() const { return m_deaths; }

private:
    struct Job
    {
        QByteArray picture;
        Then then;
        int tries = 0;
    };

    void next();
    void ask();
    void hear();
    void failed();
    void settle(const PictureFinding& finding);
    void discard();

    Helper m_helper;
    std::deque<Job> m_jobs; ///< the first one is at the process while m_asking
    std::unique_ptr<QProcess> m_process;
    QByteArray m_answer;
    QTimer m_deadline;
    bool m_asking = false;
    int m_deaths = 0;
};

} // namespace loyalty::devices
