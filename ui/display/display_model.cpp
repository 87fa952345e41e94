#include "ui/display/display_model.h"

#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/till/tier_words.h"
#include "ui/till/trace_words.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

struct Display
{
    Q_DECLARE_TR_FUNCTIONS(Display)
};

using checkout::DisplayView;

QString greetingOf(const DisplayView& view)
{
    const QString name = text(view.maskedName);
    if (view.birthday)
        return name.isEmpty() ? Display::tr("Happy birthday!") : Display::tr("Happy birthday, %1!").arg(name);
    return name.isEmpty() ? Display::tr("Welcome") : Display::tr("Welcome, %1").arg(name);
}

void fillTier(DisplayModel& model, const DisplayView& view, const ProgrammeWords& words)
{
    if (view.tier.empty())
        return;
    model.tier = tierName(words, view.tier);
    model.tierColour = tierColour(words, view.tier);
    if (view.nextTier.empty() || view.tierMissing == 0) // not by what is counted alone
        return;
    const auto done = static_cast<double>(view.tierQualifying - view.tierFrom);
    const auto whole = done + static_cast<double>(view.tierMissing);
    model.meter = true;
    model.share = whole > 0 ? done / whole : 0;
    model.meterWords = moreToTier(words, view.tierMissing, view.currency, view.nextTier);
}

/// What came off the price, in one sentence.
QString takenOff(const DisplayView& view)
{
    QStringList parts;
    if (view.offersMinor > 0)
        parts.push_back(Display::tr("%1 saved").arg(moneyText(view.offersMinor, view.currency)));
    if (view.redeemsMinor > 0)
        parts.push_back(Display::tr("%1 with points (%2)")
                            .arg(moneyText(view.redeemsMinor, view.currency), pointsWords(view.redeems)));
    if (view.valueMinor > 0)
        parts.push_back(Display::tr("%1 from stored value").arg(moneyText(view.valueMinor, view.currency)));
    return parts.join(QStringLiteral(" · "));
}

void fillBasket(DisplayModel& model, const DisplayView& view)
{
    const bool back = view.giveBackMinor > 0;
    model.caption = back ? Display::tr("You get back") : Display::tr("To pay");
    model.figure = moneyText(back ? view.giveBackMinor : view.dueMinor, view.currency);
    model.line = takenOff(view);
    if (view.hasMember)
        (model.line.isEmpty() ? model.line : model.second) = Display::tr("You earn %1").arg(pointsWords(view.earns));
}

void fillThanks(DisplayModel& model, const DisplayView& view, const ProgrammeWords& words)
{
    model.greeting = Display::tr("Thank you");
    if (!view.hasMember) {
        model.line = Display::tr("See you soon");
        return;
    }
    model.caption = Display::tr("Your points");
    model.figure = pointsText(view.balance);
    QStringList parts{Display::tr("%1 earned just now").arg(pointsWords(view.earns))};
    if (view.couponsCome > 0)
        parts.push_back(Display::tr("%n coupon(s) for next time", nullptr, static_cast<int>(view.couponsCome)));
    if (!view.stampCard.empty())
        parts.push_back(Display::tr("%1: %2 of %3")
                            .arg(stampCardName(words, view.stampCard))
                            .arg(view.stamps)
                            .arg(view.stampsFull));
    if (view.valueMinor > 0)
        parts.push_back(Display::tr("stored value %1").arg(moneyText(view.valueLeftMinor, view.currency)));
    constexpr qsizetype kMost = 2; // more is not read in passing
    model.line = parts.mid(0, kMost).join(QStringLiteral(" · "));
}

} // namespace

DisplayModel displayModel(const DisplayView& view, const ProgrammeWords& words, const QString& storeName)
{
    DisplayModel model;
    if (view.hasMember) {
        model.greeting = greetingOf(view);
        fillTier(model, view, words);
    }
    switch (view.page) {
    case DisplayView::Page::Welcome:
        model.greeting = storeName;
        model.figure = Display::tr("Welcome");
        model.line = Display::tr("Members: please show your code");
        return model;
    case DisplayView::Page::Greeting:
        model.caption = Display::tr("Your points");
        model.figure = pointsText(view.balance);
        if (view.endingSoon > Points() && view.endingLastDay)
            model.line =
                Display::tr("%1 only until %2").arg(pointsWords(view.endingSoon), dayText(*view.endingLastDay));
        return model;
    case DisplayView::Page::Basket:
        fillBasket(model, view);
        return model;
    case DisplayView::Page::Thanks:
        fillThanks(model, view, words);
        return model;
    }
    LOYALTY_ASSERT(!"unknown page of the display");
}

} // namespace loyalty::ui
