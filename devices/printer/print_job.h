#pragma once

#include "devices/printer/encode.h"
#include "devices/printer/profile.h"
#include "devices/printer/status.h"
#include "devices/transport/transport.h"

#include <chrono>
#include <deque>
#include <optional>

namespace loyalty::devices {

/// One job on its way to paper. The owner calls advance() until the state is final; each call does one bounded piece of
/// work and waits at most its patience. Nothing sleeps, and nothing is printed twice: after a time-out sending goes on at
/// the byte after the last one taken, and a job that lost its printer half way is Unsure, never sent again.
class PrintJob
{
public:
    enum class State {
        Queued,  ///< nothing was sent; the printer may be busy
        Sending, ///< also while somebody has to put in paper
        Sent,    ///< all of it was taken; the proof has not come
        Printed, ///< final: the printer proved it
        Unsure,  ///< final: some of it may be on paper, some may not
        Failed,  ///< final: nothing is on paper, because not one byte was taken
    };

    PrintJob(EncodedJob job, Proof proof);

    /// Opens the transport where it must, and closes it when the state is final. Sent is final where the printer proves
    /// nothing.
    State advance(Transport& transport, std::chrono::milliseconds patience = std::chrono::seconds{2});
    /// Nobody waits for it any longer.
    State giveUp(Transport& transport);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isFinal() const;
    /// Somebody has to come: paper, cover, cutter. The offset is kept.
    [[nodiscard]] bool needsHelp() const { return m_status.needsHelp(); }
    /// As last heard; all well where the printer never said anything.
    [[nodiscard]] const PrinterStatus& status() const { return m_status; }
    /// Of the bytes that were taken.
    [[nodiscard]] qsizetype offset() const { return m_offset; }
    /// Why it is not further; none while it goes on.
    [[nodiscard]] std::optional<TransportError> error() const { return m_error; }

private:
    void start(Transport& transport, std::chrono::milliseconds patience);
    void send(Transport& transport, std::chrono::milliseconds patience);
    bool lookAfterHeader(Transport& transport, std::chrono::milliseconds patience);
    void waitForHelp(Transport& transport, std::chrono::milliseconds patience);
    void waitForProof(Transport& transport, std::chrono::milliseconds patience);
    void ask(Transport& transport, std::chrono::milliseconds patience);
    bool flushQuestions(Transport& transport, std::chrono::milliseconds patience);
    bool listen(Transport& transport, QDeadlineTimer deadline);
    void hear(const PrinterAnswer& answer);
    void lose(TransportError error);
    [[nodiscard]] qsizetype pieceEnd() const;
    [[nodiscard]] bool isAtCut() const;

    EncodedJob m_job;
    Proof m_proof;
    State m_state = State::Queued;
    qsizetype m_offset = 0;
    AnswerReader m_reader;
    PrinterStatus m_status;
    QByteArray m_questions;     ///< bytes of questions that were not taken yet
    std::deque<quint8> m_asked; ///< questions without an answer
    bool m_greeted = false;     ///< the printer was asked before the first byte
    bool m_looked = false;      ///< at the printer, after the header
    bool m_told = false;        ///< it has told its status since the header made it report
    std::optional<TransportError> m_error;
};

} // namespace loyalty::devices
