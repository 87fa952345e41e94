#include "ui/till/asking.h"

#include "ui/language/fault_words.h"
#include "ui/language/refusal_words.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

Asking::Asking(Till& till, QObject* parent)
    : QObject(parent)
    , m_till(till)
{}

Asking::Ticket Asking::ask(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled,
                           std::function<void()> also)
{
    const Ticket ticket = ++m_tickets;
    if (m_question) {
        m_waiting.push_back({ticket, std::move(words), std::move(answered), std::move(cancelled), std::move(also)});
        return ticket;
    }
    m_ticket = ticket;
    put(std::move(words), std::move(answered), std::move(cancelled), std::move(also));
    return ticket;
}

void Asking::askNext()
{
    if (m_question || m_waiting.empty())
        return;
    Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_ticket = next.ticket;
    put(std::move(next.words), std::move(next.answered), std::move(next.cancelled), std::move(next.also));
}

void Asking::withdraw(Ticket ticket)
{
    std::erase_if(m_waiting, [ticket](const Waiting& each) { return each.ticket == ticket; });
    if (m_question && m_ticket == ticket)
        close();
}

void Asking::put(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled,
                 std::function<void()> also)
{
    ++m_serial;
    m_words = std::move(words);
    m_answered = std::move(answered);
    m_cancelled = std::move(cancelled);
    m_also = std::move(also);
    m_question = m_words();
    Q_EMIT changed();
}

void Asking::approval(access::Permission permission, std::function<void()> allowed, const QString& about)
{
    const auto words = [permission, about] {
        return Question{.icon = u"shield"_s,
                        .title = tr("Approval needed"),
                        .text = (about.isEmpty() ? QString() : about + u'\n') +
                                tr("%1: somebody else who may do it types their number. It holds for this once.")
                                    .arg(wordsFor(permission)),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Number of who allows it"),
                        .yes = tr("Allow"),
                        .no = tr("Cancel")};
    };
    who(
        words,
        [this, permission](const terminal::Credentials& given, const Then<SignInAnswer>& then) {
            m_till.approve(given, permission, then);
        },
        std::move(allowed));
}

void Asking::who(Words words, Attempt attempt, std::function<void()> done, std::function<void()> cancelled,
                 std::function<void()> also)
{
    const Person person{std::move(words), std::move(attempt), std::move(done), std::move(cancelled), std::move(also)};
    ask(
        person.words,
        [this, person](const QString& number) {
            this->attempt(person, {number.toStdString(), {}});
        },
        person.cancelled, person.also);
}

void Asking::askNumber(const Person& person)
{
    put(
        person.words,
        [this, person](const QString& number) {
            attempt(person, {number.toStdString(), {}});
        },
        person.cancelled, person.also);
}

void Asking::askPin(const Person& person, const std::string& number)
{
    const auto words = [person, number] {
        Question question = person.words();
        question.title = tr("PIN of number %1").arg(QString::fromStdString(number));
        question.text = tr("Type it where nobody sees it. Forgotten? Head office gives a new one.");
        question.field = Question::Field::Pin;
        question.fieldLabel = tr("PIN");
        question.no = tr("Another number");
        question.also.clear();
        return question;
    };
    put(
        words,
        [this, person, number](const QString& pin) {
            attempt(person, {number, pin.toStdString()});
        },
        [this, person] { askNumber(person); }, {});
}

void Asking::askSupervisor(const Person& person, const std::string& number)
{
    const auto words = [number] {
        return Question{.icon = u"lock"_s,
                        .title = tr("Number %1 is locked").arg(QString::fromStdString(number)),
                        .text = tr("Too many wrong PINs. A supervisor types their number to let it try again, or head "
                                   "office gives a new PIN."),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Number of the supervisor"),
                        .yes = tr("Unlock"),
                        .no = tr("Another number")};
    };
    const auto again = [this, person] { askNumber(person); };
    askNumber({words,
               [this, number](const terminal::Credentials& given, const Then<SignInAnswer>& then) {
                   m_till.letTryAgain(given, number, then);
               },
               again,
               again,
               {}});
}

void Asking::attempt(const Person& person, const terminal::Credentials& given)
{
    const QPointer<Asking> self(this);
    const std::uint64_t serial = m_serial;
    if (std::exchange(m_attempted, serial) == serial)
        return; // the one before is not answered yet
    person.attempt(given, [self, serial, person, number = given.operatorId](const SignInAnswer& answer) {
        if (!self || self->m_serial != serial)
            return;
        self->m_attempted = 0;
        if (!answer) {
            self->close();
            person.done();
            return;
        }
        if (const auto* const fault = std::get_if<Fault>(&*answer)) {
            self->refuse(wordsFor(fault->code));
            return;
        }
        const auto& stop = std::get<terminal::SignInStop>(*answer);
        if (stop.why == terminal::SignInRefusal::NeedsPin)
            self->askPin(person, number);
        else if (stop.why == terminal::SignInRefusal::Locked)
            self->askSupervisor(person, number);
        else
            self->refuse(wordsFor(stop));
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
    m_also = {};
    Q_EMIT changed();
    // What comes of this one may ask its next step first.
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, &Asking::askNext, Qt::QueuedConnection);
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

void Asking::chooseAlso()
{
    if (!m_question || m_question->also.isEmpty())
        return;
    const auto also = m_also;
    close();
    if (also)
        also();
}

} // namespace loyalty::ui
