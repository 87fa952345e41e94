#include "ui/till/member_panel.h"

#include "ui/style/icon_label.h"
#include "ui/style/meter.h"
#include "ui/style/note_line.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

MemberPanel::MemberPanel(QWidget* parent)
    : QFrame(parent)
    , m_pages(new QStackedLayout(this))
{
    setObjectName(u"member"_s);
    setProperty("look", u"card"_s);
    m_pages->addWidget(makeEmpty());
    m_pages->addWidget(makeMember());
}

QWidget* MemberPanel::makeEmpty()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    m_emptyIcon = new IconLabel(48, page);
    column->addWidget(m_emptyIcon, 0, Qt::AlignHCenter);
    m_emptyTitle = makeText(page, u"lead"_s, u"ink"_s, true);
    m_emptyTitle->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_emptyTitle);
    m_emptyText = makeText(page, u"body"_s, u"muted"_s);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setWordWrap(true);
    column->addWidget(m_emptyText);
    column->addStretch(3);
    return page;
}

QWidget* MemberPanel::makeMember()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 10, 16, 10);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    m_name = makeText(page, u"title"_s, u"ink"_s, true);
    m_name->setObjectName(u"memberName"_s);
    m_tier = makeChip(page);
    m_tier->setObjectName(u"memberTier"_s);
    head->addWidget(m_name, 1);
    head->addWidget(m_tier, 0, Qt::AlignVCenter);
    column->addLayout(head);
    m_number = makeText(page, u"body"_s, u"ink2"_s);
    m_number->setObjectName(u"memberNumber"_s);
    column->addWidget(m_number);
    column->addSpacing(6);
    m_balanceCaption = makeText(page, u"small"_s, u"muted"_s);
    column->addWidget(m_balanceCaption);
    m_balance = makeText(page, u"title"_s, u"ink"_s, true);
    m_balance->setObjectName(u"balance"_s);
    column->addWidget(m_balance);
    column->addSpacing(4);
    m_meter = new Meter(8, page);
    column->addWidget(m_meter);
    column->addSpacing(2);
    m_tierLine = makeText(page, u"small"_s, u"ink2"_s);
    m_tierLine->setObjectName(u"tierLine"_s);
    column->addWidget(m_tierLine);
    column->addSpacing(6);
    for (NoteLine*& note : m_notes) {
        note = new NoteLine(page);
        column->addWidget(note);
    }
    column->addStretch(1);
    m_nextBand = new QFrame(page);
    m_nextBand->setProperty("look", u"band"_s);
    auto* band = new QVBoxLayout(m_nextBand);
    band->setContentsMargins(12, 8, 12, 8);
    m_next = new NoteLine(m_nextBand);
    m_next->words().setObjectName(u"nextAct"_s);
    setLook(&m_next->words(), "bold", u"true"_s);
    band->addWidget(m_next);
    column->addWidget(m_nextBand);
    column->addSpacing(6);
    m_asOf = makeText(page, u"small"_s, u"muted"_s);
    m_asOf->setObjectName(u"asOf"_s);
    m_asOf->setWordWrap(true);
    column->addWidget(m_asOf);
    return page;
}

void MemberPanel::show(const MemberModel& model)
{
    m_pages->setCurrentIndex(model.shown ? 1 : 0);
    m_emptyIcon->show(u"user"_s, u"edge"_s);
    m_emptyTitle->setText(model.emptyTitle);
    m_emptyText->setText(model.emptyText);
    m_name->setText(model.name);
    m_number->setText(model.number);
    m_number->setVisible(!model.number.isEmpty());
    m_tier->setText(model.tier);
    m_tier->setVisible(!model.tier.isEmpty());
    setLook(m_tier, "tone", model.tierColour);
    m_balanceCaption->setText(model.balanceCaption);
    m_balance->setText(model.balance);
    m_meter->show(model.tierShare);
    m_meter->setVisible(!model.tierLine.isEmpty());
    m_tierLine->setText(model.tierLine);
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        const StateItem item = i < model.notes.size() ? model.notes[i] : StateItem();
        m_notes[i]->show(item.icon, inkOf(item.tone), item.words);
    }
    m_next->show(model.next.icon, inkOf(model.next.tone), model.next.words);
    m_nextBand->setVisible(!model.next.words.isEmpty());
    setLook(m_nextBand, "tone", softOf(model.next.tone).remove(u"Soft"_s));
    m_asOf->setText(model.asOf);
    setAccessibleName(model.shown ? QStringList({model.name, model.tier, model.balance}).join(u' ') : model.emptyTitle);
}

} // namespace loyalty::ui
