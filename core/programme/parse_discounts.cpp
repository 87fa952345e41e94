#include "core/programme/section.h"

#include <algorithm>
#include <iterator>

namespace loyalty::programme {
namespace {

constexpr int kMaxPriority = 1'000'000;
constexpr std::int64_t kMostPieces = 1000;
constexpr Section::Word<Choose> kChooseWords[] = {{"best", Choose::Best}, {"priority", Choose::Priority}};
constexpr Section::Word<PercentOf> kPercentOfWords[] = {{"left", PercentOf::Left}, {"price", PercentOf::Price}};
constexpr Section::Word<BaseTax> kTaxWords[] = {{"included", BaseTax::Included}, {"excluded", BaseTax::Excluded}};

std::int64_t readMinor(Section& offer)
{
    return offer.integer("minor", 1, Money::kMaxMinor);
}

Rate readPercent(Section& offer)
{
    const Rate percent = offer.rate("percent", 1);
    if (percent.numerator() == 0)
        offer.complain("percent", "out-of-range", "0");
    return percent;
}

struct OfferType
{
    std::string_view word;
    void (*read)(Section& offer, Offer& into);
};

constexpr OfferType kTypes[] = {
    {"percent", [](Section& offer, Offer& into) { into.what = PercentOff{readPercent(offer)}; }},
    {"fixed",
     [](Section& offer, Offer& into) {
         into.what = FixedOff{readMinor(offer), offer.booleanOr("repeat", false)};
     }},
    {"price", [](Section& offer, Offer& into) { into.what = PieceFor{offer.integer("minor", 0, Money::kMaxMinor)}; }},
    {"cheapest", [](Section& offer, Offer& into) { into.what = CheapestOff{readPercent(offer)}; }},
    {"nth",
     [](Section& offer, Offer& into) {
         into.what = NthOff{offer.integer("nth", 2, kMostPieces), readPercent(offer)};
     }},
    {"freeGoods",
     [](Section& offer, Offer& into) {
         into.what = FreeGoods{offer.integer("buy", 1, kMostPieces), offer.integer("get", 1, kMostPieces),
                               offer.stringOr("sku", "", 100)};
     }},
};

const OfferType* readType(Section& offer)
{
    return offer.parsed("type", "unknown-value", [](std::string_view word) -> std::optional<const OfferType*> {
        const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [word](const OfferType& type) { return type.word == word; });
        return found == std::end(kTypes) ? std::nullopt : std::optional(found);
    });
}

Offer readOffer(Section offer)
{
    const OfferType* type = readType(offer);
    Offer read{.id = offer.wordId("id"),
               .names = offer.optionalNames("names"),
               .select = offer.selector("select"),
               .when = readWhen(offer),
               .what = {},
               .maxMinor = offer.optionalInteger("maxMinor", 1, Money::kMaxMinor),
               .priority = offer.smallInteger("priority", 0, -kMaxPriority, kMaxPriority),
               .stop = offer.booleanOr("stop", false),
               .exclusive = offer.booleanOr("exclusive", false),
               .everyone = offer.booleanOr("everyone", false)};
    // Keys of an offer whose type nobody knows are not judged.
    if (type == nullptr)
        return read;
    type->read(offer, read);
    offer.refuseUnknownKeys();
    return read;
}

} // namespace

Discounts readDiscounts(Section& document)
{
    Discounts discounts;
    std::optional<Section> section = document.optionalChild("discounts");
    if (!section)
        return discounts;
    discounts.choose = section->word("choose", kChooseWords, std::optional(discounts.choose));
    discounts.percentOf = section->word("percentOf", kPercentOfWords, std::optional(discounts.percentOf));
    discounts.oneTicketPercent = section->booleanOr("oneTicketPercent", false);
    discounts.minSpendTax = section->word("minSpendTax", kTaxWords, std::optional(discounts.minSpendTax));
    if (!section->has("offers"))
        section->complain("offers", "missing");
    section->each("offers", kMostItems, [&](const json::Value& value, std::string path) {
        discounts.offers.push_back(readOffer(section->item(value, std::move(path))));
    });
    discounts.groups = section->groups("groups", "offers");
    section->refuseUnknownKeys();
    return discounts;
}

} // namespace loyalty::programme
