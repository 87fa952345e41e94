#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

class QMimeData;

namespace loyalty::ui {

/// Every way by which a person hands over a picture: chosen as a file, dropped on the window, pasted. On the GUI thread;
/// files are read, and dots are packed, on another one, and given() or refused() comes later.
class PictureIntake final : public QObject
{
    Q_OBJECT

public:
    /// Larger ones are no photographs of a code.
    static constexpr qint64 kLargest = qint64{20} << 20;

    explicit PictureIntake(QWidget* window);

    /// Lets a person choose a file; the window stays alive meanwhile.
    void choose();
    /// A seam for tests: how a file is chosen. Calls back with its path, or not at all.
    using Chooser = std::function<void(QWidget* window, std::function<void(const QString&)> chosen)>;
    void setChooser(Chooser chooser) { m_chooser = std::move(chooser); }

    /// Whether a picture, or a file that may be one, is in it.
    [[nodiscard]] static bool holdsPicture(const QMimeData& data);
    void take(const QMimeData& data);

Q_SIGNALS:
    void given(const QByteArray& bytes);
    void refused();

private:
    void readFile(const QString& path);
    /// Nothing in the bytes: refused.
    void aside(std::function<QByteArray()> work);

    QWidget* m_window;
    Chooser m_chooser;
};

} // namespace loyalty::ui
