#include "ui/till/picture_intake.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMimeData>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// As programs put pictures on a clipboard; taken as they are, so that nothing is packed anew on the screen's thread.
constexpr std::array kFormats{"image/png", "image/jpeg", "image/webp", "image/gif", "image/bmp"};
/// Of a picture that comes as dots only. A code of a phone's whole screen is still sharp.
constexpr int kLongestSide = 2000;

void chooseWithDialog(QWidget* window, const std::function<void(const QString&)>& chosen)
{
    auto* dialog = new QFileDialog(window, PictureIntake::tr("A picture with a code"));
    dialog->setObjectName(u"pictureDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({PictureIntake::tr("Pictures (%1)").arg(u"*.png *.jpg *.jpeg *.gif *.bmp *.webp"_s),
                            PictureIntake::tr("All files (%1)").arg(u"*"_s)});
    QObject::connect(dialog, &QFileDialog::fileSelected, window, chosen);
    dialog->open();
}

QByteArray packed(const QImage& image)
{
    if (image.isNull())
        return {};
    const bool large = std::max(image.width(), image.height()) > kLongestSide;
    const QImage small = large ? image.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio) : image;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    small.convertToFormat(QImage::Format_Grayscale8).save(&buffer, "BMP"); // no packing: it is read at once
    return bytes;
}

} // namespace

PictureIntake::PictureIntake(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_chooser(chooseWithDialog)
{}

void PictureIntake::choose()
{
    m_chooser(m_window, [this](const QString& path) { readFile(path); });
}

bool PictureIntake::holdsPicture(const QMimeData& data)
{
    return data.hasImage() || (data.hasUrls() && data.urls().constFirst().isLocalFile());
}

void PictureIntake::take(const QMimeData& data)
{
    for (const char* format : kFormats)
        if (const QByteArray bytes = data.data(QString::fromLatin1(format)); !bytes.isEmpty()) {
            Q_EMIT given(bytes);
            return;
        }
    if (data.hasUrls() && data.urls().constFirst().isLocalFile())
        return readFile(data.urls().constFirst().toLocalFile());
    const auto image = qvariant_cast<QImage>(data.imageData());
    aside([image] { return packed(image); });
}

void PictureIntake::readFile(const QString& path)
{
    aside([path] {
        QFile file(path);
        const bool fits = file.open(QIODevice::ReadOnly) && file.size() > 0 && file.size() <= kLargest;
        return fits ? file.readAll() : QByteArray();
    });
}

void PictureIntake::aside(std::function<QByteArray()> work)
{
    const QPointer<PictureIntake> self(this);
    QThreadPool::globalInstance()->start([self, work = std::move(work)] {
        const QByteArray bytes = work();
        // Told on the screen's thread, where alone this may be gone.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, bytes] {
                if (self)
                    bytes.isEmpty() ? Q_EMIT self->refused() : Q_EMIT self->given(bytes);
            },
            Qt::QueuedConnection);
    });
}

} // namespace loyalty::ui
