#pragma once

#include "devices/printer/model.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace loyalty::test {

/// A network printer: one client at a time, a small buffer, and it can hang up in the middle. The calls come from any
/// thread; the printer lives on its own.
class FakeTcpPrinter
{
public:
    explicit FakeTcpPrinter(const devices::Profile& profile);
    FakeTcpPrinter(const FakeTcpPrinter&) = delete;
    FakeTcpPrinter& operator=(const FakeTcpPrinter&) = delete;
    ~FakeTcpPrinter();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Does something to the model on the printer's thread, then lets it go on.
    void with(const std::function<void(devices::PrinterModel&)>& act);
    /// Hangs up, and loses what is not on paper, once this many bytes have come in.
    void hangUpAfter(qsizetype bytes);
    [[nodiscard]] devices::PrinterModel model();

private:
    class Wire;

    QThread m_thread;
    std::unique_ptr<Wire> m_wire;
    quint16 m_port = 0;
};

} // namespace loyalty::test
