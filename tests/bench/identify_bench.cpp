/// How long it takes to find a member by a look-up hash and read the whole row, among a million full members, beside a
/// bare prepared select of the same bytes through Qt Sql in the same run.
///
///     loyalty_identify_bench [members] [folder]
///
/// A folder that holds the cache of an earlier run is used again.

#include "tests/bench/full_members.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

namespace loyalty::bench {
namespace {

using Nanoseconds = std::chrono::nanoseconds;

constexpr std::uint32_t kLookUps = 20'000;

constexpr auto kBareSelect = "SELECT member.row FROM look_up JOIN member ON member.id = look_up.member "
                             "WHERE look_up.head = ? AND look_up.rest = ?";

template <class Call>
Nanoseconds timed(Call call)
{
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::steady_clock::now() - start;
}

class Times
{
public:
    explicit Times(std::string name)
        : m_name(std::move(name))
    {}
    void add(Nanoseconds time) { m_times.push_back(time); }
    /// The median, in microseconds.
    double print()
    {
        std::sort(m_times.begin(), m_times.end());
        const auto at = [&](std::size_t percent) {
            return static_cast<double>(m_times[m_times.size() * percent / 100].count()) / 1000;
        };
        std::cout << m_name << ": median " << at(50) << " us, 99 % below " << at(99) << " us\n";
        return at(50);
    }

private:
    std::string m_name;
    std::vector<Nanoseconds> m_times;
};

/// The two halves of look_up's key, as CacheMembers binds them.
std::pair<qlonglong, QByteArray> halves(const crypto::KeyedHash& hash)
{
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i)
        head = head << 8 | hash.bytes()[i];
    return {static_cast<qlonglong>(head), QByteArray(hash.view().data() + 8, 8)};
}

void compare(store::SqliteCacheStore& cache, const std::filesystem::path& path, std::uint32_t members)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bare"));
    connection.setDatabaseName(QString::fromStdString(path.string()));
    if (!connection.open())
        std::exit(1);
    QSqlQuery bare(connection);
    bare.setForwardOnly(true);
    bare.prepare(QString::fromLatin1(kBareSelect));
    Times identify("identify (look up, read, decode)");
    Times lookUp("look up alone");
    Times select("bare prepared select");
    for (std::uint32_t i = 0; i < kLookUps; ++i) {
        // Any member, but not the same for both, so that neither reads pages that the other has just fetched.
        const std::uint32_t n = i * 2'654'435'761U % members;
        const std::uint32_t other = (i + kLookUps) * 2'654'435'761U % members;
        const auto hash = lookUpOf("phone ", n);
        MemberId found;
        lookUp.add(timed([&] { found = must(cache.lookUp(hash)).at(0); }));
        const auto card = lookUpOf("card ", n);
        identify.add(timed([&] { must(cache.member(must(cache.lookUp(card)).at(0))).value(); }));
        const auto [head, rest] = halves(lookUpOf("phone ", other));
        select.add(timed([&bare, head = head, rest = rest] {
            bare.bindValue(0, head);
            bare.bindValue(1, rest);
            if (!bare.exec() || !bare.next() || bare.value(0).toByteArray().isEmpty())
                std::exit(1);
            bare.finish();
        }));
    }
    std::cout << members << " members, " << kLookUps << " look-ups each\n";
    const double found = identify.print();
    lookUp.print();
    const double selected = select.print();
    std::cout << "ratio " << found / selected << '\n';
}

void measure(const std::filesystem::path& folder, std::uint32_t members)
{
    std::filesystem::create_directories(folder);
    const std::filesystem::path path = folder / "identify-bench.db";
    const auto cache = must(store::SqliteCacheStore::openOrRebuild(path, {})).store;
    if (must(cache->memberCount()) != members) {
        must(cache->reset());
        std::cout << "filled in " << timed([&] { addMembers(*cache, members); }).count() / 1'000'000 << " ms\n";
    }
    compare(*cache, path, members);
}

} // namespace
} // namespace loyalty::bench

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    const int members = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path() / "loyalty-bench";
    if (members < 1)
        return 2;
    loyalty::bench::measure(folder, static_cast<std::uint32_t>(members));
    return 0;
}
