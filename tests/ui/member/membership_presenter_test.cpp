#include "ui/member/membership_presenter.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/language/refusal_words.h"
#include "ui/member/members_presenter.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using terminal::MembershipRefusal;

struct Office
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    MembersPresenter members{till, asking, clock};
    MembershipPresenter& membership = members.membership();

    Office()
    {
        till.status.role = access::Role::Manager;
        till.start();
        members.find(u"13812345678"_s);
    }
    void open(MemberAct act)
    {
        members.act(act);
        REQUIRE(membership.isOpen());
    }
    [[nodiscard]] const MembershipModel& model() const { return membership.model(); }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
    /// Of the second button too.
    [[nodiscard]] std::string idOf(std::size_t person) const
    {
        return till.people[person].view.id.toString().substr(30);
    }
};

TEST_CASE("a lost card is replaced by one that is scanned, with a reason, and scans go to the sale again")
{
    Office office;
    office.open(MemberAct::Card);
    CHECK(office.till.diverted);
    office.membership.confirm();
    CHECK(office.model().notice.words == u"Scan or type the new card first."_s);
    Q_EMIT office.till.codeRead(u"12"_s);
    CHECK(office.model().notice.words == wordsFor(MembershipRefusal::BadCard));
    Q_EMIT office.till.codeRead(u"880012349"_s);
    CHECK(office.model().notice.words == u"New card 880012349"_s);
    office.membership.confirm();
    CHECK(office.model().notice.words == wordsFor(MembershipRefusal::NoReason));
    office.membership.setReason(u"lost"_s);
    office.till.membershipStop = MembershipRefusal::CardTaken;
    office.membership.confirm();
    CHECK(office.model().notice.words == wordsFor(MembershipRefusal::CardTaken));
    CHECK(office.membership.isOpen());
    office.membership.confirm();
    CHECK(office.called("replaceCard 880012349 lost"));
    CHECK_FALSE(office.membership.isOpen());
    CHECK_FALSE(office.till.diverted);
    CHECK(office.members.model().notice.tone == Tone::Good);
}

TEST_CASE("a tier is given by hand until a day, and taken back where one was given")
{
    Office office;
    office.open(MemberAct::Tier);
    REQUIRE(office.model().choices.size() == office.till.words.tiers.size());
    office.membership.choose(2);
    office.membership.setReason(u"a good year"_s);
    for (const QString& wrong : {u""_s, u"tomorrow"_s, u"2027-02-30"_s}) {
        office.membership.setDay(wrong);
        CHECK(office.model().confirmWhyNot == u"Type the last day, such as 2027-12-31."_s);
    }
    office.membership.other();
    CHECK(office.model().notice.words == u"No tier was given by hand."_s);
    office.membership.setDay(u"2027-12-31"_s);
    office.membership.confirm();
    CHECK(office.called("giveTier " + office.till.words.tiers[2].first + " 2027-12-31 a good year"));

    office.till.people.front().view.tierFloor = tier::Floor{"gold", *BusinessDate::make(2027, 12, 31)};
    office.members.find(u"13812345678"_s);
    office.open(MemberAct::Tier);
    office.membership.setReason(u"a mistake"_s);
    office.membership.other();
    CHECK(std::ranges::any_of(office.till.calls, [](const std::string& call) {
        return call.starts_with("giveTier  ") && call.ends_with(" a mistake");
    }));
}

TEST_CASE("a member joins the family of another, who stands beside them, and leaves it")
{
    Office office;
    office.open(MemberAct::Family);
    CHECK_FALSE(office.model().second.empty.isEmpty());
    Q_EMIT office.till.codeRead(u"13812345678"_s);
    CHECK(office.model().notice.words == wordsFor(MembershipRefusal::SameMember));
    office.membership.find(u"13000000000"_s);
    CHECK(office.model().notice.words.startsWith(u"No such member"_s));
    Q_EMIT office.till.codeRead(u"13900001111"_s);
    CHECK(office.model().second.name == u"赵**"_s);
    office.membership.setReason(u"they live together"_s);
    CHECK(office.model().otherWhyNot == wordsFor(MembershipRefusal::NotInFamily));
    office.membership.confirm();
    CHECK(office.called("join " + office.idOf(1) + " they live together"));

    office.till.people.front().view.family = {{office.till.people[1].view.id, "赵**", Points(120)}};
    office.members.find(u"13812345678"_s);
    office.open(MemberAct::Family);
    CHECK(std::ranges::any_of(office.model().first.rows, [](const Row& row) { return row.title == u"赵**"_s; }));
    office.membership.setReason(u"moved out"_s);
    office.membership.other();
    CHECK(office.called("leave moved out"));
}

TEST_CASE("two members are seen side by side before they are merged, and parted again by the one who was merged")
{
    Office office;
    office.open(MemberAct::Merge);
    Q_EMIT office.till.codeRead(u"13700002222"_s);
    CHECK(office.model().first.name == u"王**"_s);
    CHECK(office.model().second.name == u"陈*"_s);
    office.membership.setReason(u"the same person"_s);
    office.membership.confirm();
    CHECK(office.called("merge " + office.idOf(2) + " the same person"));

    office.open(MemberAct::Merge);
    office.membership.setReason(u"a mistake"_s);
    CHECK(office.model().otherWhyNot.startsWith(u"Nobody who was merged"_s));
    office.membership.leave();
    office.till.people.front().merged = {{office.till.people[2].view.id, "陈*", "****2222"}};
    office.members.find(u"13812345678"_s);
    office.open(MemberAct::Merge);
    office.membership.setReason(u"a mistake"_s);
    CHECK(office.model().otherWhyNot == u"Choose who is to be parted first."_s);
    office.membership.choose(0);
    office.membership.other();
    CHECK(office.called("part " + office.idOf(2) + " a mistake"));
}

TEST_CASE("who needs approval gets it from another person, and what was asked for is done once")
{
    Office office;
    office.till.status.role = access::Role::Supervisor;
    office.till.tell(office.till.status);
    office.open(MemberAct::Merge);
    office.membership.find(u"13700002222"_s);
    office.membership.setReason(u"the same person"_s);
    office.till.membershipStop = MembershipRefusal::NeedsApproval;
    office.membership.confirm();
    REQUIRE(office.asking.question());
    office.membership.confirm(); // an eager second press
    office.asking.answer(u"3001"_s);
    CHECK(office.called("approve 3001 merge"));
    CHECK(std::ranges::count(office.till.calls, "merge " + office.idOf(2) + " the same person") == 2);
    CHECK_FALSE(office.membership.isOpen());
}

TEST_CASE("what a role may never do is grey and says why")
{
    Office office;
    office.till.status.role = access::Role::Cashier;
    office.till.tell(office.till.status);
    const auto& acts = office.members.model().acts;
    for (std::size_t i = 0; i < kMemberActs.size(); ++i) {
        const MemberAct act = kMemberActs[i].act;
        const bool never = act == MemberAct::Tier || act == MemberAct::Merge || act == MemberAct::Erase;
        CHECK(acts[i].can == !never);
        CHECK(acts[i].reason.isEmpty() == !never);
    }
    office.members.act(MemberAct::Merge);
    CHECK_FALSE(office.membership.isOpen());
    CHECK(office.members.model().notice.words == wordsFor(MembershipRefusal::NotAllowed));
}

TEST_CASE("nothing is done to a member before one is found")
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    MembersPresenter members{till, asking, clock};
    till.start();
    for (const MemberActKey& key : kMemberActs) {
        members.act(key.act);
        CHECK(members.model().notice.words == u"Find a member first."_s);
    }
}

TEST_CASE("every refusal of a membership says what to do")
{
    for (int i = 0; i <= static_cast<int>(MembershipRefusal::BadDate); ++i)
        CHECK_FALSE(wordsFor(static_cast<MembershipRefusal>(i)).isEmpty());
}

} // namespace
} // namespace loyalty::ui
