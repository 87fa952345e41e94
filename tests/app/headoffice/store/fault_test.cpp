#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"

#include <catch2/generators/catch_generators_range.hpp>

#include <functional>

using namespace loyalty;
using namespace loyalty::headoffice::test;

namespace {

/// Fails the n-th statement from now on, once.
class Breaker
{
public:
    [[nodiscard]] headoffice::BeforeStatement hook()
    {
        return [this]() -> std::optional<Fault> {
            if (m_left == 0 || --m_left != 0)
                return std::nullopt;
            m_broke = true;
            return Fault{FaultCode::DiskFull, "planted"};
        };
    }
    void breakAt(int n) { m_left = n; }
    [[nodiscard]] bool broke() const { return m_broke; }

private:
    int m_left = 0;
    bool m_broke = false;
};

/// A push, its posting and what goes with them: one act in one transaction.
Result<void, Fault> act(office::Database& database)
{
    LOYALTY_TRY(transaction, database.begin());
    const ledger::EntryRef ref{named<IncarnationId>(1), 1};
    LOYALTY_TRY(accepted, transaction->accept(ref.incarnation, {}, std::vector{anEntry(1)}, Instant(1)));
    CHECK(accepted);
    LOYALTY_TRY(position, transaction->nextPosition(1));
    LOYALTY_CHECK(transaction->putMembers(std::vector{aMember(5, position)}));
    LOYALTY_CHECK(transaction->putGrant(aGrant(1, 1)));
    LOYALTY_CHECK(transaction->appendLines(
        std::vector{aLine(ref, 0, memberAccount(5), 10), aLine(ref, 1, contraAccount(ledger::Contra::Issued), -10)}));
    LOYALTY_CHECK(transaction->putEffects(std::vector{office::Effect{ref, named<MemberId>(5), position}}));
    LOYALTY_CHECK(transaction->putSale({named<SaleId>(1), ref, "sold", "T", "S1"}));
    LOYALTY_CHECK(transaction->markPosted(ref));
    return transaction->commit();
}

struct State
{
    office::Health health;
    std::vector<office::Incarnation> incarnations;
    std::vector<office::Member> members;
    std::vector<office::AccountSum> sums;
    std::int64_t position = 0;
    bool operator==(const State&) const = default;
};

State stateOf(office::Database& database)
{
    const auto read = must(database.read());
    return {must(read->health()), must(read->incarnations()), must(read->membersAfter(std::nullopt, 100)),
            must(read->reckonedSums()), must(read->lastPosition(1))};
}

} // namespace

TEST_CASE("a fault at any statement leaves nothing half-written, and the next try succeeds", "[database]")
{
    const auto backend = makeBackend(GENERATE(from_range(backends())));
    const auto undisturbed = backend->make();
    fill(*undisturbed);
    must(act(*undisturbed));
    const State wanted = stateOf(*undisturbed);

    int broken = 0;
    for (int n = 1;; ++n) {
        Breaker breaker;
        const auto database = backend->make(breaker.hook());
        fill(*database);
        const State before = stateOf(*database);

        breaker.breakAt(n);
        const auto done = act(*database);
        breaker.breakAt(0);
        if (!breaker.broke()) {
            must(done);
            break;
        }
        ++broken;
        INFO("statement " << n);
        REQUIRE_FALSE(done.has_value());
        CHECK(done.error().code == FaultCode::DiskFull);
        CHECK(stateOf(*database) == before);
        must(act(*database));
        CHECK(stateOf(*database) == wanted);
    }
    CHECK(broken >= 15);
}
