#pragma once

#include "devices/printer/model.h"
#include "devices/transport/transport.h"

#include <optional>

namespace loyalty::test {

/// A cable to a printer model. Time-outs come at once.
class ModelTransport final : public devices::Transport
{
public:
    explicit ModelTransport(devices::PrinterModel& model)
        : m_model(model)
    {}

    /// The cable is pulled, and the printer off, once this many bytes have been taken.
    void loseAfter(qsizetype bytes) { m_loseAfter = bytes; }
    void setBusy(bool busy) { m_busy = busy; }
    [[nodiscard]] qsizetype taken() const { return m_taken; }
    [[nodiscard]] int opened() const { return m_opened; }

    [[nodiscard]] Result<void, devices::TransportError> open(QDeadlineTimer deadline) override;
    [[nodiscard]] devices::Written write(const QByteArray& bytes, QDeadlineTimer deadline) override;
    [[nodiscard]] devices::Received read(QDeadlineTimer deadline) override;
    [[nodiscard]] bool isOpen() const override { return m_open; }
    void close() override { m_open = false; }

private:
    devices::PrinterModel& m_model;
    std::optional<qsizetype> m_loseAfter;
    qsizetype m_taken = 0;
    int m_opened = 0;
    bool m_busy = false;
    bool m_open = false;
    bool m_lost = false;
};

} // namespace loyalty::test
