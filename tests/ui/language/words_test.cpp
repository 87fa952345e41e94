#include "ui/language/fault_words.h"
#include "ui/language/language.h"
#include "ui/language/refusal_words.h"
#include "ui/member/ledger_words.h"
#include "ui/till/state_line_model.h"
#include "ui/till/verdict_words.h"

#include <QFile>

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// Calls `word` for every value from the first to `last`, in both languages: there are words, and they differ from one
/// another where they must.
template <class Enum, class Word>
void everyOneHasWords(Enum last, Word word)
{
    for (const QString& language : languages()) {
        switchTo(language);
        std::set<QString> seen;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            const QString words = word(static_cast<Enum>(i));
            INFO(language.toStdString() << " " << i << " " << words.toStdString());
            CHECK_FALSE(words.isEmpty());
            CHECK(seen.insert(words).second);
        }
    }
    switchTo(u"en"_s);
}

TEST_CASE("every refusal says why and what to do")
{
    const auto say = [](auto refusal) { return wordsFor(refusal); };
    everyOneHasWords(terminal::IdentifyRefusal::AnotherChain, say);
    everyOneHasWords(terminal::EnrolRefusal::NoSuchReferrer, say);
    everyOneHasWords(terminal::VoidRefusal::OtherDay, say);
    everyOneHasWords(terminal::AdjustRefusal::Nothing, say);
    everyOneHasWords(terminal::ValueRefusal::Spent, say);
    everyOneHasWords(terminal::BlockRefusal::Already, say);
    everyOneHasWords(terminal::FindRefusal::NoSuchMember, say);
    everyOneHasWords(engine::QuoteRefusal::RedeemBeyondRights, say);
    everyOneHasWords(engine::ReturnRefusal::EmptyReturn, say);
    everyOneHasWords(terminal::SellRefusal::Quote,
                     [](terminal::SellRefusal why) { return wordsFor(terminal::SellStop{.why = why}); });
    everyOneHasWords(terminal::ReturnUseRefusal::Return,
                     [](terminal::ReturnUseRefusal why) { return wordsFor(terminal::ReturnStop{.why = why}); });
}

TEST_CASE("a refusal that carries a closer one says that one")
{
    CHECK(wordsFor(terminal::SellStop{.why = terminal::SellRefusal::Quote,
                                      .quote = engine::QuoteRefusal::RedeemBelowMinimum}) ==
          wordsFor(engine::QuoteRefusal::RedeemBelowMinimum));
    CHECK(wordsFor(terminal::ReturnStop{.why = terminal::ReturnUseRefusal::Return,
                                        .detail = engine::ReturnRefusal::NothingLeft}) ==
          wordsFor(engine::ReturnRefusal::NothingLeft));
}

TEST_CASE("every fault and every halt of sync says what to do")
{
    everyOneHasWords(FaultCode::BadConfiguration, [](FaultCode code) { return wordsFor(code); });
    everyOneHasWords(sync::Halt::NotFound, [](sync::Halt halt) { return wordsFor(halt); });
    CHECK(wordsForHalt("retired") == wordsFor(sync::Halt::Retired));
    CHECK_FALSE(wordsForHalt("of a later version").isEmpty());
}

TEST_CASE("every verdict has an icon that is there, a title, and colour that is not the only sign")
{
    everyOneHasWords(checkout::Verdict::Kind::NotAllowed, [](checkout::Verdict::Kind kind) {
        const VerdictModel model = verdictModel({.kind = kind, .seconds = 40, .text = "****5678"});
        CHECK(QFile::exists(u":/icons/%1.svg"_s.arg(model.icon)));
        CHECK_FALSE(model.advice.isEmpty());
        CHECK_FALSE(model.title.contains(u'%'));
        return model.title + model.advice;
    });
}

TEST_CASE("a verdict says how old a code is, in the unit that a person would choose")
{
    const auto title = [](std::int64_t seconds) {
        return verdictModel({.kind = checkout::Verdict::Kind::CodeOld, .seconds = seconds}).title;
    };
    CHECK(title(1).contains(u"1 second old"_s));
    CHECK(title(40).contains(u"40 seconds"_s));
    CHECK(title(150).contains(u"2 minutes"_s));
    CHECK(title(3 * 3600).contains(u"3 hours"_s));
}

TEST_CASE("every reason why an act cannot be done has words, and what can be done has none")
{
    CHECK(wordsFor(checkout::WhyNot::Nothing).isEmpty());
    everyOneHasWords(checkout::WhyNot::SaleDone,
                     [](checkout::WhyNot why) { return why == checkout::WhyNot::Nothing ? u"-"_s : wordsFor(why); });
}

TEST_CASE("roles, permissions, accounts and assets have names")
{
    const auto say = [](auto value) { return wordsFor(value); };
    everyOneHasWords(access::Role::System, say);
    everyOneHasWords(access::Permission::Erase, say);
    everyOneHasWords(ledger::Contra::RiskBudget, say);
    everyOneHasWords(ledger::Asset::Activity, say);
    for (const char* kind : {"opened",  "enrolled",      "sold",   "returned", "voided",     "adjusted",      "blocked",
                             "granted", "gave-back",     "noted",  "printed",  "loaded",     "unloaded",      "coupon",
                             "stamped", "card-replaced", "merged", "family",   "tier-given", "segment-moved", "erased"})
        CHECK(entryWords(kind) != entryWords("of a later version"));
}

TEST_CASE("every state of a scanner, a printer and a receipt has words")
{
    everyOneHasWords(ScannerState::Attention, [](ScannerState state) { return scannerItem(state).words; });
    everyOneHasWords(PrinterState::Trouble, [](PrinterState state) { return printerItem(state).words; });
    everyOneHasWords(PrintView::State::NoPrinter, [](PrintView::State state) {
        return printItem({.of = {}, .state = state, .printer = PrinterState::PaperOut}).words;
    });
}

TEST_CASE("the state line says how many changes wait, with the right plural")
{
    TillStatus status;
    status.terminal.waiting = 1;
    CHECK(stateLineModel(status).headOffice.words == u"OFFLINE · 1 change waiting"_s);
    status.terminal.waitingSales = 1;
    CHECK(stateLineModel(status).headOffice.words == u"OFFLINE · plus 1 sale here"_s);
    status.online = true;
    CHECK(stateLineModel(status).headOffice.words == u"Online · sending 1 change"_s);
    status.terminal.waiting = 3;
    CHECK(stateLineModel(status).headOffice.words == u"Online · sending 3 changes"_s);
    status.online = false;
    CHECK(stateLineModel(status).headOffice.words == u"OFFLINE · plus 1 sale here · 3 changes waiting"_s);
    status.terminal.waiting = status.terminal.waitingSales = 0;
    CHECK(stateLineModel(status).headOffice.words == u"OFFLINE"_s);
    status.online = true;
    CHECK(stateLineModel(status).headOffice.tone == Tone::Good);
    status.terminal.halted = "forked";
    CHECK(stateLineModel(status).headOffice.tone == Tone::Stop);
}

} // namespace
} // namespace loyalty::ui
