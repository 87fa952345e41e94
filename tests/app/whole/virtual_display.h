#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace loyalty::test {

/// A display in memory (Xvfb) with a window manager, and hands for it: keys come out of it as out of a keyboard.
///
/// Skips the test that makes one where the programs for it are not installed.
class VirtualDisplay
{
public:
    struct Screen
    {
        int width = 1366;
        int height = 768;
    };

    /// The screens stand beside each other, the first one at the left.
    explicit VirtualDisplay(const std::vector<Screen>& screens = {{}});
    ~VirtualDisplay();

    /// For the programs that are to be shown on it.
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }
    void set(const QString& variable, const QString& value) { m_environment.insert(variable, value); }

    /// Keys by their X names.
    void press(const QStringList& keys);
    /// As a person types: slower than any scanner.
    void type(const QString& text);
    /// As a keyboard scanner that is set to a US keyboard types, whatever the layout: the keys of these digits, a time
    /// between them, and Enter; a line feed among them is Enter too.
    void wedge(const QString& digits, int gapMs);
    /// The keyboard's layout: "us", "fr", "cz".
    void layout(const QString& name);
    /// A Chinese input method (IBus, libpinyin) for programs that are started afterwards. Its settings are kept in `folder`.
    void startInputMethod(const QString& folder);
    /// Puts a picture where Ctrl+V finds it, until the next one.
    void copyPicture(const QString& pngFile);
    void shoot(const QString& pngFile);

private:
    void startServer(int width, int height);
    void startManager();
    /// Starts a program of this display and leaves it running.
    QProcess& keepRunning(const QString& program, const QStringList& arguments);
    QByteArray runHere(const QString& program, const QStringList& arguments);

    QProcessEnvironment m_environment;
    QProcess m_server;
    QProcess m_manager;
    std::unique_ptr<QProcess> m_clipboard;
    std::vector<std::unique_ptr<QProcess>> m_others;
};

} // namespace loyalty::test
