#include "ui/member/by_hand_presenter.h"

#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QPointer>

#include <algorithm>

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using terminal::MembershipRefusal;
using terminal::ValueRefusal;

ByHandPresenter::ByHandPresenter(Till& till, Asking& asking, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        m_items = items();
        refresh();
    });
}

void ByHandPresenter::open(const terminal::MemberView& member)
{
    m_member = member;
    m_items = items();
    m_choice = -1;
    m_count.clear();
    m_reason.clear();
    m_notice = {};
    m_waiting = false;
    m_till.divertScans(true);
    refresh();
    Q_EMIT opened();
}

void ByHandPresenter::leave()
{
    if (!m_member)
        return;
    m_member.reset();
    m_till.divertScans(false);
    refresh();
}

/// What the programme has, then what the member still has of what it had.
std::vector<ByHandPresenter::Item> ByHandPresenter::items() const
{
    std::vector<Item> items;
    if (!m_member)
        return items;
    const auto& held = m_member->purse.coupons;
    for (const auto& [id, names] : m_words.coupons)
        items.push_back({.id = id});
    for (const terminal::CouponHeld& coupon : held) {
        auto item = std::ranges::find(items, coupon.coupon, &Item::id);
        if (item == items.end())
            item = items.insert(items.end(), {.id = coupon.coupon, .offered = false});
        item->held = coupon.uses;
        item->lastDay = coupon.lastDay;
    }
    std::vector<std::string> segments = m_words.segments;
    for (const std::string& in : m_member->segments)
        if (std::ranges::find(segments, in) == segments.end())
            segments.push_back(in);
    for (const std::string& segment : segments)
        items.push_back(
            {.segment = true, .id = segment, .held = std::ranges::count(m_member->segments, segment), .lastDay = {}});
    return items;
}

const ByHandPresenter::Item* ByHandPresenter::chosen() const
{
    const bool there = m_choice >= 0 && static_cast<std::size_t>(m_choice) < m_items.size();
    return there ? &m_items[static_cast<std::size_t>(m_choice)] : nullptr;
}

void ByHandPresenter::choose(int row)
{
    if (!m_member || m_waiting || row < 0 || static_cast<std::size_t>(row) >= m_items.size())
        return;
    m_choice = m_choice == row ? -1 : row;
    m_notice = {};
    refresh();
}

void ByHandPresenter::setCount(const QString& typed)
{
    m_count = typed.trimmed();
    refresh();
}

void ByHandPresenter::setReason(const QString& typed)
{
    m_reason = typed.trimmed();
    refresh();
}

std::optional<std::int64_t> ByHandPresenter::count() const
{
    if (m_count.isEmpty())
        return 1;
    bool number = false;
    const qlonglong count = m_count.toLongLong(&number);
    constexpr qlonglong kMost = 1'000;
    return number && count > 0 && count <= kMost ? std::optional<std::int64_t>(count) : std::nullopt;
}

access::Permission ByHandPresenter::permissionFor(const Item& item)
{
    return item.segment ? access::Permission::MoveSegment : access::Permission::MoveCoupon;
}

QString ByHandPresenter::whyNot(bool giving) const
{
    if (m_waiting)
        return tr("One moment …");
    const Item* const item = chosen();
    if (item == nullptr)
        return tr("Choose a coupon or a segment first.");
    if (access::verdict(m_status.role, permissionFor(*item)) == access::Verdict::Refused)
        return wordsFor(MembershipRefusal::NotAllowed);
    if (item->segment && giving == (item->held > 0))
        return giving ? tr("The member is in it already.") : tr("The member is not in it.");
    if (!item->segment && !item->offered)
        return wordsFor(checkout::WhyNot::NoLongerOffered);
    if (!item->segment && !count())
        return tr("This is no number");
    if (!item->segment && !giving && *count() > item->held)
        return tr("The member does not have so many.");
    return m_reason.isEmpty() ? wordsFor(MembershipRefusal::NoReason) : QString();
}

void ByHandPresenter::give()
{
    act(true);
}

void ByHandPresenter::take()
{
    act(false);
}

void ByHandPresenter::act(bool giving)
{
    if (!m_member || m_asking.question())
        return;
    if (const QString why = whyNot(giving); !why.isEmpty())
        return say(Tone::Wait, why);
    const Item item = *chosen();
    const std::int64_t many = item.segment ? 1 : *count();
    carryOut({.member = m_member->id, .item = item, .count = giving ? many : -many, .reason = m_reason.toStdString()});
}

void ByHandPresenter::carryOut(const Wish& wish)
{
    m_waiting = true;
    m_notice = {};
    refresh();
    const QPointer<ByHandPresenter> self(this);
    const auto then = [self, wish](const auto& answer) {
        if (self)
            self->answered(answer, wish);
    };
    if (wish.item.segment)
        m_till.moveSegment(wish.member, wish.item.id, wish.count > 0, wish.reason, then);
    else
        m_till.moveCoupons(wish.member, wish.item.id, wish.count, wish.reason, then);
}

template <class Refusal>
void ByHandPresenter::answered(const terminal::Answer<terminal::MemberView, Refusal>& answer, const Wish& wish)
{
    m_waiting = false;
    if (answer) {
        const QString words = doneWords(wish);
        leave();
        Q_EMIT done(wish.member, words);
        return;
    }
    if (const auto* const fault = std::get_if<Fault>(&answer.error()))
        return say(Tone::Stop, wordsFor(fault->code));
    const auto refusal = std::get<Refusal>(answer.error());
    say(Tone::Stop, wordsFor(refusal));
    if (refusal == Refusal::NeedsApproval)
        m_asking.approval(permissionFor(wish.item), [this, wish] { carryOut(wish); });
}

QString ByHandPresenter::doneWords(const Wish& wish) const
{
    const QString name = nameOf(wish.item);
    const bool giving = wish.count > 0;
    const auto many = static_cast<int>(giving ? wish.count : -wish.count);
    if (wish.item.segment)
        return giving ? tr("Put into the segment %1.").arg(name) : tr("Taken out of the segment %1.").arg(name);
    return giving ? tr("%n coupon(s) given: %1.", nullptr, many).arg(name)
                  : tr("%n coupon(s) taken away: %1.", nullptr, many).arg(name);
}

// ---- words

void ByHandPresenter::say(Tone tone, const QString& words)
{
    m_notice = {tone == Tone::Good ? u"check"_s : u"alert"_s, tone, words};
    refresh();
}

QString ByHandPresenter::nameOf(const Item& item) const
{
    return item.segment ? text(item.id) : couponName(m_words, item.id);
}

Row ByHandPresenter::rowOf(const Item& item, bool isChosen) const
{
    Row row{.icon = isChosen       ? u"check"_s
                    : item.segment ? u"users"_s
                                   : u"tag"_s,
            .title = nameOf(item),
            .tone = isChosen ? Tone::Accent : Tone::Neutral,
            .strong = isChosen};
    if (item.segment) {
        row.detail = tr("segment");
        row.figure = item.held > 0 ? tr("in it") : QString();
        return row;
    }
    row.detail = item.lastDay ? tr("coupon · until %1").arg(dateText(*item.lastDay)) : tr("coupon");
    if (item.held > 0)
        row.figure = tr("%n held", nullptr, static_cast<int>(item.held));
    return row;
}

void ByHandPresenter::refresh()
{
    m_model = {};
    m_model.open = m_member.has_value();
    if (!m_member) {
        Q_EMIT changed();
        return;
    }
    const Item* const item = chosen();
    const bool segment = item != nullptr && item->segment;
    m_model.title = tr("Coupons and segments by hand");
    m_model.text = tr("What the rules did not give, or gave wrongly. Every move is kept with its reason.");
    m_model.listTitle = tr("Coupons and segments");
    for (std::size_t i = 0; i < m_items.size(); ++i)
        m_model.rows.push_back(rowOf(m_items[i], static_cast<int>(i) == m_choice));
    m_model.empty = tr("The programme has neither coupons nor segments.");
    m_model.countLabel = segment ? QString() : tr("How many coupons");
    m_model.reasonLabel = tr("Why");
    m_model.give = segment ? tr("Put into it") : tr("Give");
    m_model.take = segment ? tr("Take out of it") : tr("Take away");
    m_model.giveWhyNot = whyNot(true);
    m_model.takeWhyNot = whyNot(false);
    const QString& noGive = m_model.giveWhyNot;
    const QString& noTake = m_model.takeWhyNot;
    QStringList reasons;
    if (!noGive.isEmpty())
        reasons.push_back(noGive == noTake ? noGive : m_model.give + u": "_s + noGive);
    if (!noTake.isEmpty() && noGive != noTake)
        reasons.push_back(m_model.take + u": "_s + noTake);
    m_model.whyNot = reasons.join(u'\n');
    m_model.notice = m_waiting ? StateItem{u"sync"_s, Tone::Accent, tr("One moment …")} : m_notice;
    Q_EMIT changed();
}

} // namespace loyalty::ui
