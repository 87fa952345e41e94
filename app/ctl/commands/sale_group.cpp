#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

void describeRegister(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("ticket"), QStringLiteral("The register's number; the same one books once."),
          QStringLiteral("number")},
         {QStringLiteral("register"), QStringLiteral("Which register (default: this terminal)."), QStringLiteral("id")},
         {QStringLiteral("store"), QStringLiteral("Store of the sale (default: the terminal's own)."),
          QStringLiteral("id")}});
}

void describeSale(QCommandLineParser& options)
{
    describeRegister(options);
    options.addOptions(
        {{QStringLiteral("member"), QStringLiteral("Card, phone number or id of the member."), QStringLiteral("code")},
         {QStringLiteral("line"), QStringLiteral("A line instead of AMOUNT, repeatable: CATEGORY:SKU:QUANTITY:AMOUNT."),
          QStringLiteral("line")},
         {QStringLiteral("redeem"), QStringLiteral("Pay with so many points, or with \"max\"."),
          QStringLiteral("points")}});
}

void describeRedeem(QCommandLineParser& options)
{
    describeRegister(options);
}

/// Whatever is not CATEGORY:SKU:QUANTITY:AMOUNT comes out with an empty amount, which the terminal complains of.
json::Value lineObject(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    const bool whole = parts.size() == 4;
    return json::Object{{"category", whole ? parts[0].toStdString() : std::string()},
                        {"sku", whole ? parts[1].toStdString() : std::string()},
                        {"quantity", whole ? parts[2].toStdString() : std::string()},
                        {"amount", whole ? parts[3].toStdString() : std::string()}};
}

json::Object saleRequest(const Invocation& invocation, std::string_view command)
{
    json::Object request = requestFor(invocation, command);
    for (const char* const option : {"member", "redeem", "ticket", "register", "store"})
        request.set(option, invocation.value(option));
    json::Array lines;
    for (const QString& line : invocation.values("line"))
        lines.push_back(lineObject(line));
    request.set("lines", std::move(lines));
    request.set("amount", invocation.word(0));
    return request;
}

Exit sale(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, saleRequest(invocation, "sale")), printSale);
}

Exit quote(const Invocation& invocation)
{
    return report(invocation, askTerminal(invocation, saleRequest(invocation, "quote")), printQuote);
}

Exit redeem(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "sale");
    request.set("member", invocation.word(0));
    request.set("amount", invocation.word(1));
    const std::string points = invocation.word(2);
    request.set("redeem", points.empty() ? "max" : points);
    for (const char* const option : {"ticket", "register", "store"})
        request.set(option, invocation.value(option));
    return report(invocation, askTerminal(invocation, request), printSale);
}

void describeReturn(QCommandLineParser& options)
{
    describeRegister(options);
    options.addOption({QStringLiteral("line"),
                       QStringLiteral("A line to return, repeatable: ID for all that is left of it, or ID:QUANTITY."),
                       QStringLiteral("line")});
}

Exit bringBack(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "return");
    request.set("sale", invocation.word(0));
    for (const char* const option : {"ticket", "register", "store"})
        request.set(option, invocation.value(option));
    json::Array lines;
    for (const QString& line : invocation.values("line"))
        lines.emplace_back(line.toStdString());
    request.set("lines", std::move(lines));
    return report(invocation, askTerminal(invocation, request), printReturn);
}

void describeVoid(QCommandLineParser& options)
{
    describeRegister(options);
    options.addOption({QStringLiteral("reason"), QStringLiteral("Why."), QStringLiteral("text")});
}

Exit voidSale(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "void");
    request.set("sale", invocation.word(0));
    for (const char* const option : {"reason", "register", "store"})
        request.set(option, invocation.value(option));
    return report(invocation, askTerminal(invocation, request), printReturn);
}

Exit why(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "why");
    request.set("sale", invocation.word(0));
    for (const char* const option : {"register", "store"})
        request.set(option, invocation.value(option));
    return report(invocation, askTerminal(invocation, request), printWhy);
}

constexpr SubCommand kGroup[] = {
    {"sale", "[AMOUNT]", "Book a sale of an amount or of lines",
     "Points are redeemed by a right of exactly that amount from head office; without head office by the rights held "
     "here.",
     0, 1, describeSale, sale},
    {"quote", "[AMOUNT]", "Say what a sale would earn and may redeem; books nothing", "", 0, 1, describeSale, quote},
    {"redeem", "MEMBER AMOUNT [POINTS|max]", "Book a sale that the member pays with points",
     "The same as sale AMOUNT --member MEMBER --redeem POINTS; max where no points are named.", 2, 3, describeRedeem,
     redeem},
    {"return", "SALE", "Take goods of a sale back",
     "SALE is the sale's id or the register's number. Without --line everything comes back. --ticket is the return's own "
     "number: the same one returns once.",
     1, 1, describeReturn, bringBack},
    {"void", "SALE", "Void a whole sale of today", "", 1, 1, describeVoid, voidSale},
    {"why", "SALE", "Say how a sale's points came about, step by step", "", 1, 1, describeRegister, why},
};

} // namespace

std::span<const SubCommand> saleGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
