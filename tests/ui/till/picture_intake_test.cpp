#include "ui/till/picture_intake.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/temp_dir.h"
#include "tests/support/ui/fake_till.h"
#include "ui/till/till_window.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QThreadPool>
#include <QUrl>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// Files are read on another thread.
void settle()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

struct Window
{
    Window()
    {
        till.start();
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
        intake().setChooser([this](QWidget*, const std::function<void(const QString&)>& chosen) {
            if (!file.isEmpty())
                chosen(file);
        });
        till.calls.clear();
    }
    [[nodiscard]] PictureIntake& intake() { return *window.findChild<PictureIntake*>(); }
    [[nodiscard]] bool wasRead() const { return std::ranges::count(till.calls, "readPicture") == 1; }
    [[nodiscard]] bool wasRefused()
    {
        return window.presenter().model().verdict.title == u"This is no picture that can be read"_s;
    }
    void press(int key, Qt::KeyboardModifiers modifiers)
    {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QCoreApplication::sendEvent(window.findChild<QLineEdit*>(u"entry"_s), &event);
        settle();
    }
    void drop(const QMimeData& data)
    {
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
        settle();
    }

    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillWindow window{till, clock};
    test::TempDir dir;
    QString file;
};

QImage aPicture()
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

TEST_CASE("a picture is chosen by its key, from any field")
{
    Window desk;
    desk.file = QString::fromStdString((desk.dir.path() / "code.png").string());
    REQUIRE(aPicture().save(desk.file));
    desk.press(Qt::Key_O, Qt::ControlModifier);
    CHECK(desk.wasRead());
}

TEST_CASE("a dialog that is closed, a file that is not there and one that is empty read nothing")
{
    Window desk;
    desk.press(Qt::Key_O, Qt::ControlModifier);
    CHECK_FALSE(desk.wasRefused());
    desk.file = u"/none.png"_s;
    desk.press(Qt::Key_O, Qt::ControlModifier);
    CHECK(desk.wasRefused());
    desk.window.presenter().back();
    desk.file = QString::fromStdString((desk.dir.path() / "empty.png").string());
    REQUIRE(QFile(desk.file).open(QIODevice::WriteOnly));
    desk.press(Qt::Key_O, Qt::ControlModifier);
    CHECK(desk.wasRefused());
    CHECK_FALSE(desk.wasRead());
}

TEST_CASE("a file larger than a photograph is refused unread")
{
    Window desk;
    desk.file = QString::fromStdString((desk.dir.path() / "film.png").string());
    QFile film(desk.file);
    REQUIRE(film.open(QIODevice::WriteOnly));
    REQUIRE(film.resize(PictureIntake::kLargest + 1));
    desk.press(Qt::Key_O, Qt::ControlModifier);
    CHECK(desk.wasRefused());
}

TEST_CASE("a picture is pasted with a field in focus; a text is pasted into the field")
{
    Window desk;
    QGuiApplication::clipboard()->setImage(aPicture());
    desk.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(desk.wasRead());
    QGuiApplication::clipboard()->setText(u"13812345678"_s);
    desk.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(desk.wasRead());
    CHECK(desk.window.findChild<QLineEdit*>(u"entry"_s)->text() == u"13812345678"_s);
}

TEST_CASE("a picture and a file are dropped on the window; a text is not taken")
{
    Window desk;
    QMimeData text;
    text.setText(u"13812345678"_s);
    desk.drop(text);
    CHECK(desk.till.calls.empty());
    QMimeData picture;
    picture.setImageData(aPicture());
    desk.drop(picture);
    CHECK(desk.wasRead());
    desk.till.calls.clear();
    const QString path = QString::fromStdString((desk.dir.path() / "code.png").string());
    REQUIRE(aPicture().save(path));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(path)});
    desk.drop(file);
    CHECK(desk.wasRead());
}

TEST_CASE("a large picture of the clipboard is made smaller, and packed nowhere")
{
    QWidget window;
    PictureIntake intake(&window);
    QByteArray given;
    QObject::connect(&intake, &PictureIntake::given, [&given](const QByteArray& bytes) { given = bytes; });
    QImage image(5'000, 3'000, QImage::Format_RGB32);
    image.fill(Qt::white);
    QMimeData data;
    data.setImageData(image);
    intake.take(data);
    CHECK(given.isEmpty()); // the screen goes on meanwhile
    settle();
    CHECK(QImage::fromData(given).size() == QSize(2'000, 1'200));
    CHECK(given.startsWith("BM"));
}

TEST_CASE("a picture that is read after its window is gone goes nowhere")
{
    test::TempDir dir;
    const QString path = QString::fromStdString((dir.path() / "code.png").string());
    REQUIRE(aPicture().save(path));
    {
        QWidget window;
        auto* intake = new PictureIntake(&window);
        intake->setChooser([&](QWidget*, const std::function<void(const QString&)>& chosen) { chosen(path); });
        intake->choose();
    }
    settle();
}

} // namespace
} // namespace loyalty::ui
