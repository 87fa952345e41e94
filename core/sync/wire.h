#pragma once

#include "core/base/json/reader.h"
#include "core/journal/act_json.h"
#include "core/journal/fields.h"
#include "core/journal/object_writer.h"
#include "core/sync/reply.h"
#include "core/sync/request.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// How the parts of messages stand in JSON. Reading complains and yields what could be read.
namespace loyalty::sync {

using journal::ObjectWriter;
using Complaints = std::vector<json::Complaint>;

constexpr std::size_t kMaxDepth = 16;
constexpr std::size_t kMaxShards = 256; ///< one byte of the member's id tells them apart
constexpr std::size_t kMaxGrants = 10'000;
constexpr std::size_t kMaxPosted = 100'000;
constexpr std::size_t kMaxChainRows = 10'000;
constexpr std::size_t kMaxSealed = 4'096;
constexpr std::size_t kMaxDocument = 1u << 20; ///< of a programme

/// The document of a message; nothing, and a complaint, where there is none.
[[nodiscard]] Result<json::Value, Complaints> parseObject(std::string_view bytes, std::size_t maxBytes);

/// One object under `key`, read by `read(reader)`; the type's default where it is missing.
template <class T, class Read>
[[nodiscard]] T readObject(json::Reader& reader, Complaints& complaints, std::string_view key, const Read& read)
{
    const json::Value* const value = reader.object(key);
    if (value == nullptr)
        return T();
    json::Reader object(*value, reader.pathOf(key), complaints);
    return read(object);
}

/// Bytes that are text nearly always: "bytes" as they are, "base64" where they are not UTF-8.
void writeRaw(ObjectWriter& out, std::string_view bytes);
[[nodiscard]] std::string readRaw(json::Reader& reader, std::size_t maxBytes);

void writeHead(ObjectWriter& out, std::string_view key, const journal::Head& head);
[[nodiscard]] journal::Head readHead(json::Reader& reader, Complaints& complaints, std::string_view key);

/// "grants", left out when there are none.
void writeGrants(ObjectWriter& out, const std::vector<journal::Granted>& grants);
[[nodiscard]] std::vector<journal::Granted> readGrants(json::Reader& reader, Complaints& complaints);

void writeRow(ObjectWriter& out, const MemberRow& row);
[[nodiscard]] MemberRow readRow(json::Reader& reader, Complaints& complaints);

void write(ObjectWriter& out, const EnrolReply& reply);
void write(ObjectWriter& out, const PullReply& reply);
void write(ObjectWriter& out, const FindReply& reply);
[[nodiscard]] EnrolReply readEnrolReply(json::Reader& reader, Complaints& complaints);
[[nodiscard]] PullReply readPullReply(json::Reader& reader, Complaints& complaints);
[[nodiscard]] FindReply readFindReply(json::Reader& reader, Complaints& complaints);

void write(ObjectWriter& out, const Operator& person);
[[nodiscard]] Operator readOperator(json::Reader& reader);
void writeClock(ObjectWriter& out, const SignedClock& clock);
[[nodiscard]] SignedClock readClock(json::Reader& reader, Complaints& complaints);

} // namespace loyalty::sync
