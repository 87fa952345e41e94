#include "tests/bench/full_members.h"

#include <algorithm>
#include <string>

namespace loyalty::bench {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

template <class Bytes>
void fillWith(Bytes& bytes, std::string_view what, std::uint32_t n)
{
    std::copy_n(crypto::hash(what, std::to_string(n)).bytes().begin(), bytes.size(), bytes.begin());
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
    row.lookups = {lookUpOf("phone ", n), lookUpOf("card ", n), lookUpOf("four ", n % 10'000)};
    row.sealedPersonal = std::string(90, 's');
    row.wrappedKey = std::string(72, 'w');
    return row;
}

} // namespace

crypto::KeyedHash lookUpOf(std::string_view what, std::uint32_t n)
{
    crypto::KeyedHash key;
    fillWith(key.bytes(), what, n);
    return key;
}

void addMembers(store::SqliteCacheStore& cache, std::uint32_t count)
{
    const terminal::SyncMarks marks = must(cache.marks());
    const auto shard = std::ranges::find(marks.cursors, 0, &sync::Cursor::shard);
    std::int64_t position = shard == marks.cursors.end() ? 0 : shard->position;
    for (std::uint32_t next = 0; next < count;) {
        sync::FeedPage page;
        page.from = position;
        for (; next < count && page.rows.size() < sync::kMaxPageRows; ++next)
            page.rows.push_back(fullRow(next, ++position));
        page.to = position;
        page.checksum = sync::checksumOf(page.rows);
        must(cache.applyPage(page));
    }
}

} // namespace loyalty::bench
