#include "devices/picture/picture_server.h"

#include "devices/picture/decode.h"
#include "devices/picture/picture_protocol.h"

#include <QIODevice>

#include <optional>

namespace loyalty::devices {
namespace {

/// So many bytes, or fewer where the stream ends.
QByteArray readAll(QIODevice& in, qsizetype size)
{
    QByteArray bytes;
    while (bytes.size() < size) {
        const QByteArray more = in.read(size - bytes.size());
        if (more.isEmpty() && !in.waitForReadyRead(-1))
            break;
        bytes += more;
    }
    return bytes;
}

} // namespace

bool servePictures(QIODevice& in, QIODevice& out)
{
    for (;;) {
        const QByteArray prefix = readAll(in, kLengthBytes);
        if (prefix.size() != kLengthBytes)
            return prefix.isEmpty();
        const qsizetype size = lengthIn(prefix);
        if (size > kLargestPictureBytes)
            return false;
        const QByteArray picture = readAll(in, size);
        if (picture.size() != size)
            return false;
        out.write(answerLine(decodePicture(picture)));
    }
}

} // namespace loyalty::devices
