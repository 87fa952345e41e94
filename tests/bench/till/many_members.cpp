#include "tests/bench/till/many_members.h"

#include "app/terminal/terminal_side.h"
#include "core/store/cache_store.h"
#include "core/store/data_folder.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

namespace loyalty::test {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

template <class T>
T must(Result<T, Fault> result)
{
    if (!result) {
        std::cerr << toString(result.error().code) << ": " << result.error().detail << '\n';
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

template <class Bytes>
void fillWith(Bytes& bytes, std::string_view what, std::uint32_t n)
{
    std::copy_n(crypto::hash(what, std::to_string(n)).bytes().begin(), bytes.size(), bytes.begin());
}

crypto::KeyedHash keyNumber(std::string_view what, std::uint32_t n)
{
    crypto::KeyedHash key;
    fillWith(key.bytes(), what, n);
    return key;
}

sync::MemberRow fullRow(std::uint32_t n, std::int64_t position)
{
    MemberId::Bytes id{};
    fillWith(id, "member ", n);
    sync::MemberRow row;
    row.member = MemberId(id);
    row.position = position;
    row.joined = BusinessDate(20'000);
    for (std::uint32_t i = 1; i <= 3; ++i) {
        const Instant earned(std::int64_t{20'000 + i} * kDayMs);
        ledger::Posting points;
        points.amount = std::int64_t{100} * i;
        points.opens =
            ledger::LotTerms{{{IncarnationId(id), n + i}, 0}, earned, Instant(std::int64_t{20'365 + i} * kDayMs)};
        row.ledger.apply(points, earned);
        ledger::Posting spend;
        spend.what = {ledger::Asset::Qualifying, ""};
        spend.amount = 12'345;
        spend.contra = ledger::Contra::Counted;
        spend.date = BusinessDate(static_cast<std::int32_t>(20'000 + i));
        row.ledger.apply(spend, earned);
    }
    row.lookups = {keyNumber("phone ", n), keyNumber("card ", n), keyNumber("four ", n % 10'000)};
    row.sealedPersonal = std::string(90, 's');
    row.wrappedKey = std::string(72, 'w');
    return row;
}

} // namespace

void addMembers(const std::filesystem::path& terminal, std::uint32_t count)
{
    const auto folder = must(store::DataFolder::openFounded(terminal));
    crypto::SystemRandom random;
    const auto sealKey = app::cacheSealKey(must(folder.key(random)));
    const auto cache = must(store::SqliteCacheStore::openOrRebuild(folder.cache(), sealKey)).store;
    const terminal::SyncMarks marks = must(cache->marks());
    const auto shard = std::ranges::find(marks.cursors, 0, &sync::Cursor::shard);
    std::int64_t position = shard == marks.cursors.end() ? 0 : shard->position;
    for (std::uint32_t next = 0; next < count;) {
        sync::FeedPage page;
        page.from = position;
        for (; next < count && page.rows.size() < sync::kMaxPageRows; ++next)
            page.rows.push_back(fullRow(next, ++position));
        page.to = position;
        page.checksum = sync::checksumOf(page.rows);
        must(cache->applyPage(page));
    }
}

} // namespace loyalty::test
