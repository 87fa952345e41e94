#include "devices/picture/picture_server.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

int main(int argc, char* argv[])
{
    // A picture may show a member's code: it must not stay behind in a core file.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);

    const QCoreApplication application(argc, argv);
    QFile in;
    QFile out;
    const bool isOpen = in.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered) &&
                        out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered);
    return isOpen && loyalty::devices::servePictures(in, out) ? 0 : 1;
}
