#pragma once

#include "ui/till/till.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

namespace loyalty::ui {

/// One question over whatever is on the screen: who is at the till, who allows it, yes or no, why.
struct Question
{
    enum class Field { None, Number, Pin, Words };

    QString icon;
    QString title;
    QString text;
    Field field = Field::None;
    QString fieldLabel;
    QString yes;
    QString no;      ///< empty: it must be answered
    QString also;    ///< of a third button, for what is neither; empty: there is none
    QString alsoKey; ///< printed on it
    QString trouble; ///< why the answer before was not taken
    bool operator==(const Question&) const = default;
};

/// Asks one question at a time. Another one waits until it is answered or put away; only the steps of one question (a
/// number, then its PIN) take each other's place.
///
/// Without pixels; a sheet draws question() and gives back answer() or cancel().
class Asking final : public QObject
{
    Q_OBJECT

public:
    using Words = std::function<Question()>; ///< made anew when the language changes
    using Attempt = std::function<void(const terminal::Credentials&, Then<SignInAnswer>)>;

    explicit Asking(Till& till, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<Question>& question() const { return m_question; }

    /// What withdraw() knows the question by.
    using Ticket = std::uint64_t;

    Ticket ask(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled = {},
               std::function<void()> also = {});
    /// Has a person say who they are, by number, and then by PIN where they have one. `attempt` tells whether it is taken;
    /// after that `done`. Where too many wrong PINs were typed, a supervisor is asked to let them try again.
    /// `also`: what the third button does, while a number is asked for; the question is put away first.
    void who(Words words, Attempt attempt, std::function<void()> done, std::function<void()> cancelled = {},
             std::function<void()> also = {});
    /// Has another person allow `permission`, then calls `allowed`: once, at once. `about`: what it is asked for; may be
    /// empty.
    void approval(access::Permission permission, std::function<void()> allowed, const QString& about = {});
    /// The answer was not taken: the question stays, and says why.
    void refuse(const QString& trouble);
    /// The answer was taken, or the question is no longer wanted. The next one comes with the event loop.
    void close();
    /// This question is no longer wanted, whether it stands or waits.
    void withdraw(Ticket ticket);
    void retranslate();

    // ---- what a person does
    void answer(const QString& text);
    void cancel();
    void chooseAlso();

Q_SIGNALS:
    void changed();

private:
    /// Who is asked for, until they are taken.
    struct Person
    {
        Words words;
        Attempt attempt;
        std::function<void()> done;
        std::function<void()> cancelled;
        std::function<void()> also = {};
    };
    struct Waiting
    {
        Ticket ticket = 0;
        Words words;
        std::function<void(const QString&)> answered;
        std::function<void()> cancelled;
        std::function<void()> also;
    };
    void put(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled,
             std::function<void()> also);
    void askNext();
    void askNumber(const Person& person);
    void askPin(const Person& person, const std::string& number);
    void askSupervisor(const Person& person, const std::string& number);
    void attempt(const Person& person, const terminal::Credentials& given);

    Till& m_till;
    Words m_words;
    std::function<void(const QString&)> m_answered;
    std::function<void()> m_cancelled;
    std::function<void()> m_also;
    std::optional<Question> m_question;
    std::deque<Waiting> m_waiting;
    Ticket m_ticket = 0; ///< of the question that stands
    Ticket m_tickets = 0;
    std::uint64_t m_attempted = 0; ///< the serial of the question whose answer is being tried; 0: none is
    std::uint64_t m_serial = 0;    ///< an answer that comes late belongs to its own question only
};

} // namespace loyalty::ui
