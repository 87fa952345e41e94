#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

TEST_CASE("a member is known by phone however it is typed, and shown masked")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "138 0000-0001", "王小明");
    for (const char* typed : {"13800000001", "+86 138 0000 0001", "008613800000001"}) {
        const auto view = till->identify(cashier(), typed);
        REQUIRE(view);
        CHECK(view->id == member);
        CHECK(view->maskedName == "王**");
        CHECK(view->maskedNumber == "****0001");
        CHECK(view->trust == access::Trust::Spoken);
    }
}

TEST_CASE("who was enrolled offline is still known after a restart, before head office has heard of them")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001", "王小明");
    chain.sell(till, chain.sale(member, 10'000));
    till.restart(chain);
    const auto view = till->identify(cashier(), "13800000001");
    REQUIRE(view);
    CHECK(view->id == member);
    CHECK(view->maskedName == "王**");
    CHECK(view->balance == 100_pts);
    CHECK_FALSE(view->inCache);
    chain.syncAll();
    CHECK(till->identify(cashier(), "13800000001")->inCache);
}

TEST_CASE("an enrolment that cannot be kept says why, and writes nothing")
{
    AChain chain;
    Till& till = chain.addTill();
    chain.enrol(till, "13800000001");
    const auto entries = till->status().entries;
    terminal::EnrolAsk good{.name = "李雷",
                            .phone = "13800000002",
                            .birthday = {},
                            .card = {},
                            .consentPurpose = "membership",
                            .consentText = "v1",
                            .language = "en"};
    using Refusal = terminal::EnrolRefusal;
    const auto refused = [&](auto change) {
        terminal::EnrolAsk ask = good;
        change(ask);
        const auto answer = till->enrol(cashier(), ask);
        REQUIRE_FALSE(answer);
        return std::get<Refusal>(answer.error());
    };
    CHECK(refused([](auto& ask) { ask.name = "line\nbreak"; }) == Refusal::BadName);
    CHECK(refused([](auto& ask) { ask.phone = "12"; }) == Refusal::BadPhone);
    CHECK(refused([](auto& ask) { ask.card = "880012345"; }) == Refusal::BadCard);
    for (const char* paying :
         {"4111111111111111", "4111 1111 1111 1111", "6222020200112233453", ";4111111111111111=29"})
        CHECK(refused([&](auto& ask) { ask.card = paying; }) == Refusal::BankCard);
    CHECK(refused([](auto& ask) { ask.card = "134567890123456788"; }) == Refusal::PaymentCode);
    CHECK(refused([](auto& ask) { ask.birthday = "1990-02-30"; }) == Refusal::BadBirthday);
    CHECK(refused([](auto& ask) { ask.birthday = "2190-05-01"; }) == Refusal::BadBirthday); // still to come
    CHECK(refused([](auto& ask) { ask.birthday = "2020-05-01"; }) == Refusal::TooYoung);
    CHECK(refused([](auto& ask) { ask.consentText.clear(); }) == Refusal::NoConsent);
    CHECK(refused([](auto& ask) { ask.phone = "138 0000 0001"; }) == Refusal::AlreadyMember);
    const auto byAuditor = till->enrol(auditor(), good);
    REQUIRE_FALSE(byAuditor);
    CHECK(std::get<Refusal>(byAuditor.error()) == Refusal::NotAllowed);
    CHECK(till->status().entries == entries);
}

TEST_CASE("one phone enrolled at two terminals without a line becomes one member, and nothing is lost")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId first = chain.enrol(one, "13800000001", "王小明");
    const MemberId second = chain.enrol(two, "13800000001", "王晓明");
    chain.sell(one, chain.sale(first, 10'000));
    chain.sell(two, chain.sale(second, 20'000));
    CHECK(chain.shown(two, second) == 200);
    chain.syncAll();
    CHECK(chain.booked(first) == 300);
    CHECK(chain.atOffice(second).aliasOf == first);
    CHECK(chain.shown(one, first) == 300);
    CHECK(chain.shown(two, second) == 300);
    // A sale on the alias, once more, before and after head office has it.
    chain.sell(two, chain.sale(second, 5'000));
    CHECK(chain.shown(two, second) == 350);
    chain.syncAll();
    CHECK(chain.booked(first) == 350);
    CHECK(two->identify(cashier(), "13800000001")->id == first);
    chain.requireAgreement();
}

namespace {

MemberId enrolWithCard(Till& till, std::string_view phone, std::string_view name, std::string_view card)
{
    terminal::EnrolAsk ask{.name = std::string(name),
                           .phone = std::string(phone),
                           .birthday = {},
                           .card = std::string(card),
                           .consentPurpose = "membership",
                           .consentText = "v1",
                           .language = "en"};
    const auto enrolled = till->enrol(cashier(), ask);
    REQUIRE(enrolled);
    return enrolled->id;
}

MemberId foundBy(Till& till, std::string_view code)
{
    const auto view = till->identify(cashier(), code);
    REQUIRE(view);
    return view->id;
}

std::vector<office::Difference> differencesAtOffice(AChain& chain)
{
    const auto transaction = chain.database->read();
    REQUIRE(transaction);
    const auto differences = (*transaction)->differences(100);
    REQUIRE(differences);
    return *differences;
}

constexpr const char* kCardX = "880012349";
constexpr const char* kCardY = "880056783";

} // namespace

TEST_CASE("two people with one card stay two: each keeps points and phone, and a person looks at whose the card is")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId first = enrolWithCard(one, "13800000002", "Li Lei", kCardX);
    const MemberId second = enrolWithCard(two, "13800000003", "Han Meimei", kCardX);
    chain.sell(one, chain.sale(first, 10'000));
    chain.sell(two, chain.sale(second, 5'000));
    chain.syncAll();
    CHECK_FALSE(chain.atOffice(second).aliasOf);
    CHECK(chain.booked(first) == 100);
    CHECK(chain.booked(second) == 50);
    for (Till* till : {&one, &two}) {
        CHECK(foundBy(*till, "13800000002") == first);
        CHECK(foundBy(*till, "13800000003") == second);
        CHECK(foundBy(*till, kCardX) == first);
    }
    const auto differences = differencesAtOffice(chain);
    REQUIRE(differences.size() == 1);
    CHECK(differences.front().what == "card");
    CHECK(differences.front().member == second);
    CHECK(differences.front().judged == first.toString());
    chain.requireAgreement();
}

TEST_CASE("one person enrolled twice is found by everything that either enrolment gave out")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId first = enrolWithCard(one, "13800000001", "Wang Xiaoming", kCardX);
    const MemberId second = enrolWithCard(two, "13800000001", "Wang Xiao Ming", kCardY);
    chain.sell(two, chain.sale(second, 5'000));
    chain.syncAll();
    CHECK(chain.atOffice(second).aliasOf == first);
    CHECK(chain.booked(first) == 50);
    for (Till* till : {&one, &two})
        for (const char* code : {"13800000001", kCardX, kCardY})
            CHECK(foundBy(*till, code) == first);
    Till& later = chain.addTill(); // which was never told of the second enrolment
    CHECK(foundBy(later, kCardY) == first);
    chain.requireAgreement();
}

TEST_CASE("a card of an alias is the survivor's: who brings it later is somebody else")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    Till& three = chain.addTill();
    const MemberId first = enrolWithCard(one, "13800000001", "Wang Xiaoming", kCardX);
    const MemberId alias = enrolWithCard(two, "13800000001", "Wang Xiao Ming", kCardY);
    const MemberId other = enrolWithCard(three, "13800000009", "Zhang San", kCardY);
    chain.syncAll(); // in the order of the tills
    CHECK(chain.atOffice(alias).aliasOf == first);
    CHECK_FALSE(chain.atOffice(other).aliasOf);
    CHECK(foundBy(three, kCardY) == first);
    CHECK(foundBy(one, "13800000009") == other);
    const auto differences = differencesAtOffice(chain);
    REQUIRE(differences.size() == 1);
    CHECK(differences.front().judged == first.toString());
    chain.requireAgreement();
}

TEST_CASE("a lost phone shows no code of either enrolment any more once its pass was replaced")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId first = chain.enrol(one, "13800000001");
    const MemberId second = chain.enrol(two, "13800000001");
    chain.syncAll();
    REQUIRE(chain.atOffice(second).lookups.size() == 1); // the pass that the second till gave out
    REQUIRE(chain.office->passOf(first, office::PassWish::Reissue));
    CHECK(chain.atOffice(second).lookups.empty());
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a blocked member neither earns nor spends, anywhere, until the block is lifted")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    chain.syncAll();
    REQUIRE_FALSE(one->block(cashier(), member, true, "lost card"));
    REQUIRE_FALSE(one->block(manager(), member, true, " "));
    REQUIRE(one->block(manager(), member, true, "lost card"));
    const auto here = one->commit(cashier(), chain.sale(member, 1'000));
    REQUIRE_FALSE(here);
    CHECK(std::get<terminal::SellStop>(here.error()).why == terminal::SellRefusal::MemberBlocked);
    CHECK(two->commit(cashier(), chain.sale(member, 1'000))); // has not heard of it
    chain.syncAll();
    CHECK_FALSE(two->commit(cashier(), chain.sale(member, 1'000)));
    CHECK(chain.obtainRight(two, member, 10) == "blocked");
    REQUIRE(one->block(manager(), member, false, "found again"));
    chain.syncAll();
    CHECK(two->commit(cashier(), chain.sale(member, 1'000)));
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("an adjustment wants a reason and somebody who may")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    using Refusal = terminal::AdjustRefusal;
    const auto refusal = [](const auto& answer) { return std::get<Refusal>(answer.error()); };
    CHECK(refusal(till->adjust(cashier(), member, 10_pts, "kind")) == Refusal::NeedsApproval);
    CHECK(refusal(till->adjust(auditor(), member, 10_pts, "kind")) == Refusal::NotAllowed);
    CHECK(refusal(till->adjust(manager(), member, 0_pts, "kind")) == Refusal::Nothing);
    CHECK(refusal(till->adjust(manager(), member, 10_pts, "")) == Refusal::NoReason);
    CHECK(refusal(till->adjust(manager(), member, Points(Points::kMax + 1), "kind")) == Refusal::OutOfRange);
    CHECK(refusal(till->adjust(manager(), MemberId(), 10_pts, "kind")) == Refusal::NoSuchMember);
    terminal::By approved = cashier();
    approved.approver = manager().actor;
    REQUIRE(till->adjust(approved, member, 25_pts, "spilled coffee"));
    CHECK(refusal(till->adjust(manager(), member, Points(-40), "wrong booking")) == Refusal::NotEnough);
    REQUIRE(till->adjust(manager(), member, Points(-20), "wrong booking"));
    CHECK(chain.shown(till, member) == 5);
    chain.syncAll();
    CHECK(chain.booked(member) == 5);
    chain.requireAgreement();
}

TEST_CASE("a member of another store is found online and then known here")
{
    AChain chain;
    Till& till = chain.addTill();
    office::NewMember person;
    person.personal.name = "Zoë";
    person.personal.phoneE164 = "+8613900000009";
    person.joined = *BusinessDate::make(2026, 1, 1);
    REQUIRE(chain.office->importMembers(std::span(&person, 1)));
    const auto before = till->identify(cashier(), "13900000009");
    REQUIRE_FALSE(before);
    CHECK(std::get<terminal::IdentifyStop>(before.error()).why == terminal::IdentifyRefusal::Unknown);
    chain.findOnline(till, "13900000009");
    const auto after = till->identify(cashier(), "13900000009");
    REQUIRE(after);
    CHECK(after->maskedName == "Z**");
}

TEST_CASE("what is no code at all is said to be none")
{
    AChain chain;
    Till& till = chain.addTill();
    CHECK(std::get<terminal::IdentifyStop>(till->identify(cashier(), "  ").error()).why ==
          terminal::IdentifyRefusal::NotACode);
    CHECK(std::get<terminal::IdentifyStop>(till->identify(cashier(), std::string(5'000, '7')).error()).why ==
          terminal::IdentifyRefusal::NotACode);
}

TEST_CASE("a phone number and consent make a member, whose slip carries the code that finds them")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001", "");
    const auto slipAt = [&](Till& at) { return at->enrolmentSlip(cashier(), member); };
    const auto slip = slipAt(till);
    REQUIRE(slip);
    const auto& paper = std::get<receipt::EnrolmentSlip>(*slip);
    CHECK(paper.consentText == "v1");
    CHECK(paper.member.maskedName.empty());
    const auto found = till->identify(cashier(), paper.code);
    REQUIRE(found);
    CHECK(found->id == member);
    CHECK(found->trust == access::Trust::Static);

    chain.syncAll();
    CHECK(slipAt(till) == slip);
    Till& other = chain.addTill();
    CHECK(std::get<terminal::ReceiptRefusal>(slipAt(other).error()) == terminal::ReceiptRefusal::NoSuchReceipt);
    CHECK(std::get<terminal::ReceiptRefusal>(till->enrolmentSlip(auditor(), member).error()) ==
          terminal::ReceiptRefusal::NotAllowed);

    REQUIRE(chain.office->passOf(member, office::PassWish::Reissue));
    chain.syncAll();
    CHECK(std::get<receipt::EnrolmentSlip>(slipAt(till).value()).code.empty()); // the paper of an old pass finds nobody
}
