#include "core/base/points.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

/// What is not proved by something fresh spends nothing unless the programme says so: a number can be overheard, and a
/// card's number copied.
constexpr TrustCaps kUnlessSaid = {0, 0, std::nullopt};

Rate readMaxShare(Section& redeeming)
{
    if (!redeeming.has("maxShare"))
        return Rate();
    const Rate share = redeeming.rate("maxShare", 1);
    if (share.numerator() == 0)
        redeeming.complain("maxShare", "out-of-range", "0");
    return share;
}

} // namespace

std::optional<Redeeming> readRedeeming(Section& document)
{
    std::optional<Section> section = document.optionalChild("redeeming");
    if (!section)
        return std::nullopt;
    Redeeming redeeming;
    redeeming.pointsPer = section->integer("pointsPer", 1, Rate::kMaxPart);
    redeeming.valueMinor = section->integer("valueMinor", 1, Rate::kMaxPart);
    redeeming.step = section->integer("step", 1, Points::kMax);
    redeeming.min = section->integer("min", 1, Points::kMax);
    if (section->has("max"))
        redeeming.max = section->integer("max", 1, Points::kMax);
    redeeming.maxShare = readMaxShare(*section);
    redeeming.maxByTrust = kUnlessSaid;
    section->readTrustCaps("maxPointsByTrust", redeeming.maxByTrust);
    redeeming.select = section->optionalSelector("select");
    section->refuseUnknownKeys();
    return redeeming;
}

} // namespace loyalty::programme
