#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

constexpr std::size_t kMaxSealedCard = 4u << 10;

} // namespace

void write(ObjectWriter& out, const CardReplaced& replaced)
{
    out.id("member", replaced.member);
    out.bytes("lookup", replaced.lookup.view());
    out.bytes("sealed", replaced.sealed);
    out.textUnlessEmpty("reason", replaced.reason);
}

CardReplaced readCardReplaced(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), readFixed<crypto::KeyedHash>(reader, "lookup"),
            reader.bytes("sealed", kMaxSealedCard), reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const Merged& merged)
{
    out.id("member", merged.member);
    out.id("other", merged.other);
    if (!merged.merged)
        out.flag("merged", false);
    out.textUnlessEmpty("reason", merged.reason);
}

Merged readMerged(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.id<MemberId>("other"), reader.booleanOr("merged", true),
            reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const FamilyMoved& moved)
{
    out.id("member", moved.member);
    if (moved.other)
        out.id("other", *moved.other);
    out.textUnlessEmpty("reason", moved.reason);
}

FamilyMoved readFamilyMoved(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), readOptionalId<MemberId>(reader, "other"),
            reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const TierGiven& given)
{
    out.id("member", given.member);
    out.textUnlessEmpty("tier", given.tier);
    out.text("lastDay", given.lastDay.toString());
    out.textUnlessEmpty("reason", given.reason);
}

TierGiven readTierGiven(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.stringOr("tier", "", kMaxWord), readDate(reader, "lastDay"),
            reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const SegmentMoved& moved)
{
    out.id("member", moved.member);
    out.text("segment", moved.segment);
    if (!moved.in)
        out.flag("in", false);
    out.textUnlessEmpty("reason", moved.reason);
}

SegmentMoved readSegmentMoved(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.string("segment", kMaxWord), reader.booleanOr("in", true),
            reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const Erased& erased)
{
    out.id("member", erased.member);
    out.textUnlessEmpty("reason", erased.reason);
}

Erased readErased(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.stringOr("reason", "", kMaxWords)};
}

} // namespace loyalty::journal
