#include "core/access/pin.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using namespace loyalty;
using namespace loyalty::test;
using namespace std::chrono_literals;

namespace {

using terminal::Occasion;
using terminal::SignInRefusal;

constexpr const char kPin[] = "480226";
constexpr const char kWrong[] = "480227";

terminal::SignInStop stopOf(const terminal::Answer<access::Actor, terminal::SignInStop>& answer)
{
    REQUIRE_FALSE(answer);
    REQUIRE(std::holds_alternative<terminal::SignInStop>(answer.error()));
    return std::get<terminal::SignInStop>(answer.error());
}

/// A till whose operators are a cashier and a supervisor with a PIN each, and a manager who has none.
struct Staff
{
    Staff()
    {
        for (const auto& [id, role] : {std::pair{"2001", access::Role::Cashier},
                                       {"2002", access::Role::Supervisor},
                                       {"2003", access::Role::Manager}})
            REQUIRE(chain.office->putOperator({id, id, role, true, {}}));
        REQUIRE(chain.office->setPin("2001", kPin));
        REQUIRE(chain.office->setPin("2002", "118833"));
        chain.syncAll();
    }

    [[nodiscard]] auto prove(const char* id, const char* pin, Occasion occasion = Occasion::SignIn)
    {
        return till->prove({id, pin}, occasion);
    }
    [[nodiscard]] std::vector<std::string> noted()
    {
        std::vector<std::string> all;
        const auto entries = till.journal.read(0, 10'000, 1u << 30).value();
        for (const journal::ChainedEntry& chained : entries)
            if (const auto entry = journal::decode(chained.bytes))
                if (const auto* note = std::get_if<journal::Noted>(&entry->act))
                    all.push_back(note->what + " " + note->about);
        return all;
    }

    AChain chain;
    Till& till = chain.addTill();
};

} // namespace

TEST_CASE("a PIN that head office gave is asked for at every till, without head office")
{
    Staff staff;
    CHECK(stopOf(staff.prove("2001", "")).why == SignInRefusal::NeedsPin);
    CHECK(stopOf(staff.prove("2001", kWrong)).why == SignInRefusal::WrongPin);
    CHECK(stopOf(staff.prove("2002", kPin)).why == SignInRefusal::WrongPin);
    const auto actor = staff.prove("2001", kPin);
    REQUIRE(actor);
    CHECK(actor->id == "2001");
    CHECK(actor->role == access::Role::Cashier);
    CHECK(stopOf(staff.prove("999", kPin)).why == SignInRefusal::Unknown);
    CHECK(staff.prove("2003", "")); // none was given
}

TEST_CASE("sign-ins and refused ones stand in the journal, and what was typed does not")
{
    Staff staff;
    (void)staff.prove("480226", "");
    (void)staff.prove("2001", kWrong);
    (void)staff.prove("2001", kPin);
    CHECK(staff.noted() == std::vector<std::string>{"sign-in-refused ", "pin-refused 2001", "signed-in 2001"});
    const auto entries = staff.till.journal.read(0, 10'000, 1u << 30).value();
    for (const journal::ChainedEntry& chained : entries) {
        CHECK(chained.bytes.find(kPin) == std::string::npos);
        CHECK(chained.bytes.find(kWrong) == std::string::npos);
    }
    staff.chain.syncAll();
    staff.chain.requireAgreement();
}

TEST_CASE("an act from the command line proves who does it and leaves no entry of its own")
{
    Staff staff;
    CHECK(staff.prove("2001", kPin, Occasion::Act));
    CHECK(staff.noted().empty());
    CHECK(stopOf(staff.prove("2001", kWrong, Occasion::Act)).why == SignInRefusal::WrongPin);
    CHECK(staff.prove("2001", kPin, Occasion::Act));
    CHECK(staff.noted() == std::vector<std::string>{"pin-refused 2001", "pin-accepted 2001"});
}

TEST_CASE("after the fifth wrong PIN not even the right one is looked at for half a minute")
{
    Staff staff;
    for (int tries = 1; tries < 5; ++tries)
        CHECK(stopOf(staff.prove("2001", kWrong)) ==
              terminal::SignInStop{.why = SignInRefusal::WrongPin, .wait = 0s, .triesLeft = 5 - tries});
    CHECK(stopOf(staff.prove("2001", kWrong)) ==
          terminal::SignInStop{.why = SignInRefusal::WrongPin, .wait = 30s, .triesLeft = 0});
    const auto written = staff.noted().size();
    CHECK(stopOf(staff.prove("2001", kPin)) == terminal::SignInStop{.why = SignInRefusal::Paused, .wait = 30s});
    CHECK(staff.noted().size() == written);
    CHECK(staff.prove("2002", "118833")); // another person is not held up
    staff.chain.clock.advance(29s);
    CHECK(stopOf(staff.prove("2001", kPin)).why == SignInRefusal::Paused);
    staff.chain.clock.advance(1s);
    CHECK(staff.prove("2001", kPin));
    CHECK(stopOf(staff.prove("2001", kWrong)).triesLeft == 4);
}

TEST_CASE("the pause outlives a restart and cannot be shortened by setting the clock")
{
    Staff staff;
    for (int tries = 0; tries < 5; ++tries)
        (void)staff.prove("2001", kWrong);
    staff.till.restart(staff.chain);
    CHECK(stopOf(staff.prove("2001", kPin)) == terminal::SignInStop{.why = SignInRefusal::Paused, .wait = 30s});
    staff.chain.clock.set(staff.chain.clock.now() + 1h);
    CHECK(stopOf(staff.prove("2001", kPin)).why == SignInRefusal::Paused);
    staff.chain.clock.set(staff.chain.clock.now() - 5h);
    CHECK(stopOf(staff.prove("2001", kPin)).wait == 30s);
    staff.chain.clock.advance(30s);
    CHECK(staff.prove("2001", kPin));
}

TEST_CASE("after the fifteenth wrong PIN only a supervisor, or a new PIN, lets somebody in")
{
    Staff staff;
    for (int tries = 0; tries < access::kTriesUntilLocked; ++tries) {
        (void)staff.prove("2001", kWrong);
        staff.chain.clock.advance(15min);
    }
    CHECK(stopOf(staff.prove("2001", kPin)).why == SignInRefusal::Locked);
    staff.chain.clock.advance(24h);
    staff.till.restart(staff.chain);
    CHECK(stopOf(staff.prove("2001", kPin)).why == SignInRefusal::Locked);

    Till& copy = staff.chain.clone(staff.till); // the same disk, where a supervisor helps
    const access::Actor colleague{access::ActorKind::Person, "2009", access::Role::Cashier};
    CHECK_FALSE(copy->letTryAgain({colleague, {}}, "2001"));
    const auto supervisor = copy->prove({"2002", "118833"}, Occasion::Act);
    REQUIRE(supervisor);
    REQUIRE(copy->letTryAgain({*supervisor, {}}, "2001"));
    CHECK(copy->prove({"2001", kPin}, Occasion::SignIn));

    REQUIRE(staff.chain.office->setPin("2001", "902144"));
    staff.chain.sync(staff.till);
    CHECK(stopOf(staff.prove("2001", kPin)).triesLeft == 4);
    CHECK(staff.prove("2001", "902144"));
}

TEST_CASE("nobody allows to others without a PIN where the chain has PINs, nor their own act")
{
    Staff staff;
    const access::Actor cashier{access::ActorKind::Person, "2001", access::Role::Cashier};
    const auto approve = [&](const char* id, const char* pin) { return staff.till->proveApprover(cashier, {id, pin}); };
    CHECK(stopOf(approve("2003", "")).why == SignInRefusal::NoPin);
    CHECK(stopOf(approve("2001", kPin)).why == SignInRefusal::SamePerson);
    CHECK(stopOf(approve("2002", "")).why == SignInRefusal::NeedsPin);
    REQUIRE(approve("2002", "118833"));
    for (const char* id : {"2001", "2002"})
        REQUIRE(staff.chain.office->setPin(id, std::nullopt));
    staff.chain.syncAll();
    CHECK(approve("2003", "")); // nobody has one any more
}

TEST_CASE("a changed name or role keeps the PIN, and a PIN that is none is refused")
{
    Staff staff;
    REQUIRE(staff.chain.office->putOperator({"2001", "Li Na", access::Role::Supervisor, true, {}}));
    staff.chain.syncAll();
    CHECK(staff.prove("2001", kPin)->role == access::Role::Supervisor);
    using office::OfficeRefusal;
    const auto refusal = [&](const char* id, const char* pin) {
        const auto set = staff.chain.office->setPin(id, pin);
        REQUIRE_FALSE(set);
        return std::get<OfficeRefusal>(set.error());
    };
    CHECK(refusal("2001", "1234") == OfficeRefusal::BadRequest);
    CHECK(refusal("7777", kPin) == OfficeRefusal::NoSuchOperator);
    const std::string drawn = staff.chain.office->drawPin("2001");
    CHECK(drawn.size() == 6);
    CHECK(access::checkPin(drawn, "2001"));
}
