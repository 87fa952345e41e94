#include "app/terminal/enrolment.h"

#include "app/terminal/head_office.h"
#include "app/terminal/line.h"
#include "app/terminal/waiting.h"
#include "core/store/cache_store.h"
#include "core/store/data_folder.h"
#include "core/store/journal_store.h"
#include "core/terminal/terminal.h"

#include <QSaveFile>

#include <algorithm>

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
    if (!file.open(QIODevice::WriteOnly) || file.write(ask.chainCa) != ask.chainCa.size() || !file.commit())
        return fail(Fault{FaultCode::Io, file.fileName().toStdString() + ": " + file.errorString().toStdString()});
    return {};
}

Result<sync::EnrolReply, EnrolmentStop> request(const EnrolmentAsk& ask, const crypto::PublicKey& key)
{
    const sync::Request request{1, IncarnationId(), sync::Enrol{ask.code, ask.lane, key}};
    const auto settings = lineSettings(ask.folder, ask.headOffice);
    if (!settings)
        return fail(EnrolmentStop(settings.error()));
    Line line(*settings);
    Waiting<net::Answer> waiting;
    line.send({request.number, sync::encode(request), {}}, waiting.answerer());
    const auto answer = waiting.wait(ask.deadline);
    if (!answer)
        return fail(EnrolmentStop(Fault{FaultCode::TimedOut, "head office did not answer in time"}));
    if (!*answer)
        return fail(EnrolmentStop(answer->error().fault));
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

/// The two files of a folder that has no identity yet.
Result<Files, Fault> openNew(const store::DataFolder& folder)
{
    Files files;
    LOYALTY_TRY(journal, store::SqliteJournalStore::open(folder.journal()));
    LOYALTY_TRY(identity, journal->identity());
    if (identity)
        return fail(Fault{FaultCode::Rejected, "this folder is enrolled already"});
    LOYALTY_TRY(cache, store::SqliteCacheStore::openOrRebuild(folder.cache()));
    files.journal = std::move(journal);
    files.cache = std::move(cache.store);
    return files;
}

} // namespace

Result<void, EnrolmentStop> makeTerminal(const EnrolmentAsk& ask, const AskIdentity& askIdentity)
{
    const auto stop = [](Fault fault) { return fail(EnrolmentStop(std::move(fault))); };
    auto folder = store::DataFolder::open(ask.folder);
    if (!folder)
        return stop(folder.error());
    crypto::SystemRandom random;
    const auto folderKey = folder->key(random);
    if (!folderKey)
        return stop(folderKey.error());
    const auto files = openNew(*folder);
    if (!files)
        return stop(files.error());
    if (const auto kept = keepChainCa(ask); !kept)
        return stop(kept.error());
    const crypto::KeyPair keys = keysFor(*folderKey, ask.code);
    const auto reply = askIdentity(keys.publicKey);
    if (!reply)
        return fail(reply.error());
    SystemClock clock;
    const auto calendar = makeCalendar();
    const auto founded = terminal::Terminal::found({*files->journal, *files->cache, clock, random, *calendar},
                                                   *folderKey, keys, *reply, ask.headOffice, ask.lane);
    if (!founded)
        return stop(founded.error());
    return {};
}

Result<void, EnrolmentStop> enrol(const EnrolmentAsk& ask)
{
    return makeTerminal(ask, [&](const crypto::PublicKey& key) { return request(ask, key); });
}

} // namespace loyalty::app
