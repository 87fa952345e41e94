#include "tests/support/ui/fake_first_start.h"
#include "ui/language/fault_words.h"
#include "ui/start/first_start_window.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Setup
{
    test::FakeFirstStart start;
    FirstStartWindow window{start};
    bool enrolled = false;

    Setup()
    {
        QObject::connect(&window, &FirstStartWindow::enrolled, [this] { enrolled = true; });
    }
    void write(const QString& field, const QString& text) { window.findChild<QLineEdit*>(field)->setText(text); }
    void fill()
    {
        write(u"startHeadOffice"_s, u" https://loyalty.example.com "_s);
        write(u"startCode"_s, u"7KQ2-91XF"_s);
        write(u"startLane"_s, u"2"_s);
    }
    [[nodiscard]] QAbstractButton* button() const { return window.findChild<QAbstractButton*>(u"startEnrol"_s); }
    [[nodiscard]] QString notice() const { return window.findChild<QLabel*>(u"startNotice"_s)->text(); }
};

TEST_CASE("what is missing is named, one thing at a time")
{
    Setup setup;
    CHECK_FALSE(setup.button()->isEnabled());
    setup.write(u"startHeadOffice"_s, u"loyalty.example.com"_s);
    CHECK(setup.notice().contains(u"https://"_s));
    setup.write(u"startHeadOffice"_s, u"https://loyalty.example.com"_s);
    CHECK(setup.notice().contains(u"code"_s));
    setup.write(u"startCode"_s, u"7KQ2"_s);
    CHECK(setup.notice().contains(u"lane"_s));
    setup.write(u"startLane"_s, u"2"_s);
    CHECK(setup.button()->isEnabled());
}

TEST_CASE("a terminal is set up by address, code and lane")
{
    Setup setup;
    setup.fill();
    setup.window.setChooseFile([](QWidget*) { return u"/etc/chain/ca.pem"_s; });
    setup.window.findChild<QAbstractButton*>(u"startChoose"_s)->click();
    setup.button()->click();
    REQUIRE(setup.start.asked);
    CHECK(setup.start.asked->headOffice == "https://loyalty.example.com");
    CHECK(setup.start.asked->caFile == "/etc/chain/ca.pem");
    CHECK_FALSE(setup.button()->isEnabled());
    setup.start.answer(std::nullopt);
    CHECK(setup.enrolled);
}

TEST_CASE("a refused code says what to do, and everything typed is still there")
{
    Setup setup;
    setup.fill();
    setup.button()->click();
    setup.start.answer(FirstStart::Stop(sync::Halt::BadCode));
    CHECK(setup.notice() == wordsFor(sync::Halt::BadCode));
    CHECK_FALSE(setup.enrolled);
    CHECK(setup.window.findChild<QLineEdit*>(u"startCode"_s)->text() == u"7KQ2-91XF"_s);
    setup.button()->click();
    setup.start.answer(FirstStart::Stop(Fault{FaultCode::Unreachable, {}}));
    CHECK(setup.notice() == wordsFor(FaultCode::Unreachable));
}

} // namespace
} // namespace loyalty::ui
