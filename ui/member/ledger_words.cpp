#include "ui/member/ledger_words.h"

#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/till/trace_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Ledger
{
    Q_DECLARE_TR_FUNCTIONS(Ledger)
};

QString iconOfKind(std::string_view kind)
{
    if (kind == "sold")
        return u"basket"_s;
    if (kind == "returned")
        return u"return"_s;
    if (kind == "voided")
        return u"ban"_s;
    if (kind == "adjusted")
        return u"pen"_s;
    if (kind == "blocked")
        return u"lock"_s;
    return kind == "enrolled" ? u"user-plus"_s : u"receipt"_s;
}

/// One posting in words: "earned · 1 point per yuan".
QString postingWords(const ledger::Posting& posting, const ProgrammeWords& words)
{
    // What was spent comes back, and what was earned goes: the sign alone does not say so.
    QString what = wordsFor(posting.contra);
    if (posting.contra == ledger::Contra::Redeemed && posting.amount > 0)
        what = Ledger::tr("points back");
    else if (posting.contra == ledger::Contra::Issued && posting.amount < 0)
        what = Ledger::tr("taken back");
    QStringList parts{what};
    if (!posting.rule.empty() && posting.contra == ledger::Contra::Issued)
        parts.push_back(ruleName(words, posting.rule));
    return parts.join(u" · "_s);
}

} // namespace

QString entryWords(std::string_view kind)
{
    if (kind == "enrolled")
        return Ledger::tr("Enrolled");
    if (kind == "sold")
        return Ledger::tr("Sale");
    if (kind == "returned")
        return Ledger::tr("Goods returned");
    if (kind == "voided")
        return Ledger::tr("Sale voided");
    if (kind == "adjusted")
        return Ledger::tr("Points adjusted");
    if (kind == "blocked")
        return Ledger::tr("Blocked or unblocked");
    if (kind == "granted")
        return Ledger::tr("Points set aside for spending offline");
    if (kind == "gave-back")
        return Ledger::tr("Points set aside given back");
    if (kind == "noted")
        return Ledger::tr("Note");
    if (kind == "printed")
        return Ledger::tr("Receipt printed or declined");
    if (kind == "opened")
        return Ledger::tr("Terminal enrolled");
    if (kind == "loaded")
        return Ledger::tr("Stored value loaded");
    if (kind == "unloaded")
        return Ledger::tr("Stored value paid out");
    if (kind == "coupon")
        return Ledger::tr("Coupons given or taken away");
    if (kind == "stamped")
        return Ledger::tr("Card stamped");
    if (kind == "card-replaced")
        return Ledger::tr("Card replaced");
    if (kind == "merged")
        return Ledger::tr("Members merged or parted");
    if (kind == "family")
        return Ledger::tr("Family changed");
    if (kind == "tier-given")
        return Ledger::tr("Tier given by hand");
    if (kind == "segment-moved")
        return Ledger::tr("Put into a segment or out of one");
    if (kind == "erased")
        return Ledger::tr("Data erased on the member's wish");
    return Ledger::tr("An act of a newer version");
}

QString wordsFor(ledger::Contra contra)
{
    using ledger::Contra;
    switch (contra) {
    case Contra::Issued:
        return Ledger::tr("earned");
    case Contra::Redeemed:
        return Ledger::tr("redeemed");
    case Contra::Expired:
        return Ledger::tr("ended");
    case Contra::Adjusted:
        return Ledger::tr("adjusted by hand");
    case Contra::Waived:
        return Ledger::tr("let go");
    case Contra::Counted:
        return Ledger::tr("counted");
    case Contra::Merged:
        return Ledger::tr("merged");
    case Contra::Opening:
        return Ledger::tr("brought along");
    case Contra::Suspense:
        return Ledger::tr("to be decided");
    case Contra::RiskBudget:
        return Ledger::tr("risk budget");
    }
    LOYALTY_ASSERT(!"unknown contra account");
}

QString wordsFor(ledger::Asset asset)
{
    using ledger::Asset;
    switch (asset) {
    case Asset::Points:
        return Ledger::tr("points");
    case Asset::Qualifying:
        return Ledger::tr("towards the tier");
    case Asset::Counter:
        return Ledger::tr("counted for a rule");
    case Asset::StoredPrincipal:
        return Ledger::tr("stored value, paid in");
    case Asset::StoredGift:
        return Ledger::tr("stored value, given");
    case Asset::Stamp:
        return Ledger::tr("stamps");
    case Asset::Coupon:
        return Ledger::tr("coupons");
    case Asset::Activity:
        return Ledger::tr("purchases that keep points alive");
    case Asset::Exposure:
        return Ledger::tr("uncovered spending");
    }
    LOYALTY_ASSERT(!"unknown asset");
}

std::vector<Row> ledgerRows(const terminal::LedgerView& ledger, const ProgrammeWords& words, Instant now,
                            int utcOffsetMinutes)
{
    std::vector<Row> rows;
    for (const terminal::LedgerLine& line : ledger.lines) {
        const QString when = whenText(line.at, now, utcOffsetMinutes);
        QStringList detail{when, line.contained ? Ledger::tr("at head office") : Ledger::tr("not yet at head office")};
        if (!line.reason.empty())
            detail.push_back(text(line.reason));
        QString title = entryWords(line.kind);
        if (line.blocked)
            title = *line.blocked ? Ledger::tr("Blocked") : Ledger::tr("Unblocked");
        rows.push_back({.icon = iconOfKind(line.kind),
                        .title = title,
                        .detail = detail.join(u" · "_s),
                        .tone = line.contained ? Tone::Neutral : Tone::Accent,
                        .strong = true});
        for (const ledger::Posting& posting : line.postings)
            if (posting.member == ledger.member.id && posting.what.asset == ledger::Asset::Points)
                rows.push_back({.title = "    "_L1 + postingWords(posting, words),
                                .figure = signedPointsText(Points(posting.amount)),
                                .tone = posting.amount > 0 ? Tone::Good : Tone::Neutral});
    }
    if (rows.empty())
        rows.push_back({.icon = u"receipt"_s,
                        .title = Ledger::tr("Nothing yet"),
                        .detail = Ledger::tr("Sales, returns and changes made on this terminal stand here."),
                        .quiet = true});
    return rows;
}

std::vector<Row> lotRows(const terminal::LedgerView& ledger, int utcOffsetMinutes)
{
    std::vector<Row> rows;
    if (ledger.debt > Points())
        rows.push_back({.icon = u"alert"_s,
                        .title = Ledger::tr("Owed after returns"),
                        .figure = pointsText(-ledger.debt),
                        .tone = Tone::Stop,
                        .strong = true});
    if (ledger.leased > Points())
        rows.push_back({.icon = u"lock"_s,
                        .title = Ledger::tr("Set aside for spending offline"),
                        .figure = pointsText(ledger.leased)});
    const auto dayOf = [utcOffsetMinutes](Instant instant) {
        constexpr std::int64_t kDay = 86'400'000;
        const std::int64_t wall = instant.unixMs() + std::int64_t{utcOffsetMinutes} * 60'000;
        return BusinessDate(static_cast<std::int32_t>(floorDiv(wall, kDay)));
    };
    for (const ledger::Lot& lot : ledger.lots) {
        // The last moment at which they count lies just before the first at which they do not.
        const QString end =
            lot.terms.endsAt
                ? Ledger::tr("End on %1").arg(dateText(dayOf(*lot.terms.endsAt - std::chrono::milliseconds(1))))
                : Ledger::tr("Never end");
        rows.push_back({.icon = u"hourglass"_s,
                        .title = end,
                        .detail = Ledger::tr("Earned on %1").arg(dateText(dayOf(lot.terms.earned))),
                        .figure = pointsText(Points(lot.remaining))});
    }
    if (rows.empty())
        rows.push_back({.icon = u"hourglass"_s,
                        .title = Ledger::tr("No points"),
                        .detail = Ledger::tr("What sales earn stands here, with the day on which it ends."),
                        .quiet = true});
    return rows;
}

} // namespace loyalty::ui
