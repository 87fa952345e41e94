#include "app/ctl/ask.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/print/print.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

/// A ticket's number says which sale it is only together with its register and store.
void describePlace(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("register"),
          QStringLiteral("Id of the cash register that numbered the ticket (default: this terminal itself)."),
          QStringLiteral("id")},
         {QStringLiteral("store"), QStringLiteral("Id of the store it stands in (default: the terminal's own)."),
          QStringLiteral("id")}});
}

void describeTicket(QCommandLineParser& options)
{
    options.addOption({QStringLiteral("ticket"),
                       QStringLiteral("Number that the cash register gave this sale. A number that was booked before "
                                      "answers that sale again and books nothing."),
                       QStringLiteral("number")});
    describePlace(options);
}

void describeSale(QCommandLineParser& options)
{
    describeTicket(options);
    options.addOptions(
        {{QStringLiteral("member"), QStringLiteral("Card, phone number or id of the member."), QStringLiteral("code")},
         {QStringLiteral("line"),
          QStringLiteral(
              "A line instead of AMOUNT, repeatable: CATEGORY:SKU:QUANTITY:AMOUNT, such as dairy:milk:2:3.80; CATEGORY and SKU "
              "may be empty, AMOUNT is for the whole line. After it, in any order, what else the register knows of it: "
              ":brand=NAME, :tax=RATE of the price before tax, which is in AMOUNT, :tags=TAG;TAG, such as "
              "'dairy:milk:2:3.80:brand=Meadow:tax=13%:tags=fresh;local'."),
          QStringLiteral("line")},
         {QStringLiteral("redeem"), QStringLiteral("Pay with so many points, or with \"max\"."),
          QStringLiteral("points")},
         {QStringLiteral("value"),
          QStringLiteral("Pay with the stored value of this member or gift card, repeatable: as much as is due."),
          QStringLiteral("code")},
         {QStringLiteral("coupon"), QStringLiteral("Use this coupon of the member, repeatable."), QStringLiteral("id")},
         {QStringLiteral("reward"),
          QStringLiteral("Take this reward of the programme for points, repeatable: ID, or ID:COUNT."),
          QStringLiteral("reward")},
         {QStringLiteral("code"), QStringLiteral("A code of an offer that the customer said, repeatable."),
          QStringLiteral("text")},
         {QStringLiteral("tender"),
          QStringLiteral(
              "Paid in another way, repeatable: TYPE:AMOUNT, such as voucher:20.00. What the programme names "
              "as a tender that earns nothing earns nothing."),
          QStringLiteral("tender")},
         {QStringLiteral("family"), QStringLiteral("Points of the member's family may be spent too.")},
         {QStringLiteral("channel"),
          QStringLiteral("By which channel it is made, in the programme's words (default: the terminal's)."),
          QStringLiteral("word")},
         {QStringLiteral("exchange"), QStringLiteral("Take back what is left of this sale in the same act."),
          QStringLiteral("sale")}});
}

/// Whatever is not CATEGORY:SKU:QUANTITY:AMOUNT and more comes out with an empty amount, which the terminal complains of.
json::Value lineObject(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    const bool whole = parts.size() >= 4;
    json::Array more;
    for (qsizetype i = 4; i < parts.size(); ++i)
        more.emplace_back(parts[i].toStdString());
    return json::Object{{"category", whole ? parts[0].toStdString() : std::string()},
                        {"sku", whole ? parts[1].toStdString() : std::string()},
                        {"quantity", whole ? parts[2].toStdString() : std::string()},
                        {"amount", whole ? parts[3].toStdString() : std::string()},
                        {"more", std::move(more)}};
}

json::Array textsOf(const Invocation& invocation, const char* option)
{
    json::Array texts;
    for (const QString& text : invocation.values(option))
        texts.emplace_back(text.toStdString());
    return texts;
}

json::Object saleRequest(const Invocation& invocation, std::string_view command)
{
    json::Object request = requestFor(invocation, command);
    for (const char* const option : {"member", "redeem", "ticket", "register", "store", "channel"})
        request.set(option, invocation.value(option));
    json::Array lines;
    for (const QString& line : invocation.values("line"))
        lines.push_back(lineObject(line));
    request.set("lines", std::move(lines));
    request.set("amount", invocation.word(0));
    request.set("exchange", invocation.value("exchange"));
    request.set("value", textsOf(invocation, "value"));
    request.set("coupons", textsOf(invocation, "coupon"));
    request.set("rewards", textsOf(invocation, "reward"));
    request.set("codes", textsOf(invocation, "code"));
    request.set("tenders", textsOf(invocation, "tender"));
    if (invocation.isSet("family"))
        request.set("family", true);
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
    describePlace(options);
    options.addOptions(
        {{QStringLiteral("ticket"),
          QStringLiteral("Number of the return itself, not of the sale. A number under which goods of this sale came "
                         "back before answers that return again and books nothing."),
          QStringLiteral("number")},
         {QStringLiteral("line"),
          QStringLiteral("A line to return, repeatable: ID for all that is left of it, or ID:QUANTITY. \"why SALE\" "
                         "lists them; a sale of an amount has the line 1."),
          QStringLiteral("line")}});
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

void describeBlind(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("sale"), QStringLiteral("The sale's id, where the receipt can be read."),
          QStringLiteral("id")},
         {QStringLiteral("member"), QStringLiteral("Card, phone number or id of the member."), QStringLiteral("code")},
         {QStringLiteral("line"),
          QStringLiteral("A line, repeatable: CATEGORY:SKU:QUANTITY:AMOUNT, AMOUNT is what is paid back for it."),
          QStringLiteral("line")},
         {QStringLiteral("ticket"), QStringLiteral("Number of the return: the same one is the same return."),
          QStringLiteral("number")},
         {QStringLiteral("reason"), QStringLiteral("Why; needed."), QStringLiteral("text")}});
}

Exit bringBackBlind(const Invocation& invocation)
{
    json::Object request = requestFor(invocation, "return-blind");
    for (const char* const option : {"sale", "member", "ticket", "reason"})
        request.set(option, invocation.value(option));
    json::Array lines;
    for (const QString& line : invocation.values("line"))
        lines.push_back(lineObject(line));
    request.set("lines", std::move(lines));
    return report(invocation, askTerminal(invocation, request), printReturn);
}

void describeVoid(QCommandLineParser& options)
{
    describePlace(options);
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

Exit checkout(const Invocation& invocation)
{
    return report(invocation, askWindow(invocation, requestFor(invocation, "checkout")), printCheckout);
}

constexpr SubCommand kGroup[] = {
    {"checkout show", "", "Tell what the till's window shows of the open sale",
     "Only while loyalty-terminal runs on the folder.", 0, 0, nullptr, checkout},
    {"sale", "[AMOUNT]", "Book a sale of an amount or of lines",
     "AMOUNT is written 12.50, with no more decimals than the programme's currency has.\n"
     "Points are redeemed by a right of exactly that amount from head office; without head office by the rights held "
     "here.",
     0, 1, describeSale, sale},
    {"quote", "[AMOUNT]", "Say what a sale would earn and may redeem; books nothing", "", 0, 1, describeSale, quote},
    {"redeem", "MEMBER AMOUNT [POINTS|max]", "Book a sale that the member pays with points",
     "The same as sale AMOUNT --member MEMBER --redeem POINTS; max where no points are named.", 2, 3, describeTicket,
     redeem},
    {"return", "SALE", "Take goods of a sale back",
     "SALE is the sale's id, or its ticket's number with --register and --store where they are not this till's.\n"
     "Without --line everything that is left of it comes back.",
     1, 1, describeReturn, bringBack},
    {"return-blind", "", "Take goods back of a sale that cannot be looked up",
     "Only with an approver; head office reports every one. The points are taken back by today's rules.", 0, 0,
     describeBlind, bringBackBlind},
    {"void", "SALE", "Void a whole sale of today",
     "SALE is the sale's id, or its ticket's number. A sale of another day is not voided; return its goods instead.", 1,
     1, describeVoid, voidSale},
    {"why", "SALE", "Say how a sale's points came about, step by step",
     "SALE is the sale's id, or its ticket's number.", 1, 1, describePlace, why},
};

} // namespace

std::span<const SubCommand> saleGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
