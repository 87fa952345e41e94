#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/id.h"
#include "core/base/json/reader.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/sync/member_row.h"
#include "core/sync/reply.h"
#include "core/sync/request.h"

#include <string>
#include <string_view>
#include <vector>

/// What terminals and head office say to each other: JSON over HTTPS, one numbered request outstanding per incarnation.
/// Values only; both sides and the tests use the same encode and decode.
namespace loyalty::sync {

[[nodiscard]] std::string encode(const Request& request);
[[nodiscard]] std::string encode(const Reply& reply);
/// Hostile bytes give complaints, never a crash; sizes and depths are held to limits. Unknown keys are left alone. The
/// entries of a push are not looked into: what one of them holds is judged when it is posted.
[[nodiscard]] Result<Request, std::vector<json::Complaint>> decodeRequest(std::string_view bytes);
[[nodiscard]] Result<Reply, std::vector<json::Complaint>> decodeReply(std::string_view bytes);

/// What stands in EnrolReply::sealedKeys before it is sealed.
[[nodiscard]] std::string encode(const TerminalKeys& keys);
[[nodiscard]] Result<TerminalKeys, std::vector<json::Complaint>> decodeTerminalKeys(std::string_view bytes);

/// A member's row as it is stored in caches and counted in checksums. Equal rows give the same bytes.
[[nodiscard]] std::string encodeRow(const MemberRow& row);
[[nodiscard]] Result<MemberRow, std::vector<json::Complaint>> decodeRow(std::string_view bytes);
/// BLAKE2b-256 over the encoded rows, each followed by a line feed.
[[nodiscard]] crypto::Hash checksumOf(const std::vector<MemberRow>& rows);

/// What the incarnation signs for each request: "loyalty-request" 0x00 ‖ hash of the body. TLS may end at a proxy.
[[nodiscard]] std::string signedText(std::string_view body);
/// What the clock key signs: "loyalty-clock" 0x00 ‖ unix milliseconds, big-endian, 8 bytes ‖ the incarnation's 16.
[[nodiscard]] std::string clockText(Instant now, const IncarnationId& incarnation);

/// The shard of a member: its first byte modulo the chain's number of shards, which is at least 1.
[[nodiscard]] int shardOf(const MemberId& member, int shards);

} // namespace loyalty::sync
