#include "tests/bench/till/many_members.h"

#include "app/terminal/terminal_side.h"
#include "core/store/data_folder.h"
#include "tests/bench/full_members.h"

namespace loyalty::test {

void addMembers(const std::filesystem::path& terminal, std::uint32_t count)
{
    using bench::must;
    const auto folder = must(store::DataFolder::openFounded(terminal));
    crypto::SystemRandom random;
    const auto sealKey = app::cacheSealKey(must(folder.key(random)));
    bench::addMembers(*must(store::SqliteCacheStore::openOrRebuild(folder.cache(), sealKey)).store, count);
}

} // namespace loyalty::test
