#pragma once

#include "ui/till/till.h"

#include <QObject>

#include <functional>
#include <optional>

namespace loyalty::ui {

/// One question over whatever is on the screen: who is at the till, who allows it, yes or no, why.
struct Question
{
    enum class Field { None, Number, Words };

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

    explicit Asking(Till& till, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<Question>& question() const { return m_question; }

    void ask(Words words, std::function<void(const QString&)> answered, std::function<void()> cancelled = {});
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
    Till& m_till;
    Words m_words;
    std::function<void(const QString&)> m_answered;
    std::function<void()> m_cancelled;
    std::optional<Question> m_question;
    std::uint64_t m_serial = 0; ///< an answer that comes late belongs to its own question only
};

} // namespace loyalty::ui
