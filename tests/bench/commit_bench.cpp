/// How long it takes to commit a sale of twelve lines through the use case (quote, postings, entry, hash, signature, one
/// durable transaction), beside a bare SQLite transaction of the same bytes with the same durability in the same run.
///
///     loyalty_commit_bench [sales] [folder]

#include "core/base/crypto/crypto.h"
#include "core/base/fault.h"
#include "core/member/sealing.h"
#include "core/programme/signed_programme.h"
#include "core/store/cache_store.h"
#include "core/store/journal_store.h"
#include "core/terminal/terminal.h"
#include "tests/support/tree.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace loyalty {
namespace {

using Nanoseconds = std::chrono::nanoseconds;

constexpr std::size_t kMembers = 1'000; ///< who buy in turn

template <class T, class E>
T must(Result<T, E> result)
{
    if (!result) {
        std::cerr << "the bench cannot be set up\n";
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

std::string programmeText()
{
    std::ifstream file(test::sourceDir() / "resources/programme/sample-retail-cn.json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What head office would have told this terminal.
struct HeadOffice
{
    explicit HeadOffice(Random& random)
        : office(crypto::makeKeyPair(random))
        , programme(crypto::makeKeyPair(random))
        , clock(crypto::makeKeyPair(random))
        , keys{crypto::makeSecretKey(random), crypto::makeSecretKey(random)}
    {}

    sync::EnrolReply welcome(const crypto::PublicKey& terminal, Random& random) const
    {
        sync::EnrolReply reply;
        reply.incarnation = random.id<IncarnationId>();
        reply.epoch = 1;
        reply.settings = {
            .chain = "bench", .store = "S1", .storeName = "Bench", .time = {"Asia/Shanghai", 0}, .countryCode = "86"};
        reply.sealedKeys = crypto::sealTo(terminal, sync::encode(keys));
        reply.headOffice = office.publicKey;
        reply.programmeSigner = programme.publicKey;
        reply.clockSigner = clock.publicKey;
        return reply;
    }

    sync::MemberRow member(const MemberId& id, Random& random) const
    {
        const crypto::SecretKey key = crypto::makeSecretKey(random);
        sync::MemberRow row;
        row.member = id;
        row.position = 1;
        row.sealedPersonal =
            member::sealBrief(key, id, {.maskedName = "王**", .maskedNumber = "****5678", .birthday = {}}, random);
        row.wrappedKey = member::wrapKey(keys.storeKey, id, key, random);
        return row;
    }

    crypto::KeyPair office;
    crypto::KeyPair programme;
    crypto::KeyPair clock;
    sync::TerminalKeys keys;
};

terminal::SaleAsk twelveLines()
{
    terminal::SaleAsk ask;
    ask.basket.currency = *Currency::make("CNY", 2);
    for (std::uint32_t id = 1; id <= 12; ++id) {
        engine::BasketLine line;
        line.id = id;
        line.sku = "69012345" + std::to_string(10'000 + id);
        line.category = "food";
        line.quantity = Quantity::pieces(1);
        line.amountMinor = 990 + 37 * id;
        ask.basket.lines.push_back(line);
    }
    return ask;
}

class Bare
{
public:
    explicit Bare(const std::filesystem::path& path)
        : m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bare")))
    {
        m_connection.setDatabaseName(QString::fromStdString(path.string()));
        if (!m_connection.open())
            std::exit(1);
        QSqlQuery query(m_connection);
        for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                                "CREATE TABLE entry (seq INTEGER PRIMARY KEY, hash BLOB, signature BLOB, bytes BLOB)"})
            if (!query.exec(QString::fromLatin1(sql)))
                std::exit(1);
        m_insert = QSqlQuery(m_connection);
        m_insert.prepare(QStringLiteral("INSERT INTO entry VALUES (?, ?, ?, ?)"));
    }

    void write(const journal::ChainedEntry& entry)
    {
        const auto blob = [](std::string_view bytes) {
            return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        QSqlQuery transaction(m_connection);
        transaction.exec(QStringLiteral("BEGIN IMMEDIATE"));
        m_insert.bindValue(0, static_cast<qlonglong>(entry.seq));
        m_insert.bindValue(1, blob(entry.hash.view()));
        m_insert.bindValue(2, blob(entry.signature.view()));
        m_insert.bindValue(3, blob(entry.bytes));
        if (!m_insert.exec() || !transaction.exec(QStringLiteral("COMMIT")))
            std::exit(1);
    }

private:
    QSqlDatabase m_connection;
    QSqlQuery m_insert;
};

template <class Call>
Nanoseconds timed(Call call)
{
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::steady_clock::now() - start;
}

double medianUs(std::vector<Nanoseconds>& times)
{
    std::sort(times.begin(), times.end());
    return static_cast<double>(times[times.size() / 2].count()) / 1000;
}

void bench(const std::filesystem::path& folder, int sales)
{
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    crypto::SystemRandom random;
    SystemClock clock;
    const auto calendar = makeCalendar();
    const auto journal = must(store::SqliteJournalStore::open(folder / "journal.db"));
    const auto cache = must(store::SqliteCacheStore::openOrRebuild(folder / "cache.db", {})).store;
    const HeadOffice headOffice(random);
    const crypto::SecretKey folderKey = crypto::makeSecretKey(random);
    const crypto::KeyPair keys = crypto::makeKeyPair(random);
    const terminal::Terminal::Parts parts{*journal, *cache, clock, random, *calendar};
    must(terminal::Terminal::found(parts, folderKey, keys, headOffice.welcome(keys.publicKey, random), "", "bench"));
    const auto document = must(programme::sign(programmeText(), headOffice.programme.signingKey));
    must(cache->applyChain({{1, sync::ProgrammeRow{document.version, document.bytes, document.signature}}}));
    std::vector<MemberId> members;
    for (std::size_t i = 0; i < kMembers; ++i) {
        members.push_back(random.id<MemberId>());
        must(cache->putRow(headOffice.member(members.back(), random)));
    }
    const auto terminal = must(terminal::Terminal::open(parts, folderKey));
    const terminal::By cashier{{access::ActorKind::Person, "c1", access::Role::Cashier}, std::nullopt};
    terminal::SaleAsk ask = twelveLines();

    Bare bare(folder / "bare.db");
    std::vector<Nanoseconds> commits;
    std::vector<Nanoseconds> inserts;
    std::size_t bytes = 0;
    for (int i = 0; i < sales; ++i) {
        ask.member = members[static_cast<std::size_t>(i) % members.size()];
        commits.push_back(timed([&] { must(terminal->commit(cashier, ask)); }));
        const auto entry = must(journal->read(must(journal->head()).seq - 1, 1, 1)).at(0);
        bytes = entry.bytes.size();
        inserts.push_back(timed([&] { bare.write(entry); }));
    }
    const double commit = medianUs(commits);
    const double insert = medianUs(inserts);
    std::cout << sales << " sales of 12 lines, " << bytes << " bytes an entry\n"
              << "commit through the use case: median " << commit << " us\n"
              << "bare transaction, same bytes and durability: median " << insert << " us\n"
              << "ratio " << commit / insert << '\n';
}

} // namespace
} // namespace loyalty

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const int sales = argc > 1 ? std::atoi(argv[1]) : 2'000;
    const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / "loyalty-commit";
    if (sales < 1)
        return 2;
    loyalty::bench(folder, sales);
    return 0;
}
