#include "tests/support/ui/fake_till.h"

#include <algorithm>
#include <utility>

namespace loyalty::test {

using checkout::WhyNot;

namespace {

programme::Names names(const char* english, const char* chinese)
{
    return {{"en", english}, {"zh_CN", chinese}};
}

} // namespace

void FakeTill::offerWallet()
{
    words.offers = {{"ten-off", names("10.00 off", "立减 10 元")}, {"coffee", names("A coffee on us", "请喝咖啡")}};
    words.coupons = {{"ten", names("10.00 off from 50.00 on", "满 50 减 10 元券")},
                     {"coffee", names("A coffee", "咖啡券")}};
    words.stampCards = {{"tea", names("Tea card", "奶茶集点卡")}};
    words.rewards = {{.id = "mug",
                      .names = names("A mug", "马克杯"),
                      .points = 800,
                      .gives = programme::GoodsReward{"6903456789010", 1}},
                     {.id = "five",
                      .names = names("5.00 for points", "积分抵 5 元"),
                      .points = 500,
                      .gives = programme::MoneyReward{500}}};
    words.storedValue = programme::StoredValue{.minTopUpMinor = 5'000,
                                               .maxTopUpMinor = 500'000,
                                               .gifts = {{.fromMinor = 10'000, .giftMinor = 1'000},
                                                         {.fromMinor = 50'000, .giftMinor = 8'000},
                                                         {.fromMinor = 100'000, .giftMinor = 20'000}}};
    words.giftCards = programme::GiftCards{.minMinor = 5'000, .maxMinor = 100'000, .reloadable = true};
    words.offers.emplace_back("summer", names("Summer 5.00 off", "夏日立减 5 元"));
    words.segments = {"neighbours", "students"};
    codes = {{"SUMMER", ""}, {"NIGHT", "hours"}};
    Q_EMIT wordsChanged(words);
    spend();
    tell();
}

/// Coupons, rewards and value of the sale, as a checkout shows them.
void FakeTill::spend()
{
    const std::int64_t due = view.quote ? view.quote->dueMinor : view.totalMinor;
    view.toPayMinor = due;
    view.valueMinor = 0;
    if (words.coupons.empty())
        return;
    if (!view.member) {
        view.coupons.clear();
        view.rewards.clear();
        view.stampCards.clear();
        std::erase_if(view.accounts, [](const checkout::AccountView& each) { return each.ending.empty(); });
    } else if (view.coupons.empty()) {
        view.coupons = {{.id = "ten", .held = 2, .lastDay = BusinessDate::make(2026, 12, 31)},
                        {.id = "coffee", .held = 1}};
        view.rewards = {{.id = "mug", .cost = Points(800)}, {.id = "five", .cost = Points(500)}};
        view.stampCards = {{.id = "tea", .stamps = 7, .full = 10}};
        view.accounts.insert(view.accounts.begin(),
                             {.id = view.member->id, .ending = {}, .holdsMinor = 12'000, .giftMinor = 2'000});
    }
    const WhyNot nothing = view.lines.empty() ? WhyNot::EmptyBasket : WhyNot::Nothing;
    for (checkout::CouponView& coupon : view.coupons) {
        const bool ten = coupon.id == "ten";
        coupon.canAdd = nothing;
        coupon.unmet.clear();
        if (nothing == WhyNot::Nothing && !ten) {
            coupon.canAdd = WhyNot::DoesNotApply;
            coupon.unmet = "weekdays";
        } else if (nothing == WhyNot::Nothing && coupon.presented > 0) {
            coupon.canAdd = WhyNot::TicketTakesNone;
        }
        coupon.applied = ten ? coupon.presented : 0;
        coupon.minor = ten ? 1'000 : 0;
        if (coupon.applied > 0 && view.quote) {
            view.quote->offersMinor += coupon.minor;
            view.toPayMinor -= coupon.minor;
        }
    }
    view.takesCodes = true;
    for (checkout::CodeView& code : view.codes) {
        code.why = !code.unmet.empty() ? WhyNot::DoesNotApply : nothing;
        code.minor = code.why == WhyNot::Nothing ? 500 : 0;
        if (view.quote) {
            view.quote->offersMinor += code.minor;
            view.toPayMinor -= code.minor;
        }
    }
    if (view.tenders.empty())
        view.tenders = {{.type = "voucher"}};
    view.tenderMinor = 0;
    for (checkout::TenderView& tender : view.tenders) {
        tender.canPay = nothing;
        view.tenderMinor += tender.paysMinor;
        view.toPayMinor -= tender.paysMinor;
    }
    for (checkout::RewardView& reward : view.rewards) {
        reward.canAdd = nothing;
        if (nothing == WhyNot::Nothing && view.member && view.member->balance < reward.cost)
            reward.canAdd = WhyNot::NotEnoughPoints;
        if (reward.taken > 0 && reward.id == "five" && view.quote) {
            view.quote->offersMinor += 500;
            view.toPayMinor -= 500;
        }
    }
    for (checkout::StampCardView& card : view.stampCards)
        card.adds = view.lines.empty() ? 0 : 1;
    for (checkout::AccountView& account : view.accounts) {
        account.canPay = nothing;
        account.paysMinor = 0;
        if (!account.paying)
            continue;
        account.paysMinor =
            std::min({account.askedMinor.value_or(view.toPayMinor), account.holdsMinor, view.toPayMinor});
        view.toPayMinor -= account.paysMinor;
        view.valueMinor += account.paysMinor;
    }
    if (view.exchange) {
        view.giveBackMinor = std::max<std::int64_t>(0, view.exchange->refundMinor - view.toPayMinor);
        view.toPayMinor = std::max<std::int64_t>(0, view.toPayMinor - view.exchange->refundMinor);
    }
}

void FakeTill::scanGiftCard()
{
    view.accounts.insert(view.accounts.begin(),
                         {.id = idOf<MemberId>(++m_nextId), .ending = "2349", .holdsMinor = 5'000, .paying = true});
    reckon();
    scan(checkout::Verdict::Kind::GiftCard, "****2349");
}

void FakeTill::useCoupon(const std::string& coupon, std::int64_t count)
{
    calls.push_back("useCoupon " + coupon + " " + std::to_string(count));
    keepForUndo();
    for (checkout::CouponView& each : view.coupons)
        if (each.id == coupon)
            each.presented = count;
    reckon();
    tell();
}

void FakeTill::takeReward(const std::string& reward, std::int64_t count)
{
    calls.push_back("takeReward " + reward + " " + std::to_string(count));
    keepForUndo();
    for (checkout::RewardView& each : view.rewards)
        if (each.id == reward)
            each.taken = count;
    reckon();
    tell();
}

void FakeTill::payWithValue(const MemberId& account, std::optional<std::int64_t> minor)
{
    calls.push_back("payWithValue " + (minor ? std::to_string(*minor) : std::string("all")));
    keepForUndo();
    for (checkout::AccountView& each : view.accounts)
        if (each.id == account) {
            each.paying = true;
            each.askedMinor = minor;
        }
    reckon();
    tell();
}

void FakeTill::stopPayingWith(const MemberId& account)
{
    calls.emplace_back("stopPayingWith");
    keepForUndo();
    for (checkout::AccountView& each : view.accounts)
        if (each.id == account)
            each.paying = false;
    std::erase_if(view.accounts,
                  [](const checkout::AccountView& each) { return !each.ending.empty() && !each.paying; });
    reckon();
    tell();
}

void FakeTill::useCode(const std::string& code)
{
    calls.push_back("useCode " + code);
    const auto known = codes.find(code);
    if (known == codes.end())
        return scan(checkout::Verdict::Kind::OfferCodeUnknown, code);
    keepForUndo();
    view.codes.push_back({.code = code, .opens = {"summer"}, .minor = 0, .unmet = known->second});
    reckon();
    const checkout::CodeView& taken = view.codes.back();
    using Kind = checkout::Verdict::Kind;
    view.verdict = {.kind = taken.why == WhyNot::Nothing ? Kind::OfferCode : Kind::OfferCodeWaits,
                    .text = code,
                    .serial = ++m_serial,
                    .why = taken.why,
                    .unmet = taken.unmet};
    tell();
}

void FakeTill::dropCode(const std::string& code)
{
    calls.push_back("dropCode " + code);
    keepForUndo();
    std::erase_if(view.codes, [&](const checkout::CodeView& each) { return each.code == code; });
    reckon();
    tell();
}

void FakeTill::payOtherwise(const std::string& type, std::int64_t minor)
{
    calls.push_back("payOtherwise " + type + " " + std::to_string(minor));
    keepForUndo();
    for (checkout::TenderView& each : view.tenders)
        if (each.type == type)
            each.paysMinor = minor;
    reckon();
    tell();
}

/// The family pays 300 of what is redeemed.
void FakeTill::useFamily(bool on)
{
    calls.push_back(on ? "useFamily on" : "useFamily off");
    if (!view.family)
        return;
    keepForUndo();
    view.family->used = on;
    reckon();
    tell();
}

void FakeTill::moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count,
                           const std::string& reason, ui::Then<ui::CouponAnswer> then)
{
    calls.push_back("moveCoupons " + coupon + " " + std::to_string(count) + " " + reason);
    if (couponStop)
        return then(fail(*std::exchange(couponStop, std::nullopt)));
    then(find(member)->view);
}

void FakeTill::moveSegment(const MemberId& member, const std::string& segment, bool in, const std::string& reason,
                           ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back("moveSegment " + segment + (in ? " in " : " out ") + reason);
    answerMembership(member, then);
}

void FakeTill::voidLoad(const SaleId& load, const std::string& reason, ui::Then<ui::UnloadAnswer> then)
{
    calls.push_back("voidLoad " + reason);
    if (unloadStop)
        return then(fail(*std::exchange(unloadStop, std::nullopt)));
    for (terminal::SlipView& slip : slips)
        if (slip.load == load) {
            terminal::UnloadView back{.refundMinor = slip.paper.minor, .giftMinor = slip.paper.giftMinor};
            slip.load.reset();
            back.entry = keepSlip("unloaded", slip.paper.account, back.refundMinor, back.giftMinor);
            return then(back);
        }
    then(fail(terminal::Stop<terminal::ValueRefusal>(terminal::ValueRefusal::NoSuchLoad)));
}

void FakeTill::exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines, ui::Then<WhyNot> then)
{
    calls.push_back("exchange " + std::to_string(lines.size()));
    if (exchangeStop != WhyNot::Nothing) {
        then(std::exchange(exchangeStop, WhyNot::Nothing));
        return;
    }
    keepForUndo();
    view.exchange.reset();
    view.giveBackMinor = 0;
    if (!lines.empty())
        view.exchange = checkout::ExchangeView{
            .sale = sale,
            .lines = lines.size(),
            .refundMinor = 4'590,
            .pointsBack = Points(45),
            .goods = {{.id = 2, .sku = "6902345678901", .name = "酱油 500 ml", .amountMinor = 4'590}}};
    reckon();
    tell();
    then(WhyNot::Nothing);
}

void FakeTill::previewLoad(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then)
{
    calls.push_back("previewLoad " + std::to_string(ask.minor));
    const std::int64_t gift = ask.account && words.storedValue ? ledger::giftFor(*words.storedValue, ask.minor) : 0;
    if (ask.minor < 5'000)
        return then(fail(terminal::Stop<terminal::ValueRefusal>(terminal::ValueRefusal::OutOfRange)));
    terminal::LoadView loaded{.id = idOf<SaleId>(m_nextId), .paidMinor = ask.minor, .giftMinor = gift};
    loaded.purse.principalMinor = 10'000 + ask.minor;
    loaded.purse.giftMinor = 2'000 + gift;
    then(loaded);
}

void FakeTill::load(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then)
{
    calls.push_back("load " + std::to_string(ask.minor) + (ask.card.empty() ? "" : " " + ask.card));
    if (loadStop)
        return then(fail(*std::exchange(loadStop, std::nullopt)));
    previewLoad(ask, [this, ask, then](ui::LoadAnswer answer) {
        if (answer)
            answer->entry = keepSlip("loaded", ask.card.empty() ? "王** ****5678" : "****" + ask.card.substr(5),
                                     answer->paidMinor, answer->giftMinor);
        then(answer);
    });
}

ledger::EntryRef FakeTill::keepSlip(const char* kind, std::string account, std::int64_t minor, std::int64_t giftMinor)
{
    terminal::SlipView slip;
    slip.state = {.of = {idOf<IncarnationId>(9), 100 + slips.size()}, .sale = {}, .at = now, .kind = kind};
    slip.paper.kind =
        std::string_view(kind) == "loaded" ? receipt::ValueReceipt::Kind::Load : receipt::ValueReceipt::Kind::PayOut;
    slip.paper.account = std::move(account);
    slip.paper.currency = view.currency;
    slip.paper.minor = minor;
    slip.paper.giftMinor = giftMinor;
    if (slip.paper.kind == receipt::ValueReceipt::Kind::Load)
        slip.load = idOf<SaleId>(static_cast<std::uint8_t>(200 + slips.size()));
    slips.insert(slips.begin(), slip);
    return slip.state.of;
}

void FakeTill::previewUnload(const MemberId&, std::optional<std::int64_t> minor, ui::Then<ui::UnloadAnswer> then)
{
    calls.emplace_back("previewUnload");
    const std::int64_t out = minor.value_or(10'000);
    if (out > 10'000)
        return then(fail(terminal::Stop<terminal::ValueRefusal>(terminal::ValueRefusal::NotEnough)));
    terminal::UnloadView paid{.refundMinor = out, .giftMinor = out / 5};
    paid.purse.principalMinor = 10'000 - out;
    paid.purse.giftMinor = 2'000 - out / 5;
    then(paid);
}

void FakeTill::unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                      ui::Then<ui::UnloadAnswer> then)
{
    calls.push_back("unload " + reason);
    unloaded = account;
    if (unloadStop)
        return then(fail(*std::exchange(unloadStop, std::nullopt)));
    previewUnload(account, minor, [this, then](ui::UnloadAnswer answer) {
        if (answer)
            answer->entry = keepSlip("unloaded", "王** ****5678", answer->refundMinor, answer->giftMinor);
        then(answer);
    });
}

void FakeTill::stamp(const MemberId& member, const std::string& card, std::int64_t stamps,
                     ui::Then<ui::StampAnswer> then)
{
    calls.push_back("stamp " + card + " " + std::to_string(stamps));
    then(find(member)->view);
}

void FakeTill::divertScans(bool on)
{
    diverted = on;
}

void FakeTill::passScanOn()
{
    calls.emplace_back("passScanOn");
}

void FakeTill::recentSlips(std::size_t count, ui::Then<std::vector<terminal::SlipView>> then)
{
    calls.emplace_back("recentSlips");
    then({slips.begin(), slips.begin() + static_cast<std::ptrdiff_t>(std::min(count, slips.size()))});
}

} // namespace loyalty::test
