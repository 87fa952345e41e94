#include "ui/member/enrol_presenter.h"

#include "tests/support/ui/fake_till.h"
#include "ui/language/refusal_words.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Desk
{
    test::FakeTill till;
    Asking asking{till};
    EnrolPresenter presenter{till, asking};
    EnrolPresenter::Form form{.phone = u"13666667777"_s, .consent = true};

    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
    void type()
    {
        presenter.edit(form);
        presenter.phoneDone();
    }
};

TEST_CASE("a phone number and consent are enough")
{
    Desk desk;
    desk.type();
    CHECK(desk.presenter.model().phoneState.tone == Tone::Good);
    CHECK(desk.presenter.model().canEnrol);
    bool cleared = false;
    QObject::connect(&desk.presenter, &EnrolPresenter::formCleared, [&cleared] { cleared = true; });
    desk.presenter.enrol();
    CHECK(desk.called("enrol 13666667777"));
    CHECK(desk.called("serve"));
    CHECK(cleared);
}

TEST_CASE("who is a member already is found before a second membership is made")
{
    Desk desk;
    desk.form.phone = u"13812345678"_s;
    desk.type();
    CHECK(desk.presenter.model().found == u"王** ****5678"_s);
    CHECK_FALSE(desk.presenter.model().canEnrol);
    desk.presenter.enrol();
    CHECK_FALSE(desk.called("enrol 13812345678"));
    desk.presenter.serveFound();
    CHECK(desk.called("serve"));
}

TEST_CASE("a number that head office could not be asked about is not said to be free")
{
    Desk desk;
    desk.till.reached = false;
    desk.type();
    CHECK(desk.presenter.model().phoneState.tone == Tone::Wait);
    CHECK(desk.presenter.model().phoneState.words.startsWith(u"Could not be looked up"_s));
    CHECK(desk.presenter.model().canEnrol);
}

TEST_CASE("nobody is enrolled without consent, and the button says so")
{
    Desk desk;
    desk.form.consent = false;
    desk.type();
    CHECK_FALSE(desk.presenter.model().canEnrol);
    CHECK(desk.presenter.model().reason == u"The customer must agree first"_s);
    desk.presenter.enrol();
    CHECK_FALSE(desk.called("enrol 13666667777"));
}

TEST_CASE("the same number is looked up once, another one anew")
{
    Desk desk;
    desk.type();
    desk.presenter.phoneDone();
    CHECK(std::ranges::count(desk.till.calls, "findMember 13666667777") == 1);
    desk.form.phone = u"136"_s;
    desk.type();
    CHECK(desk.presenter.model().phoneState.tone == Tone::Stop);
}

TEST_CASE("who brought them is found first, and named as the referrer")
{
    Desk desk;
    desk.type();
    desk.form.referrer = u"13812345678"_s;
    desk.presenter.edit(desk.form);
    desk.presenter.enrol();
    CHECK(desk.called("findMember 13812345678"));
    CHECK(desk.called("enrol 13666667777"));
    REQUIRE(desk.till.enrolled);
    CHECK(desk.till.enrolled->referrer == desk.till.people.front().view.id);
}

TEST_CASE("nobody is enrolled while the one who brought them is not found")
{
    Desk desk;
    desk.type();
    desk.form.referrer = u"13999999999"_s;
    desk.presenter.edit(desk.form);
    desk.presenter.enrol();
    CHECK_FALSE(desk.called("enrol 13666667777"));
    CHECK(desk.presenter.model().referrerState.words == wordsFor(terminal::EnrolRefusal::NoSuchReferrer));
    desk.form.referrer.clear();
    desk.presenter.edit(desk.form);
    desk.presenter.enrol();
    CHECK(desk.called("enrol 13666667777"));
}

TEST_CASE("a new card that is scanned goes into the form, and whoever has a card already into the sale")
{
    Desk desk;
    QString card;
    QObject::connect(&desk.presenter, &EnrolPresenter::cardRead, [&card](const QString& number) { card = number; });
    desk.presenter.open();
    Q_EMIT desk.till.codeRead(u"6200123400005678"_s);
    CHECK(card.isEmpty()); // its check digit is wrong
    CHECK(desk.called("passScanOn"));
    Q_EMIT desk.till.codeRead(u"880012349"_s);
    CHECK(card == u"880012349"_s);
    card.clear();
    Q_EMIT desk.till.codeRead(u"13812345678"_s);
    CHECK(card.isEmpty());
    CHECK(std::ranges::count(desk.till.calls, "passScanOn") == 2);
    desk.presenter.leave();
    Q_EMIT desk.till.codeRead(u"880012349"_s);
    CHECK(card.isEmpty());
}

TEST_CASE("a refusal keeps the form and says what to mend")
{
    Desk desk;
    desk.type();
    desk.till.enrolStop = terminal::EnrolRefusal::BadBirthday;
    desk.presenter.enrol();
    CHECK(desk.presenter.model().trouble.words == wordsFor(terminal::EnrolRefusal::BadBirthday));
    CHECK_FALSE(desk.called("serve"));
    desk.presenter.enrol();
    CHECK(desk.called("serve"));
}

TEST_CASE("enrolling that needs approval goes on once it is given")
{
    Desk desk;
    desk.type();
    desk.till.enrolStop = terminal::EnrolRefusal::NeedsApproval;
    desk.presenter.enrol();
    REQUIRE(desk.asking.question());
    desk.asking.answer(u"3001"_s);
    CHECK(desk.called("approve 3001 enrol"));
    CHECK(desk.called("serve"));
}

} // namespace
} // namespace loyalty::ui
