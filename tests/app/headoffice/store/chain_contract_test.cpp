#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators_range.hpp>

using namespace loyalty;
using namespace loyalty::headoffice::test;

TEST_CASE("an empty database has no chain", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();

    const auto read = must(database->read());
    CHECK_FALSE(must(read->chain()).has_value());
    CHECK(must(read->stores()).empty());
    CHECK(must(read->health()) == office::Health());
    CHECK(must(read->lastPosition(0)) == 0);
}

TEST_CASE("what the chain is made of comes back as it was put", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);

    const auto read = must(database->read());
    CHECK(must(read->chain()) == aChain());
    CHECK(must(read->store("S1")) == aStore());
    CHECK_FALSE(must(read->store("S2")).has_value());
    CHECK(must(read->stores()) == std::vector{aStore()});
    CHECK(must(read->incarnation(named<IncarnationId>(1))) == anIncarnation(1));
    CHECK(must(read->incarnations()) == std::vector{anIncarnation(1), anIncarnation(2)});
    CHECK(must(read->health()).incarnations == 2);
}

TEST_CASE("a code is found by its hash and remembers who used it", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    office::EnrolmentCode code{named<crypto::Hash>(3), "S1", "4", Instant(1000), std::nullopt, {}};

    const auto transaction = must(database->begin());
    must(transaction->putCode(code));
    CHECK(must(transaction->code(code.hash)) == code);
    CHECK_FALSE(must(transaction->code(named<crypto::Hash>(4))).has_value());

    code.usedBy = named<IncarnationId>(1);
    code.usedWith = named<crypto::PublicKey>(1);
    must(transaction->putCode(code));
    CHECK(must(transaction->code(code.hash)) == code);
}

TEST_CASE("head office's own acts are numbered without a gap, also after a rollback", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    {
        const auto dropped = must(database->begin());
        CHECK(must(dropped->nextOfficeAct()) == 1);
    }
    const auto transaction = must(database->begin());
    CHECK(must(transaction->nextOfficeAct()) == 1);
    CHECK(must(transaction->nextOfficeAct()) == 2);
}

TEST_CASE("programmes and operators share one dense feed, each at its latest place", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const sync::ProgrammeRow programme{1, "{}", named<crypto::Signature>(1)};
    sync::Operator ana{"ana", "Ana", access::Role::Cashier, true};

    const auto transaction = must(database->begin());
    must(transaction->putOperator(ana));
    must(transaction->putProgramme(programme));
    ana.role = access::Role::Manager;
    must(transaction->putOperator(ana));

    const std::vector<sync::ChainRow> all = {{2, programme}, {3, sync::OperatorRow{ana}}};
    CHECK(must(transaction->chainFeed(0, 10)) == all);
    CHECK(must(transaction->chainFeed(0, 1)) == std::vector{all[0]});
    CHECK(must(transaction->chainFeed(2, 10)) == std::vector{all[1]});
    CHECK(must(transaction->programmes()) == std::vector{programme});
    CHECK(must(transaction->operators()) == std::vector{ana});
}

TEST_CASE("a published programme stays as it is", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    must(transaction->putProgramme({1, "{}", named<crypto::Signature>(1)}));

    const auto again = transaction->putProgramme({1, "{\"more\":1}", named<crypto::Signature>(2)});
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().code == FaultCode::Rejected);
}

TEST_CASE("what is not committed never happened", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    {
        const auto dropped = must(database->begin());
        must(fill(*dropped));
        CHECK(must(dropped->chain()).has_value());
    }
    CHECK_FALSE(must(must(database->read())->chain()).has_value());
}

TEST_CASE("one writing transaction at a time", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    auto first = must(database->begin());

    const auto second = database->begin();
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == FaultCode::Busy);

    first.reset();
    CHECK(database->begin().has_value());
}
