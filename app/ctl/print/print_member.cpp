#include "app/ctl/print/print.h"

#include <algorithm>

namespace loyalty::ctl {
namespace {

std::string pointsText(std::int64_t points)
{
    return std::to_string(points);
}

/// Of the live code that was shown; empty where there was none.
std::string codeText(Language language, const JsonView& member)
{
    if (!member.has("code"))
        return {};
    if (!member.text("clockDoubt").empty())
        return say(language, "code.clock-doubt");
    const std::int64_t age = member.number("codeAge");
    return say(language, "code." + member.text("code"), {{"seconds", std::to_string(age < 0 ? -age : age)}});
}

Rows memberRows(Language language, const JsonView& member, const std::string& zone)
{
    const JsonView tier = member.at("tier");
    const auto label = [&](std::string_view key) { return say(language, key); };
    Rows rows{{label("label.member"), member.text("id")},
              {label("label.name"), member.text("name")},
              {label("label.number"), member.text("number")},
              {label("label.code"), codeText(language, member)},
              {label("label.balance"), pointsText(member.number("balance"))},
              {label("label.tier"), tier.text("id")}};
    for (const json::Value& value : member.list("endings")) {
        const JsonView ending(value);
        rows.emplace_back(say(language, "label.ending", {{"day", ending.text("lastDay")}}),
                          pointsText(ending.number("points")));
    }
    if (member.number("pending") > 0)
        rows.emplace_back(label("label.points-to-come"), pointsText(member.number("pending")));
    const Rows purse = purseRows(language, member.at("purse"));
    rows.insert(rows.end(), purse.begin(), purse.end());
    for (const json::Value& value : member.list("family")) {
        const JsonView share(value);
        rows.emplace_back(say(language, "label.family", {{"name", share.text("name")}}),
                          pointsText(share.number("balance")));
    }
    // A right lets nobody spend more than there is.
    const std::int64_t rights = member.number("spendableBacked") + member.number("spendableUnbacked");
    const std::int64_t spendable = std::clamp<std::int64_t>(member.number("balance"), 0, rights);
    rows.emplace_back(label("label.spendable"), pointsText(spendable));
    rows.emplace_back(label("label.joined"), member.text("joined"));
    rows.emplace_back(label("label.as-of"),
                      member.has("asOf") ? timeText(member.number("asOf"), zone) : label("label.never"));
    if (member.number("pendingHere") > 0)
        rows.emplace_back(label("label.pending"), std::to_string(member.number("pendingHere")));
    return rows;
}

void printMemberIn(Language language, const JsonView& member, const std::string& zone)
{
    printRows(memberRows(language, member, zone));
    if (member.flag("blocked"))
        print("  " + say(language, "label.blocked") +
              (member.text("blockReason").empty() ? std::string() : ": " + member.text("blockReason")));
    if (member.flag("erased"))
        print("  " + say(language, "label.erased"));
}

void printLots(Language language, const JsonView& ledger)
{
    const std::string zone = ledger.text("zone");
    print(say(language, "label.lots"));
    for (const json::Value& value : ledger.list("lots")) {
        const JsonView lot(value);
        const std::string ends = lot.has("endsAt")
                                     ? say(language, "label.ends", {{"day", lastDayText(lot.number("endsAt"), zone)}})
                                     : say(language, "label.never-ends");
        print("  " + pointsText(lot.number("remaining")) + "  " + timeText(lot.number("earned"), zone) + "  " + ends);
    }
}

void printPosting(const JsonView& posting)
{
    const std::string key = posting.text("key");
    const std::int64_t amount = posting.number("amount");
    print("      " + std::string(amount > 0 ? "+" : "") + std::to_string(amount) + " " + posting.text("asset") +
          (key.empty() ? "" : "/" + key) + "  " + posting.text("contra") + "  " + posting.text("rule"));
}

} // namespace

void printMember(const Invocation& invocation, const JsonView& member)
{
    printMemberIn(invocation.language, member, member.text("zone"));
}

void printLedger(const Invocation& invocation, const JsonView& ledger)
{
    const Language language = invocation.language;
    printMemberIn(language, ledger.at("member"), ledger.text("zone"));
    printRows({{say(language, "label.debt"), pointsText(ledger.number("debt"))},
               {say(language, "label.leased"), pointsText(ledger.number("leased"))}});
    printLots(language, ledger);
    print(say(language, "label.history"));
    for (const json::Value& value : ledger.list("lines")) {
        const JsonView line(value);
        const std::string contained = line.flag("contained") ? "  (" + say(language, "label.contained") + ")" : "";
        print("  " + std::to_string(line.at("entry").number("seq")) + "  " +
              timeText(line.number("at"), ledger.text("zone")) + "  " + line.text("kind") + contained);
        for (const json::Value& posting : line.list("postings"))
            printPosting(JsonView(posting));
    }
}

} // namespace loyalty::ctl
