#include "app/terminal/window/program.h"

#include "app/terminal/articles.h"
#include "devices/printer/qr/qr.h"
#include "ui/language/language.h"
#include "ui/style/style.h"

#include <QGuiApplication>
#include <QLocale>
#include <QMetaObject>
#include <QScreen>
#include <QTimer>

#include <chrono>
#include <future>
#include <memory>
#include <utility>

namespace loyalty::app {
namespace {

constexpr std::chrono::seconds kScreenAnswers{1};

ui::Theme themeOf(const QString& word)
{
    if (word == QLatin1String("dark"))
        return ui::Theme::Dark;
    return word == QLatin1String("contrast") ? ui::Theme::HighContrast : ui::Theme::Light;
}

QString wordOf(ui::Theme theme)
{
    switch (theme) {
    case ui::Theme::Light:
        return QStringLiteral("light");
    case ui::Theme::Dark:
        return QStringLiteral("dark");
    case ui::Theme::HighContrast:
        return QStringLiteral("contrast");
    }
    return {};
}

json::Value toJson(const ui::Screen& screen)
{
    return json::Object{{"page", screen.page.toStdString()},
                        {"part", screen.part.toStdString()},
                        {"question", screen.question.toStdString()},
                        {"said", screen.said.toStdString()},
                        {"printer", screen.printer.toStdString()},
                        {"headOffice", screen.headOffice.toStdString()},
                        {"typed", std::int64_t{screen.typed}},
                        {"active", screen.active},
                        {"revision", static_cast<std::int64_t>(screen.revision)}};
}

QString languageOfMachine()
{
    return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

} // namespace

Program::Program(QApplication& application, Options options)
    : m_application(application)
    , m_options(std::move(options))
{}

Program::~Program() = default;

Result<void, Fault> Program::start()
{
    LOYALTY_TRY(settings, Settings::read(m_options.folder));
    m_settings = std::move(settings);
    if (m_options.paper && !isPlaceForPaper(*m_options.paper))
        return fail(Fault{FaultCode::BadConfiguration, "--printer " + m_options.paper->toStdString()});
    if (m_options.paper)
        m_settings.paper.to = *m_options.paper;
    const QString& wished = m_options.language.isEmpty() ? m_settings.language : m_options.language;
    useLanguage(wished.isEmpty() ? languageOfMachine() : wished);
    useTheme(m_options.theme.isEmpty() ? m_settings.theme : m_options.theme);
    const auto opened = openTill();
    if (!opened && opened.error().code == FaultCode::Missing) {
        showFirstStart();
        return {};
    }
    return opened;
}

void Program::showFirstStart()
{
    m_newTerminal = std::make_unique<NewTerminal>(m_options.folder);
    m_firstStart = std::make_unique<ui::FirstStartWindow>(*m_newTerminal);
    connect(m_firstStart.get(), &ui::FirstStartWindow::languageWished, this, &Program::useLanguage);
    connect(
        m_firstStart.get(), &ui::FirstStartWindow::enrolled, this,
        [this] {
            if (const auto opened = openTill(); !opened) {
                Q_EMIT failed(opened.error());
                return;
            }
            m_firstStart.reset();
            m_newTerminal.reset();
        },
        Qt::QueuedConnection);
    m_firstStart->show();
}

Result<void, Fault> Program::openTill()
{
    LOYALTY_TRY(runtime, Runtime::open({.folder = m_options.folder}));
    m_runtime = std::move(runtime);
    // Without the articles the till would sell goods by hand that have a price, and at none of their categories: it does
    // not start on a list that it cannot use.
    LOYALTY_TRY(articles, readArticles(*m_runtime));
    m_till = std::make_unique<GuiTill>(*m_runtime, std::move(articles), m_settings.paper, m_options.operatorId);
    m_till->useLanguage(ui::currentLanguage());
    connect(m_till.get(), &ui::Till::troubled, this, &Program::watchTrouble);
    const auto here = [this](auto work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); };
    LOYALTY_TRY(
        socket,
        Socket::open(*m_runtime,
                     {.checkout = [this] { return checkoutShown(); },
                      .raise = [this, here] { here([this] { raise(); }); },
                      .broken = [this, here](const Fault& fault) { here([this, fault] { watchTrouble(fault); }); }}));
    m_socket = std::move(socket);
    m_scanning = std::make_unique<Scanning>(*m_till, m_runtime->clock(), m_settings.scanners);
    m_window = std::make_unique<ui::TillWindow>(*m_till, m_runtime->clock());
    connect(m_scanning.get(), &Scanning::codeCame, this, &Program::codeCame);
    connect(m_till.get(), &ui::Till::checkoutChanged, this, [this](const checkout::CheckoutView& view) {
        if (std::exchange(m_verdictShown, view.verdict.serial) != view.verdict.serial)
            Q_EMIT codeTold();
    });
    connect(m_window.get(), &ui::TillWindow::languageWished, this, [this](const QString& language) {
        useLanguage(language);
        Settings::keep(m_options.folder, QStringLiteral("language"), language);
    });
    connect(m_window.get(), &ui::TillWindow::themeWished, this, [this](ui::Theme theme) {
        ui::applyTheme(m_application, theme);
        Settings::keep(m_options.folder, QStringLiteral("theme"), wordOf(theme));
    });
    const QScreen* const first = QGuiApplication::screens().front(); // the others are for members
    if (m_settings.fullScreen && !m_options.windowed) {
        m_window->setGeometry(first->geometry());
        m_window->showFullScreen();
    } else {
        m_window->move(first->availableGeometry().topLeft());
        m_window->show();
    }
    makeDisplay(); // afterwards: the first window to be shown is asked to take the focus
    m_window->activateWindow();
    return {};
}

void Program::makeDisplay()
{
    m_display = std::make_unique<ui::DisplayWindow>();
    if (!m_settings.join.isEmpty())
        if (const auto code = devices::qrModules(m_settings.join.toUtf8()))
            m_display->setJoinCode(*code);
    connect(m_till.get(), &ui::Till::displayChanged, m_display.get(),
            [this](const checkout::DisplayView& view) { m_display->show(view); });
    connect(m_till.get(), &ui::Till::wordsChanged, m_display.get(), &ui::DisplayWindow::setWords);
    connect(m_till.get(), &ui::Till::statusChanged, m_display.get(), [this](const ui::TillStatus& status) {
        m_display->setStoreName(QString::fromStdString(status.storeName));
    });
    // A cable that is pulled and put back is no reason to start again.
    for (const auto changed : {&QGuiApplication::screenAdded, &QGuiApplication::screenRemoved})
        connect(&m_application, changed, this, &Program::placeDisplay, Qt::QueuedConnection);
    placeDisplay();
}

/// On its own screen while that is there; else in a window where it is always wanted.
void Program::placeDisplay()
{
    const auto screens = QGuiApplication::screens();
    if (m_settings.displayScreen > 0 && m_settings.displayScreen < screens.size()) {
        const QScreen* const screen = screens[m_settings.displayScreen];
        connect(screen, &QScreen::geometryChanged, this, &Program::placeDisplay, Qt::UniqueConnection);
        m_display->coverScreen(screen->geometry());
    } else if (m_settings.displayAlways) {
        m_display->setWindowed();
    } else {
        m_display->hide();
    }
}

void Program::raise()
{
    if (!m_window)
        return;
    m_window->raise();
    m_window->activateWindow();
}

json::Value Program::checkoutShown()
{
    json::Object shown = *m_till->checkoutJson().asObject();
    const auto promised = std::make_shared<std::promise<json::Value>>();
    auto screen = promised->get_future();
    QMetaObject::invokeMethod(
        this, [this, promised] { promised->set_value(m_window ? toJson(m_window->screen()) : json::Value()); },
        Qt::QueuedConnection);
    // While the program ends nobody answers.
    if (screen.wait_for(kScreenAnswers) == std::future_status::ready)
        shown.set("screen", screen.get());
    return shown;
}

void Program::useLanguage(const QString& language)
{
    ui::switchTo(language);
    if (m_till)
        m_till->useLanguage(ui::currentLanguage());
}

void Program::useTheme(const QString& theme)
{
    ui::applyTheme(m_application, themeOf(theme));
}

/// After a fault of the disk the store does not know what it holds; opened again, it does.
/// What the store is worth after such a fault only a start finds out. First there is time to read what is said.
void Program::watchTrouble(const Fault& fault)
{
    constexpr std::chrono::seconds kToRead{5};
    if (fault.code == FaultCode::Io || fault.code == FaultCode::Corrupt)
        QTimer::singleShot(kToRead, this, [] { QCoreApplication::exit(kStartAgain); });
}

} // namespace loyalty::app
