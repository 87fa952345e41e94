#include "tests/app/headoffice/store/samples.h"

#include "tests/app/headoffice/store/backend.h"

namespace loyalty::headoffice::test {

office::Chain aChain()
{
    office::Chain chain;
    chain.id = named<ChainId>(9);
    chain.name = "金星超市";
    chain.shards = 4;
    chain.countryCode = "86";
    chain.currency = *Currency::make("CNY", 2);
    chain.riskBudget = 100'000;
    chain.unbackedPerTerminal = 500;
    chain.unbackedPerVisit = 50;
    chain.sealedKeys = std::string("sealed\0keys", 11);
    chain.publicKey = named<crypto::PublicKey>(1);
    chain.programmeSigner = named<crypto::PublicKey>(2);
    chain.clockSigner = named<crypto::PublicKey>(3);
    return chain;
}

office::Store aStore()
{
    return {"S1", "Nanjing Road", {"Asia/Shanghai", 4 * 3600}};
}

office::Incarnation anIncarnation(std::uint8_t n)
{
    office::Incarnation incarnation;
    incarnation.id = named<IncarnationId>(n);
    incarnation.store = "S1";
    incarnation.lane = std::to_string(n);
    incarnation.publicKey = named<crypto::PublicKey>(n);
    incarnation.lastNumber = 17;
    incarnation.lastGrant = 3;
    incarnation.confirmedGrant = 2;
    incarnation.saidHelloIn = 1;
    incarnation.enrolled = Instant(1'795'255'200'000);
    incarnation.lastSeen = Instant(1'795'255'260'123);
    return incarnation;
}

office::Member aMember(std::uint8_t n, std::int64_t position)
{
    office::Member member;
    member.id = named<MemberId>(n);
    member.position = position;
    member.joined = *BusinessDate::parse("2026-11-21");
    member.homeStore = "S1";
    ledger::Posting earned;
    earned.member = member.id;
    earned.what = kPoints;
    earned.amount = 100 + n;
    earned.opens = ledger::LotTerms{{{named<IncarnationId>(1), n}, 0}, Instant(1'795'255'200'000), std::nullopt};
    earned.date = member.joined;
    member.ledger.apply(earned, Instant(1'795'255'200'000));
    member.lookups = {named<crypto::KeyedHash>(n), named<crypto::KeyedHash>(static_cast<std::uint8_t>(n + 100))};
    member.sealedPersonal = std::string("sealed\0", 7) + std::to_string(n);
    member.sealedBrief = "brief";
    member.wrappedKey = "key";
    member.family = {named<MemberId>(77), named<MemberId>(78)};
    member.tierFloor = tier::Floor{"gold", *BusinessDate::parse("2027-01-31")};
    member.segments = {"staff", "students"};
    member.referred = office::Referred{.by = named<MemberId>(79),
                                       .rewarded = true,
                                       .sale = named<SaleId>(7),
                                       .rewards = {{member.id, *earned.opens, 100},
                                                   {named<MemberId>(79),
                                                    {.id = {{IncarnationId(), 12}, 0},
                                                     .earned = Instant(5),
                                                     .endsAt = Instant(7),
                                                     .spendableFrom = Instant(6)},
                                                    200}},
                                       .counted = member.joined};
    member.referred->rewards[0].lot.id = {{IncarnationId(), 11}, 0}; // they are acts of head office's own
    member.bearer = "5678";
    member.parted = true;
    member.brought = office::Brought{member.ledger, member.lookups, {named<MemberId>(80)}, {"staff"}, true};
    return member;
}

journal::ChainedEntry anEntry(std::uint64_t seq)
{
    const auto n = static_cast<std::uint8_t>(seq);
    return {seq, named<crypto::Hash>(n), named<crypto::Signature>(n), "{\"seq\":" + std::to_string(seq) + "}"};
}

office::Grant aGrant(std::uint8_t incarnation, std::uint64_t number)
{
    office::Grant grant;
    grant.incarnation = named<IncarnationId>(incarnation);
    grant.granted.number = number;
    grant.granted.id = named<GrantId>(static_cast<std::uint8_t>(number));
    grant.granted.member = named<MemberId>(5);
    grant.granted.what = kPoints;
    grant.granted.amount = 80;
    const ledger::LotTerms dated{{{named<IncarnationId>(2), 7}, 1}, Instant(5), Instant(99)};
    const ledger::LotTerms lasting{{{named<IncarnationId>(1), 8}, 0}, Instant(6), std::nullopt};
    grant.granted.lots = {{dated, 30}, {lasting, 50}};
    grant.granted.feedPosition = 4;
    grant.remaining = 50;
    grant.lots = {{lasting, 50}};
    grant.requestNumber = 10 + number;
    return grant;
}

office::Line aLine(const ledger::EntryRef& entry, std::uint32_t n, const office::Account& account, std::int64_t amount)
{
    return {entry, n, account, kPoints, amount, *BusinessDate::parse("2026-11-21"), "base"};
}

office::Account memberAccount(std::uint8_t n)
{
    return {office::AccountKind::Member, named<MemberId>(n), {}, 0, ledger::Contra::Issued};
}

office::Account contraAccount(ledger::Contra contra)
{
    return {office::AccountKind::Contra, {}, {}, 0, contra};
}

office::Account leaseAccount(std::uint8_t member, std::uint8_t incarnation, std::uint64_t grant)
{
    return {office::AccountKind::Lease, named<MemberId>(member), named<IncarnationId>(incarnation), grant,
            ledger::Contra::Issued};
}

Result<void, Fault> fill(office::Transaction& transaction)
{
    LOYALTY_CHECK(transaction.putChain(aChain()));
    LOYALTY_CHECK(transaction.putStore(aStore()));
    LOYALTY_CHECK(transaction.putIncarnation(anIncarnation(1)));
    return transaction.putIncarnation(anIncarnation(2));
}

void fill(office::Database& database)
{
    const auto transaction = must(database.begin());
    must(fill(*transaction));
    must(transaction->commit());
}

} // namespace loyalty::headoffice::test
