#include "core/access/sale_code.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using namespace loyalty;
using namespace loyalty::test;
using namespace std::chrono_literals;

namespace {

using access::Trust;
using terminal::IdentifyRefusal;
using terminal::SellRefusal;

constexpr std::string_view kCaps = R"("maxPointsByTrust": { "spoken": 0, "static": 20, "live": 100 })";

/// The chain's small programme with what each kind of code may do.
ChainOptions capped()
{
    return {.programme = R"({
  "format": "loyalty-programme/2", "id": "test", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Test" },
  "earning": {
    "rounding": { "mode": "down", "per": "ticket", "multiply": "beforeRounding" },
    "maxPointsByTrust": { "spoken": 50 },
    "rules": [ { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 } ]
  },
  "redeeming": { "pointsPer": 100, "valueMinor": 100, "min": 10, "step": 10, "maxShare": "50%", )" +
                         std::string(kCaps) + R"( },
  "cards": [ { "prefix": "801", "digits": 12 } ]
})"};
}

terminal::IdentifyStop stopOf(const terminal::Answer<terminal::MemberView, terminal::IdentifyStop>& answer)
{
    REQUIRE_FALSE(answer);
    REQUIRE(std::holds_alternative<terminal::IdentifyStop>(answer.error()));
    return std::get<terminal::IdentifyStop>(answer.error());
}

terminal::SellStop stopOf(const terminal::Answer<terminal::SaleView, terminal::SellStop>& answer)
{
    REQUIRE_FALSE(answer);
    REQUIRE(std::holds_alternative<terminal::SellStop>(answer.error()));
    return std::get<terminal::SellStop>(answer.error());
}

/// A member with 1,000 points whom every till knows, and two tills.
struct Counter
{
    explicit Counter(ChainOptions options = capped())
        : chain(std::move(options))
    {
        chain.sell(one, ask(identify(one, chain.liveCode(member)), 100'000));
        chain.syncAll();
        chain.clock.advance(1min);
    }

    terminal::MemberView identify(Till& till, std::string_view code, bool online = false)
    {
        auto view = till->identify(cashier(), terminal::Presented{.bytes = std::string(code), .online = online});
        REQUIRE(view);
        return *view;
    }

    [[nodiscard]] terminal::SaleAsk ask(const terminal::MemberView& view, std::int64_t minor, std::int64_t points = 0)
    {
        terminal::SaleAsk ask = chain.sale(view.id, minor);
        ask.identification = view.identification;
        if (points > 0)
            ask.redeem = {.kind = engine::Ask::Kind::Points, .points = Points(points)};
        return ask;
    }

    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    MemberId member = enrolled();

private:
    MemberId enrolled()
    {
        const MemberId id = chain.enrol(one, "13800000001");
        chain.syncAll();
        return id;
    }
};

} // namespace

TEST_CASE("a live code identifies its member offline, and says how fresh it is")
{
    Counter counter;
    const std::string code = counter.chain.liveCode(counter.member);
    const auto fresh = counter.identify(counter.two, code);
    CHECK(fresh.id == counter.member);
    CHECK(fresh.trust == Trust::Live);
    CHECK(fresh.code == access::CodeVerdict(access::Genuine{0s}));
    CHECK(fresh.clockDoubt.empty());
    CHECK(counter.identify(counter.two, code, true).trust == Trust::LiveOnline);

    counter.chain.clock.advance(2min);
    const auto old = counter.identify(counter.two, code);
    CHECK(old.id == counter.member);
    CHECK(old.trust == Trust::Static);
    CHECK(old.code == access::CodeVerdict(access::Old{120s}));

    const Instant later = counter.chain.clock.now() + 4min;
    const auto ahead = counter.identify(counter.two, counter.chain.liveCode(counter.member, later));
    CHECK(ahead.trust == Trust::Static);
    CHECK(ahead.code == access::CodeVerdict(access::Ahead{240s}));

    const auto pass = access::LiveCode::parse(code)->pass;
    CHECK(counter.identify(counter.two, access::makeStaticCode(pass)).trust == Trust::Static);
}

TEST_CASE("what is no member's code says what it is")
{
    Counter counter;
    const auto whyNot = [&](std::string_view text, access::Symbology symbology = access::Symbology::Unknown) {
        return stopOf(counter.one->identify(cashier(),
                                            terminal::Presented{.bytes = std::string(text), .symbology = symbology}))
            .why;
    };
    const std::string code = counter.chain.liveCode(counter.member);
    std::string misread = code;
    misread[7] = misread[7] == '0' ? '1' : '0';
    CHECK(whyNot(misread) == IdentifyRefusal::Misread);
    CHECK(whyNot(code.substr(0, 20)) == IdentifyRefusal::BrokenCode);
    CHECK(whyNot("134567890123456789") == IdentifyRefusal::PaymentCode);
    CHECK(whyNot("4111111111111111") == IdentifyRefusal::BankCard);
    CHECK(whyNot(access::saleCode(SaleId())) == IdentifyRefusal::SaleCode);
    CHECK(whyNot("6901234567892") == IdentifyRefusal::Article);
    CHECK(whyNot("https://example.com/m/7") == IdentifyRefusal::AnotherChain);
    CHECK(whyNot("member-of-another-shop", access::Symbology::Matrix) == IdentifyRefusal::AnotherChain);
    CHECK(whyNot("nobody") == IdentifyRefusal::Unknown);
    CHECK(whyNot("") == IdentifyRefusal::NotACode);
    CHECK(counter.one->lookupsOf("4111111111111111").empty());
    CHECK(counter.one->lookupsOf(misread).empty());
    CHECK(counter.one->lookupsOf(code).size() == 1);
    // Nothing of them is in the journal but refused codes, and those are none.
    CHECK(counter.one->verify()->problems.empty());
}

TEST_CASE("five forged codes in a minute slow the terminal, and each is an entry")
{
    Counter counter;
    std::string forged = counter.chain.liveCode(counter.member);
    forged.back() = forged.back() == '0' ? '1' : '0';
    const auto entries = counter.one->status().entries;
    for (int i = 0; i < 5; ++i) {
        const auto stop = stopOf(counter.one->identify(cashier(), forged));
        CHECK(stop.why == IdentifyRefusal::NotGenuine);
        CHECK(stop.code == access::CodeVerdict(access::NotGenuine{}));
        counter.chain.clock.advance(5s);
    }
    CHECK(counter.one->status().entries == entries + 5);
    const auto slowed = stopOf(counter.one->identify(cashier(), counter.chain.liveCode(counter.member)));
    CHECK(slowed.why == IdentifyRefusal::SlowedDown);
    CHECK(slowed.wait == 35s);
    CHECK(counter.one->identify(cashier(), "13800000001")); // only this way is closed
    counter.chain.clock.advance(35s);
    CHECK(counter.one->identify(cashier(), counter.chain.liveCode(counter.member)));
    counter.chain.syncAll();
    CHECK(counter.chain.office->health()->suspended == 0);
}

TEST_CASE("each kind of identification earns and redeems what the programme says")
{
    Counter counter;
    Till& till = counter.one;
    const auto spoken = counter.identify(till, "13800000001");
    CHECK(spoken.trust == Trust::Spoken);
    const auto earned = counter.chain.sell(till, counter.ask(spoken, 20'000));
    CHECK(earned.sold.earned == 50_pts);
    CHECK(earned.sold.trust == Trust::Spoken);
    CHECK_FALSE(earned.sold.code);
    const auto none = stopOf(till->commit(cashier(), counter.ask(spoken, 20'000, 10)));
    CHECK(none.quote == engine::QuoteRefusal::RedeemNotWithThisCode);
    CHECK(none.allowed == 0_pts);
    // A member whom a screen only names counts as spoken.
    CHECK(counter.chain.sell(till, counter.chain.sale(counter.member, 20'000)).sold.trust == Trust::Spoken);

    const auto card = counter.identify(till, counter.member.toString());
    CHECK(card.trust == Trust::Static);
    CHECK(till->quote(cashier(), counter.ask(card, 20'000))->redeem.most == 20_pts);
    CHECK(stopOf(till->commit(cashier(), counter.ask(card, 20'000, 30))).allowed == 20_pts);
    CHECK(counter.chain.sell(till, counter.ask(card, 20'000)).sold.earned == 200_pts);

    const auto live = counter.identify(till, counter.chain.liveCode(counter.member));
    CHECK(till->quote(cashier(), counter.ask(live, 50'000))->redeem.most == 100_pts);
    CHECK(stopOf(till->commit(cashier(), counter.ask(live, 50'000, 110))).allowed == 100_pts);
    auto online = counter.ask(live, 50'000);
    online.online = true;
    CHECK(till->quote(cashier(), online)->redeem.limitedBy != "trust");
    const auto sale = counter.chain.sell(till, online);
    CHECK(sale.sold.trust == Trust::LiveOnline);
    REQUIRE(sale.sold.code);
    CHECK(sale.sold.code->step == counter.chain.clock.now().unixSeconds() / 30);
    counter.chain.syncAll();
    CHECK(counter.chain.office->health()->differences == 0);
    counter.chain.requireAgreement();
}

TEST_CASE("a step is consumed by the sale, not by looking, and stays consumed")
{
    Counter counter;
    Till& till = counter.one;
    const std::string code = counter.chain.liveCode(counter.member);
    const auto first = counter.identify(till, code);
    const auto second = counter.identify(till, code);
    CHECK(first.identification != second.identification);
    const auto booked = counter.ask(first, 10'000);
    counter.chain.sell(till, booked);
    CHECK(stopOf(till->commit(cashier(), counter.ask(second, 10'000))).why == SellRefusal::CodeUsed);
    CHECK(stopOf(till->identify(cashier(), code)).why == IdentifyRefusal::CodeUsed);
    const Instant before = counter.chain.clock.now() - 30s;
    CHECK(stopOf(till->identify(cashier(), counter.chain.liveCode(counter.member, before))).why ==
          IdentifyRefusal::CodeUsed);

    till.restart(counter.chain);
    CHECK(stopOf(till->identify(cashier(), code)).why == IdentifyRefusal::CodeUsed);
    counter.chain.clock.advance(30s);
    const auto next = counter.identify(till, counter.chain.liveCode(counter.member));
    CHECK(next.trust == Trust::Live);
    counter.chain.sell(till, counter.ask(next, 10'000));
    CHECK(till->verify()->problems.empty());
}

TEST_CASE("a sale that is booked again with its ticket is the same sale, whatever became of its code")
{
    Counter counter;
    auto ask = counter.ask(counter.identify(counter.one, counter.chain.liveCode(counter.member)), 10'000);
    ask.ticket = "T-1";
    const auto first = counter.chain.sell(counter.one, ask);
    const auto again = counter.chain.sell(counter.one, ask);
    CHECK(again.repeated);
    CHECK(again.entry == first.entry);
}

TEST_CASE("an identification is its own member's, of this run, and for half an hour")
{
    Counter counter;
    const MemberId other = counter.chain.enrol(counter.one, "13800000002");
    const auto view = counter.identify(counter.one, "13800000001");
    auto forged = counter.ask(view, 10'000);
    forged.member = other;
    CHECK(stopOf(counter.one->commit(cashier(), forged)).why == SellRefusal::NotIdentified);
    auto invented = counter.ask(view, 10'000);
    invented.identification = terminal::IdentificationId{999'999};
    CHECK(stopOf(counter.one->commit(cashier(), invented)).why == SellRefusal::NotIdentified);
    counter.chain.clock.advance(29min);
    counter.chain.sell(counter.one, counter.ask(view, 10'000));
    counter.chain.clock.advance(1min);
    CHECK(stopOf(counter.one->commit(cashier(), counter.ask(view, 10'000))).why == SellRefusal::NotIdentified);
    const auto later = counter.identify(counter.one, "13800000001");
    counter.one.restart(counter.chain);
    CHECK(stopOf(counter.one->commit(cashier(), counter.ask(later, 10'000))).why == SellRefusal::NotIdentified);
}

TEST_CASE("one step at two terminals is flagged at head office, and both sales stand")
{
    Counter counter;
    const std::string code = counter.chain.liveCode(counter.member);
    const auto first = counter.chain.sell(counter.one, counter.ask(counter.identify(counter.one, code), 10'000));
    counter.chain.sell(counter.two, counter.ask(counter.identify(counter.two, code), 10'000));
    counter.chain.syncAll();
    const auto flagged = [&] {
        auto transaction = counter.chain.database->read();
        REQUIRE(transaction);
        auto differences = (*transaction)->differences(100);
        REQUIRE(differences);
        std::erase_if(*differences, [](const office::Difference& one) { return one.what != "code-step"; });
        return *differences;
    }();
    REQUIRE(flagged.size() == 1);
    CHECK(flagged.front().member == counter.member);
    CHECK(flagged.front().judged == first.entry.incarnation.toString() + ":" + std::to_string(first.entry.seq));
    CHECK(counter.chain.office->health()->suspended == 0);
    counter.chain.requireAgreement();
}

TEST_CASE("a terminal whose clock is in doubt takes a live code for a card, and says so")
{
    Counter counter;
    const MemberId fresh = counter.chain.enrol(counter.one, "13800000002"); // none of whose codes was used yet
    counter.chain.syncAll();
    const Instant now = counter.chain.clock.now();
    counter.chain.clock.set(now - 2min); // before the last entry
    const auto back = counter.identify(counter.one, counter.chain.liveCode(fresh));
    CHECK(back.trust == Trust::Static);
    CHECK(back.clockDoubt == "went-back");
    CHECK(back.code == access::CodeVerdict(access::Genuine{0s}));
    counter.chain.clock.set(now);
    CHECK(counter.identify(counter.one, counter.chain.liveCode(fresh)).trust == Trust::Live);
}

TEST_CASE("a pass that was issued anew is found, and the old one no more, once the terminal has heard of it")
{
    Counter counter;
    const MemberId fresh = counter.chain.enrol(counter.one, "13800000002");
    counter.chain.sync(counter.one);
    const std::string old = counter.chain.liveCode(fresh);
    CHECK(counter.identify(counter.one, old).id == fresh); // where the member was enrolled
    REQUIRE(counter.chain.office->passOf(fresh, office::PassWish::Reissue));
    const std::string replaced = counter.chain.liveCode(fresh);
    CHECK(access::LiveCode::parse(old)->pass != access::LiveCode::parse(replaced)->pass);
    CHECK(counter.identify(counter.one, old).id == fresh); // it has not heard yet
    counter.chain.syncAll();
    for (Till* till : {&counter.one, &counter.two}) {
        CHECK(stopOf((*till)->identify(cashier(), old)).why == IdentifyRefusal::Unknown);
        CHECK(counter.identify(*till, replaced).id == fresh);
    }
    counter.chain.requireAgreement();
}

TEST_CASE("a member enrolled offline shows codes at once, and keeps the pass at head office")
{
    Counter counter;
    const MemberId member = counter.chain.enrol(counter.one, "13800000003");
    counter.chain.syncAll();
    const auto office = counter.chain.office->passOf(member, office::PassWish::AsItIs);
    REQUIRE(office);
    CHECK(counter.identify(counter.two, access::makeStaticCode(*office)).id == member);
    CHECK(counter.chain.atOffice(member).lookups.size() == 2);
}

TEST_CASE("a terminal without the keys of live codes still knows the pass")
{
    Counter counter;
    const auto pass = access::LiveCode::parse(counter.chain.liveCode(counter.member))->pass;
    const std::string newer = access::makeLiveCode(crypto::SecretKey(), 5, pass, counter.chain.clock.now());
    const auto view = counter.identify(counter.one, newer);
    CHECK(view.trust == Trust::Static);
    CHECK(view.code == access::CodeVerdict(access::UnknownEpoch{5}));
}
