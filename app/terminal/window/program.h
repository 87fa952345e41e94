#pragma once

#include "app/terminal/window/first_start.h"
#include "app/terminal/window/gui_till.h"
#include "app/terminal/window/scanning.h"
#include "app/terminal/window/settings.h"
#include "app/terminal/window/socket.h"
#include "ui/display/display_window.h"
#include "ui/start/first_start_window.h"
#include "ui/till/till_window.h"

#include <QApplication>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace loyalty::app {

/// What the event loop answers when the program has to start anew over the same folder.
constexpr int kStartAgain = 75;

/// loyalty-terminal, wired: settings, the running terminal, its windows. The order of the members is the order of
/// shutdown, backwards: first the windows go, then what feeds them, then the terminal.
class Program final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::filesystem::path folder;
        QString language;             ///< empty: the settings'
        QString theme;                ///< empty: the settings'
        std::optional<QString> paper; ///< instead of the settings'
        std::string operatorId;       ///< signed in at the start
        bool windowed = false;
    };

    Program(QApplication& application, Options options);
    ~Program() override;

    /// Opens the folder and shows the window, or the first start's. A fault is for a person to read.
    [[nodiscard]] Result<void, Fault> start();

Q_SIGNALS:
    /// The last key of a code came in; the screens were told what it brought about.
    void codeCame();
    void codeTold();
    /// The till could not be opened after the first start: for a person to read, and nothing goes on.
    void failed(const loyalty::Fault& fault);

private:
    [[nodiscard]] Result<void, Fault> openTill();
    void showFirstStart();
    void makeDisplay();
    void placeDisplay();
    void raise();
    /// What the window shows, for `loyaltyctl checkout show`. On the socket's lane; waits a moment for the GUI thread.
    [[nodiscard]] json::Value checkoutShown();
    void useLanguage(const QString& language);
    void useTheme(const QString& theme);
    void watchTrouble(const Fault& fault);

    QApplication& m_application;
    Options m_options;
    Settings m_settings;
    std::uint64_t m_verdictShown = 0;
    std::unique_ptr<Runtime> m_runtime;
    std::unique_ptr<GuiTill> m_till;
    std::unique_ptr<Socket> m_socket;
    std::unique_ptr<Scanning> m_scanning;
    std::unique_ptr<NewTerminal> m_newTerminal;
    std::unique_ptr<ui::FirstStartWindow> m_firstStart;
    std::unique_ptr<ui::DisplayWindow> m_display;
    std::unique_ptr<ui::TillWindow> m_window;
};

} // namespace loyalty::app
