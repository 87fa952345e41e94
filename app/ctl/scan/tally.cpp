#include "app/ctl/scan/tally.h"

#include "app/ctl/output.h"
#include "core/access/article_code.h"
#include "core/base/assert.h"

#include <QString>

namespace loyalty::ctl {
namespace {

using access::Symbology;

bool isArticle(Symbology symbology)
{
    return symbology == Symbology::Retail || symbology == Symbology::UpcE;
}

bool isSame(const devices::PictureFinding& finding, const std::string& held)
{
    if (finding.text == held || finding.bytes == held)
        return true;
    if (!isArticle(finding.symbology))
        return false;
    const auto article = access::articleOf(finding.bytes, finding.symbology);
    return article && (article == access::articleOf(held, finding.symbology) ||
                       article == access::articleOf(held, Symbology::Retail));
}

void printRow(const std::string& name, const Count& count)
{
    print(QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
              .arg(QString::fromStdString(name), -24)
              .arg(count.pictures, 5)
              .arg(count.right, 6)
              .arg(count.wrong, 6)
              .arg(count.unread, 7)
              .arg(count.found, 6)
              .arg(count.msEach(), 5)
              .toStdString());
}

} // namespace

Judgement judge(const devices::PictureFinding& finding, const std::optional<std::string>& held)
{
    const bool read = finding.outcome == devices::PictureOutcome::Read;
    if (!held)
        return read ? Judgement::FoundWhereNothingIs : Judgement::FoundNothing;
    if (!read)
        return Judgement::Unread;
    return isSame(finding, *held) ? Judgement::Right : Judgement::Wrong;
}

void Count::add(Judgement judgement, std::int64_t tookMs)
{
    ++pictures;
    ms += tookMs;
    switch (judgement) {
    case Judgement::Right:
        ++right;
        break;
    case Judgement::Wrong:
        ++wrong;
        break;
    case Judgement::Unread:
        ++unread;
        break;
    case Judgement::FoundWhereNothingIs:
        ++found;
        break;
    case Judgement::FoundNothing:
    case Judgement::NotJudged:
        break;
    }
}

void Tally::add(const std::string& folder, Judgement judgement, std::int64_t tookMs)
{
    folders[folder].add(judgement, tookMs);
    all.add(judgement, tookMs);
}

void Tally::print(int deaths) const
{
    ctl::print("\nfolder                       n  right  wrong  unread  found    ms");
    for (const auto& [name, count] : folders)
        printRow(name, count);
    ctl::print(QStringLiteral("scan: %1 pictures, %2 right, %3 wrong, %4 unread, %5 found where nothing is, %6 helper "
                              "deaths, %7 ms each")
                   .arg(all.pictures)
                   .arg(all.right)
                   .arg(all.wrong)
                   .arg(all.unread)
                   .arg(all.found)
                   .arg(deaths)
                   .arg(all.msEach())
                   .toStdString());
}

std::string_view toString(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Right:
        return "right";
    case Judgement::Wrong:
        return "WRONG";
    case Judgement::Unread:
        return "unread";
    case Judgement::FoundNothing:
        return "nothing, rightly";
    case Judgement::FoundWhereNothingIs:
        return "FOUND where nothing is";
    case Judgement::NotJudged:
        return "";
    }
    LOYALTY_ASSERT(!"unknown judgement");
}

} // namespace loyalty::ctl
