#include "ui/member/enrol_presenter.h"

#include "core/base/assert.h"
#include "core/member/card_number.h"
#include "core/member/phone.h"
#include "ui/language/fault_words.h"
#include "ui/language/refusal_words.h"
#include "ui/member/consent.h"
#include "ui/till/member_model.h"

#include <QPointer>

#include <utility>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

EnrolPresenter::EnrolPresenter(Till& till, Asking& asking, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
{
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_asksReferrer = words.referral;
        refresh();
    });
    connect(&till, &Till::statusChanged, this,
            [this](const TillStatus& status) { m_countryCode = status.terminal.countryCode; });
    connect(&till, &Till::codeRead, this, [this](const QString& code) {
        if (m_open && !m_asking.question())
            codeRead(code);
    });
    refresh();
}

void EnrolPresenter::open()
{
    m_open = true;
    m_till.divertScans(true);
}

void EnrolPresenter::leave()
{
    if (!std::exchange(m_open, false))
        return;
    m_till.divertScans(false);
}

/// A new card is nobody's yet. Any other code is for the sale: a member who has joined already, goods.
void EnrolPresenter::codeRead(const QString& code)
{
    const QPointer<EnrolPresenter> self(this);
    m_till.findMember(code.toStdString(), [self, code](const IdentifyAnswer& answer) {
        if (!self || !self->m_open)
            return;
        const auto* const stop = answer.found ? nullptr : std::get_if<terminal::IdentifyStop>(&answer.found.error());
        const bool nobodys = stop != nullptr && stop->why == terminal::IdentifyRefusal::Unknown;
        if (nobodys && member::CardNumber::parse(code.trimmed().toStdString()))
            Q_EMIT self->cardRead(code.trimmed());
        else
            self->m_till.passScanOn();
    });
}

void EnrolPresenter::edit(const Form& form)
{
    if (form.phone != m_form.phone) {
        m_phone = Phone::Untold;
        m_found.reset();
        m_askedFor.clear();
    }
    if (form.referrer != m_form.referrer) {
        m_referrer.reset();
        m_referrerAsked.clear();
        m_referrerUnknown = false;
        m_sendsWhenKnown = false;
    }
    m_form = form;
    m_trouble.clear();
    refresh();
}

void EnrolPresenter::phoneDone()
{
    if (m_form.phone.isEmpty() || m_form.phone == m_askedFor)
        return;
    m_askedFor = m_form.phone;
    m_phone = Phone::Asking;
    refresh();
    const QPointer<EnrolPresenter> self(this);
    m_till.findMember(m_askedFor.toStdString(), [self, asked = m_askedFor](const IdentifyAnswer& answer) {
        if (self && self->m_form.phone == asked)
            self->phoneAnswered(answer);
    });
}

void EnrolPresenter::phoneAnswered(const IdentifyAnswer& answer)
{
    using terminal::IdentifyRefusal;
    m_phone = Phone::NotAsked;
    if (answer.found) {
        m_phone = Phone::Taken;
        m_found = *answer.found;
    } else if (const auto* stop = std::get_if<terminal::IdentifyStop>(&answer.found.error())) {
        switch (stop->why) {
        case IdentifyRefusal::Unknown:
            if (!m_countryCode.empty() && !member::toE164(m_askedFor.toStdString(), m_countryCode))
                m_phone = Phone::Wrong;
            else
                m_phone = answer.reached ? Phone::Free : Phone::NotAsked;
            break;
        case IdentifyRefusal::Erased:
            m_phone = Phone::Free;
            break;
        case IdentifyRefusal::NotACode:
        case IdentifyRefusal::NotGenuine:
        case IdentifyRefusal::CodeUsed:
        case IdentifyRefusal::Misread:
        case IdentifyRefusal::BrokenCode:
        case IdentifyRefusal::SaleCode:
        case IdentifyRefusal::Article:
        case IdentifyRefusal::PaymentCode:
        case IdentifyRefusal::BankCard:
        case IdentifyRefusal::AnotherChain:
            m_phone = Phone::Wrong;
            break;
        case IdentifyRefusal::Ambiguous:
            m_phone = Phone::Taken;
            break;
        case IdentifyRefusal::NotAllowed:
        case IdentifyRefusal::SlowedDown:
            break;
        }
    }
    refresh();
}

void EnrolPresenter::referrerDone()
{
    if (m_form.referrer.isEmpty() || m_form.referrer == m_referrerAsked)
        return;
    m_referrerAsked = m_form.referrer;
    refresh();
    const QPointer<EnrolPresenter> self(this);
    m_till.findMember(m_referrerAsked.toStdString(), [self, asked = m_referrerAsked](const IdentifyAnswer& answer) {
        if (self && self->m_form.referrer == asked)
            self->referrerAnswered(answer);
    });
}

void EnrolPresenter::referrerAnswered(const IdentifyAnswer& answer)
{
    const bool sends = std::exchange(m_sendsWhenKnown, false);
    m_referrerUnknown = !answer.found;
    if (answer.found)
        m_referrer = *answer.found;
    else
        m_referrerAsked.clear(); // the next time it is looked for again
    refresh();
    if (sends)
        enrol();
}

StateItem EnrolPresenter::referrerState() const
{
    if (m_referrer)
        return {u"check"_s, Tone::Good, memberLine(*m_referrer)};
    if (m_referrerUnknown)
        return {u"alert"_s, Tone::Stop, wordsFor(terminal::EnrolRefusal::NoSuchReferrer)};
    return {};
}

StateItem EnrolPresenter::phoneState() const
{
    switch (m_phone) {
    case Phone::Untold:
        return {};
    case Phone::Asking:
        return {u"search"_s, Tone::Accent, tr("Looking whether somebody has it…")};
    case Phone::Free:
        return {u"check"_s, Tone::Good, tr("Not a member yet")};
    case Phone::Taken:
        return {u"users"_s, Tone::Wait, tr("Is a member already")};
    case Phone::Wrong:
        return {u"alert"_s, Tone::Stop, tr("This number is not complete")};
    case Phone::NotAsked:
        return {u"offline"_s, Tone::Wait, tr("Could not be looked up; it is checked when it is booked")};
    }
    LOYALTY_ASSERT(!"unknown state of a number");
}

QString EnrolPresenter::whyNot() const
{
    if (m_waiting)
        return tr("One moment");
    if (m_form.phone.isEmpty() && m_form.card.isEmpty())
        return tr("Type the phone number");
    if (m_phone == Phone::Taken)
        return tr("Is a member already");
    if (!m_form.consent)
        return tr("The customer must agree first");
    if (m_referrerUnknown)
        return wordsFor(terminal::EnrolRefusal::NoSuchReferrer);
    return {};
}

void EnrolPresenter::refresh()
{
    m_model.title = tr("New member");
    m_model.phoneLabel = tr("Phone number");
    m_model.phoneState = phoneState();
    m_model.nameLabel = tr("Name (optional)");
    m_model.birthdayLabel = tr("Birthday, as 1999-02-28");
    m_model.cardLabel = tr("Card number (optional)");
    m_model.asksReferrer = m_asksReferrer;
    m_model.referrerLabel = tr("Brought by: phone or card number");
    m_model.referrerState = referrerState();
    m_model.consentTitle = tr("Read out or show to the customer");
    m_model.consentText = membershipConsent().text;
    m_model.consentTick = tr("The customer agrees");
    m_model.trouble = m_trouble.isEmpty() ? StateItem() : StateItem{u"alert"_s, Tone::Stop, m_trouble};
    m_model.found = m_found ? memberLine(*m_found) : QString();
    m_model.serve = tr("Serve this member");
    m_model.enrol = m_found ? tr("Enrol") : tr("Enrol\nEnter");
    m_model.close = tr("Close\nEsc");
    m_model.reason = whyNot();
    m_model.canEnrol = m_model.reason.isEmpty();
    Q_EMIT changed();
}

void EnrolPresenter::enrol()
{
    if (const QString reason = whyNot(); !reason.isEmpty()) {
        m_trouble = reason;
        refresh();
        return;
    }
    if (!m_form.referrer.isEmpty() && !m_referrer) {
        m_sendsWhenKnown = true;
        referrerDone();
        return;
    }
    send();
}

void EnrolPresenter::send()
{
    m_waiting = true;
    m_trouble.clear();
    refresh();
    const Consent consent = membershipConsent();
    const terminal::EnrolAsk ask{.name = m_form.name.trimmed().toStdString(),
                                 .phone = m_form.phone.toStdString(),
                                 .birthday = m_form.birthday.trimmed().toStdString(),
                                 .card = m_form.card.toStdString(),
                                 .consentPurpose = consent.purpose,
                                 .consentText = consent.edition,
                                 .language = consent.language,
                                 .referrer = m_referrer ? std::optional(m_referrer->id) : std::nullopt};
    const QPointer<EnrolPresenter> self(this);
    m_till.enrol(ask, [self](const EnrolAnswer& answer) {
        if (self)
            self->answered(answer);
    });
}

void EnrolPresenter::answered(const EnrolAnswer& answer)
{
    using terminal::EnrolRefusal;
    m_waiting = false;
    if (answer) {
        const terminal::MemberView member = *answer;
        reset();
        m_till.serve(member.id);
        Q_EMIT enrolled(member);
        return;
    }
    if (const auto* fault = std::get_if<Fault>(&answer.error())) {
        m_trouble = wordsFor(fault->code);
    } else {
        const EnrolRefusal refusal = std::get<EnrolRefusal>(answer.error());
        m_trouble = wordsFor(refusal);
        if (refusal == EnrolRefusal::NeedsApproval)
            m_asking.approval(access::Permission::Enrol, [this] { enrol(); });
        if (refusal == EnrolRefusal::AlreadyMember) {
            m_askedFor.clear();
            phoneDone();
        }
    }
    refresh();
}

void EnrolPresenter::enter()
{
    if (m_found)
        serveFound();
    else
        enrol();
}

void EnrolPresenter::serveFound()
{
    if (!m_found)
        return;
    const MemberId member = m_found->id;
    reset();
    m_till.serve(member);
    Q_EMIT served();
}

void EnrolPresenter::reset()
{
    m_form = {};
    m_phone = Phone::Untold;
    m_found.reset();
    m_askedFor.clear();
    m_referrer.reset();
    m_referrerAsked.clear();
    m_referrerUnknown = false;
    m_sendsWhenKnown = false;
    m_trouble.clear();
    refresh();
    Q_EMIT formCleared();
}

} // namespace loyalty::ui
