#include "core/sync/protocol.h"
#include "tests/fuzz/fuzz.h"

/// What may come back: welcome, grants, pages of the feed with members' rows, sales found, halted.
namespace loyalty::fuzz {

void take(std::string_view bytes)
{
    const auto reply = sync::decodeReply(bytes);
    if (!reply)
        return;
    const auto again = sync::decodeReply(sync::encode(*reply));
    require(again && *again == *reply, "a reply comes back from its bytes");
}

} // namespace loyalty::fuzz
