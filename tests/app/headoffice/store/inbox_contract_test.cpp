#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators_range.hpp>

using namespace loyalty;
using namespace loyalty::headoffice::test;

namespace {

const Instant kNow(1'795'255'300'000);

std::vector<journal::ChainedEntry> entries(std::uint64_t first, std::uint64_t last)
{
    std::vector<journal::ChainedEntry> batch;
    for (std::uint64_t seq = first; seq <= last; ++seq)
        batch.push_back(anEntry(seq));
    return batch;
}

journal::Head headAt(std::uint64_t seq)
{
    return seq == 0 ? journal::Head() : journal::Head{seq, anEntry(seq).hash};
}

bool accept(office::Transaction& transaction, std::uint8_t incarnation, std::uint64_t from, std::uint64_t last)
{
    return must(transaction.accept(named<IncarnationId>(incarnation), headAt(from), entries(from + 1, last), kNow));
}

ledger::EntryRef ref(std::uint8_t incarnation, std::uint64_t seq)
{
    return {named<IncarnationId>(incarnation), seq};
}

} // namespace

TEST_CASE("accepting appends the batch and moves the head", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());

    CHECK(accept(*transaction, 1, 0, 3));

    CHECK(must(transaction->incarnation(named<IncarnationId>(1)))->accepted == headAt(3));
    CHECK(must(transaction->inboxEntry(ref(1, 2))) == anEntry(2));
    CHECK_FALSE(must(transaction->inboxEntry(ref(1, 4))).has_value());
    CHECK_FALSE(must(transaction->inboxEntry(ref(2, 2))).has_value());
    CHECK(must(transaction->health()).inboxWaiting == 3);
}

TEST_CASE("a batch that does not follow the accepted head changes nothing", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    REQUIRE(accept(*transaction, 1, 0, 3));

    CHECK_FALSE(accept(*transaction, 1, 0, 3)); // again
    CHECK_FALSE(accept(*transaction, 1, 4, 5)); // a gap
    const journal::Head forked{3, named<crypto::Hash>(99)};
    CHECK_FALSE(must(transaction->accept(named<IncarnationId>(1), forked, entries(4, 4), kNow)));
    CHECK_FALSE(accept(*transaction, 3, 0, 1)); // nobody we know

    CHECK(must(transaction->incarnation(named<IncarnationId>(1)))->accepted == headAt(3));
    CHECK(must(transaction->health()).inboxWaiting == 3);
}

TEST_CASE("an incarnation that is put again keeps where its inbox stands", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    REQUIRE(accept(*transaction, 1, 0, 3));
    must(transaction->markPosted(ref(1, 1)));

    office::Incarnation readBefore = anIncarnation(1);
    readBefore.lastNumber = 18;
    readBefore.state = office::IncarnationState::Forked;
    readBefore.told = 9;
    must(transaction->putIncarnation(readBefore));

    readBefore.accepted = headAt(3);
    readBefore.posted = 1;
    CHECK(must(transaction->incarnation(named<IncarnationId>(1))) == readBefore);
}

TEST_CASE("a suffix begins behind what it is a suffix of, and is no terminal", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    office::Incarnation suffix = anIncarnation(9);
    suffix.suffixOf = named<IncarnationId>(1);
    suffix.accepted = headAt(3);
    suffix.posted = 3;
    const auto before = must(transaction->health()).incarnations;
    must(transaction->putIncarnation(suffix));
    CHECK(must(transaction->incarnation(suffix.id)) == suffix);
    CHECK(must(transaction->health()).incarnations == before);
    CHECK(must(transaction->unposted(10)).empty());
    REQUIRE(accept(*transaction, 9, 3, 5));
    CHECK(must(transaction->unposted(10)).size() == 2);
    must(transaction->markPosted(ref(9, 4)));
}

TEST_CASE("what waits comes in order of each incarnation, and each gets its share", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    REQUIRE(accept(*transaction, 1, 0, 100));
    REQUIRE(accept(*transaction, 2, 0, 2));
    must(transaction->markPosted(ref(1, 1)));

    const std::vector<office::InboxEntry> waiting = must(transaction->unposted(4));

    const std::vector<office::InboxEntry> expected = {{named<IncarnationId>(1), anEntry(2), kNow},
                                                      {named<IncarnationId>(1), anEntry(3), kNow},
                                                      {named<IncarnationId>(2), anEntry(1), kNow},
                                                      {named<IncarnationId>(2), anEntry(2), kNow}};
    CHECK(waiting == expected);
}

TEST_CASE("posting keeps the order for good and goes one by one", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    fill(*database);
    const auto transaction = must(database->begin());
    REQUIRE(accept(*transaction, 1, 0, 2));
    REQUIRE(accept(*transaction, 2, 0, 1));

    must(transaction->markPosted(ref(1, 1)));
    must(transaction->markPosted(ref(2, 1)));
    must(transaction->markPosted(ref(1, 2)));

    std::vector<std::pair<std::uint64_t, ledger::EntryRef>> order;
    for (const auto& [place, entry] : must(transaction->postedAfter(0, 10)))
        order.emplace_back(place, ledger::EntryRef{entry.incarnation, entry.entry.seq});
    CHECK(order ==
          std::vector<std::pair<std::uint64_t, ledger::EntryRef>>{{1, ref(1, 1)}, {2, ref(2, 1)}, {3, ref(1, 2)}});
    CHECK(must(transaction->postedAfter(1, 1)).front().first == 2);
    CHECK(must(transaction->unposted(10)).empty());
    CHECK(must(transaction->health()).posted == 3);

    for (const auto& wrong : {ref(1, 2), ref(1, 3), ref(1, 1)}) {
        const auto posted = transaction->markPosted(wrong);
        REQUIRE_FALSE(posted.has_value());
        CHECK(posted.error().code == FaultCode::Rejected);
    }
}

TEST_CASE("the effects of one entry are never cut apart", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const std::vector<office::Effect> effects = {{ref(1, 1), named<MemberId>(1), 1},
                                                 {ref(1, 2), named<MemberId>(1), 2},
                                                 {ref(1, 2), named<MemberId>(2), 1},
                                                 {ref(1, 3), named<MemberId>(1), 3},
                                                 {ref(2, 1), named<MemberId>(1), 4}};
    must(transaction->putEffects(effects));

    const IncarnationId first = named<IncarnationId>(1);
    CHECK(must(transaction->effectsAfter(first, 0, 2)) == std::vector(effects.begin(), effects.begin() + 3));
    CHECK(must(transaction->effectsAfter(first, 2, 9)) == std::vector{effects[3]});
    CHECK(must(transaction->effectsAfter(first, 3, 9)).empty());
    CHECK(must(transaction->effectsOn(first, named<MemberId>(1))) == std::vector{effects[0], effects[1], effects[3]});
    CHECK_FALSE(transaction->putEffects(std::vector{effects[0]}).has_value());
}

TEST_CASE("a sale is found by id and by ticket, with everything that happened to it", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const office::SaleIndex sold{named<SaleId>(1), ref(1, 4), "sold", "T-1", "S1"};
    const office::SaleIndex returned{named<SaleId>(1), ref(2, 9), "returned", "R-1", "S2"};
    const office::SaleIndex withoutTicket{named<SaleId>(2), ref(1, 5), "sold", "", "S1"};
    for (const auto& sale : {sold, returned, withoutTicket})
        must(transaction->putSale(sale));

    CHECK(must(transaction->sale(named<SaleId>(1))) == std::vector{sold, returned});
    CHECK(must(transaction->saleOfTicket("S1", "T-1")) == named<SaleId>(1));
    CHECK_FALSE(must(transaction->saleOfTicket("S2", "T-1")).has_value());
    CHECK_FALSE(must(transaction->saleOfTicket("S2", "R-1")).has_value());
    CHECK_FALSE(must(transaction->saleOfTicket("S1", "")).has_value());

    must(transaction->putSale({named<SaleId>(3), ref(3, 2), "sold", "T-1", "S1"}));
    must(transaction->putSale({named<SaleId>(4), ref(3, 3), "sold", "T-2", "S1"}));
    CHECK_FALSE(must(transaction->saleOfTicket("S1", "T-1")).has_value()); // two registers: nobody knows which is meant
    CHECK(must(transaction->saleOfTicket("S1", "T-2")) == named<SaleId>(4));
}

TEST_CASE("a step of a code tells who used it before", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const journal::UsedCode code{named<crypto::KeyedHash>(1), 59'633'333};

    CHECK(must(transaction->useCode(code, ref(1, 4))).empty());
    CHECK(must(transaction->useCode({named<crypto::KeyedHash>(2), code.step}, ref(1, 5))).empty());
    CHECK(must(transaction->useCode({code.pass, code.step + 1}, ref(1, 6))).empty());
    CHECK(must(transaction->useCode(code, ref(2, 9))) == std::vector{ref(1, 4)});
    CHECK(must(transaction->useCode(code, ref(2, 10))) == std::vector{ref(1, 4), ref(2, 9)});
}

TEST_CASE("suspense and differences are kept with their reasons", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto database = backend->make();
    const auto transaction = must(database->begin());
    const office::Suspended parked{ref(1, 4), "unknown-kind", "newer", kNow};
    const office::Difference one{ref(1, 5), named<MemberId>(1), "earned", "10", "12"};
    const office::Difference two{ref(1, 5), std::nullopt, "programme", "3", "4"};

    must(transaction->putSuspended(parked));
    must(transaction->putDifferences(std::vector{one, two}));

    CHECK(must(transaction->suspended(10)) == std::vector{parked});
    CHECK(must(transaction->differences(10)) == std::vector{one, two});
    CHECK(must(transaction->differences(1)) == std::vector{one});
    CHECK(must(transaction->health()).suspended == 1);
    CHECK(must(transaction->health()).differences == 2);
}
