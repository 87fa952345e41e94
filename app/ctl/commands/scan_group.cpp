#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"
#include "app/ctl/scan/picture_scan.h"
#include "app/terminal/commands/reply.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr int kMostPlaces = 10'000;

void describeScan(QCommandLineParser& options)
{
    options.addOption({QStringLiteral("manifest"), QStringLiteral("What the pictures hold, to be compared with."),
                       QStringLiteral("file")});
}

Result<Tally, Fault> scanAll(const Invocation& invocation)
{
    std::vector<std::filesystem::path> pictures;
    for (int i = 0; !invocation.word(i).empty(); ++i) {
        LOYALTY_TRY(found, picturesAt(invocation.word(i)));
        pictures.insert(pictures.end(), found.begin(), found.end());
    }
    std::optional<Manifest> manifest;
    if (invocation.isSet("manifest")) {
        LOYALTY_TRY(read, readManifest(invocation.value("manifest")));
        manifest = std::move(read);
    }
    return scanPictures(pictures, manifest);
}

Exit runScan(const Invocation& invocation)
{
    const auto tally = scanAll(invocation);
    if (!tally)
        return report(invocation, app::faulted(tally.error()), [](const Invocation&, const JsonView&) {});
    return tally->all.wrong > 0 || tally->all.found > 0 ? Exit::Refused : Exit::Done;
}

constexpr SubCommand kGroup[] = {
    {"scan", "FILE|FOLDER...", "Read the codes in pictures",
     "Reads each picture as the terminal does, in the process loyalty-picture, and prints what it holds. Of a folder\n"
     "every PNG, JPEG, GIF, BMP and WebP in it and below it.\n"
     "\n"
     "--manifest is a file with a line per picture: its path, from the manifest's own folder, a tab, and what it holds as\n"
     "UTF-8 text in hexadecimal digits, or - for nothing. An article's number is the same in any form: UPC-A and EAN-13,\n"
     "UPC-E and its expanded form.\n"
     "\n"
     "Last line: scan: N pictures, R right, W wrong, U unread, F found where nothing is, D helper deaths, T ms each.\n"
     "Exit code 1 where one was wrong or found where nothing is.",
     1, kMostPlaces, describeScan, runScan},
};

} // namespace

std::span<const SubCommand> scanGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
