#include "tests/support/printer/fake_tcp_printer.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace loyalty::test {

/// What lives on the printer's thread.
class FakeTcpPrinter::Wire final : public QObject
{
public:
    explicit Wire(const devices::Profile& profile)
        : printer(profile)
    {}

    void listen()
    {
        m_server = new QTcpServer(this);
        connect(m_server, &QTcpServer::newConnection, this, [this] { greet(); });
        m_server->listen(QHostAddress::LocalHost);
        port = m_server->serverPort();
    }

    void work()
    {
        if (!m_client)
            return;
        for (;;) {
            const qint64 most = hangUpAfter ? std::max<qint64>(0, *hangUpAfter - m_taken) : kPiece;
            const QByteArray piece = m_client->peek(std::min<qint64>(most, kPiece));
            const qsizetype taken = printer.offer(piece);
            m_client->read(taken);
            m_taken += taken;
            m_client->write(printer.takeAnswers());
            if (hangUpAfter && m_taken >= *hangUpAfter) {
                hangUpAfter.reset();
                printer.powerCycle();
                std::exchange(m_client, nullptr)->abort();
                return;
            }
            if (taken == 0)
                return;
        }
    }

    devices::PrinterModel printer;
    std::optional<qsizetype> hangUpAfter;
    quint16 port = 0;

private:
    static constexpr qint64 kPiece = 512;

    void greet()
    {
        while (QTcpSocket* const next = m_server->nextPendingConnection()) {
            if (m_client) {
                next->abort();
                next->deleteLater();
                continue;
            }
            m_client = next;
            m_client->setReadBufferSize(kPiece);
            connect(m_client, &QTcpSocket::readyRead, this, [this] { work(); });
            connect(m_client, &QTcpSocket::disconnected, this, [this, next] {
                if (m_client == next) {
                    work(); // what had come in before it hung up
                    m_client = nullptr;
                }
                next->deleteLater();
            });
            work();
        }
    }

    QTcpServer* m_server = nullptr;
    QTcpSocket* m_client = nullptr;
    qsizetype m_taken = 0;
};

FakeTcpPrinter::FakeTcpPrinter(const devices::Profile& profile)
    : m_wire(std::make_unique<Wire>(profile))
{
    m_wire->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_wire.get(), [this] { m_wire->listen(); }, Qt::BlockingQueuedConnection);
    m_port = m_wire->port;
}

FakeTcpPrinter::~FakeTcpPrinter()
{
    Wire* const wire = m_wire.release();
    QMetaObject::invokeMethod(
        wire, [wire] { delete wire; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void FakeTcpPrinter::with(const std::function<void(devices::PrinterModel&)>& act)
{
    QMetaObject::invokeMethod(
        m_wire.get(),
        [this, &act] {
            act(m_wire->printer);
            m_wire->work();
        },
        Qt::BlockingQueuedConnection);
}

void FakeTcpPrinter::hangUpAfter(qsizetype bytes)
{
    with([this, bytes](devices::PrinterModel&) { m_wire->hangUpAfter = bytes; });
}

devices::PrinterModel FakeTcpPrinter::model()
{
    std::optional<devices::PrinterModel> copy;
    with([&copy](const devices::PrinterModel& printer) { copy = printer; });
    return *copy;
}

} // namespace loyalty::test
