#include "app/terminal/window/gui_till.h"

#include "tests/app/window/a_desk.h"
#include "tests/support/base/fake_clock.h"
#include "tests/support/printer/fake_tcp_printer.h"

#include <QCoreApplication>
#include <QDir>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace loyalty::app {
namespace {

using test::Desk;
using test::until;
using ui::SignInAnswer;
using Kind = checkout::Verdict::Kind;

SignInAnswer signIn(Desk& desk, const std::string& number, const std::string& pin = {})
{
    return desk.answerOf<SignInAnswer>([&](auto then) { desk.till.signIn({number, pin}, then); });
}

terminal::SignInRefusal whyOf(const SignInAnswer& answer)
{
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<terminal::SignInStop>(*answer));
    return std::get<terminal::SignInStop>(*answer).why;
}

PaperSettings folderOf(const test::TempDir& dir)
{
    return {.to = QString::fromStdString(dir.path().string())};
}

std::size_t picturesIn(const test::TempDir& dir)
{
    return static_cast<std::size_t>(
        QDir(QString::fromStdString(dir.path().string())).entryList({QStringLiteral("*.png")}).size());
}

std::size_t owedAt(Desk& desk)
{
    return desk.answerOf<ui::LastRun>([&](auto then) { desk.till.lastRun(then); }).owed.size();
}

std::size_t notOnPaper(Desk& desk)
{
    const terminal::By cashier{{access::ActorKind::Person, "2001", access::Role::Cashier}, std::nullopt};
    return desk.terminal.runtime->onTerminal(
        [&](terminal::Terminal& terminal) { return terminal.owedReceipts(cashier, 2).value().size(); });
}

TEST_CASE("who has a PIN is asked for it, also where they were to be there from the start")
{
    Desk desk({}, "2003");
    CHECK(desk.status.operatorId.empty());
    CHECK(whyOf(signIn(desk, "2003")) == terminal::SignInRefusal::NeedsPin);
    CHECK(whyOf(signIn(desk, "2003", "000000")) == terminal::SignInRefusal::WrongPin);
    CHECK_FALSE(signIn(desk, "2003", "480226"));
    REQUIRE(until([&] { return desk.status.operatorId == "2003"; }));
    CHECK(desk.status.operatorName == "陈刚");
    CHECK(desk.status.role == access::Role::Manager);
    desk.till.signOut();
    CHECK(until([&] { return desk.status.operatorId.empty(); }));
}

TEST_CASE("an approval is of another person with a PIN, and holds for one act")
{
    Desk desk;
    const auto sale = desk.sell(2'000);
    const auto approve = [&](const std::string& number, const std::string& pin) {
        return desk.answerOf<SignInAnswer>([&](auto then) {
            desk.till.approve({number, pin}, access::Permission::Void, then);
        });
    };
    const auto voidSale = [&] {
        return desk.answerOf<ui::VoidAnswer>([&](auto then) { desk.till.voidSale(sale.id, "mistake", then); });
    };
    const ui::VoidAnswer first = voidSale();
    CHECK(std::get<terminal::VoidRefusal>(first.voided.error()) == terminal::VoidRefusal::NeedsApproval);
    CHECK(first.reached); // nobody waited for head office to be told so
    CHECK(whyOf(approve("2001", "")) == terminal::SignInRefusal::SamePerson);
    CHECK(whyOf(approve("2002", "")) == terminal::SignInRefusal::NoPin);
    CHECK_FALSE(approve("2003", "480226"));
    const ui::VoidAnswer done = voidSale();
    REQUIRE(done.voided);
    CHECK(done.voided->refundMinor == 2'000);
    const auto entry = desk.terminal.runtime->onTerminal(
        [&](terminal::Terminal& terminal) { return terminal.entriesAfter(0).value().back(); });
    CHECK(journal::decode(entry.bytes)->approver->id == "2003");
    const auto again = desk.sell(1'000);
    const auto second = desk.answerOf<ui::VoidAnswer>([&](auto then) { desk.till.voidSale(again.id, "again", then); });
    CHECK(std::get<terminal::VoidRefusal>(second.voided.error()) == terminal::VoidRefusal::NeedsApproval);
}

TEST_CASE("an approval holds for a minute, by a clock that nobody sets")
{
    test::FakeClock clock;
    Desk desk({}, "2001", &clock);
    const auto sale = desk.sell(2'000);
    const auto approve = [&] {
        REQUIRE_FALSE(desk.answerOf<SignInAnswer>([&](auto then) {
            desk.till.approve({"2003", "480226"}, access::Permission::Void, then);
        }));
    };
    const auto voided = [&] {
        return desk.answerOf<ui::VoidAnswer>([&](auto then) { desk.till.voidSale(sale.id, "mistake", then); })
            .voided.has_value();
    };
    approve();
    clock.advance(std::chrono::seconds(61));
    clock.set(clock.now() - std::chrono::seconds(61)); // as if no time had passed
    CHECK_FALSE(voided());
    approve();
    clock.advance(std::chrono::seconds(59));
    clock.set(clock.now() + std::chrono::seconds(600));
    CHECK(voided());
}

TEST_CASE("goods come back without head office by what is known here, and the answer says so")
{
    Desk desk;
    const auto sale = desk.sell(2'000);
    const auto giveBack = [&] {
        return desk.answerOf<ui::ReturnAnswer>([&](auto then) {
            desk.till.returnGoods(sale.id, {{sale.sold.lines[0].line.id, {}}}, then);
        });
    };
    const ui::ReturnAnswer back = giveBack();
    REQUIRE(back.returned);
    CHECK(back.returned->refundMinor == 2'000);
    CHECK_FALSE(back.reached);
    const ui::ReturnAnswer twice = giveBack();
    REQUIRE_FALSE(twice.returned);
    CHECK(std::get<terminal::ReturnStop>(twice.returned.error()).detail == engine::ReturnRefusal::NothingLeft);
}

TEST_CASE("who is not found while head office is out of reach is told as not reached")
{
    Desk desk;
    const auto answer =
        desk.answerOf<ui::IdentifyAnswer>([&](auto then) { desk.till.findMember("13800000009", then); });
    REQUIRE_FALSE(answer.found);
    CHECK_FALSE(answer.reached);
}

TEST_CASE("a sale, its return and a new member each have their paper at once")
{
    const test::TempDir paper;
    Desk desk(folderOf(paper));
    CHECK(desk.status.printer == ui::PrinterState::Untried);
    const auto sale = desk.sell(2'000);
    REQUIRE(until([&] { return picturesIn(paper) == 1; }));
    REQUIRE(until([&] { return desk.status.printer == ui::PrinterState::Ready; }));
    CHECK(desk.prints.back().of == sale.id);
    REQUIRE(desk.answerOf<ui::ReturnAnswer>([&](auto then) {
                    desk.till.returnGoods(sale.id, {{sale.sold.lines[0].line.id, {}}}, then);
                })
                .returned);
    REQUIRE(until([&] { return picturesIn(paper) == 2; }));
    const auto member = desk.answerOf<ui::EnrolAnswer>([&](auto then) {
        desk.till.enrol({.name = "",
                         .phone = "13800000001",
                         .birthday = "",
                         .card = "",
                         .consentPurpose = "membership",
                         .consentText = "membership/1",
                         .language = "en"},
                        then);
    });
    REQUIRE(member);
    CHECK(until([&] { return picturesIn(paper) == 3; }));
    CHECK(until([&] { return owedAt(desk) == 0; })); // what came out is written down
}

namespace {

/// A member whom this till has just enrolled.
MemberId enrolled(Desk& desk, const std::string& phone)
{
    const auto member = desk.answerOf<ui::EnrolAnswer>([&](auto then) {
        desk.till.enrol({.name = "",
                         .phone = phone,
                         .birthday = "",
                         .card = "",
                         .consentPurpose = "membership",
                         .consentText = "membership/1",
                         .language = "en"},
                        then);
    });
    REQUIRE(member);
    return member->id;
}

void approve(Desk& desk, access::Permission permission)
{
    REQUIRE_FALSE(desk.answerOf<SignInAnswer>([&](auto then) {
        desk.till.approve({"2003", "480226"}, permission, then);
    }));
}

} // namespace

TEST_CASE("goods come back without their sale when another person with a PIN allows it, each time")
{
    Desk desk;
    terminal::BlindReturnAsk ask{.lines = {{}}, .currency = Currency::make("CNY", 2).value(), .reason = "line down"};
    ask.lines[0].line = {.id = 1, .sku = "6901234567892", .quantity = Quantity::pieces(2), .amountMinor = 1'000};
    ask.lines[0].refundMinor = 1'000;
    const auto giveBack = [&] {
        return desk.answerOf<ui::BlindAnswer>([&](auto then) { desk.till.returnBlind(ask, then); });
    };
    const auto why = [](const ui::BlindAnswer& answer) {
        REQUIRE_FALSE(answer);
        return std::get<terminal::ReturnStop>(answer.error()).why;
    };
    CHECK(why(giveBack()) == terminal::ReturnUseRefusal::NeedsApproval);
    approve(desk, access::Permission::ReturnWithoutSale);
    const auto back = giveBack();
    REQUIRE(back);
    CHECK(back->blind);
    CHECK(back->moneyMinor() == 1'000);
    CHECK(why(giveBack()) == terminal::ReturnUseRefusal::NeedsApproval);
    // The manager alone needs another one too.
    CHECK_FALSE(signIn(desk, "2003", "480226"));
    CHECK(why(giveBack()) == terminal::ReturnUseRefusal::NeedsApproval);
}

TEST_CASE("who a member is changes by the person at the till or who allows it, as the use case says")
{
    Desk desk;
    const MemberId anna = enrolled(desk, "13800000001");
    const MemberId ben = enrolled(desk, "13800000002");
    using Answer = ui::MembershipAnswer;
    using Why = terminal::MembershipRefusal;
    const auto why = [](const Answer& answer) {
        REQUIRE_FALSE(answer);
        return std::get<Why>(answer.error());
    };
    const auto card = [&](const std::string& number) {
        return desk.answerOf<Answer>([&](auto then) { desk.till.replaceCard(anna, number, "lost", then); });
    };
    const auto join = [&] {
        return desk.answerOf<Answer>([&](auto then) { desk.till.moveFamily(anna, ben, "one home", then); });
    };
    const auto merge = [&] {
        return desk.answerOf<Answer>([&](auto then) { desk.till.merge(anna, ben, true, "one person", then); });
    };
    const auto tier = [&](const std::string& id) {
        return desk.answerOf<Answer>([&](auto then) {
            desk.till.giveTier(anna, id, *BusinessDate::parse("2099-12-31"), "a guest of honour", then);
        });
    };
    CHECK(why(card("12")) == Why::BadCard);
    CHECK(card("880012349"));
    CHECK(desk.answerOf<ui::IdentifyAnswer>([&](auto then) { desk.till.findMember("880012349", then); }).found->id ==
          anna);
    CHECK(why(join()) == Why::NeedsApproval);
    approve(desk, access::Permission::MoveFamily);
    CHECK(join());
    CHECK(why(merge()) == Why::NotAllowed);
    CHECK(why(tier("gold")) == Why::NotAllowed);
    CHECK_FALSE(signIn(desk, "2003", "480226"));
    CHECK(merge());
    CHECK(why(tier("platinum")) == Why::NoSuchTier);
    const Answer gold = tier("gold");
    REQUIRE(gold);
    CHECK(gold->tierFloor->tier == "gold");
    REQUIRE(tier(""));
    const Answer student =
        desk.answerOf<Answer>([&](auto then) { desk.till.moveSegment(anna, "students", true, "card shown", then); });
    REQUIRE(student);
    CHECK(student->segments == std::vector<std::string>{"students"});
    const auto coupon =
        desk.answerOf<ui::CouponAnswer>([&](auto then) { desk.till.moveCoupons(anna, "no-such", 1, "sorry", then); });
    REQUIRE_FALSE(coupon);
    CHECK(std::get<terminal::ValueRefusal>(coupon.error()) == terminal::ValueRefusal::NotOffered);
    const auto load =
        desk.answerOf<ui::UnloadAnswer>([&](auto then) { desk.till.voidLoad(SaleId(), "typed wrong", then); });
    REQUIRE_FALSE(load);
    CHECK(std::get<terminal::ValueRefusal>(load.error()) == terminal::ValueRefusal::NoSuchLoad);
}

TEST_CASE("everything is verified beside the sales, and agrees with what was committed when it began")
{
    Desk desk;
    for (int i = 0; i < 3; ++i)
        static_cast<void>(desk.sell(1'000 + i));
    std::optional<terminal::VerifyView> told;
    desk.till.verify([&told](const terminal::VerifyView& view) { told = view; });
    static_cast<void>(desk.sell(5'000)); // does not wait for it
    REQUIRE(until([&] { return told.has_value(); }));
    CHECK(told->problems.empty());
    CHECK(told->entries >= 4);
    const auto all = desk.answerOf<terminal::VerifyView>([&](auto then) { desk.till.verify(then); });
    CHECK(all.problems.empty());
    CHECK(all.entries >= told->entries);
}

TEST_CASE("a till that does not print by itself prints when it is asked")
{
    const test::TempDir paper;
    PaperSettings settings = folderOf(paper);
    settings.atOnce = false;
    Desk desk(settings);
    const auto sale = desk.sell(2'000);
    desk.till.print({.of = sale.id});
    REQUIRE(until([&] { return picturesIn(paper) == 1 && notOnPaper(desk) == 0; }));
    desk.till.print({.of = sale.id, .again = true});
    REQUIRE(until([&] { return picturesIn(paper) == 2; }));
    REQUIRE(until([&] { return desk.prints.back().copy == 1; }));
}

TEST_CASE("a receipt is owed only where it would have been printed without being asked for")
{
    const test::TempDir dir;
    PaperSettings settings{.to = QString::fromStdString((dir.path() / "gone").string())};
    SECTION("the printer is in trouble")
    {
        Desk desk(settings);
        static_cast<void>(desk.sell(2'000));
        CHECK(owedAt(desk) == 1);
    }
    SECTION("no printer")
    {
        Desk desk;
        static_cast<void>(desk.sell(2'000));
        CHECK(notOnPaper(desk) == 1);
        CHECK(owedAt(desk) == 0);
    }
    SECTION("only when asked")
    {
        settings.atOnce = false;
        Desk desk(settings);
        static_cast<void>(desk.sell(2'000));
        CHECK(owedAt(desk) == 0);
    }
}

/// The disk takes no byte while it lives.
struct NothingIsWritten
{
    NothingIsWritten()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit none{0, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NothingIsWritten() { ::setrlimit(RLIMIT_FSIZE, &before); }
    NothingIsWritten(const NothingIsWritten&) = delete;
    NothingIsWritten& operator=(const NothingIsWritten&) = delete;

    rlimit before{};
};

TEST_CASE("a fault of the disk is the act's answer, and is told to who watches over the program")
{
    Desk desk;
    std::vector<Fault> troubles;
    QObject::connect(&desk.till, &ui::Till::troubled, &desk.till,
                     [&troubles](const Fault& fault) { troubles.push_back(fault); });
    desk.till.addAmount(2'000);
    const auto stop = [&desk] {
        const NothingIsWritten now;
        return desk.answerOf<ui::CommitAnswer>([&](auto then) { desk.till.commit(then); });
    }();
    REQUIRE(stop);
    REQUIRE(std::holds_alternative<Fault>(*stop));
    REQUIRE(until([&] { return !troubles.empty(); }));
    CHECK(troubles.front().code == FaultCode::Io);
}

TEST_CASE("a refusal is no trouble")
{
    Desk desk;
    bool troubled = false;
    QObject::connect(&desk.till, &ui::Till::troubled, &desk.till, [&troubled] { troubled = true; });
    CHECK(whyOf(signIn(desk, "9999")) == terminal::SignInRefusal::Unknown);
    CHECK_FALSE(troubled);
}

/// What lastRun() tells a till that is opened on the folder now, and the basket then.
struct NextRun
{
    ui::LastRun told;
    checkout::CheckoutView view;
};

NextRun nextRunOf(test::Terminal& terminal)
{
    GuiTill till(*terminal.runtime, checkout::ArticleBook::parse("sku,name,price\n", 2).value(), {}, "2001");
    NextRun run;
    bool done = false;
    QObject::connect(&till, &ui::Till::checkoutChanged, &till, [&run](const auto& view) { run.view = view; });
    till.lastRun([&](const ui::LastRun& told) {
        run.told = told;
        done = true;
    });
    REQUIRE(until([&] { return done; }));
    QCoreApplication::processEvents();
    till.abandon();
    return run;
}

TEST_CASE("a sale that was open when the program was killed is open again, one that was booked all the same is not")
{
    test::Terminal terminal;
    const std::filesystem::path file = terminal.folder / "open-sale.json";
    const std::filesystem::path kept = terminal.folder / "kept.json";
    const auto holds = [&](const char* text) {
        std::ifstream in(file);
        return std::string(std::istreambuf_iterator<char>(in), {}).find(text) != std::string::npos;
    };
    const bool books = GENERATE(false, true);
    {
        GuiTill till(*terminal.runtime, checkout::ArticleBook::parse("sku,name,price\n", 2).value(), {}, "2001");
        till.addAmount(1'200);
        REQUIRE(until([&] { return holds("1200"); }));
        std::filesystem::copy_file(file, kept);
        bool done = !books;
        if (books)
            till.commit([&done](const ui::CommitAnswer& stop) { done = !stop; });
        else
            till.abandon();
        REQUIRE(until([&] { return done; }));
        REQUIRE(until([&] { return !holds("1200"); }));
    }
    CHECK_FALSE(std::filesystem::exists(file)); // an orderly end
    CHECK_FALSE(nextRunOf(terminal).told.cutShort);
    std::filesystem::rename(kept, file);
    const NextRun run = nextRunOf(terminal);
    CHECK(run.told.cutShort);
    CHECK(run.told.last.has_value() == books);
    REQUIRE(run.told.left.has_value() != books);
    if (books) {
        CHECK(run.view.lines.empty());
        CHECK(run.told.last->sold.dueMinor == 1'200);
    } else {
        CHECK(run.told.left->putBack);
        CHECK(run.told.left->totalMinor == 1'200);
        REQUIRE(run.view.lines.size() == 1);
        CHECK(run.view.totalMinor == 1'200);
    }
}

TEST_CASE("a receipt that was being sent when the program was killed is owed, and comes out as a copy")
{
    test::Terminal terminal;
    const std::filesystem::path file = terminal.folder / "printing.txt";
    const std::filesystem::path kept = terminal.folder / "kept.txt";
    const terminal::By cashier{{access::ActorKind::Person, "2001", access::Role::Cashier}, std::nullopt};
    const auto owed = [&] {
        return terminal.runtime->onTerminal(
            [&](terminal::Terminal& one) { return one.owedReceipts(cashier, 2).value(); });
    };
    {
        test::FakeTcpPrinter printer(*devices::findProfile(QStringLiteral("generic-80")));
        printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
        GuiTill till(*terminal.runtime, checkout::ArticleBook::parse("sku,name,price\n", 2).value(),
                     {.to = QStringLiteral("tcp://127.0.0.1:%1").arg(printer.port()),
                      .profile = QStringLiteral("generic-80"),
                      .atOnce = true},
                     "2001");
        till.useLanguage(QStringLiteral("en"));
        till.addAmount(1'200);
        till.commit([](const ui::CommitAnswer&) {});
        REQUIRE(until([&] { return std::filesystem::exists(file); }));
        std::filesystem::copy_file(file, kept);
        printer.with([](devices::PrinterModel& model) { model.setPaperOut(false); });
        REQUIRE(until([&] { return !std::filesystem::exists(file); })); // it came out, and that is written down
        REQUIRE(owed().empty());
        till.addAmount(3'400);
        printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
        till.commit([](const ui::CommitAnswer&) {});
        REQUIRE(until([&] { return std::filesystem::exists(file); }));
    }
    REQUIRE(owed().size() == 1);
    CHECK_FALSE(owed()[0].unsure);
    // What an even earlier run left of the first is no news: it is not owed.
    std::ofstream(file, std::ios::app) << std::ifstream(kept).rdbuf() << "no paper at all";
    static_cast<void>(nextRunOf(terminal));
    CHECK_FALSE(std::filesystem::exists(file));
    const auto after = owed();
    REQUIRE(after.size() == 1);
    CHECK(after[0].unsure);
    const auto paper = terminal.runtime->onTerminal([&](terminal::Terminal& one) {
        return one.receiptFor(cashier, after[0].sale, after[0].of, engine::Trace::Off).value();
    });
    CHECK(std::get<receipt::SaleReceipt>(paper).heading.issue == receipt::Issue::Copy);
}

TEST_CASE("asked for again while the first waits for paper, the second says that it is a copy")
{
    test::FakeTcpPrinter printer(*devices::findProfile(QStringLiteral("generic-80")));
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
    Desk desk({.to = QStringLiteral("tcp://127.0.0.1:%1").arg(printer.port()),
               .profile = QStringLiteral("generic-80"),
               .atOnce = true});
    const auto sale = desk.sell(2'000);
    REQUIRE(until([&] { return desk.status.printer == ui::PrinterState::PaperOut; }));
    desk.till.print({.of = sale.id, .again = true});
    desk.till.print({.of = sale.id, .again = true});
    REQUIRE(desk.answerOf<std::vector<terminal::SaleView>>([&](auto then) { desk.till.recentSales(1, then); }).size() ==
            1); // both were composed
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(false); });
    const auto printed = [&](int copy) {
        return std::ranges::any_of(desk.prints, [copy](const ui::PrintView& print) {
            return print.state == ui::PrintView::State::Printed && print.copy == copy;
        });
    };
    REQUIRE(until([&] { return printed(0) && printed(1) && printed(2); }));
    CHECK(until([&] { return owedAt(desk) == 0; }));
}

TEST_CASE("nobody at the till books nothing")
{
    Desk desk({}, "");
    desk.till.addAmount(1'000);
    const auto stop = desk.answerOf<ui::CommitAnswer>([&](auto then) { desk.till.commit(then); });
    REQUIRE(stop);
    CHECK(std::get<terminal::SellStop>(*stop).why == terminal::SellRefusal::NotAllowed);
}

} // namespace
} // namespace loyalty::app
