#include "app/ctl/replay/lone_terminal.h"

#include "app/ctl/replay/opening.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/signed_programme.h"

namespace loyalty::ctl {
namespace {

/// As much as may be unbacked in one sale.
constexpr std::int64_t kRight = 1'000'000'000;

/// Keys that nobody else has any use for: the same text, the same keys.
class KeyMaker final : public Random
{
public:
    explicit KeyMaker(std::string_view text)
        : m_bytes(crypto::hash("lone-terminal/", text))
    {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = m_bytes.bytes()[i % m_bytes.kBytes];
    }

private:
    crypto::Hash m_bytes;
};

crypto::KeyPair keysNamed(std::string_view name)
{
    KeyMaker maker(name);
    return crypto::makeKeyPair(maker);
}

sync::EnrolReply identityFor(const crypto::PublicKey& key, const LoneTerminal& settings)
{
    crypto::SystemRandom random;
    sync::EnrolReply reply;
    reply.incarnation = random.id<IncarnationId>();
    reply.epoch = 1;
    reply.settings.chain = "lone";
    reply.settings.store = settings.store;
    reply.settings.storeName = "Store " + settings.store;
    reply.settings.time = {settings.zone, 0};
    reply.settings.countryCode = "1";
    reply.sealedKeys = crypto::sealTo(
        key, sync::encode(sync::TerminalKeys{crypto::makeSecretKey(random), crypto::makeSecretKey(random)}));
    reply.headOffice = keysNamed("office").publicKey;
    reply.programmeSigner = keysNamed("programme").publicKey;
    reply.clockSigner = keysNamed("clock").publicKey;
    return reply;
}

Result<void, Fault> bringProgramme(terminal::Terminal& terminal, const LoneTerminal& settings)
{
    const auto signedOne = programme::sign(settings.programme, keysNamed("programme").signingKey);
    if (!signedOne)
        return fail(Fault{FaultCode::BadConfiguration, "the programme cannot be used; see programme validate"});
    sync::PullReply reply;
    reply.chain.push_back({1, sync::ProgrammeRow{signedOne->version, signedOne->bytes, signedOne->signature}});
    reply.chain.push_back({2, sync::OperatorRow{{settings.operatorId, "Replay", access::Role::Supervisor, true}}});
    return terminal.pulled(reply);
}

/// What head office would have sent, where it is not there yet: the programme, the operator, a right.
Result<void, Fault> furnish(terminal::Terminal& terminal, const LoneTerminal& settings)
{
    if (!terminal.operatorById(settings.operatorId))
        LOYALTY_CHECK(bringProgramme(terminal, settings));
    if (terminal.spendableHere(MemberId()).unbacked > Points())
        return {};
    journal::Granted right;
    right.number = terminal.localState().lastGrant + 1;
    right.backed = false;
    right.what = ledger::points();
    right.amount = kRight;
    right.perVisit = kRight;
    return terminal.granted({right}, std::nullopt);
}

} // namespace

Result<std::unique_ptr<app::Runtime>, Fault> openLoneTerminal(const std::filesystem::path& folder, Clock& clock,
                                                              const LoneTerminal& settings)
{
    const auto makeUp = [&]() -> Result<void, Fault> {
        const app::EnrolmentAsk ask{
            .folder = folder, .headOffice = {}, .chainCa = {}, .code = "lone", .lane = "replay"};
        const auto made =
            app::makeTerminal(ask, [&](const crypto::PublicKey& key) { return identityFor(key, settings); });
        return made ? Result<void, Fault>() : fail(std::get<Fault>(made.error()));
    };
    LOYALTY_TRY(runtime, openOrEnrol({.folder = folder, .clock = &clock, .headOffice = {}, .online = false}, makeUp));
    LOYALTY_CHECK(runtime->onTerminal([&](terminal::Terminal& terminal) { return furnish(terminal, settings); }));
    return std::move(runtime);
}

} // namespace loyalty::ctl
