#include "ui/member/members_presenter.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/language/fault_words.h"
#include "ui/language/refusal_words.h"
#include "ui/till/terminal_presenter.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Office
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    MembersPresenter presenter{till, asking, clock};
    TerminalPresenter terminal{till, clock};

    Office() { till.start(); }
    [[nodiscard]] const MembersModel& model() const { return presenter.model(); }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
};

TEST_CASE("a member is found whole: balance, lots, what was done here")
{
    Office office;
    office.presenter.find(u"13812345678"_s);
    CHECK(office.model().found);
    CHECK(office.model().balance == u"3,268"_s);
    CHECK(office.model().lots.size() == 3);
    CHECK(office.model().lots.front().title == u"End on 30 Nov 2026"_s);
    CHECK(office.model().ledger.front().title == u"Sale"_s);
    CHECK(office.model().ledger.front().detail.contains(u"not yet at head office"_s));
}

TEST_CASE("what was spent comes back and what was earned goes, in words; a block says why")
{
    Office office;
    auto& wang = office.till.people.front();
    wang.lines = {
        {.kind = "returned",
         .postings = {{.member = wang.view.id, .amount = 100, .contra = ledger::Contra::Redeemed},
                      {.member = wang.view.id, .amount = -38, .contra = ledger::Contra::Issued, .rule = "base"}}}};
    office.presenter.find(u"13812345678"_s);
    REQUIRE(office.model().ledger.size() == 3);
    CHECK(office.model().ledger[1].title.trimmed() == u"points back"_s);
    CHECK(office.model().ledger[2].title.trimmed() == u"taken back · 1 point per yuan"_s);
    office.presenter.find(u"13700002222"_s);
    CHECK(office.model().facts.front().words == u"Blocked: card reported stolen. Neither earns nor redeems."_s);
    CHECK(office.model().ledger.front().title == u"Blocked"_s);
    CHECK(office.model().ledger.front().detail.contains(u"card reported stolen"_s));
}

TEST_CASE("empty panels say what they are for")
{
    Office office;
    office.presenter.find(u"13900001111"_s); // has neither lots nor lines
    REQUIRE(office.model().lots.size() == 1);
    CHECK(office.model().lots.front().title == u"No points"_s);
    REQUIRE(office.model().ledger.size() == 1);
    CHECK(office.model().ledger.front().title == u"Nothing yet"_s);
}

TEST_CASE("a debt stands on top of the lots")
{
    Office office;
    office.presenter.find(u"13700002222"_s);
    REQUIRE_FALSE(office.model().lots.empty());
    CHECK(office.model().lots.front().title == u"Owed after returns"_s);
    CHECK(office.model().lots.front().figure == u"−40"_s);
}

TEST_CASE("who is not found is said, and the page stays empty")
{
    Office office;
    office.presenter.find(u"13000000000"_s);
    CHECK_FALSE(office.model().found);
    CHECK(office.model().notice.words.startsWith(u"No such member"_s));
}

TEST_CASE("who is not known here is not said to be no member while head office is out of reach")
{
    Office office;
    office.till.reached = false;
    office.presenter.find(u"13000000000"_s);
    CHECK(office.model().notice.words == u"Not known on this terminal, and it is offline"_s);
}

TEST_CASE("points are adjusted by a number and a reason, never without")
{
    Office office;
    office.presenter.find(u"13812345678"_s);
    office.presenter.adjust();
    for (const QString& wrong : {u"0"_s, u"many"_s, u"9999999999999999"_s}) {
        office.asking.answer(wrong);
        CHECK_FALSE(office.asking.question()->trouble.isEmpty());
    }
    office.asking.answer(u"−500"_s);
    office.asking.answer(u"  "_s);
    CHECK_FALSE(office.asking.question()->trouble.isEmpty());
    office.asking.answer(u"goodwill"_s);
    CHECK(office.called("adjust -500 goodwill"));
    CHECK(office.model().balance == u"2,768"_s);
}

TEST_CASE("a member is blocked and unblocked with a reason, with approval where it is needed")
{
    Office office;
    office.presenter.find(u"13812345678"_s);
    office.till.blockStop = terminal::BlockRefusal::NeedsApproval;
    office.presenter.block();
    office.asking.answer(u"stolen phone"_s);
    CHECK_FALSE(office.till.people.front().view.blocked);
    office.asking.answer(u"3001"_s);
    CHECK(office.called("block stolen phone"));
    CHECK(office.model().acts[2].label == u"Unblock"_s);
    office.presenter.block();
    office.asking.answer(u"found again"_s);
    CHECK(office.called("unblock found again"));
}

TEST_CASE("a member's data are erased for good, with a reason, and nothing more is done to the account")
{
    Office office;
    office.till.status.role = access::Role::Manager;
    office.till.tell(office.till.status);
    office.presenter.find(u"13812345678"_s);
    const auto* const act = std::ranges::find(kMemberActs, MemberAct::Erase, &MemberActKey::act);
    const auto at = static_cast<std::size_t>(act - kMemberActs.begin());
    office.till.membershipStop = terminal::MembershipRefusal::HoldsValue;
    office.presenter.act(MemberAct::Erase);
    REQUIRE(office.asking.question());
    CHECK(office.asking.question()->text.contains(u"3,268 points are lost to them"_s));
    office.asking.answer(u"asked at the counter"_s);
    CHECK(office.model().notice.words == wordsFor(terminal::MembershipRefusal::HoldsValue));
    CHECK(office.model().acts[at].can);

    office.till.membershipStop.reset();
    office.presenter.act(MemberAct::Erase);
    office.asking.answer(u"asked at the counter"_s);
    CHECK(office.called("erase asked at the counter"));
    CHECK(office.model().facts.front().words == u"Erased on their wish: nobody's account"_s);
    CHECK_FALSE(office.model().acts[at].can);
    CHECK(std::ranges::none_of(office.model().acts, &ActModel::can));
}

TEST_CASE("a ledger that may only be read with approval asks for one")
{
    Office office;
    office.till.ledgerStop = terminal::FindRefusal::NotAllowed;
    office.presenter.find(u"13812345678"_s);
    REQUIRE(office.asking.question());
    office.asking.answer(u"3001"_s);
    CHECK(office.model().found);
}

TEST_CASE("the terminal's page says why sync stands still and what to do")
{
    Office office;
    TillStatus status = office.till.status;
    status.terminal.halted = "forked";
    office.till.tell(status);
    CHECK(office.terminal.model().advice == wordsFor(sync::Halt::Forked));
    CHECK(office.terminal.model().summary.tone == Tone::Stop);
}

TEST_CASE("verifying says that all agrees, or what does not")
{
    Office office;
    office.terminal.verify();
    CHECK(office.terminal.model().verified.tone == Tone::Good);
    office.till.verified.problems = {"balance-differs member 5a"};
    office.terminal.verify();
    CHECK(office.terminal.model().verified.words.startsWith(u"1 thing does not agree"_s));
    CHECK(office.terminal.model().problems.size() == 1);
    office.terminal.syncNow();
    CHECK(office.called("syncNow"));
}

} // namespace
} // namespace loyalty::ui
