#include "devices/printer/status.h"

#include "devices/printer/model.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

TEST_CASE("answers are told apart in whatever pieces they come")
{
    const QByteArray stream = QByteArray::fromHex("12"
                                                  "18000c0f"
                                                  "37223030343200"
                                                  "00"
                                                  "ff"
                                                  "1400000f");
    AnswerReader reader;
    std::vector<PrinterAnswer> answers;
    for (const char byte : stream)
        for (const PrinterAnswer& answer : reader.take(QByteArray(1, byte)))
            answers.push_back(answer);
    REQUIRE(answers.size() == 5);
    CHECK(std::get<RealTimeAnswer>(answers[0]).byte == 0x12);
    const PrinterStatus status = std::get<StatusChanged>(answers[1]).status;
    CHECK((status.offline && status.paperOut && !status.coverOpen));
    CHECK(std::get<MarkAnswer>(answers[2]).mark == std::array{'0', '0', '4', '2'});
    CHECK(std::holds_alternative<PaperAnswer>(answers[3]));
    CHECK(std::get<StatusChanged>(answers[4]).status == PrinterStatus{});
}

TEST_CASE("the model's own answers mean what happened to it")
{
    PrinterModel model(*profileForPaper(80));
    AnswerReader reader;
    model.offer(QByteArray::fromHex("1d61ff"));
    CHECK(std::get<StatusChanged>(reader.take(model.takeAnswers()).at(0)).status == PrinterStatus{});
    model.setCoverOpen(true);
    const auto open = std::get<StatusChanged>(reader.take(model.takeAnswers()).at(0)).status;
    CHECK((open.coverOpen && open.offline && open.needsHelp()));
    model.setCoverOpen(false);
    model.setPaperNearEnd(true);
    (void)model.takeAnswers();
    model.offer(realTimeQuestion(4));
    PrinterStatus asked;
    applyRealTime(asked, 4, std::get<RealTimeAnswer>(reader.take(model.takeAnswers()).at(0)).byte);
    CHECK(asked == PrinterStatus{.paperNearEnd = true});
}

} // namespace
} // namespace loyalty::devices
