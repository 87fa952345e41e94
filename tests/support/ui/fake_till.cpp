#include "tests/support/ui/fake_till.h"

#include "tests/support/programme/programmes.h"

#include <algorithm>
#include <utility>

namespace loyalty::test {

using checkout::Phase;
using checkout::WhyNot;
using Kind = checkout::Verdict::Kind;

FakeTill::FakeTill()
    : m_programme(programme::Compiled::compile(sampleProgramme("sample-retail-cn.json")))
{
    const programme::Programme& programme = m_programme.programme();
    words = ui::wordsOf(programme);
    words.referral = true;
    status.storeName = "人民路店";
    status.online = true;
    status.scanner = ui::ScannerState::Ready;
    status.printer = ui::PrinterState::Ready;
    status.operatorId = "1001";
    status.operatorName = "李娜";
    status.currency = programme.currency;
    status.utcOffsetMinutes = 8 * 60;
    status.terminal = {.store = "0023",
                       .lane = "2",
                       .incarnation = "9f3c21d07ab84e55",
                       .entries = 1834,
                       .membersCached = 1'000'214,
                       .programmeVersion = 1,
                       .lastContact = now,
                       .rightsBacked = Points(12'000),
                       .rightsUnbacked = Points(2'000)};
    view.currency = programme.currency;
    view.online = true;
    articles = {{"6901234567892", {"东北大米 5 kg", 4590}},
                {"6902345678901", {"纯牛奶 250 ml × 12", 5980}},
                {"6903456789010", {"茉莉花茶 200 g", 3850}},
                {"6904567890129", {"现烤面包", 0}}};
    makePeople();
    makeSales();
    judge();
}

void FakeTill::start()
{
    Q_EMIT wordsChanged(words);
    Q_EMIT statusChanged(status);
    Q_EMIT checkoutChanged(view);
    tellDisplay();
}

void FakeTill::tell(const ui::TillStatus& changed)
{
    status = changed;
    Q_EMIT statusChanged(status);
}

void FakeTill::tell()
{
    ++view.revision;
    Q_EMIT checkoutChanged(view);
    tellDisplay();
}

void FakeTill::tellDisplay()
{
    using checkout::DisplayView;
    DisplayView display;
    display.currency = view.currency;
    if (view.member) {
        const engine::TierView tier = view.quote ? view.quote->tierAfter : view.member->tier;
        display.hasMember = true;
        display.maskedName = view.member->maskedName;
        display.birthday = view.member->birthdayToday;
        display.balance = view.member->balance;
        display.tier = tier.id;
        display.nextTier = tier.next;
        display.tierQualifying = tier.qualifying;
        display.tierMissing = tier.missing;
        for (const programme::Tier& level : m_programme.programme().tiers->levels)
            if (level.id == tier.id)
                display.tierFrom = level.threshold;
        if (!view.member->endings.empty()) {
            display.endingSoon = view.member->endings.front().points;
            display.endingLastDay = view.member->endings.front().lastDay;
        }
        display.page = DisplayView::Page::Greeting;
    }
    if (!view.lines.empty()) {
        display.page = DisplayView::Page::Basket;
        display.dueMinor = view.toPayMinor;
        display.giveBackMinor = view.giveBackMinor;
        display.valueMinor = view.valueMinor;
        display.offersMinor = view.quote ? view.quote->offersMinor : 0;
    }
    if (view.quote) {
        display.earns = view.quote->earned;
        display.redeems = view.quote->redeemed;
        display.redeemsMinor = view.quote->redeemedMinor;
    }
    if (view.done) {
        display.page = DisplayView::Page::Thanks;
        display.balance = view.done->balanceAfter;
        display.earns = view.done->sold.earned;
    }
    Q_EMIT displayChanged(display);
}

// ---- scans

void FakeTill::scan(Kind kind, const std::string& text, std::int64_t seconds)
{
    view.verdict = {kind, seconds, text, ++m_serial};
    tell();
}

void FakeTill::scanMember(const std::string& number, Kind kind, access::Trust trust)
{
    Person* person = find(number);
    if (person == nullptr) {
        scan(Kind::Unknown);
        return;
    }
    if (view.member && view.member->id == person->view.id) {
        scan(Kind::AlreadyShown);
        return;
    }
    if (view.member && !view.lines.empty()) {
        view.nextMember = person->view;
        view.nextMember->trust = trust;
        scan(Kind::AnotherMember);
        return;
    }
    keepForUndo();
    put(*person, trust);
    scan(person->view.blocked ? Kind::Blocked : kind, person->view.maskedNumber);
}

void FakeTill::scanArticle(const std::string& sku)
{
    const auto found = articles.find(sku);
    if (found == articles.end()) {
        scan(Kind::Unreadable);
    } else if (found->second.minor == 0) {
        view.unpriced = checkout::LineView{.sku = sku, .name = found->second.name};
        scan(Kind::PriceNeeded, found->second.name);
    } else {
        keepForUndo();
        addLine(sku, found->second.name, found->second.minor);
        scan(Kind::Article, found->second.name);
    }
}

void FakeTill::put(const Person& person, access::Trust trust)
{
    view.member = person.view;
    view.member->trust = trust;
    view.redeem = {};
    reckon();
}

void FakeTill::typed(const std::string& text)
{
    calls.push_back("typed " + text);
    if (articles.contains(text))
        scanArticle(text);
    else
        scanMember(text, Kind::PhoneNumber, access::Trust::Spoken);
}

// ---- the basket

void FakeTill::keepForUndo()
{
    if (view.phase == Phase::Done)
        next();
    m_before.push_back(view);
}

void FakeTill::addLine(const std::string& sku, const std::string& name, std::int64_t minor)
{
    view.lines.push_back({.id = m_nextLine++, .sku = sku, .name = name, .amountMinor = minor});
    reckon();
}

void FakeTill::addAmount(std::int64_t minor)
{
    calls.push_back("addAmount " + std::to_string(minor));
    keepForUndo();
    addLine({}, {}, minor);
    tell();
}

void FakeTill::price(std::int64_t minor)
{
    calls.push_back("price " + std::to_string(minor));
    if (!view.unpriced)
        return;
    keepForUndo();
    const checkout::LineView unpriced = *std::exchange(view.unpriced, std::nullopt);
    addLine(unpriced.sku, unpriced.name, minor);
    tell();
}

void FakeTill::setQuantity(std::uint32_t line, Quantity quantity)
{
    calls.push_back("setQuantity " + std::to_string(line) + " " + std::to_string(quantity.thousandths));
    for (checkout::LineView& each : view.lines)
        if (each.id == line) {
            keepForUndo();
            const auto piece = each.amountMinor * 1000 / each.quantity.thousandths;
            each.quantity = quantity;
            each.amountMinor = piece * quantity.thousandths / 1000;
            break;
        }
    reckon();
    tell();
}

void FakeTill::removeLine(std::uint32_t line)
{
    calls.push_back("removeLine " + std::to_string(line));
    keepForUndo();
    std::erase_if(view.lines, [line](const checkout::LineView& each) { return each.id == line; });
    reckon();
    tell();
}

void FakeTill::redeem(const engine::Ask& ask)
{
    calls.push_back("redeem " + std::to_string(ask.points.count()));
    keepForUndo();
    view.redeem = ask;
    reckon();
    tell();
}

void FakeTill::undo()
{
    calls.push_back("undo");
    if (m_before.empty())
        return;
    const checkout::Verdict verdict = view.verdict;
    view = m_before.back();
    view.verdict = verdict;
    m_before.pop_back();
    judge();
    tell();
}

void FakeTill::replaceMember(bool yes)
{
    calls.push_back(yes ? "replaceMember yes" : "replaceMember no");
    const auto next = std::exchange(view.nextMember, std::nullopt);
    if (yes && next) {
        view.member = next;
        reckon();
    }
    tell();
}

void FakeTill::dropMember()
{
    calls.push_back("dropMember");
    keepForUndo();
    view.member.reset();
    view.redeem = {};
    reckon();
    tell();
}

void FakeTill::abandon()
{
    calls.push_back("abandon");
    next();
}

void FakeTill::next()
{
    calls.push_back("next");
    const Currency currency = view.currency;
    const bool online = view.online;
    const std::uint64_t revision = view.revision;
    view = {};
    view.currency = currency;
    view.online = online;
    view.revision = revision;
    view.verdict.serial = m_serial;
    m_before.clear();
    reckon();
    tell();
}

engine::Basket FakeTill::basket() const
{
    engine::Basket basket{.currency = view.currency, .lines = {}};
    for (const checkout::LineView& each : view.lines)
        basket.lines.push_back({.id = each.id,
                                .sku = each.sku,
                                .category = each.category,
                                .quantity = each.quantity,
                                .amountMinor = each.amountMinor});
    return basket;
}

void FakeTill::reckon()
{
    view.totalMinor = 0;
    for (const checkout::LineView& each : view.lines)
        view.totalMinor += each.amountMinor;
    view.quote.reset();
    const bool family = view.family && view.family->used;
    view.family.reset();
    if (view.member && !view.member->family.empty()) {
        view.family = checkout::FamilyView{.others = view.member->family.size(), .used = family};
        for (const terminal::FamilyShare& share : view.member->family)
            view.family->pool += share.balance;
    }
    const bool blocked = view.member && view.member->blocked; // a terminal quotes nothing for one who is
    if (!view.lines.empty() && !blocked) {
        std::optional<engine::MemberFacts> facts;
        if (view.member) {
            facts.emplace();
            facts->qualifying = view.member->tier.qualifying;
            facts->balance = view.member->balance;
            if (view.family && view.family->used)
                facts->balance += view.family->pool;
            facts->trust = view.member->trust;
            if (Person* person = find(view.member->id))
                facts->birthday = person->birthday;
        }
        const BusinessDate today = *BusinessDate::make(2026, 11, 18);
        const engine::Context context{.now = now, .local = {today, 50'520, 28'800'000}, .date = today, .store = "0023"};
        auto quote =
            engine::quote(m_programme, facts ? &*facts : nullptr, basket(), view.redeem, context, engine::Trace::On);
        if (!quote) {
            view.redeem = {};
            quote = engine::quote(m_programme, facts ? &*facts : nullptr, basket(), view.redeem, context,
                                  engine::Trace::On);
        }
        if (quote)
            view.quote = *quote;
    }
    if (view.quote && view.family && view.quote->redeemed > view.member->balance) {
        const terminal::FamilyShare& first = view.member->family.front();
        view.family->pays = {{first.member, first.maskedName, view.quote->redeemed - view.member->balance}};
    }
    spend();
    judge();
}

void FakeTill::judge()
{
    const bool done = view.phase == Phase::Done;
    if (done)
        view.canCommit = WhyNot::SaleDone;
    else if (view.lines.empty())
        view.canCommit = WhyNot::EmptyBasket;
    else
        view.canCommit = view.member && view.member->blocked ? WhyNot::MemberBlocked : WhyNot::Nothing;
    view.canUndo = done ? WhyNot::SaleDone : (m_before.empty() ? WhyNot::NothingToUndo : WhyNot::Nothing);
    if (done)
        view.canRedeem = WhyNot::SaleDone;
    else if (!view.member)
        view.canRedeem = WhyNot::NoMember;
    else if (view.member->blocked)
        view.canRedeem = WhyNot::MemberBlocked;
    else if (view.member->trust == access::Trust::Spoken)
        view.canRedeem = WhyNot::CodeDoesNotRedeem;
    else if (!view.quote)
        view.canRedeem = WhyNot::EmptyBasket;
    else
        view.canRedeem = view.quote->redeem.most > Points() ? WhyNot::Nothing : WhyNot::BelowMinimum;
}

FakeTill::Person* FakeTill::find(const std::string& number)
{
    const auto found = std::ranges::find_if(
        people, [&](const Person& person) { return std::ranges::count(person.numbers, number) > 0; });
    return found == people.end() ? nullptr : &*found;
}

FakeTill::Person* FakeTill::find(const MemberId& member)
{
    const auto found = std::ranges::find(people, member, [](const Person& person) { return person.view.id; });
    return found == people.end() ? nullptr : &*found;
}

} // namespace loyalty::test
