#include "core/sync/protocol.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/journal/entries.h"
#include "tests/support/sync/random_messages.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

/// Writes the corpora of what the product itself encodes anew, after its form has changed.
namespace {

using namespace loyalty;
using namespace loyalty::test;

void write(const std::filesystem::path& folder, std::size_t number, const std::string& bytes)
{
    std::filesystem::create_directories(folder);
    char name[16];
    static_cast<void>(std::snprintf(name, sizeof name, "%02zu", number));
    std::ofstream(folder / name, std::ios::binary) << bytes;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        static_cast<void>(std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]));
        return 2;
    }
    const std::filesystem::path corpus = arguments[1];
    SeededRandom random(7);
    RandomEntries entries(random);
    RandomMessages messages(random);
    write(corpus / "entry", 0, journal::encode(aSale()));
    for (std::size_t i = 1; i < 40; ++i)
        write(corpus / "entry", i, journal::encode(entries.entry()));
    for (std::size_t i = 0; i < 2 * RandomMessages::kRequests; ++i)
        write(corpus / "request", i, sync::encode(messages.request(i % RandomMessages::kRequests)));
    for (std::size_t i = 0; i < 2 * RandomMessages::kReplies; ++i)
        write(corpus / "reply", i, sync::encode(messages.reply(i % RandomMessages::kReplies)));
    for (std::size_t i = 0; i < 8; ++i)
        write(corpus / "row", i, sync::encodeRow(messages.row()));
}
