#include "tests/support/ui/fake_till.h"

#include <QPainter>

#include <chrono>
#include <tuple>
#include <utility>

namespace loyalty::test {
namespace {

using namespace std::chrono_literals;
using checkout::Phase;

ledger::Posting pointsOf(const MemberId& member, std::int64_t amount, ledger::Contra contra, const char* rule = "")
{
    return {.member = member, .what = {}, .amount = amount, .contra = contra, .rule = rule};
}

/// Refuses once with what the test said.
template <class Stop, class Then>
bool refused(std::optional<Stop>& stop, const Then& then)
{
    if (!stop)
        return false;
    then(fail(*std::exchange(stop, std::nullopt)));
    return true;
}

} // namespace

void FakeTill::makePeople()
{
    const auto day = [](int month, int dayOfMonth) { return *BusinessDate::make(2026, month, dayOfMonth); };
    Person wang;
    wang.numbers = {"13812345678", "6200123400001234"};
    wang.birthday = engine::MonthDay{11, 18};
    wang.view = {
        .id = idOf<MemberId>(1),
        .maskedName = "王**",
        .maskedNumber = "****5678",
        .balance = Points(3'268),
        .tier = {.id = "silver", .next = "gold", .qualifying = 764'000, .missing = 36'000},
        .birthdayToday = true,
        .endings = {{Points(300), now + 24h * 13, day(11, 30), 12}, {Points(120), now + 24h * 43, day(12, 31), 43}},
        .pendingHere = 2,
        .asOf = now - 12min,
        .inCache = true,
        .joined = *BusinessDate::make(2023, 5, 6)};
    const auto lot = [&](std::uint8_t n, std::int64_t left, std::chrono::hours age, std::optional<Instant> end) {
        return ledger::Lot{{{{idOf<IncarnationId>(9), n}, 0}, now - age, end}, left};
    };
    wang.lots = {lot(1, 300, 24h * 350, now + 24h * 12 + 9h + 58min),
                 lot(2, 120, 24h * 320, now + 24h * 43 + 9h + 58min), lot(3, 2'848, 24h * 40, now + 24h * 320)};
    const auto line = [&](std::uint64_t seq, std::chrono::minutes age, const char* kind,
                          std::vector<ledger::Posting> postings, bool contained) {
        return terminal::LedgerLine{.entry = {idOf<IncarnationId>(9), seq},
                                    .at = now - age,
                                    .date = day(11, 18),
                                    .kind = kind,
                                    .postings = std::move(postings),
                                    .contained = contained};
    };
    const MemberId id = wang.view.id;
    wang.lines = {
        line(41, 20min, "sold",
             {pointsOf(id, 128, ledger::Contra::Issued, "base"), pointsOf(id, -200, ledger::Contra::Redeemed)}, false),
        line(38, 95min, "adjusted", {pointsOf(id, 500, ledger::Contra::Adjusted)}, false),
        line(20, 60min * 26, "returned", {pointsOf(id, -38, ledger::Contra::Issued, "base")}, true),
        line(7, 60min * 24 * 9, "enrolled", {}, true)};
    Person zhao;
    zhao.numbers = {"13900001111"};
    zhao.view = {.id = idOf<MemberId>(2),
                 .maskedName = "赵**",
                 .maskedNumber = "****1111",
                 .balance = Points(86'420),
                 .tier = {.id = "diamond", .next = "", .qualifying = 2'480'000, .missing = 0},
                 .asOf = now - 1min,
                 .inCache = true,
                 .joined = *BusinessDate::make(2019, 1, 30)};
    Person chen;
    chen.numbers = {"13700002222"};
    chen.view = {.id = idOf<MemberId>(3),
                 .maskedName = "陈*",
                 .maskedNumber = "****2222",
                 .balance = Points(-40),
                 .tier = {.id = "basic", .next = "silver", .qualifying = 12'000, .missing = 188'000},
                 .asOf = now - 60min,
                 .inCache = true,
                 .blocked = true,
                 .blockReason = "card reported stolen",
                 .joined = *BusinessDate::make(2025, 8, 1)};
    chen.debt = Points(40);
    chen.lines = {line(30, 60min * 3, "blocked", {}, true)};
    chen.lines.front().blocked = true;
    chen.lines.front().reason = "card reported stolen";
    people = {wang, zhao, chen};
}

void FakeTill::makeSales()
{
    const auto sale = [&](std::uint8_t number, std::chrono::minutes age, std::int64_t minor,
                          std::optional<MemberId> member) {
        terminal::SaleView made{.id = idOf<SaleId>(number), .at = now - age};
        made.sold = {.sale = made.id,
                     .ticket = "0002-0" + std::to_string(400 + number),
                     .member = member,
                     .currency = view.currency,
                     .totalMinor = minor,
                     .dueMinor = minor,
                     .earned = Points(member ? minor / 100 : 0),
                     .tier = "silver"};
        for (const auto& [sku, share, pieces] :
             {std::tuple{"6901234567892", 2, 1}, std::tuple{"6902345678901", 2, 3}, std::tuple{"", 1, 1}}) {
            journal::SoldLine line;
            line.line.id = static_cast<std::uint32_t>(made.sold.lines.size() + 1);
            line.line.sku = sku;
            line.line.quantity = Quantity::pieces(pieces);
            line.line.amountMinor = minor * share / 5;
            line.quote.id = line.line.id;
            made.sold.lines.push_back(line);
        }
        made.label = "0002-1-1c1c-" + std::to_string(400 + number);
        if (member == idOf<MemberId>(1))
            std::tie(made.maskedName, made.maskedNumber) = std::pair("王**", "****5678");
        else if (member)
            std::tie(made.maskedName, made.maskedNumber) = std::pair("赵**", "****1111");
        made.paper =
            terminal::ReceiptState{.sale = made.id, .at = made.at, .kind = "sold", .printed = 1, .settled = true};
        return made;
    };
    sales = {sale(44, 3min, 12'850, idOf<MemberId>(1)), sale(43, 9min, 4'590, std::nullopt),
             sale(42, 21min, 86'200, idOf<MemberId>(2)), sale(41, 40min, 15'340, idOf<MemberId>(1)),
             sale(40, 60min * 25, 9'900, std::nullopt)};
    sales[2].returned = {{.id = 2, .quantity = Quantity::pieces(1), .refundMinor = 11'493, .pointsBack = Points(114)}};
    sales[3].voided = true;
    sales[1].paper = terminal::ReceiptState{.printed = 0};
    sales[2].paper = terminal::ReceiptState{.printed = 3, .settled = true};
    sales[3].paper = terminal::ReceiptState{.printed = 1, .unsure = true};
    sales[4].paper = terminal::ReceiptState{.printed = 0, .settled = true};
}

// ---- who is at the till

ui::SignInAnswer FakeTill::proved(const terminal::Credentials& who) const
{
    using Why = terminal::SignInRefusal;
    if (who.operatorId != "1001" && who.operatorId != "3001")
        return terminal::SignInStop{.why = Why::Unknown};
    const auto pin = pins.find(who.operatorId);
    if (pin == pins.end() || pin->second == who.pin)
        return {};
    if (who.pin.empty())
        return terminal::SignInStop{.why = Why::NeedsPin};
    return wrongPin.value_or(terminal::SignInStop{.why = Why::WrongPin, .triesLeft = 3});
}

void FakeTill::signIn(const terminal::Credentials& who, ui::Then<ui::SignInAnswer> then)
{
    calls.push_back("signIn " + who.operatorId);
    const auto stop = proved(who);
    if (!stop) {
        status.operatorId = who.operatorId;
        status.operatorName = who.operatorId == "1001" ? "李娜" : "周敏";
        status.role = who.operatorId == "1001" ? access::Role::Cashier : access::Role::Manager;
    }
    then(stop);
    Q_EMIT statusChanged(status);
}

void FakeTill::signOut()
{
    calls.emplace_back("signOut");
    status.operatorId.clear();
    Q_EMIT statusChanged(status);
}

void FakeTill::approve(const terminal::Credentials& who, access::Permission permission, ui::Then<ui::SignInAnswer> then)
{
    calls.push_back("approve " + who.operatorId + " " + std::string(access::toString(permission)));
    if (auto stop = proved(who))
        return then(stop);
    then(who.operatorId == "3001" ? ui::SignInAnswer()
                                  : terminal::SignInStop{.why = terminal::SignInRefusal::NotEnough});
}

void FakeTill::letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId,
                           ui::Then<ui::SignInAnswer> then)
{
    calls.push_back("letTryAgain " + supervisor.operatorId + " " + operatorId);
    const auto stop = proved(supervisor);
    if (!stop)
        wrongPin.reset();
    then(stop);
}

// ---- the end of a sale

journal::Sold FakeTill::soldNow() const
{
    journal::Sold sold{.sale = idOf<SaleId>(m_nextId), .currency = view.currency, .totalMinor = view.totalMinor};
    if (view.member)
        sold.member = view.member->id;
    sold.tier = view.member ? view.member->tier.id : "";
    if (view.quote) {
        sold.dueMinor = view.quote->dueMinor;
        sold.earned = view.quote->earned;
        sold.redeemed = view.quote->redeemed;
        sold.redeemedMinor = view.quote->redeemedMinor;
    }
    for (const engine::BasketLine& line : basket().lines)
        sold.lines.push_back({line, {.id = line.id}});
    return sold;
}

void FakeTill::commit(ui::Then<ui::CommitAnswer> then)
{
    calls.emplace_back("commit");
    if (commitStop) {
        then(std::exchange(commitStop, std::nullopt));
        return;
    }
    terminal::SaleView done{.id = idOf<SaleId>(m_nextId), .at = now, .sold = soldNow()};
    ++m_nextId;
    if (view.member) {
        done.balanceAfter = view.member->balance + done.sold.earned - done.sold.redeemed;
        done.tierAfter = view.quote->tierAfter.id;
    }
    sales.insert(sales.begin(), done);
    view.done = done;
    view.phase = Phase::Done;
    m_before.clear();
    judge();
    tell();
    then(std::nullopt);
}

// ---- members

void FakeTill::enrol(const terminal::EnrolAsk& ask, ui::Then<ui::EnrolAnswer> then)
{
    calls.push_back("enrol " + ask.phone);
    if (refused(enrolStop, then))
        return;
    enrolled = ask;
    Person person;
    person.numbers = {ask.phone};
    person.view = {.id = idOf<MemberId>(m_nextId++),
                   .maskedName = ask.name.empty() ? "" : "新**",
                   .maskedNumber = "****" + ask.phone.substr(ask.phone.size() > 4 ? ask.phone.size() - 4 : 0),
                   .tier = {.id = "basic", .next = "silver", .qualifying = 0, .missing = 200'000},
                   .pendingHere = 1,
                   .joined = *BusinessDate::make(2026, 11, 18)};
    people.push_back(person);
    then(person.view);
}

void FakeTill::findMember(const std::string& text, ui::Then<ui::IdentifyAnswer> then)
{
    calls.push_back("findMember " + text);
    constexpr std::size_t kShortest = 7;
    if (Person* person = find(text))
        then({person->view});
    else
        then({fail(terminal::Stop<terminal::IdentifyStop>(terminal::IdentifyStop{
                  text.size() < kShortest ? terminal::IdentifyRefusal::NotACode : terminal::IdentifyRefusal::Unknown})),
              reached});
}

void FakeTill::ledgerOf(const MemberId& member, ui::Then<ui::LedgerAnswer> then)
{
    calls.emplace_back("ledgerOf");
    if (refused(ledgerStop, then))
        return;
    const Person& person = *find(member);
    then(terminal::LedgerView{.member = person.view,
                              .merged = person.merged,
                              .lots = person.lots,
                              .debt = person.debt,
                              .leased = {},
                              .lines = person.lines});
}

void FakeTill::adjust(const MemberId& member, Points points, const std::string& reason, ui::Then<ui::AdjustAnswer> then)
{
    calls.push_back("adjust " + std::to_string(points.count()) + " " + reason);
    if (refused(adjustStop, then))
        return;
    find(member)->view.balance += points;
    then(find(member)->view);
}

void FakeTill::block(const MemberId& member, bool blocked, const std::string& reason, ui::Then<ui::BlockAnswer> then)
{
    calls.push_back(std::string(blocked ? "block " : "unblock ") + reason);
    if (refused(blockStop, then))
        return;
    find(member)->view.blocked = blocked;
    find(member)->view.blockReason = blocked ? reason : std::string();
    then(find(member)->view);
}

/// Who was asked for as they are now, or what the test said.
void FakeTill::answerMembership(const MemberId& member, const ui::Then<ui::MembershipAnswer>& then)
{
    if (!refused(membershipStop, then))
        then(find(member)->view);
}

void FakeTill::replaceCard(const MemberId& member, const std::string& card, const std::string& reason,
                           ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back("replaceCard " + card + " " + reason);
    answerMembership(member, then);
}

void FakeTill::merge(const MemberId& member, const MemberId& other, bool merged, const std::string& reason,
                     ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back(std::string(merged ? "merge " : "part ") + other.toString().substr(30) + " " + reason);
    answerMembership(member, then);
}

void FakeTill::erase(const MemberId& member, const std::string& reason, ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back("erase " + reason);
    if (!membershipStop)
        find(member)->view.erased = true;
    answerMembership(member, then);
}

void FakeTill::moveFamily(const MemberId& member, const std::optional<MemberId>& other, const std::string& reason,
                          ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back((other ? "join " + other->toString().substr(30) : std::string("leave")) + " " + reason);
    answerMembership(member, then);
}

void FakeTill::giveTier(const MemberId& member, const std::string& tier, BusinessDate lastDay,
                        const std::string& reason, ui::Then<ui::MembershipAnswer> then)
{
    calls.push_back("giveTier " + tier + " " + lastDay.toString() + " " + reason);
    answerMembership(member, then);
}

void FakeTill::serve(const MemberId& member)
{
    calls.emplace_back("serve");
    put(*find(member), access::Trust::Spoken);
    scan(checkout::Verdict::Kind::PhoneNumber, view.member->maskedNumber);
}

// ---- sales

void FakeTill::recentSales(std::size_t count, ui::Then<std::vector<terminal::SaleView>> then)
{
    calls.emplace_back("recentSales");
    then({sales.begin(), sales.begin() + static_cast<std::ptrdiff_t>(std::min(count, sales.size()))});
}

void FakeTill::findSale(const std::string& text, ui::Then<ui::SaleAnswer> then)
{
    calls.push_back("findSale " + text);
    for (const terminal::SaleView& sale : sales)
        if (sale.sold.ticket == text || sale.id.toString() == text) {
            then(sale);
            return;
        }
    then(fail(terminal::Stop<terminal::FindRefusal>(terminal::FindRefusal::NoSuchSale)));
}

void FakeTill::previewReturn(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                             ui::Then<ui::ReturnPreview> then)
{
    terminal::ReturnView back = returnOf(sale, lines);
    back.balanceAfter = Points(1'000) - back.pointsBack;
    if (!holdsPreviews)
        return then(std::move(back));
    heldPreviews.push_back([then, back] { then(back); });
}

terminal::ReturnView FakeTill::returnOf(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines) const
{
    terminal::ReturnView back{.sale = sale, .currency = view.currency};
    for (const engine::ReturnAsk& line : lines)
        back.lines.push_back(
            {.id = line.id, .quantity = line.quantity, .refundMinor = 1'000, .pointsBack = Points(10)});
    back.refundMinor = 1'000 * static_cast<std::int64_t>(lines.size());
    back.pointsBack = Points(10 * static_cast<std::int64_t>(lines.size()));
    if (returnMore)
        returnMore(back);
    return back;
}

void FakeTill::returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                           ui::Then<ui::ReturnAnswer> then)
{
    std::string call = "returnGoods";
    for (const engine::ReturnAsk& line : lines)
        call += " " + std::to_string(line.id) + ":" + std::to_string(line.quantity.thousandths);
    calls.push_back(call);
    touched = sale;
    if (returnStop)
        return orLater([this, then] { then({fail(*std::exchange(returnStop, std::nullopt)), reached}); });
    terminal::ReturnView back = returnOf(sale, lines);
    back.id = idOf<SaleId>(m_nextId++);
    orLater([this, then, back] { then({back, reached}); });
}

void FakeTill::voidSale(const SaleId& sale, const std::string& reason, ui::Then<ui::VoidAnswer> then)
{
    calls.push_back("voidSale " + reason);
    touched = sale;
    if (voidStop)
        return orLater([this, then] { then({fail(*std::exchange(voidStop, std::nullopt)), reached}); });
    const terminal::ReturnView back{
        .sale = sale, .id = idOf<SaleId>(m_nextId++), .refundMinor = 12'850, .currency = view.currency};
    orLater([this, then, back] { then({back, reached}); });
}

void FakeTill::returnBlind(const terminal::BlindReturnAsk& ask, ui::Then<ui::BlindAnswer> then)
{
    calls.push_back("returnBlind " + ask.reason);
    if (refused(blindStop, then))
        return;
    blind = ask;
    terminal::ReturnView back{.sale = ask.sale.value_or(SaleId()),
                              .id = idOf<SaleId>(m_nextId++),
                              .currency = ask.currency,
                              .pointsBack = Points(ask.member ? 12 : 0),
                              .blind = true};
    for (const terminal::BlindLine& line : ask.lines)
        back.refundMinor += line.refundMinor;
    then(back);
}

void FakeTill::orLater(std::function<void()> answer)
{
    if (holdsBack)
        m_heldBack = std::move(answer);
    else
        answer();
}

void FakeTill::answerNow()
{
    if (const auto answer = std::exchange(m_heldBack, {}))
        answer();
}

// ---- paper

void FakeTill::print(const ui::PrintWish& wish)
{
    calls.emplace_back(wish.again ? "print again" : "print");
    printed = wish;
    ui::PrintView print{.of = wish.of, .entry = wish.entry.value_or(ledger::EntryRef())};
    print.state = hasPrinter ? ui::PrintView::State::Printed : ui::PrintView::State::NoPrinter;
    if (hasPrinter) {
        print.printer = status.printer;
        print.copy = wish.again ? 1 : 0;
    }
    Q_EMIT printChanged(print);
}

void FakeTill::preview(const ui::PrintWish& wish, ui::Then<QImage> then)
{
    calls.emplace_back("preview");
    if (pictureOf)
        return then(pictureOf(wish));
    QImage paper(384, 520, QImage::Format_Grayscale8);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.setPen(Qt::black);
    painter.drawText(paper.rect(), Qt::AlignCenter, QStringLiteral("0023-2\n\n¥128.50\n\n+128"));
    painter.end();
    then(paper);
}

void FakeTill::lastRun(ui::Then<ui::LastRun> then)
{
    calls.emplace_back("lastRun");
    then(before);
}

void FakeTill::declineReceipt(const SaleId&, const ledger::EntryRef&)
{
    calls.emplace_back("declineReceipt");
}

// ---- head office, and the rest

void FakeTill::syncNow()
{
    calls.emplace_back("syncNow");
}

void FakeTill::verify(ui::Then<terminal::VerifyView> then)
{
    calls.emplace_back("verify");
    then(verified);
}

void FakeTill::readPicture(const QByteArray& bytes)
{
    Q_UNUSED(bytes);
    calls.emplace_back("readPicture");
}

std::string FakeTill::articleName(const std::string& sku) const
{
    const auto found = articles.find(sku);
    return found == articles.end() ? sku : found->second.name;
}

std::optional<checkout::Article> FakeTill::article(const std::string& sku) const
{
    const auto found = articles.find(sku);
    if (found == articles.end())
        return std::nullopt;
    checkout::Article article{.sku = sku, .name = found->second.name};
    if (found->second.minor > 0)
        article.priceMinor = found->second.minor;
    return article;
}

void FakeTill::useLanguage(const QString& language)
{
    calls.push_back("useLanguage " + language.toStdString());
}

} // namespace loyalty::test
