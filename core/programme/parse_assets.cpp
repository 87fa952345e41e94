#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::int64_t kMostUses = 1000;
constexpr std::size_t kMostGifts = 50;
constexpr int kMostInstalments = 60;
constexpr Section::Word<CouponReturn> kCouponReturnWords[] = {{"giveBack", CouponReturn::GiveBack},
                                                              {"keep", CouponReturn::Keep}};
constexpr Section::Word<SpendOrder> kSpendOrderWords[] = {{"giftFirst", SpendOrder::GiftFirst},
                                                          {"principalFirst", SpendOrder::PrincipalFirst},
                                                          {"proportional", SpendOrder::Proportional}};

Coupon readCoupon(Section coupon)
{
    Coupon read{.id = coupon.wordId("id"),
                .names = coupon.names("names"),
                .offer = coupon.wordId("offer"),
                .when = readWhen(coupon),
                .expiry = coupon.optionalExpiry("expiry"),
                .uses = coupon.integerOr("uses", 1, 1, kMostUses),
                .perTicket = coupon.integerOr("perTicket", 1, 1, kMostUses),
                .onReturn = coupon.word("onReturn", kCouponReturnWords, std::optional(CouponReturn::GiveBack))};
    coupon.refuseUnknownKeys();
    return read;
}

StampCard readStampCard(Section card)
{
    StampCard read{.id = card.wordId("id"),
                   .names = card.names("names"),
                   .stamps = card.integer("stamps", 1, kMostUses),
                   .coupon = card.wordId("coupon"),
                   .expiry = card.optionalExpiry("expiry")};
    card.refuseUnknownKeys();
    return read;
}

TopUpGift readGift(Section gift)
{
    TopUpGift read{.fromMinor = gift.integer("fromMinor", 1, Money::kMaxMinor),
                   .giftMinor = gift.integerOr("giftMinor", 0, 0, Money::kMaxMinor)};
    if (gift.has("giftShare"))
        read.giftShare = gift.rate("giftShare", 1);
    read.instalments = gift.smallInteger("instalments", 1, 1, kMostInstalments);
    gift.refuseUnknownKeys();
    return read;
}

std::optional<StoredValue> readStoredValue(Section& document)
{
    std::optional<Section> section = document.optionalChild("storedValue");
    if (!section)
        return std::nullopt;
    StoredValue value{.minTopUpMinor = section->integerOr("minTopUpMinor", 1, 1, Money::kMaxMinor),
                      .maxTopUpMinor = section->integer("maxTopUpMinor", 1, Money::kMaxMinor),
                      .maxBalanceMinor = section->integer("maxBalanceMinor", 1, Money::kMaxMinor),
                      .gifts = {},
                      .giftExpiry = section->optionalExpiry("giftExpiry"),
                      .spendOrder = section->word("spendOrder", kSpendOrderWords, std::optional(SpendOrder::GiftFirst)),
                      .refundable = section->booleanOr("refundable", true)};
    section->each("gifts", kMostGifts, [&](const json::Value& gift, std::string path) {
        value.gifts.push_back(readGift(section->item(gift, std::move(path))));
    });
    section->refuseUnknownKeys();
    return value;
}

std::optional<GiftCards> readGiftCards(Section& document)
{
    std::optional<Section> section = document.optionalChild("giftCards");
    if (!section)
        return std::nullopt;
    GiftCards cards{.minMinor = section->integerOr("minMinor", 1, 1, Money::kMaxMinor),
                    .maxMinor = section->integer("maxMinor", 1, Money::kMaxMinor),
                    .reloadable = section->booleanOr("reloadable", false),
                    .refundable = section->booleanOr("refundable", false),
                    .expiry = section->optionalExpiry("expiry")};
    section->refuseUnknownKeys();
    return cards;
}

} // namespace

void readAssets(Section& document, Programme& into)
{
    document.each("coupons", kMostItems, [&](const json::Value& value, std::string path) {
        into.coupons.push_back(readCoupon(document.item(value, std::move(path))));
    });
    document.each("stampCards", kMostItems, [&](const json::Value& value, std::string path) {
        into.stampCards.push_back(readStampCard(document.item(value, std::move(path))));
    });
    into.storedValue = readStoredValue(document);
    into.giftCards = readGiftCards(document);
}

} // namespace loyalty::programme
