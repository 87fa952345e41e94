#include "core/journal/chain.h"

#include "core/base/assert.h"

namespace loyalty::journal {

ChainedEntry append(const Head& head, std::string bytes, const crypto::SigningKey& key)
{
    ChainedEntry entry;
    entry.seq = head.seq + 1;
    entry.hash = crypto::hash(head.hash.view(), bytes);
    entry.signature = crypto::sign(key, entry.hash.view());
    entry.bytes = std::move(bytes);
    return entry;
}

Result<void, ChainBreak> follows(const Head& head, const ChainedEntry& entry, const crypto::PublicKey& key)
{
    if (entry.seq != head.seq + 1)
        return fail(ChainBreak::WrongNumber);
    if (entry.hash != crypto::hash(head.hash.view(), entry.bytes))
        return fail(ChainBreak::WrongHash);
    if (!crypto::verify(key, entry.hash.view(), entry.signature))
        return fail(ChainBreak::WrongSignature);
    return {};
}

std::string_view toString(ChainBreak problem)
{
    switch (problem) {
    case ChainBreak::WrongNumber:
        return "wrong-number";
    case ChainBreak::WrongHash:
        return "wrong-hash";
    case ChainBreak::WrongSignature:
        return "wrong-signature";
    }
    LOYALTY_ASSERT(!"unknown chain break");
}

} // namespace loyalty::journal
