#include "tests/support/receipt/samples.h"

#include "tests/support/journal/entries.h"
#include "tests/support/tree.h"

#include <fstream>
#include <iterator>

namespace loyalty::test {
namespace {

using engine::TraceStep;

LocalTime at(std::string_view date, int hour, int minute)
{
    return {*BusinessDate::parse(date), (hour * 60 + minute) * 60, 8 * 3'600'000};
}

receipt::Heading heading()
{
    return {.storeName = "街角茶庄 Corner Tea",
            .label = "s1-2-1c1c-42",
            .at = at("2026-11-21", 14, 2),
            .cashier = "c17",
            .ticket = "0001042"};
}

receipt::Standing standing()
{
    return {.maskedName = "王**",
            .maskedNumber = "****5678",
            .balance = Points(12'345),
            .tier = {{"en", "Silver"}, {"zh_CN", "银卡"}},
            .next = {{"en", "Gold"}, {"zh_CN", "金卡"}},
            .missing = 123'450,
            .currency = yuan(),
            .endings = {{Points(1), *BusinessDate::parse("2026-11-30")},
                        {Points(120), *BusinessDate::parse("2026-12-18")}}};
}

SaleId saleId()
{
    return *SaleId::parse("5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a");
}

std::string strong(receipt::Emphasis emphasis)
{
    return emphasis == receipt::Emphasis::Strong ? "*" : "";
}

struct Teller
{
    std::string operator()(const receipt::Text& text) const
    {
        const std::string size = text.size == receipt::Size::Double ? "=" : "";
        switch (text.align) {
        case receipt::Align::Left:
            return size + text.text + strong(text.emphasis);
        case receipt::Align::Centre:
            return size + "= " + text.text + strong(text.emphasis);
        case receipt::Align::Right:
            return size + "> " + text.text + strong(text.emphasis);
        }
        return {};
    }
    std::string operator()(const receipt::Pair& pair) const
    {
        return pair.left + " | " + pair.right + strong(pair.emphasis);
    }
    std::string operator()(const receipt::Rule&) const { return "----"; }
    std::string operator()(const receipt::Qr& qr) const { return "[" + qr.bytes + "] " + qr.caption; }
    std::string operator()(const receipt::Feed& feed) const { return "feed " + std::to_string(feed.lines); }
};

} // namespace

std::string wordingFile(std::string_view language)
{
    std::ifstream file(sourceDir() / "resources" / "receipt" / (std::string(language) + ".json"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

receipt::Wording wordingOf(std::string_view language)
{
    return receipt::Wording::parse(wordingFile(language)).value();
}

receipt::SaleReceipt sampleSale()
{
    return {.heading = heading(),
            .sale = saleId(),
            .currency = yuan(),
            .items = {{"6901234510001", Quantity::pieces(1), 1250}, {"龙井茶", Quantity{500}, 1250}},
            .totalMinor = 2500,
            .dueMinor = 2500,
            .earned = Points(24),
            .member = standing()};
}

receipt::SaleReceipt sampleRedemption()
{
    receipt::SaleReceipt sale = sampleSale();
    sale.redeemed = Points(300);
    sale.redeemedMinor = 300;
    sale.dueMinor = 2200;
    sale.why = receipt::Reasons{
        .steps =
            {{.kind = TraceStep::Kind::Redeemed, .before = 300, .after = 300},
             {.kind = TraceStep::Kind::RuleMatched, .rule = "base", .baseMinor = 2200, .rate = {1, 100}, .after = 22},
             {.kind = TraceStep::Kind::Conditional, .rule = "birthday", .detail = "birthday"},
             {.kind = TraceStep::Kind::TierRate,
              .rule = "silver",
              .rate = {6, 5},
              .before = 110,
              .after = 132,
              .den = 5},
             {.kind = TraceStep::Kind::Rounded, .before = 132, .after = 130, .den = 5, .detail = "down"}},
        .names = {{"base", {{"en", "1 point per yuan"}, {"zh_CN", "每消费 1 元积 1 分"}}},
                  {"birthday", {{"en", "Birthday double points"}, {"zh_CN", "生日双倍积分"}}},
                  {"silver", {{"en", "Silver"}, {"zh_CN", "银卡"}}}}};
    return sale;
}

receipt::ReturnReceipt sampleReturn()
{
    receipt::Heading head = heading();
    head.label = "s1-2-1c1c-43";
    return {.heading = head,
            .sale = saleId(),
            .saleLabel = "s1-2-1c1c-42",
            .currency = yuan(),
            .items = {{"6901234510001", Quantity::pieces(1), 1250}},
            .refundMinor = 1250,
            .takenBack = Points(12),
            .givenBack = Points(150),
            .member = standing()};
}

receipt::ReturnReceipt sampleVoid()
{
    receipt::ReturnReceipt back = sampleReturn();
    back.kind = receipt::ReturnReceipt::Kind::Void;
    back.reason = "typed twice";
    back.waived = Points(5);
    return back;
}

receipt::EnrolmentSlip sampleEnrolment()
{
    receipt::Heading head = heading();
    head.ticket.clear();
    receipt::Standing member = standing();
    member.balance = Points();
    member.endings.clear();
    return {.heading = head,
            .member = member,
            .joined = *BusinessDate::parse("2026-11-21"),
            .consentText = "terms-3",
            .code = "7901234567890128"};
}

std::vector<std::string> linesOf(const receipt::Document& document)
{
    std::vector<std::string> lines;
    for (const receipt::Line& line : document.lines)
        lines.push_back(std::visit(Teller(), line));
    return lines;
}

} // namespace loyalty::test
