#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>
#include <QSaveFile>

namespace loyalty::ctl {
namespace {

void describeReceipt(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("kind"),
          QStringLiteral("Which of the sale's papers: sale (default), return (the latest), void."),
          QStringLiteral("kind")},
         {QStringLiteral("why"), QStringLiteral("With the reasons for the points, step by step.")},
         {QStringLiteral("width"),
          QStringLiteral("Width of the paper, 80 (default) or 58, or the id of a printer's profile."),
          QStringLiteral("mm")},
         {QStringLiteral("out"),
          QStringLiteral(
              "text (default); a file whose name ends in .png (a picture of the paper) or .bin (the printer's "
              "bytes); or a printer, tcp://host:9100 or /dev/usb/lp0."),
          QStringLiteral("where")},
         {QStringLiteral("decline"), QStringLiteral("Nobody wants this receipt: print nothing, and owe it no longer.")},
         {QStringLiteral("register"),
          QStringLiteral("Id of the cash register that numbered the ticket (default: this terminal itself)."),
          QStringLiteral("id")},
         {QStringLiteral("store"), QStringLiteral("Id of the store it stands in (default: the terminal's own)."),
          QStringLiteral("id")}});
}

/// "png" or "bin" for the name of a file; else what it is already.
std::string formOf(const QString& out)
{
    for (const QString& form : {QStringLiteral("png"), QStringLiteral("bin")})
        if (out.endsWith(QLatin1Char('.') + form) && !out.startsWith(QLatin1String("tcp:")))
            return form.toStdString();
    return out.toStdString();
}

/// A whole file or none.
bool save(const QString& path, const std::string& content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
           file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size()) &&
           file.commit();
}

Exit receipt(const Invocation& invocation)
{
    const QString out = QString::fromStdString(invocation.value("out"));
    json::Object request = requestFor(invocation, "receipt");
    request.set("sale", invocation.word(0));
    request.set("lang", nameOf(invocation.language));
    request.set("out", formOf(out));
    for (const char* const option : {"kind", "width", "register", "store"})
        request.set(option, invocation.value(option));
    for (const char* const option : {"why", "decline"})
        if (invocation.isSet(option))
            request.set(option, true);
    json::Object reply = askTerminal(invocation, request);
    const json::Value* const value = reply.find("value");
    const json::Object* const told = value ? value->asObject() : nullptr;
    const json::Value* const content = told ? told->find("content") : nullptr;
    if (content && content->asString())
        if (const auto bytes = json::fromBase64(*content->asString()); !bytes || !save(out, *bytes))
            reply = {{"outcome", "fault"},
                     {"fault", toString(FaultCode::Io)},
                     {"detail", "cannot write " + out.toStdString()}};
    return report(invocation, reply, printReceipt);
}

Exit owed(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, requestFor(invocation, "owed")), printOwed);
}

constexpr SubCommand kGroup[] = {
    {"receipt", "SALE", "Show, save or print the receipt of a sale, of its return or of its void",
     "SALE is the sale's id, its ticket's number, or the code on its receipt; or slip:NUMBER, as receipts lists it, for "
     "the slip of a load, a pay-out, or goods that came back without their sale.\n"
     "The first paper out of a printer is the receipt, every later one a reprint that says so; one that may or may not "
     "have come out is followed by a copy. Showing and saving count as nothing.",
     1, 1, describeReceipt, receipt},
    {"receipts", "", "List the receipts of the last week that nobody has printed or declined", "", 0, 0, nullptr, owed},
};

} // namespace

std::span<const SubCommand> receiptGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
