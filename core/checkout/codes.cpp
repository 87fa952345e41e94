#include "core/checkout/checkout.h"
#include "core/terminal/idle.h"

#include <algorithm>
#include <utility>

/// Codes of the programme's offers, and ways of paying that it names.
namespace loyalty::checkout {

using Kind = Verdict::Kind;

void Checkout::useCode(std::string_view code)
{
    if (!m_actor || m_view.phase == Phase::Done || !mayChange())
        return;
    const auto* const rules = m_parts.terminal.programmeNow();
    const std::string_view said = access::plainText(code);
    auto known = rules == nullptr ? std::nullopt : terminal::codeSaid(rules->programme(), said);
    if (known)
        return takeCode(std::move(*known));
    show(Kind::OfferCodeUnknown, std::string(said.substr(0, access::kMaxNumberBytes)));
    changed();
}

/// Of the programme's own spelling.
void Checkout::takeCode(std::string code)
{
    if (std::ranges::find(m_state.redeem.codes, code) != m_state.redeem.codes.end()) {
        show(Kind::OfferCodeShown, std::move(code));
        return changed();
    }
    keepStep();
    m_state.redeem.codes.push_back(code);
    changed();
    sayCode(code);
}

/// What it does is known once the basket is quoted with it.
void Checkout::sayCode(const std::string& code)
{
    const auto shown = std::ranges::find(m_view.codes, code, &CodeView::code);
    const bool idle = shown != m_view.codes.end() && shown->why != WhyNot::Nothing;
    show(idle ? Kind::OfferCodeWaits : Kind::OfferCode, code);
    if (idle) {
        m_view.verdict.why = shown->why;
        m_view.verdict.unmet = shown->unmet;
    }
    ++m_view.revision;
}

void Checkout::dropCode(std::string_view code)
{
    const bool there = std::ranges::find(m_state.redeem.codes, code) != m_state.redeem.codes.end();
    if (!there || m_view.phase == Phase::Done || !mayChange())
        return;
    keepStep();
    std::erase(m_state.redeem.codes, code);
    changed();
}

CodeView Checkout::codeView(const std::string& code) const
{
    CodeView shown{.code = code};
    const auto* const rules = m_parts.terminal.programmeNow();
    if (rules == nullptr)
        return shown;
    for (const std::string_view id : terminal::askingFor(rules->programme(), code))
        shown.opens.emplace_back(id);
    if (m_state.lines.empty() || !m_quoted) {
        shown.why = m_state.lines.empty() ? WhyNot::EmptyBasket : m_view.canCommit;
        return shown;
    }
    const engine::Quote& quote = m_quoted->quote;
    for (const engine::AppliedOffer& offer : quote.offers)
        if (std::ranges::find(shown.opens, offer.id) != shown.opens.end())
            shown.minor += offer.minor;
    engine::Ask alone;
    alone.codes = {code};
    const auto idle = terminal::idleOf(rules->programme(), alone, {}, quote.trace);
    if (idle.empty())
        return shown;
    shown.unmet = idle.front().unmet;
    shown.why = shown.unmet.empty() && !m_state.member ? WhyNot::NoMember : WhyNot::DoesNotApply;
    return shown;
}

void Checkout::showCodes()
{
    m_view.codes.clear();
    const auto* const rules = m_parts.terminal.programmeNow();
    m_view.takesCodes = rules != nullptr && terminal::hasCodes(rules->programme());
    for (const std::string& code : m_state.redeem.codes)
        m_view.codes.push_back(codeView(code));
}

void Checkout::payOtherwise(std::string_view type, std::int64_t minor)
{
    const bool known = std::ranges::find(m_view.tenders, type, &TenderView::type) != m_view.tenders.end();
    if (!known || minor < 0 || minor > kMostMinor || m_view.phase == Phase::Done || !mayChange())
        return;
    std::vector<engine::Tender> tenders = m_state.redeem.tenders;
    const auto same = std::ranges::find(tenders, type, &engine::Tender::type);
    if (same == tenders.end() && minor > 0)
        tenders.push_back({std::string(type), minor});
    else if (same != tenders.end() && minor > 0)
        same->minor = minor;
    else if (same != tenders.end())
        tenders.erase(same);
    if (tenders == m_state.redeem.tenders)
        return;
    keepStep();
    m_state.redeem.tenders = std::move(tenders);
    changed();
}

void Checkout::showTenders()
{
    m_view.tenders.clear();
    m_view.tenderMinor = 0;
    const auto* const rules = m_parts.terminal.programmeNow();
    if (!m_actor || rules == nullptr)
        return;
    for (const std::string& type : rules->programme().earning.base.tenders) {
        if (type == engine::kStoredValueTender || type == engine::kGiftCardTender)
            continue; // these have accounts
        TenderView shown{.type = type};
        const auto said = std::ranges::find(m_state.redeem.tenders, type, &engine::Tender::type);
        if (said != m_state.redeem.tenders.end())
            shown.paysMinor = said->minor;
        m_view.tenderMinor += shown.paysMinor;
        if (m_state.lines.empty())
            shown.canPay = WhyNot::EmptyBasket;
        else if (m_view.canCommit == WhyNot::TenderOutOfRange)
            shown.canPay = WhyNot::TenderOutOfRange;
        else if (shown.paysMinor == 0 && m_view.toPayMinor == 0)
            shown.canPay = WhyNot::NothingLeftToPay;
        m_view.tenders.push_back(std::move(shown));
    }
}

} // namespace loyalty::checkout
