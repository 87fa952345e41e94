#include "tests/app/window/a_desk.h"

#include "core/access/pin.h"
#include "core/programme/signed_programme.h"
#include "tests/app/terminal/enrolled_folder.h"
#include "tests/support/programme/programmes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace loyalty::test {
namespace {

constexpr std::chrono::seconds kFarTooLong{20};

sync::PullReply firstPull()
{
    const auto programme =
        programme::sign(sampleProgrammeText("sample-retail-cn.json"), programmeKeys().signingKey).value();
    static const std::string pin = access::pinVerifier(lookupKey(), "2003", "480226").value(); // slow on purpose
    sync::PullReply reply;
    reply.chain = {{1, sync::ProgrammeRow{programme.version, programme.bytes, programme.signature}},
                   {2, sync::OperatorRow{{"2001", "李娜", access::Role::Cashier, true, {}}}},
                   {3, sync::OperatorRow{{"2002", "周敏", access::Role::Supervisor, true, {}}}},
                   {4, sync::OperatorRow{{"2003", "陈刚", access::Role::Manager, true, pin}}}};
    return reply;
}

} // namespace

bool until(const std::function<bool()>& so)
{
    const QDeadlineTimer deadline(kFarTooLong);
    QTimer beat; // wakes the loop, so that the deadline is seen
    beat.start(std::chrono::milliseconds(50));
    while (!so() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return so();
}

Terminal::Terminal(Clock* clock)
    : folder(enrolledFolder(dir.path(), ""))
    , runtime(app::Runtime::open({.folder = folder, .clock = clock, .online = false}).value())
{
    const auto pulled = runtime->onTerminal([](terminal::Terminal& terminal) { return terminal.pulled(firstPull()); });
    REQUIRE(pulled);
}

Desk::Desk(const app::PaperSettings& paper, const std::string& operatorId, Clock* clock)
    : terminal(clock)
    , till(*terminal.runtime, checkout::ArticleBook::parse("sku,name,price\n6901234567892,Green tea,5.00\n", 2).value(),
           paper, operatorId)
{
    till.useLanguage(QStringLiteral("en"));
    QObject::connect(&till, &ui::Till::checkoutChanged, &till, [this](const auto& told) { view = told; });
    QObject::connect(&till, &ui::Till::statusChanged, &till, [this](const auto& told) { status = told; });
    QObject::connect(&till, &ui::Till::printChanged, &till, [this](const auto& told) { prints.push_back(told); });
    REQUIRE(until([this] { return view.revision > 0 && !status.storeName.empty(); }));
}

terminal::SaleView Desk::sell(std::int64_t minor)
{
    till.addAmount(minor);
    const auto stop = answerOf<ui::CommitAnswer>([this](auto then) { till.commit(then); });
    REQUIRE_FALSE(stop);
    REQUIRE(until([this] { return view.done.has_value(); }));
    terminal::SaleView sale = *view.done;
    till.next();
    return sale;
}

} // namespace loyalty::test
