#include "tests/app/chain/a_chain.h"

#include "core/ledger/asset_keys.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::test {
namespace {

constexpr std::string_view kProgramme = R"({
  "format": "loyalty-programme/2", "id": "test", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Test" },
  "earning": {
    "rounding": { "mode": "down", "per": "ticket", "multiply": "beforeRounding" },
    "rules": [
      { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 },
      { "id": "birthday", "type": "multiplier", "names": { "en": "Birthday" }, "factor": "2",
        "when": { "birthday": { "before": 0, "after": 0, "leapDay": "february28" } } }
    ]
  },
  "tiers": {
    "qualify": { "by": "spend", "rollingMonths": 12 },
    "levels": [
      { "id": "basic", "names": { "en": "Basic" }, "threshold": 0, "rate": "1" },
      { "id": "silver", "names": { "en": "Silver" }, "threshold": 50000, "rate": "1.2" },
      { "id": "gold", "names": { "en": "Gold" }, "threshold": 200000, "rate": "1.5" }
    ]
  },
  "redeeming": { "pointsPer": 100, "valueMinor": 100, "min": 10, "step": 10, "maxShare": "50%",
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "expiry": { "months": 12, "end": "month" },
  "returns": { "shortfall": "debt" }
})";

const crypto::SecretKey kOfficeFolder = crypto::deriveKey({}, "office-folder");

template <class R>
auto require(R result)
{
    if constexpr (std::is_same_v<typename R::error_type, Fault>)
        if (!result)
            UNSCOPED_INFO(result.error().detail);
    REQUIRE(result);
    return std::move(*result);
}

} // namespace

terminal::By cashier()
{
    return {{access::ActorKind::Person, "c1", access::Role::Cashier}, std::nullopt};
}

terminal::By manager()
{
    return {{access::ActorKind::Person, "m1", access::Role::Manager}, std::nullopt};
}

terminal::By auditor()
{
    return {{access::ActorKind::Person, "a1", access::Role::Auditor}, std::nullopt};
}

AChain::AChain(ChainOptions options)
{
    database = require(headoffice::SqliteDatabase::open(
        ":memory:", [this]() -> std::optional<Fault> { return officeFails ? officeFails() : std::nullopt; }));
    office::NewChain chain;
    chain.name = "Test chain";
    chain.currency = *Currency::make("CNY", 2);
    chain.shards = 4;
    chain.riskBudget = options.riskBudget;
    chain.unbackedPerTerminal = options.unbackedPerTerminal;
    chain.unbackedPerVisit = options.unbackedPerVisit;
    chain.stores = {{"S1", "First store", {"Asia/Shanghai", 4 * 3600}}, {"S2", "Second store", {"Asia/Shanghai", 0}}};
    chain.operators = {{"c1", "Cashier", access::Role::Cashier, true}, {"m1", "Manager", access::Role::Manager, true}};
    officeKeys = require(office::Office::create(*database, random, chain, kOfficeFolder));
    office = std::make_unique<office::Office>(*database, clock, random, *calendar, officeKeys);
    REQUIRE(office->publish(options.programme.empty() ? std::string(kProgramme) : options.programme));
}

Till& AChain::addTill(const std::function<void(Till&)>& furnish)
{
    tills.push_back(std::make_unique<Till>(1000 + tills.size()));
    Till& till = *tills.back();
    if (furnish)
        furnish(till);
    till.folderKey = crypto::makeSecretKey(till.random);
    const crypto::KeyPair keys = crypto::makeKeyPair(till.random);
    const std::string code = require(office->issueCode("S1", "lane " + std::to_string(tills.size())));
    const sync::Request request{.number = 1, .incarnation = {}, .body = sync::Enrol{code, "lane", keys.publicKey}};
    const sync::Reply reply = require(office->answer(sync::encode(request), {}));
    const auto* welcome = std::get_if<sync::EnrolReply>(&reply.body);
    REQUIRE(welcome);
    const terminal::Terminal::Parts parts{*till.journalPort, *till.cachePort, clock, till.random, *calendar};
    REQUIRE(terminal::Terminal::found(parts, till.folderKey, keys, *welcome, "http://127.0.0.1", "lane"));
    open(till);
    sync(till);
    return till;
}

void AChain::open(Till& till)
{
    till.session.reset();
    till.terminal.reset();
    till.terminal = require(
        terminal::Terminal::open({*till.journalPort, *till.cachePort, clock, till.random, *calendar}, till.folderKey));
    till.session = std::make_unique<sync::Session>(*till.terminal, till.random);
}

void Till::restart(AChain& chain)
{
    chain.open(*this);
}

Till& AChain::clone(Till& till)
{
    tills.push_back(std::make_unique<Till>(2000 + tills.size()));
    Till& copy = *tills.back();
    copy.folderKey = till.folderKey;
    copy.journal = till.journal;
    copy.cache = till.cache;
    open(copy);
    return copy;
}

bool AChain::exchange(Till& till, std::optional<Fate> given)
{
    auto next = till.session->next(clock.now());
    if (!next || !*next)
        return false;
    const Fate fate = given ? *given : lineDoes ? lineDoes() : Fate::Delivered;
    const auto headOffice = [this](const sync::Outgoing& request) {
        return office->answer(request.body, request.signature);
    };
    if (const std::string trouble = till.line.carry(**next, fate, headOffice, *till.session, clock.now());
        !trouble.empty())
        UNSCOPED_INFO(trouble);
    (void)office->post(1000);
    return true;
}

void AChain::sync(Till& till)
{
    till.session->hurry();
    for (int step = 0; step < 10'000; ++step) {
        if (till.session->atRest() || (till.session->halted() && !till.session->handingOver()))
            return;
        if (!exchange(till)) {
            clock.advance(std::chrono::seconds(1));
            till.session->hurry();
        }
    }
    FAIL("the session does not come to rest");
}

void AChain::syncAll()
{
    // Twice: what one brings, the others take home.
    for (int round = 0; round < 2; ++round)
        for (const auto& till : tills)
            sync(*till);
}

std::string AChain::obtainRight(Till& till, const MemberId& member, std::int64_t points)
{
    return obtainRight(till, {member, ledger::points(), points});
}

std::string AChain::obtainRight(Till& till, const terminal::MissingRight& missing)
{
    const std::uint64_t ticket = till.session->want(sync::WantedRight{missing.member, missing.what, missing.amount});
    till.session->hurry();
    for (int step = 0; step < 100; ++step) {
        exchange(till);
        for (const sync::WantedAnswer& answer : till.session->takeAnswers())
            if (answer.ticket == ticket)
                return answer.reached ? answer.refusal : "not-reached";
    }
    return "no-answer";
}

void AChain::findOnline(Till& till, std::string_view code)
{
    (void)till.session->want(sync::Find{std::nullopt, till.terminal->lookupsOf(code).front()});
    till.session->hurry();
    for (int step = 0; step < 100 && till.session->takeAnswers().empty(); ++step)
        exchange(till);
}

std::string AChain::liveCode(const MemberId& member, std::optional<Instant> at)
{
    const auto pass = require(office->passOf(member, office::PassWish::AsItIs));
    const auto& [epoch, key] = *officeKeys.memberCodes.rbegin();
    return access::makeLiveCode(key, epoch, pass, at.value_or(clock.now()));
}

sync::FindSaleReply AChain::findSale(Till& till, const SaleId& sale)
{
    (void)till.session->want(sync::FindSale{sale, {}, {}});
    till.session->hurry();
    for (int step = 0; step < 100; ++step) {
        exchange(till);
        for (const sync::WantedAnswer& answer : till.session->takeAnswers())
            if (answer.sale)
                return *answer.sale;
    }
    return {};
}

MemberId AChain::enrol(Till& till, std::string_view phone, std::string_view name, std::string_view birthday)
{
    terminal::EnrolAsk ask;
    ask.name = name;
    ask.phone = phone;
    ask.birthday = birthday;
    ask.consentPurpose = "membership";
    ask.consentText = "v1";
    ask.language = "zh_CN";
    return require(till->enrol(cashier(), ask)).id;
}

terminal::SaleAsk AChain::sale(const std::optional<MemberId>& member, std::int64_t minor, std::string_view ticket)
{
    terminal::SaleAsk ask;
    ask.member = member;
    ask.basket.currency = *Currency::make("CNY", 2);
    engine::BasketLine line;
    line.id = 1;
    line.sku = "tea";
    line.category = "food";
    line.quantity = Quantity::pieces(1);
    line.amountMinor = minor;
    ask.basket.lines.push_back(line);
    ask.registerId = "R1";
    ask.ticket = ticket;
    return ask;
}

terminal::SaleView AChain::sell(Till& till, const terminal::SaleAsk& ask)
{
    return require(till->commit(cashier(), ask));
}

std::int64_t AChain::shown(Till& till, const MemberId& member)
{
    return require(till->member(cashier(), member)).balance.count();
}

office::Member AChain::atOffice(const MemberId& member)
{
    auto transaction = require(database->read());
    const auto members = require(transaction->members(std::span(&member, 1)));
    REQUIRE(members.front());
    return *members.front();
}

std::int64_t AChain::booked(const MemberId& member)
{
    return atOffice(member).ledger.balance(ledger::points(), clock.now());
}

void AChain::requireAgreement()
{
    const auto report = require(office->verify());
    CHECK(report.problems == std::vector<std::string>());
    for (const auto& till : tills) {
        if (till->session->halted())
            continue;
        const auto verified = require(till->terminal->verify());
        CHECK(verified.problems == std::vector<std::string>());
        const auto status = till->terminal->status();
        CHECK(status.waiting == 0);
        CHECK(status.notContained == 0);
    }
    auto transaction = require(database->read());
    const auto members = require(transaction->membersAfter(std::nullopt, 10'000));
    for (const office::Member& member : members) {
        for (const auto& till : tills) {
            if (till->session->halted())
                continue;
            const auto row = require(till->cachePort->member(member.id));
            REQUIRE(row);
            CHECK(row->ledger == member.ledger);
            CHECK(row->position == member.position);
            if (!member.aliasOf)
                CHECK(shown(*till, member.id) == booked(member.id));
        }
    }
}

} // namespace loyalty::test
