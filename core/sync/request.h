#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/journal/chain.h"
#include "core/journal/entry.h"
#include "core/ledger/posting.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace loyalty::sync {

/// Protocol versions that this build speaks.
constexpr int kProtocolOldest = 1;
constexpr int kProtocolNewest = 1;
constexpr std::size_t kMaxPushEntries = 500;
constexpr std::size_t kMaxPushBytes = 1u << 20; ///< of all entries of one push
constexpr std::size_t kMaxPageRows = 500;
/// What decodeRequest() and decodeReply() look at, and so what a transport need not read beyond.
constexpr std::size_t kMaxRequestBytes = 4u << 20;
constexpr std::size_t kMaxReplyBytes = 32u << 20;

/// The wrapped key of a member enrolled here: beside the chain, so that it can be erased.
struct MemberKey
{
    MemberId member;
    std::string wrapped; ///< sealed to head office's public key (up), to the store key (down)
    bool operator==(const MemberKey&) const = default;
};

/// First contact with a one-time code.
struct Enrol
{
    std::string code;
    std::string lane;
    crypto::PublicKey publicKey;
    bool operator==(const Enrol&) const = default;
};

/// Where this incarnation stands. After a change of epoch it also reports every right that it still holds; those used up
/// are in its journal.
struct Hello
{
    std::int64_t epoch = 0; ///< that the terminal knows; 0: none yet
    journal::Head head;
    std::vector<journal::Granted> grants;
    int protocolOldest = kProtocolOldest;
    int protocolNewest = kProtocolNewest;
    Instant clock;
    bool operator==(const Hello&) const = default;
};

struct Push
{
    std::int64_t epoch = 0;
    journal::Head after; ///< the entries follow this one
    std::vector<journal::ChainedEntry> entries;
    std::vector<MemberKey> keys;
    std::uint64_t lastGrant = 0;
    bool operator==(const Push&) const = default;
};

/// Asks for a backed right of exactly this amount.
struct Right
{
    std::int64_t epoch = 0;
    MemberId member;
    ledger::AssetKey what;
    std::int64_t amount = 0;
    std::uint64_t lastGrant = 0;
    bool operator==(const Right&) const = default;
};

struct Cursor
{
    int shard = 0;
    std::int64_t position = 0;
    bool operator==(const Cursor&) const = default;
};

/// Asks for what is new beyond the cursors.
struct Pull
{
    std::int64_t epoch = 0;
    std::vector<Cursor> cursors;
    std::int64_t chainCursor = 0;  ///< programmes, operators, stores
    std::uint64_t postedAfter = 0; ///< own entries up to this seq have known positions
    std::uint64_t lastGrant = 0;
    bool operator==(const Pull&) const = default;
};

/// One member asked for by code or id, whole row, while a person waits.
struct Find
{
    std::optional<MemberId> member;
    std::optional<crypto::KeyedHash> lookup;
    bool operator==(const Find&) const = default;
};

/// A sale of another terminal, for a return.
struct FindSale
{
    std::optional<SaleId> sale;
    std::string ticket; ///< where the id is not known: register's number
    std::string store;
    bool operator==(const FindSale&) const = default;
};

/// What an incarnation that may not push any more (forked, retired) had done beyond what head office holds of it. Nothing
/// of it is posted by itself: it goes to suspense, where a person decides. Sent without entries, it tells that there is a
/// fork.
struct Rehome
{
    journal::Head after; ///< the entries follow this one
    std::vector<journal::ChainedEntry> entries;
    std::vector<MemberKey> keys;
    bool operator==(const Rehome&) const = default;
};

struct Request
{
    std::uint64_t number = 0;
    IncarnationId incarnation; ///< null for Enrol
    std::variant<Enrol, Hello, Push, Right, Pull, Find, FindSale, Rehome> body;
    bool operator==(const Request&) const = default;
};

} // namespace loyalty::sync
