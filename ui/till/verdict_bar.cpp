#include "ui/till/verdict_bar.h"

#include "ui/style/icon_label.h"
#include "ui/style/style.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QString toneWord(Tone tone)
{
    return softOf(tone).remove(u"Soft"_s);
}

} // namespace

VerdictBar::VerdictBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new IconLabel(32, this))
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_advice(makeText(this, u"small"_s, u"ink2"_s))
{
    setObjectName(u"verdict"_s);
    m_title->setObjectName(u"verdictTitle"_s);
    m_advice->setObjectName(u"verdictAdvice"_s);
    setProperty("look", u"band"_s);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 4, 16, 6);
    line->setSpacing(16);
    line->addWidget(m_icon);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_advice);
    words->addStretch(1);
    line->addLayout(words, 1);
    setFixedHeight(64);
}

void VerdictBar::show(const VerdictModel& model)
{
    m_icon->show(model.icon, inkOf(model.tone));
    m_title->setText(model.title);
    setInk(m_title, model.tone == Tone::Neutral ? u"ink"_s : inkOf(model.tone));
    m_advice->setText(model.advice);
    m_advice->setVisible(!model.advice.isEmpty());
    setLook(this, "tone", toneWord(model.tone));
    const QString spoken = (model.title + ". "_L1 + model.advice).trimmed();
    if (spoken == accessibleName())
        return;
    setAccessibleName(spoken);
    QAccessibleEvent told(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&told);
}

} // namespace loyalty::ui
