#include "app/terminal/enrolment.h"

#include "app/terminal/head_office.h"
#include "app/terminal/line.h"
#include "app/terminal/terminal_side.h"
#include "app/terminal/waiting.h"
#include "core/store/cache_store.h"
#include "core/store/data_folder.h"
#include "core/store/journal_store.h"
#include "core/terminal/terminal.h"

#include <QSaveFile>

#include <algorithm>
#include <optional>
#include <utility>

namespace loyalty::app {
namespace {

/// Gives the bytes of a derived key instead of chance.
class Derived final : public Random
{
public:
    explicit Derived(const crypto::SecretKey& key)
        : m_key(key)
    {}
    void fill(std::span<std::uint8_t> bytes) override
    {
        LOYALTY_ASSERT(bytes.size() <= m_key.bytes().size());
        std::copy_n(m_key.bytes().begin(), bytes.size(), bytes.begin());
    }

private:
    crypto::SecretKey m_key;
};

/// The same folder and code always give the same keys: an enrolment whose reply was lost can be asked for again.
crypto::KeyPair keysFor(const crypto::SecretKey& folderKey, const std::string& code)
{
    Derived seed(crypto::deriveKey(folderKey, "enrolment/" + code));
    return crypto::makeKeyPair(seed);
}

Result<void, Fault> keepChainCa(const EnrolmentAsk& ask)
{
    if (ask.chainCa.isEmpty())
        return {};
    QSaveFile file(QString::fromStdString(chainCaFile(ask.folder).string()));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(ask.chainCa) != ask.chainCa.size() ||
        !file.commit())
        return fail(Fault{FaultCode::Io, file.fileName().toStdString() + ": " + file.errorString().toStdString()});
    return {};
}

net::TransportSettings settingsOf(const EnrolmentAsk& ask)
{
    net::TransportSettings settings;
    settings.headOffice = QUrl(QString::fromStdString(ask.headOffice));
    settings.chainCa = ask.chainCa;
    return settings;
}

Result<sync::EnrolReply, EnrolmentStop> request(const EnrolmentAsk& ask, const crypto::PublicKey& key, bool& neverSent)
{
    const sync::Request request{1, IncarnationId(), sync::Enrol{ask.code, ask.lane, key}};
    Line line(settingsOf(ask));
    Waiting<net::Answer> waiting;
    line.send({request.number, sync::encode(request), {}}, waiting.answerer());
    const auto answer = waiting.wait(ask.deadline);
    if (!answer)
        return fail(EnrolmentStop(Fault{FaultCode::TimedOut, "head office did not answer in time"}));
    if (!*answer) {
        neverSent = answer->error().neverSent;
        return fail(EnrolmentStop(answer->error().fault));
    }
    auto reply = sync::decodeReply(**answer);
    if (!reply)
        return fail(EnrolmentStop(Fault{FaultCode::BadReply, "head office's reply cannot be read"}));
    if (const auto* halted = std::get_if<sync::Halted>(&reply->body))
        return fail(EnrolmentStop(halted->why));
    if (auto* enrolled = std::get_if<sync::EnrolReply>(&reply->body))
        return std::move(*enrolled);
    return fail(EnrolmentStop(Fault{FaultCode::BadReply, "head office answered another question"}));
}

struct Files
{
    std::unique_ptr<store::SqliteJournalStore> journal;
    std::unique_ptr<store::SqliteCacheStore> cache;
};

Result<std::unique_ptr<store::SqliteJournalStore>, Fault> openNewJournal(const store::DataFolder& folder)
{
    LOYALTY_TRY(journal, store::SqliteJournalStore::open(folder.journal()));
    LOYALTY_TRY(identity, journal->identity());
    if (identity)
        return fail(Fault{FaultCode::Rejected, "this folder is enrolled already"});
    return std::move(journal);
}

/// The two files of a folder that has no identity yet.
Result<Files, Fault> openNew(const store::DataFolder& folder, const crypto::SecretKey& folderKey)
{
    Files files;
    LOYALTY_TRY(journal, openNewJournal(folder));
    LOYALTY_TRY(cache, store::SqliteCacheStore::openOrRebuild(folder.cache(), cacheSealKey(folderKey)));
    files.journal = std::move(journal);
    files.cache = std::move(cache.store);
    return files;
}

/// What is wrong with what a person typed; nothing while it can be tried.
std::optional<Fault> wrongWith(const EnrolmentAsk& ask)
{
    constexpr std::size_t kLongest = 200;
    for (const auto& [name, text] : {std::pair("code", &ask.code), std::pair("lane", &ask.lane)})
        if (text->empty() || text->size() > kLongest)
            return Fault{FaultCode::BadConfiguration, std::string(name) + ": 1 to " + std::to_string(kLongest) +
                                                          " bytes, not " + std::to_string(text->size())};
    const auto line = net::HttpTransport::make(settingsOf(ask));
    return line ? std::nullopt : std::optional(line.error());
}

/// No request came so far that head office could have taken it in. After any other failure the folder's key is kept: it
/// makes the same enrolment when the same code is tried again.
bool nothingHappened(const EnrolmentStop& stop)
{
    const Fault* const fault = std::get_if<Fault>(&stop);
    return fault == nullptr || fault->code == FaultCode::BadConfiguration || fault->code == FaultCode::NotTrusted;
}

Result<void, Fault> mustBeNew(const store::DataFolder& folder)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder.journal(), ignored))
        LOYALTY_CHECK(openNewJournal(folder));
    return {};
}

/// `neverSent` is looked at once the identity was asked for.
Result<void, EnrolmentStop> make(const EnrolmentAsk& ask, const AskIdentity& askIdentity, const bool& neverSent)
{
    const auto stop = [](Fault fault) { return fail(EnrolmentStop(std::move(fault))); };
    auto folder = store::DataFolder::open(ask.folder);
    if (!folder)
        return stop(folder.error());
    if (const auto isNew = mustBeNew(*folder); !isNew)
        return stop(isNew.error());
    const bool triedBefore = folder->hasKey();
    crypto::SystemRandom random;
    const auto folderKey = folder->key(random);
    if (!folderKey)
        return stop(folderKey.error());
    const crypto::KeyPair keys = keysFor(*folderKey, ask.code);
    const auto reply = askIdentity(keys.publicKey);
    if (!reply) {
        if (!triedBefore && (neverSent || nothingHappened(reply.error())))
            std::move(*folder).discard();
        return fail(reply.error());
    }
    if (const auto kept = keepChainCa(ask); !kept)
        return stop(kept.error());
    const auto files = openNew(*folder, *folderKey);
    if (!files)
        return stop(files.error());
    SystemClock clock;
    const auto calendar = makeCalendar();
    const auto founded = terminal::Terminal::found({*files->journal, *files->cache, clock, random, *calendar},
                                                   *folderKey, keys, *reply, ask.headOffice, ask.lane);
    if (!founded)
        return stop(founded.error());
    return {};
}

} // namespace

Result<void, EnrolmentStop> makeTerminal(const EnrolmentAsk& ask, const AskIdentity& askIdentity)
{
    return make(ask, askIdentity, false);
}

Result<void, EnrolmentStop> enrol(const EnrolmentAsk& ask)
{
    if (auto wrong = wrongWith(ask))
        return fail(EnrolmentStop(std::move(*wrong)));
    bool neverSent = false;
    return make(
        ask, [&](const crypto::PublicKey& key) { return request(ask, key, neverSent); }, neverSent);
}

} // namespace loyalty::app
