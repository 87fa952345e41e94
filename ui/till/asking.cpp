#include "ui/till/asking.h"

#include "ui/language/refusal_words.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

Asking::Asking(Till& till, QObject* parent)
    : QObject(parent)
    , m_till(till)
{}

void Asking::ask(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled)
{
    ++m_serial;
    m_words = std::move(words);
    m_answered = std::move(answered);
    m_cancelled = std::move(cancelled);
    m_question = m_words();
    Q_EMIT changed();
}

void Asking::approval(access::Permission permission, std::function<void()> allowed)
{
    const auto words = [permission] {
        return Question{.icon = u"shield"_s,
                        .title = tr("Approval needed"),
                        .text = tr("%1: somebody else who may do it types their number. It holds for this once.")
                                    .arg(wordsFor(permission)),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Number of who allows it"),
                        .yes = tr("Allow"),
                        .no = tr("Cancel")};
    };
    ask(words, [this, permission, allowed = std::move(allowed)](const QString& number) {
        const QPointer<Asking> self(this);
        const std::uint64_t serial = m_serial;
        m_till.approve(number.toStdString(), permission, [self, serial, allowed](bool yes) {
            if (!self || self->m_serial != serial)
                return;
            if (!yes) {
                self->refuse(tr("Nobody with this number may allow it. Somebody else must."));
                return;
            }
            self->close();
            allowed();
        });
    });
}

void Asking::refuse(const QString& trouble)
{
    if (!m_question)
        return;
    m_question->trouble = trouble;
    Q_EMIT changed();
}

void Asking::close()
{
    ++m_serial;
    m_question.reset();
    m_words = {};
    m_answered = {};
    m_cancelled = {};
    Q_EMIT changed();
}

void Asking::retranslate()
{
    if (!m_question)
        return;
    m_question = m_words();
    Q_EMIT changed();
}

void Asking::answer(const QString& text)
{
    if (!m_question)
        return;
    const QString clean = text.trimmed();
    if (m_question->field != Question::Field::None && clean.isEmpty()) {
        refuse(tr("Type an answer first."));
        return;
    }
    // The answer may ask the next question, so that this one's function must outlive it.
    const auto answered = m_answered;
    answered(clean);
}

void Asking::cancel()
{
    if (!m_question || m_question->no.isEmpty())
        return;
    const auto cancelled = m_cancelled;
    close();
    if (cancelled)
        cancelled();
}

} // namespace loyalty::ui
