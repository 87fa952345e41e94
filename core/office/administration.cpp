#include "core/access/pin.h"
#include "core/member/sealing.h"
#include "core/office/office.h"
#include "core/office/rights.h"
#include "core/office/unbacked.h"
#include "core/programme/parse.h"
#include "core/programme/signed_programme.h"

#include <algorithm>

namespace loyalty::office {
namespace {

constexpr std::chrono::minutes kCodeLives{15};
constexpr std::string_view kKeysLabel = "office-keys";
/// Without letters and digits that people mistake for one another.
constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kCodeLength = 12;
constexpr std::size_t kImportBatch = 500;
constexpr std::size_t kMaxSegmentBytes = 100; ///< as a programme's words

std::string makeCode(Random& random)
{
    std::string code;
    for (std::size_t i = 0; i < kCodeLength; ++i)
        code += kCodeLetters[random.below(kCodeLetters.size())];
    return code;
}

/// As it is typed: lower case, with spaces or dashes.
std::string plainCode(std::string_view typed)
{
    std::string plain;
    for (const char c : typed)
        if (c != ' ' && c != '-')
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return plain;
}

Chain chainOf(const NewChain& asked, const Keys& keys, Random& random, const crypto::SecretKey& folderKey)
{
    Chain chain;
    chain.id = random.id<ChainId>();
    chain.name = asked.name;
    chain.shards = asked.shards;
    chain.countryCode = asked.countryCode;
    chain.currency = asked.currency;
    chain.riskBudget = asked.riskBudget;
    chain.unbackedPerTerminal = asked.unbackedPerTerminal;
    chain.unbackedPerVisit = asked.unbackedPerVisit;
    chain.sealedKeys = crypto::seal(folderKey, keys.toBytes(), kKeysLabel, random);
    chain.publicKey = crypto::publicKeyOf(keys.office);
    chain.programmeSigner = crypto::publicKeyOf(keys.programme);
    chain.clockSigner = crypto::publicKeyOf(keys.clock);
    return chain;
}

bool sensible(const NewChain& asked)
{
    return asked.shards >= 1 && asked.shards <= 256 && asked.riskBudget >= 0 && asked.unbackedPerTerminal >= 0 &&
           asked.unbackedPerVisit >= 0 && asked.riskBudget <= Points::kMax &&
           asked.unbackedPerTerminal <= asked.riskBudget;
}

Result<std::optional<sync::Operator>, Fault> operatorIn(Transaction& transaction, std::string_view id)
{
    LOYALTY_TRY(people, transaction.operators());
    const auto found = std::ranges::find(people, id, &sync::Operator::id);
    return found == people.end() ? std::nullopt : std::optional(*found);
}

/// A member who was enrolled twice may have been given a pass each time; a lost phone shows either. What one who was merged
/// into `member` is found by stands with `member`.
Result<void, Fault> endAliasPasses(Transaction& transaction, Member& member, const Desk& desk)
{
    LOYALTY_TRY(aliases, transaction.aliasesOf(member.id));
    for (std::size_t i = 0; i < aliases.size(); ++i) { // grows while it is read: names of names
        LOYALTY_TRY(more, transaction.aliasesOf(aliases[i].id));
        aliases.insert(aliases.end(), more.begin(), more.end());
        Member& alias = aliases[i];
        const auto key = memberKeyOf(alias, desk.keys);
        const auto personal = key ? member::openPersonal(*key, alias.id, alias.sealedPersonal) : std::nullopt;
        if (!personal || !personal->pass)
            continue;
        const crypto::KeyedHash pass = hashOf(*personal->pass, desk.keys);
        std::erase(member.lookups, pass);
        if (std::erase(alias.lookups, pass) == 0)
            continue;
        LOYALTY_TRY(position, transaction.nextPosition(sync::shardOf(alias.id, desk.chain.shards)));
        alias.position = position;
        LOYALTY_CHECK(transaction.putMembers(std::span(&alias, 1)));
    }
    return {};
}

} // namespace

OfficeResult<Keys> Office::create(Database& database, Random& random, const NewChain& asked,
                                  const crypto::SecretKey& folderKey)
{
    if (!sensible(asked))
        return fail(OfficeRefusal::BadRequest);
    LOYALTY_TRY(transaction, database.begin());
    LOYALTY_TRY(there, transaction->chain());
    if (there)
        return fail(OfficeRefusal::ChainExists);
    const Keys keys = makeKeys(random);
    LOYALTY_CHECK(transaction->putChain(chainOf(asked, keys, random, folderKey)));
    for (const Store& store : asked.stores)
        LOYALTY_CHECK(transaction->putStore(store));
    for (const sync::Operator& person : asked.operators)
        LOYALTY_CHECK(transaction->putOperator(person));
    LOYALTY_CHECK(transaction->commit());
    return keys;
}

OfficeResult<Keys> Office::openKeys(Database& database, const crypto::SecretKey& folderKey)
{
    LOYALTY_TRY(transaction, database.read());
    LOYALTY_TRY(chain, transaction->chain());
    if (!chain)
        return fail(OfficeRefusal::NoChain);
    const auto bytes = crypto::open(folderKey, chain->sealedKeys, kKeysLabel);
    const auto keys = bytes ? Keys::fromBytes(*bytes) : std::nullopt;
    if (!keys)
        return fail(Fault{FaultCode::NotTrusted, "the folder's key does not open the chain's keys"});
    return *keys;
}

OfficeResult<std::string> Office::issueCode(std::string_view store, std::string_view lane)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(found, transaction->store(store));
    if (!found)
        return fail(OfficeRefusal::NoSuchStore);
    const std::string code = makeCode(m_random);
    EnrolmentCode kept;
    kept.hash = crypto::hash(code);
    kept.store = found->id;
    kept.lane = lane;
    kept.validUntil = m_clock.now() + kCodeLives;
    LOYALTY_CHECK(transaction->putCode(kept));
    LOYALTY_CHECK(transaction->commit());
    return code.substr(0, 4) + "-" + code.substr(4, 4) + "-" + code.substr(8);
}

Result<sync::Reply, Fault> Office::answerEnrol(const sync::Request& request)
{
    const auto& enrol = std::get<sync::Enrol>(request.body);
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(code, transaction->code(crypto::hash(plainCode(enrol.code))));
    const bool again = code && code->usedBy && code->usedWith == enrol.publicKey; // the reply was lost
    if (!code || (code->usedBy && !again) || (!again && m_clock.now() >= code->validUntil))
        return halted(request.number, sync::Halt::BadCode);
    IncarnationId id;
    if (again) {
        id = *code->usedBy;
    } else {
        if (!enrol.lane.empty())
            code->lane = enrol.lane;
        LOYALTY_TRY(made, makeIncarnation(*transaction, *code, enrol.publicKey));
        id = made.id;
    }
    LOYALTY_CHECK(transaction->commit());
    const Store& store = m_stores.at(code->store);
    const sync::TerminalKeys keys{
        .lookupKey = m_keys.lookup, .storeKey = storeKeyOf(m_keys, store.id), .codeKeys = m_keys.memberCodes};
    sync::EnrolReply welcome;
    welcome.incarnation = id;
    welcome.epoch = m_chain->epoch;
    welcome.settings = {.chain = m_chain->id.toString(),
                        .store = store.id,
                        .storeName = store.name,
                        .time = store.time,
                        .countryCode = m_chain->countryCode,
                        .shards = m_chain->shards};
    welcome.sealedKeys = crypto::sealTo(enrol.publicKey, sync::encode(keys));
    welcome.headOffice = m_chain->publicKey;
    welcome.programmeSigner = m_chain->programmeSigner;
    welcome.clockSigner = m_chain->clockSigner;
    sync::Reply answer = reply(request);
    answer.body = std::move(welcome);
    return answer;
}

Result<Incarnation, Fault> Office::makeIncarnation(Transaction& transaction, const EnrolmentCode& code,
                                                   const crypto::PublicKey& key)
{
    Incarnation made;
    made.id = m_random.id<IncarnationId>();
    made.store = code.store;
    made.lane = code.lane;
    made.publicKey = key;
    made.enrolled = m_clock.now();
    made.lastSeen = made.enrolled;
    LOYALTY_CHECK(transaction.putIncarnation(made));
    EnrolmentCode used = code;
    used.usedBy = made.id;
    used.usedWith = key;
    LOYALTY_CHECK(transaction.putCode(used));
    LOYALTY_CHECK(refillUnbacked(transaction, made.id, desk()));
    return made;
}

OfficeResult<std::int64_t> Office::publish(std::string_view programmeText)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    auto signedProgramme = programme::sign(programmeText, m_keys.programme);
    if (!signedProgramme)
        return fail(OfficeRefusal::ProgrammeInvalid);
    const auto parsed = programme::parse(programmeText);
    if (!parsed)
        return fail(OfficeRefusal::ProgrammeInvalid);
    if (parsed->currency != m_chain->currency)
        return fail(OfficeRefusal::ProgrammeOtherCurrency);
    if (!m_programmes.empty() && parsed->version <= m_programmes.rbegin()->first)
        return fail(OfficeRefusal::ProgrammeNotNewer);
    LOYALTY_CHECK(transaction->putProgramme({.version = signedProgramme->version,
                                             .bytes = signedProgramme->bytes,
                                             .signature = signedProgramme->signature}));
    LOYALTY_CHECK(transaction->commit());
    return parsed->version;
}

OfficeResult<void> Office::putStore(const Store& store)
{
    if (store.id.empty() || !m_calendar.isZone(store.time.zone))
        return fail(OfficeRefusal::BadRequest);
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(transaction->putStore(store));
    LOYALTY_CHECK(transaction->commit());
    m_stores.insert_or_assign(store.id, store);
    return {};
}

OfficeResult<void> Office::putOperator(const sync::Operator& person)
{
    if (person.id.empty())
        return fail(OfficeRefusal::BadRequest);
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(before, operatorIn(*transaction, person.id));
    sync::Operator kept = person;
    if (before)
        kept.pin = before->pin;
    LOYALTY_CHECK(transaction->putOperator(kept));
    LOYALTY_CHECK(transaction->commit());
    return {};
}

OfficeResult<void> Office::setPin(std::string_view operatorId, const std::optional<std::string>& pin)
{
    std::string verifier;
    if (pin) {
        if (!access::checkPin(*pin, operatorId))
            return fail(OfficeRefusal::BadRequest);
        auto made = access::pinVerifier(m_keys.lookup, operatorId, *pin); // before the transaction: it takes its time
        if (!made)
            return fail(Fault{FaultCode::Busy, "there is not enough memory to keep a PIN safely"});
        verifier = std::move(*made);
    }
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(person, operatorIn(*transaction, operatorId));
    if (!person)
        return fail(OfficeRefusal::NoSuchOperator);
    person->pin = std::move(verifier);
    LOYALTY_CHECK(transaction->putOperator(*person));
    LOYALTY_CHECK(transaction->commit());
    return {};
}

std::string Office::drawPin(std::string_view operatorId)
{
    constexpr std::uint64_t kPins = 1'000'000;
    for (;;) {
        std::string pin = std::to_string(kPins + m_random.below(kPins)).substr(1);
        if (access::checkPin(pin, operatorId))
            return pin;
    }
}

OfficeResult<std::size_t> Office::importMembers(std::span<const NewMember> members)
{
    std::size_t added = 0;
    for (std::size_t from = 0; from < members.size(); from += kImportBatch) {
        LOYALTY_TRY(transaction, m_database.begin());
        LOYALTY_CHECK(refresh(*transaction));
        for (const NewMember& person : members.subspan(from, std::min(kImportBatch, members.size() - from))) {
            LOYALTY_TRY(recognised, recognise(*transaction, person, m_keys));
            if (recognised.same || !recognised.contested.empty())
                continue; // there already, or in doubt with somebody who is; the caller counts what was passed over
            const MemberId id = person.id.value_or(m_random.id<MemberId>());
            NewMember withPass = person;
            LOYALTY_TRY(pass, freshPass(*transaction, desk()));
            withPass.personal.pass = std::move(pass);
            Member made = makeMember(id, crypto::makeSecretKey(m_random), withPass, desk());
            LOYALTY_TRY(position, transaction->nextPosition(sync::shardOf(id, m_chain->shards)));
            made.position = position;
            LOYALTY_CHECK(transaction->putMembers(std::span(&made, 1)));
            ++added;
        }
        LOYALTY_CHECK(transaction->commit());
    }
    return added;
}

OfficeResult<member::PassId> Office::passOf(const MemberId& id, PassWish wish)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(found, memberOf(*transaction, id));
    if (!found || found->erased)
        return fail(OfficeRefusal::NoSuchMember);
    const auto key = memberKeyOf(*found, m_keys);
    auto personal = key ? member::openPersonal(*key, found->id, found->sealedPersonal) : std::nullopt;
    if (!personal)
        return fail(OfficeRefusal::NothingPersonal);
    if (personal->pass && wish == PassWish::AsItIs)
        return *personal->pass;
    if (personal->pass)
        std::erase(found->lookups, hashOf(*personal->pass, m_keys));
    LOYALTY_CHECK(endAliasPasses(*transaction, *found, desk()));
    LOYALTY_TRY(pass, freshPass(*transaction, desk()));
    personal->pass = pass;
    found->lookups.push_back(hashOf(pass, m_keys));
    found->sealedPersonal = member::sealPersonal(*key, found->id, *personal, m_random);
    LOYALTY_TRY(position, transaction->nextPosition(sync::shardOf(found->id, m_chain->shards)));
    found->position = position;
    LOYALTY_CHECK(transaction->putMembers(std::span(&*found, 1)));
    LOYALTY_CHECK(transaction->commit());
    return pass;
}

OfficeResult<std::size_t> Office::moveSegment(std::span<const MemberId> members, std::string_view segment, bool in)
{
    if (segment.empty() || segment.size() > kMaxSegmentBytes)
        return fail(OfficeRefusal::BadRequest);
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    std::size_t moved = 0;
    for (const MemberId& id : members) {
        LOYALTY_TRY(member, memberOf(*transaction, id));
        if (!member || member->erased || !member->bearer.empty())
            continue;
        const std::vector<std::string> before = member->segments;
        journal::moveSegment(member->segments, segment, in);
        if (member->segments == before)
            continue;
        LOYALTY_TRY(position, transaction->nextPosition(sync::shardOf(member->id, m_chain->shards)));
        member->position = position;
        LOYALTY_CHECK(transaction->putMembers(std::span(&*member, 1)));
        ++moved;
    }
    LOYALTY_CHECK(transaction->commit());
    return moved;
}

OfficeResult<void> Office::retire(const IncarnationId& id)
{
    LOYALTY_CHECK(post(std::numeric_limits<std::size_t>::max()));
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(incarnation, transaction->incarnation(id));
    if (!incarnation)
        return fail(OfficeRefusal::BadRequest);
    incarnation->state = IncarnationState::Retired;
    LOYALTY_CHECK(transaction->putIncarnation(*incarnation));
    LOYALTY_CHECK(reclaim(*transaction, *incarnation, desk()));
    LOYALTY_CHECK(transaction->commit());
    return {};
}

std::string_view toString(OfficeRefusal refusal)
{
    switch (refusal) {
    case OfficeRefusal::ChainExists:
        return "chain-exists";
    case OfficeRefusal::NoChain:
        return "no-chain";
    case OfficeRefusal::NoSuchStore:
        return "no-such-store";
    case OfficeRefusal::NoSuchMember:
        return "no-such-member";
    case OfficeRefusal::MemberExists:
        return "member-exists";
    case OfficeRefusal::NothingPersonal:
        return "nothing-personal";
    case OfficeRefusal::ProgrammeInvalid:
        return "programme-invalid";
    case OfficeRefusal::ProgrammeNotNewer:
        return "programme-not-newer";
    case OfficeRefusal::ProgrammeOtherCurrency:
        return "programme-other-currency";
    case OfficeRefusal::NoSuchOperator:
        return "no-such-operator";
    case OfficeRefusal::BadRequest:
        return "bad-request";
    }
    return {};
}

} // namespace loyalty::office
