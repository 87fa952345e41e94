#pragma once

#include "ui/till/till.h"

#include <QObject>

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
    QString trouble; ///< why the answer before was not taken
    bool operator==(const Question&) const = default;
};

/// Asks one question at a time. A new one takes the place of the one before, which then was not answered.
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

    void ask(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled = {});
    /// Has a person say who they are, by number, and then by PIN where they have one. `attempt` tells whether it is taken;
    /// after that `done`. Where too many wrong PINs were typed, a supervisor is asked to let them try again.
    void who(Words words, Attempt attempt, std::function<void()> done, std::function<void()> cancelled = {});
    /// Has another person allow `permission`, then calls `allowed`: once, at once.
    void approval(access::Permission permission, std::function<void()> allowed);
    /// The answer was not taken: the question stays, and says why.
    void refuse(const QString& trouble);
    /// The answer was taken, or the question is no longer wanted.
    void close();
    void retranslate();

    // ---- what a person does
    void answer(const QString& text);
    void cancel();

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
    };
    void askNumber(const Person& person);
    void askPin(const Person& person, const std::string& number);
    void askSupervisor(const Person& person, const std::string& number);
    void attempt(const Person& person, const terminal::Credentials& given);

    Till& m_till;
    Words m_words;
    std::function<void(const QString&)> m_answered;
    std::function<void()> m_cancelled;
    std::optional<Question> m_question;
    std::uint64_t m_serial = 0; ///< an answer that comes late belongs to its own question only
};

} // namespace loyalty::ui
