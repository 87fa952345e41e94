#include "ui/style/note_line.h"

#include "ui/style/icon_label.h"
#include "ui/style/style.h"

#include <QHBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

NoteLine::NoteLine(QWidget* parent)
    : QWidget(parent)
    , m_icon(new IconLabel(20, this))
    , m_words(makeText(this, u"small"_s))
{
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop); // beside the icon, however high the line is
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 1, 0, 1);
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_words, 1);
    hide();
}

void NoteLine::show(const QString& icon, const QString& ink, const QString& words)
{
    m_icon->show(icon, ink);
    m_words->setText(words);
    setInk(m_words, ink);
    setVisible(!words.isEmpty());
}

} // namespace loyalty::ui
