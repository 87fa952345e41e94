#include "app/terminal/window/gui_till.h"

#include <utility>

namespace loyalty::app {

// ---- the open sale

void GuiTill::typed(const std::string& text)
{
    onSide([text](TillSide& side) { side.typed(text); });
}

void GuiTill::addAmount(std::int64_t minor)
{
    onSale([minor](checkout::Checkout& sale) { sale.addAmount(minor); });
}

void GuiTill::price(std::int64_t minor)
{
    onSale([minor](checkout::Checkout& sale) { sale.price(minor); });
}

void GuiTill::setQuantity(std::uint32_t line, Quantity quantity)
{
    onSale([=](checkout::Checkout& sale) { sale.setQuantity(line, quantity); });
}

void GuiTill::removeLine(std::uint32_t line)
{
    onSale([line](checkout::Checkout& sale) { sale.removeLine(line); });
}

void GuiTill::redeem(const engine::Ask& ask)
{
    onSale([ask](checkout::Checkout& sale) { sale.redeem(ask); });
}

void GuiTill::useCoupon(const std::string& coupon, std::int64_t count)
{
    onSale([=](checkout::Checkout& sale) { sale.useCoupon(coupon, count); });
}

void GuiTill::takeReward(const std::string& reward, std::int64_t count)
{
    onSale([=](checkout::Checkout& sale) { sale.takeReward(reward, count); });
}

void GuiTill::payWithValue(const MemberId& account, std::optional<std::int64_t> minor)
{
    onSale([=](checkout::Checkout& sale) { sale.payWithValue(account, minor); });
}

void GuiTill::stopPayingWith(const MemberId& account)
{
    onSale([account](checkout::Checkout& sale) { sale.stopPayingWith(account); });
}

void GuiTill::useCode(const std::string& code)
{
    onSale([code](checkout::Checkout& sale) { sale.useCode(code); });
}

void GuiTill::dropCode(const std::string& code)
{
    onSale([code](checkout::Checkout& sale) { sale.dropCode(code); });
}

void GuiTill::payOtherwise(const std::string& type, std::int64_t minor)
{
    onSale([=](checkout::Checkout& sale) { sale.payOtherwise(type, minor); });
}

void GuiTill::useFamily(bool on)
{
    onSale([on](checkout::Checkout& sale) { sale.useFamily(on); });
}

void GuiTill::exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines, ui::Then<checkout::WhyNot> then)
{
    onSide([sale, lines, done = back(std::move(then))](TillSide& side) { side.exchange(sale, lines, done); });
}

void GuiTill::undo()
{
    onSale([](checkout::Checkout& sale) { sale.undo(); });
}

void GuiTill::replaceMember(bool yes)
{
    onSale([yes](checkout::Checkout& sale) { sale.replaceMember(yes); });
}

void GuiTill::dropMember()
{
    onSale([](checkout::Checkout& sale) { sale.dropMember(); });
}

void GuiTill::abandon()
{
    onSale([](checkout::Checkout& sale) { sale.abandon(); });
}

void GuiTill::commit(ui::Then<ui::CommitAnswer> then)
{
    busy();
    post([this, done = back(std::move(then)), language = m_language](terminal::Terminal& terminal) {
        m_side->commit([this, done, &terminal, language](const CommitAnswer& sale) {
            done(sale ? ui::CommitAnswer() : ui::CommitAnswer(sale.error()));
            if (sale)
                printAtOnce(sale->id, sale->entry, language);
            tellStatus(terminal);
        });
    });
}

void GuiTill::next()
{
    onSale([](checkout::Checkout& sale) { sale.next(); });
}

void GuiTill::serve(const MemberId& member)
{
    onSale([member](checkout::Checkout& sale) { sale.serve(member); });
}

// ---- members

void GuiTill::enrol(const terminal::EnrolAsk& ask, ui::Then<ui::EnrolAnswer> then)
{
    this->ask<ui::EnrolAnswer>(
        [this, ask, language = m_language](TillSide& side, terminal::Terminal& terminal) {
            auto member = terminal.enrol(side.by(access::Permission::Enrol), ask);
            if (member)
                printSlip(terminal, member->id, language);
            return member;
        },
        std::move(then));
}

void GuiTill::findMember(const std::string& text, ui::Then<ui::IdentifyAnswer> then)
{
    onSide([text, done = back(std::move(then))](TillSide& side) {
        side.findMember(text, [done](TillSide::Found answer) { done({std::move(answer.found), answer.reached}); });
    });
}

void GuiTill::ledgerOf(const MemberId& member, ui::Then<ui::LedgerAnswer> then)
{
    ask<ui::LedgerAnswer>(
        [member](TillSide& side, terminal::Terminal& terminal) {
            return terminal.ledgerOf(side.by(access::Permission::ReadLedger), member);
        },
        std::move(then));
}

void GuiTill::adjust(const MemberId& member, Points points, const std::string& reason, ui::Then<ui::AdjustAnswer> then)
{
    ask<ui::AdjustAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.adjust(side.by(access::Permission::Adjust), member, points, reason);
        },
        std::move(then));
}

void GuiTill::block(const MemberId& member, bool blocked, const std::string& reason, ui::Then<ui::BlockAnswer> then)
{
    ask<ui::BlockAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.block(side.by(access::Permission::Block), member, blocked, reason);
        },
        std::move(then));
}

void GuiTill::replaceCard(const MemberId& member, const std::string& card, const std::string& reason,
                          ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.replaceCard(side.by(access::Permission::ReplaceCard), member, card, reason);
        },
        std::move(then));
}

void GuiTill::merge(const MemberId& member, const MemberId& other, bool merged, const std::string& reason,
                    ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.merge(side.by(access::Permission::Merge), member, other, merged, reason);
        },
        std::move(then));
}

void GuiTill::erase(const MemberId& member, const std::string& reason, ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.erase(side.by(access::Permission::Erase), member, reason);
        },
        std::move(then));
}

void GuiTill::moveFamily(const MemberId& member, const std::optional<MemberId>& other, const std::string& reason,
                         ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.moveFamily(side.by(access::Permission::MoveFamily), member, other, reason);
        },
        std::move(then));
}

void GuiTill::giveTier(const MemberId& member, const std::string& tier, BusinessDate lastDay, const std::string& reason,
                       ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.giveTier(side.by(access::Permission::GiveTier), member, tier, lastDay, reason);
        },
        std::move(then));
}

void GuiTill::moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count,
                          const std::string& reason, ui::Then<ui::CouponAnswer> then)
{
    onSide(
        [=, done = back(std::move(then))](TillSide& side) { side.moveCoupons(member, coupon, count, reason, done); });
}

void GuiTill::moveSegment(const MemberId& member, const std::string& segment, bool in, const std::string& reason,
                          ui::Then<ui::MembershipAnswer> then)
{
    ask<ui::MembershipAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.moveSegment(side.by(access::Permission::MoveSegment), member, segment, in, reason);
        },
        std::move(then));
}

// ---- stored value, gift cards and stamps

void GuiTill::previewLoad(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then)
{
    this->ask<ui::LoadAnswer>(
        [ask](TillSide& side, terminal::Terminal& terminal) {
            return terminal.previewLoad({side.actor().value_or(access::Actor{}), std::nullopt}, ask);
        },
        std::move(then));
}

void GuiTill::load(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then)
{
    this->ask<ui::LoadAnswer>(
        [this, ask, language = m_language](TillSide& side, terminal::Terminal& terminal) {
            auto loaded = terminal.load(side.by(access::Permission::LoadValue), ask);
            if (loaded && !loaded->repeated)
                printAtOnce(SaleId(), loaded->entry, language);
            return loaded;
        },
        std::move(then));
}

void GuiTill::previewUnload(const MemberId& account, std::optional<std::int64_t> minor, ui::Then<ui::UnloadAnswer> then)
{
    ask<ui::UnloadAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.previewUnload({side.actor().value_or(access::Actor{}), std::nullopt}, account, minor);
        },
        std::move(then));
}

void GuiTill::unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                     ui::Then<ui::UnloadAnswer> then)
{
    onSide([=, this, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.unload(account, minor, reason, [this, done, language](UnloadAnswer unloaded) {
            if (unloaded)
                printAtOnce(SaleId(), unloaded->entry, language);
            done(std::move(unloaded));
        });
    });
}

void GuiTill::voidLoad(const SaleId& load, const std::string& reason, ui::Then<ui::UnloadAnswer> then)
{
    onSide([=, this, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.voidLoad(load, reason, [this, done, language](UnloadAnswer unloaded) {
            if (unloaded)
                printAtOnce(SaleId(), unloaded->entry, language);
            done(std::move(unloaded));
        });
    });
}

void GuiTill::stamp(const MemberId& member, const std::string& card, std::int64_t stamps,
                    ui::Then<ui::StampAnswer> then)
{
    onSide([=, done = back(std::move(then))](TillSide& side) { side.stamp(member, card, stamps, {}, done); });
}

void GuiTill::recentSlips(std::size_t count, ui::Then<std::vector<terminal::SlipView>> then)
{
    using Slips = std::vector<terminal::SlipView>;
    ask<Slips>(
        [this, count](TillSide& side, terminal::Terminal& terminal) {
            auto slips = terminal.recentSlips(side.by(access::Permission::LookUp), count);
            watch(slips);
            return slips ? std::move(*slips) : Slips();
        },
        std::move(then));
}

// ---- sales

void GuiTill::recentSales(std::size_t count, ui::Then<std::vector<terminal::SaleView>> then)
{
    using Sales = std::vector<terminal::SaleView>;
    ask<Sales>(
        [this, count](TillSide& side, terminal::Terminal& terminal) {
            auto sales = terminal.recentSales(side.by(access::Permission::LookUp), count);
            watch(sales);
            return sales ? std::move(*sales) : Sales();
        },
        std::move(then));
}

void GuiTill::findSale(const std::string& text, ui::Then<ui::SaleAnswer> then)
{
    onSide([text, done = back(std::move(then))](TillSide& side) { side.findSale(text, done); });
}

void GuiTill::previewReturn(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                            ui::Then<ui::ReturnPreview> then)
{
    ask<ui::ReturnPreview>(
        [sale, lines](TillSide& side, terminal::Terminal& terminal) {
            // Whoever asks: an approval is for the act.
            return terminal.previewReturn(side.by(access::Permission::LookUp), sale, lines);
        },
        std::move(then));
}

void GuiTill::returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                          ui::Then<ui::ReturnAnswer> then)
{
    onSide([this, sale, lines, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.returnGoods(sale, lines, [this, done, language](ReturnAnswer answer) {
            if (answer.returned)
                printAtOnce(answer.returned->sale, answer.returned->entry, language);
            done({std::move(answer.returned), answer.reached});
        });
    });
}

void GuiTill::voidSale(const SaleId& sale, const std::string& reason, ui::Then<ui::VoidAnswer> then)
{
    onSide([this, sale, reason, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.voidSale(sale, reason, [this, done, language](VoidAnswer answer) {
            if (answer.voided)
                printAtOnce(answer.voided->sale, answer.voided->entry, language);
            done({std::move(answer.voided), answer.reached});
        });
    });
}

std::optional<checkout::Article> GuiTill::article(const std::string& sku) const
{
    const checkout::Article* const known = m_articles.find(sku);
    return known == nullptr ? std::nullopt : std::optional(*known);
}

void GuiTill::returnBlind(const terminal::BlindReturnAsk& ask, ui::Then<ui::BlindAnswer> then)
{
    this->ask<ui::BlindAnswer>(
        [this, ask, language = m_language](TillSide& side, terminal::Terminal& terminal) {
            auto back = terminal.returnBlind(side.by(access::Permission::ReturnWithoutSale), ask);
            if (back && !back->repeated)
                printAtOnce(SaleId(), back->entry, language);
            return back;
        },
        std::move(then));
}

} // namespace loyalty::app
