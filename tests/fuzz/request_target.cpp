#include "core/journal/entry.h"
#include "core/sync/protocol.h"
#include "tests/fuzz/fuzz.h"

/// What a terminal may send to head office: hello, push with its entries, pull, right, find.
namespace loyalty::fuzz {

void take(std::string_view bytes)
{
    const auto request = sync::decodeRequest(bytes);
    if (!request)
        return;
    const auto again = sync::decodeRequest(sync::encode(*request));
    require(again && *again == *request, "a request comes back from its bytes");
    if (const auto* const push = std::get_if<sync::Push>(&request->body))
        for (const journal::ChainedEntry& entry : push->entries)
            static_cast<void>(journal::decode(entry.bytes));
}

} // namespace loyalty::fuzz
