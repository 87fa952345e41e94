#include "core/base/points.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::string_view kTrustWords[] = {"spoken", "static", "live"};

void readMaxByTrust(Section& redeeming, Redeeming& into)
{
    std::optional<Section> section = redeeming.optionalChild("maxPointsByTrust");
    if (!section)
        return;
    for (std::size_t trust = 0; trust < into.maxByTrust.size(); ++trust)
        if (section->has(kTrustWords[trust]))
            into.maxByTrust[trust] = section->integer(kTrustWords[trust], 0, Points::kMax);
    section->refuseUnknownKeys();
}

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
    readMaxByTrust(*section, redeeming);
    redeeming.select = section->optionalSelector("select");
    section->refuseUnknownKeys();
    return redeeming;
}

} // namespace loyalty::programme
