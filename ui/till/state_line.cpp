#include "ui/till/state_line.h"

#include "ui/style/icon_label.h"
#include "ui/style/style.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

StateLine::StateLine(QWidget* parent)
    : QFrame(parent)
{
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 4, 16, 0);
    line->setSpacing(6);
    m_training = makeText(this, u"small"_s, u"stop"_s, true);
    m_training->setObjectName(u"training"_s);
    line->addWidget(m_training);
    m_headOffice = addPlace("headOffice");
    line->addSpacing(16);
    m_terminal = addPlace("terminal");
    line->addStretch(1);
    m_clock = addPlace("clock");
    line->addSpacing(16);
    m_scanner = addPlace("scanner");
    line->addSpacing(16);
    m_printer = addPlace("printer");
    line->addSpacing(16);
    m_cashier = addPlace("cashierName");
    setFixedHeight(32);
}

StateLine::Place StateLine::addPlace(const char* name)
{
    auto* line = static_cast<QHBoxLayout*>(layout());
    const Place place{new IconLabel(20, this), makeText(this, u"small"_s)};
    place.words->setObjectName(QString::fromLatin1(name));
    line->addWidget(place.icon);
    line->addWidget(place.words);
    return place;
}

void StateLine::fill(const Place& place, const StateItem& item)
{
    const QString ink = item.tone == Tone::Neutral ? u"ink2"_s : inkOf(item.tone);
    place.icon->show(item.icon, ink);
    place.words->setText(item.words);
    place.words->setAccessibleName(item.words);
    setInk(place.words, ink);
    // Trouble is bold, so that it is seen without its colour.
    setLook(place.words, "bold", item.tone == Tone::Wait || item.tone == Tone::Stop ? u"true"_s : u"false"_s);
    place.icon->setVisible(!item.words.isEmpty());
    place.words->setVisible(!item.words.isEmpty());
}

void StateLine::show(const StateLineModel& model)
{
    m_training->setText(tr("TRAINING"));
    m_training->setVisible(model.training);
    fill(m_headOffice, model.headOffice);
    fill(m_terminal, model.terminal);
    fill(m_cashier, model.cashier);
    fill(m_clock, model.clock);
    fill(m_scanner, model.scanner);
    fill(m_printer, model.printer);
}

} // namespace loyalty::ui
