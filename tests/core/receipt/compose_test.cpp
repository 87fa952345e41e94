#include "core/receipt/receipt.h"
#include "tests/support/receipt/samples.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::receipt {
namespace {

using Lines = std::vector<std::string>;

Lines linesOf(const Receipt& receipt, std::string_view language)
{
    return test::linesOf(compose(receipt, test::wordingOf(language)));
}

bool holds(const Lines& lines, std::string_view line)
{
    return std::ranges::find(lines, line) != lines.end();
}

TEST_CASE("a sale in English says what was bought, paid and earned")
{
    CHECK(linesOf(test::sampleSale(), "en") ==
          Lines{"== 街角茶庄 Corner Tea*",
                "= SALE*",
                "----",
                "Receipt | s1-2-1c1c-42",
                "Register ticket | 0001042",
                "2026-11-21 14:02 | Cashier c17",
                "----",
                "6901234510001 | ¥12.50",
                "0.5 x 龙井茶 | ¥12.50",
                "----",
                "To pay | ¥25.00*",
                "----",
                "Member | 王** ****5678",
                "Points earned | +24",
                "Points balance | 12,345*",
                "Tier | Silver",
                "¥1,234.50 more to reach Gold",
                "1 point ends after 2026-11-30",
                "120 points end after 2026-12-18",
                "----",
                "[LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A] Scan this code for a return",
                "= Thank you"});
}

TEST_CASE("a redemption in Chinese says what points paid and why the rest earned")
{
    CHECK(linesOf(test::sampleRedemption(), "zh_CN") ==
          Lines{"== 街角茶庄 Corner Tea*",
                "= 积分抵扣小票*",
                "----",
                "小票号 | s1-2-1c1c-42",
                "收银机单号 | 0001042",
                "2026-11-21 14:02 | 收银员 c17",
                "----",
                "6901234510001 | ¥12.50",
                "0.5 x 龙井茶 | ¥12.50",
                "----",
                "合计 | ¥25.00",
                "积分抵扣 | -¥3.00",
                "应付 | ¥22.00*",
                "----",
                "会员 | 王** ****5678",
                "本次积分 | +24",
                "使用积分 | -300",
                "积分余额 | 12,345*",
                "等级 | 银卡",
                "再消费 ¥1,234.50 升为金卡",
                "1 积分有效期至 2026-11-30",
                "120 积分有效期至 2026-12-18",
                "----",
                "积分计算过程*",
                "使用积分 300，抵 ¥3.00",
                "每消费 1 元积 1 分：¥22.00，每 ¥1.00 积 1 分，得 22",
                "生日双倍积分：不适用（不在生日前后）",
                "等级银卡：22 乘以 1.2，得 26.4",
                "向下取整：26.4 变为 26",
                "----",
                "[LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A] 退货时请出示此码",
                "= 谢谢惠顾"});
}

TEST_CASE("a sale says by name what came off, which account paid and what is left on it, and what is taken home")
{
    SaleReceipt sale = test::sampleSale();
    sale.totalMinor = 25'00;
    sale.dueMinor = 19'00;
    sale.offers = {{"five-off", {{"en", "5 off"}, {"zh_CN", "立减 5 元"}}, 500}};
    sale.valueMinor = 15'00;
    sale.value = {{"2349", 10'00, 0}, {"", 5'00, 45'00}};
    sale.takenHome = {{"tea", {{"en", "Tea card"}}, 2, 10}, {"five", {{"en", "5 off"}}, 1, 0}};
    const Lines lines = linesOf(sale, "en");
    for (const char* const line :
         {"Total | ¥25.00", "5 off | -¥5.00", "Discounts | -¥1.00", "To pay | ¥19.00*", "Gift card ****2349 | -¥10.00",
          "Left on it | ¥0.00", "Paid with stored value | -¥5.00", "Left on it | ¥45.00", "Left to pay | ¥4.00*",
          "Tea card | +2, a card takes 10", "Coupon received | 5 off"}) {
        INFO(line);
        CHECK(holds(lines, line));
    }
    CHECK(holds(linesOf(sale, "zh_CN"), "立减 5 元 | -¥5.00"));
}

TEST_CASE("what the register took otherwise comes off what is left to pay, and cash says its own amount")
{
    SaleReceipt sale = test::sampleSale();
    sale.tenderedMinor = 5'00;
    sale.inCashMinor = 20'05;
    const Lines lines = linesOf(sale, "en");
    CHECK(holds(lines, "Paid otherwise | -¥5.00"));
    CHECK(holds(lines, "Left to pay | ¥20.00*"));
    CHECK(holds(lines, "In cash, rounded | ¥20.05*"));
    CHECK(holds(linesOf(sale, "zh_CN"), "现金（取整） | ¥20.05*"));
}

TEST_CASE("a receipt says of the member what the screen says: gift value that ends, points to come, a birthday")
{
    SaleReceipt sale = test::sampleSale();
    sale.member->gifts = {{12'50, *BusinessDate::parse("2026-12-01")}};
    sale.member->coming = Coming{30_pts, *BusinessDate::parse("2026-12-05")};
    sale.member->birthday = true;
    const Lines english = linesOf(sale, "en");
    for (const char* const line : {"¥12.50 of gift value ends after 2026-12-01",
                                   "30 points can be used from 2026-12-05 on", "Happy birthday!*"}) {
        INFO(line);
        CHECK(holds(english, line));
    }
    const Lines chinese = linesOf(sale, "zh_CN");
    for (const char* const line :
         {"储值赠送 ¥12.50，有效期至 2026-12-01", "30 积分自 2026-12-05 起可使用", "祝您生日快乐！*"}) {
        INFO(line);
        CHECK(holds(chinese, line));
    }
    sale.member->coming->points = 1_pts;
    CHECK(holds(linesOf(sale, "en"), "1 point can be used from 2026-12-05 on"));
}

TEST_CASE("a factor says what it multiplied where that is a part, and kept fractions say the points that they made")
{
    using engine::TraceStep;
    using Kind = TraceStep::Kind;
    struct Case
    {
        TraceStep step;
        std::string english;
        std::string chinese;
    };
    const Case cases[] = {
        {{.kind = Kind::Multiplied,
          .rule = "tea",
          .baseMinor = 30'00,
          .rate = {2, 1},
          .before = 128,
          .after = 158,
          .den = 10},
         "tea: ¥30.00 times 2, 12.8 becomes 15.8",
         "tea：¥30.00 的积分乘以 2，12.8 变为 15.8"},
        {{.kind = Kind::Multiplied,
          .rule = "all",
          .baseMinor = 12'80,
          .rate = {2, 1},
          .before = 128,
          .after = 256,
          .den = 10},
         "all: 12.8 times 2 becomes 25.6",
         "all：12.8 乘以 2，得 25.6"},
        {{.kind = Kind::Multiplied, .rule = "untold", .rate = {2, 1}, .before = 10, .after = 13},
         "untold: 10 times 2 becomes 13",
         "untold：10 乘以 2，得 13"},
        {{.kind = Kind::Carried, .rate = {0, 1}, .before = 12, .after = 78, .den = 100},
         "Kept fraction of a point: 0.12 becomes 0.78",
         "保留的零头：0.12 变为 0.78"},
        {{.kind = Kind::Carried, .rate = {1, 1}, .before = 78, .after = 69, .den = 100, .detail = "whole"},
         "Kept fractions make 1 more point: 0.78 becomes 0.69",
         "保留的零头凑满 1 分：0.78 变为 0.69"},
        {{.kind = Kind::Carried, .rate = {2, 1}, .before = 5, .after = 5, .den = 10, .detail = "whole"},
         "Kept fractions make 2 more points: 0.5 becomes 0.5",
         "保留的零头凑满 2 分：0.5 变为 0.5"},
    };
    for (const Case& each : cases) {
        SaleReceipt sale = test::sampleSale();
        sale.why = Reasons{.steps = {each.step}, .names = {}};
        INFO(each.english);
        CHECK(holds(linesOf(sale, "en"), each.english));
        CHECK(holds(linesOf(sale, "zh_CN"), each.chinese));
    }
}

TEST_CASE("an exchange says what is paid back in money")
{
    SaleReceipt sale = test::sampleSale();
    sale.exchangedMinor = 40'00;
    const Lines lines = linesOf(sale, "en");
    CHECK(holds(lines, "Goods brought back | -¥40.00"));
    CHECK(holds(lines, "Paid back in money | ¥15.00*"));
}

TEST_CASE("an exchange says what went with the old goods, and what of their worth was kept")
{
    SaleReceipt sale = test::sampleSale();
    sale.exchangedMinor = 38'00;
    sale.oldGoods = OldGoods{.takenBack = Points(40),
                             .waived = Points(5),
                             .paidInMoney = Points(20),
                             .givenBack = Points(60),
                             .withheldMinor = 2'00,
                             .moved = {{"tea", {{"en", "Tea coupon"}}, -1}, {"card", {{"en", "Card"}}, -2, 10}}};
    const Lines lines = linesOf(sale, "en");
    for (const char* const line :
         {"Goods brought back | -¥40.00", "Kept for points spent | ¥2.00", "Paid back in money | ¥13.00*",
          "Coupon taken back | Tea coupon", "Stamps taken back | 2 x Card", "Points taken back | -40",
          "Of these let go | +5", "Of these paid in money | +20", "Points given back | +60"}) {
        INFO(line);
        CHECK(holds(lines, line));
    }
}

TEST_CASE("points of the family are told apart, by whose they are")
{
    SaleReceipt sale = test::sampleSale();
    sale.family = {{"李**", Points(1'040)}};
    CHECK(holds(linesOf(sale, "en"), "Points from 李** (family) | 1,040"));
    CHECK(holds(linesOf(sale, "zh_CN"), "家庭成员 李** 的积分 | 1,040"));
}

TEST_CASE("a top-up says what was paid, its gift and the balance; a pay-out what was taken back, and why")
{
    ValueReceipt value{.heading = test::sampleSale().heading,
                       .account = "王** ****5678",
                       .currency = test::sampleSale().currency,
                       .minor = 100'00,
                       .giftMinor = 10'00,
                       .balanceMinor = 130'00,
                       .balanceGiftMinor = 20'00};
    const Lines english = linesOf(value, "en");
    for (const char* const line : {"= TOP-UP*", "Stored value of | 王** ****5678", "Paid in | ¥100.00*",
                                   "Gift on top | ¥10.00", "Value balance | ¥130.00*", "Gift in it | ¥20.00"}) {
        INFO(line);
        CHECK(holds(english, line));
    }
    CHECK(holds(linesOf(value, "zh_CN"), "= 储值充值凭证*"));
    value.kind = ValueReceipt::Kind::PayOut;
    value.reason = "moves away";
    const Lines out = linesOf(value, "en");
    CHECK(holds(out, "Paid out | ¥100.00*"));
    CHECK(holds(out, "Gift taken back | -¥10.00"));
    CHECK(holds(out, "Reason | moves away"));
    value.kind = ValueReceipt::Kind::Load;
    value.card = true;
    value.account = "****2349";
    CHECK(holds(linesOf(value, "zh_CN"), "礼品卡 | ****2349"));
}

TEST_CASE("what went home to somebody other than who paid it says to whom, and how much")
{
    ReturnReceipt back = test::sampleReturn();
    back.homes = {{"王**", "138****0002", Points(1'060), 250}, {"", "", Points(5), 0}};
    const Lines english = linesOf(back, "en");
    CHECK(holds(english, "Of this, back to | 王** 138****0002"));
    CHECK(holds(english, "Points given back | +1,060"));
    CHECK(holds(english, "Back as it was paid | ¥2.50"));
    CHECK(holds(english, "Of this, back to | ***"));
    CHECK(holds(linesOf(back, "zh_CN"), "其中退还至 | 王** 138****0002"));
}

TEST_CASE("coupons that end soon and what keeps the tier are said of the member")
{
    ReturnReceipt back = test::sampleReturn();
    back.member->coupons = {{{{"en", "5 off"}, {"zh_CN", "满减券"}}, 1, *BusinessDate::parse("2026-11-30")},
                            {{{"en", "Tea"}}, 2, *BusinessDate::parse("2026-12-01")}};
    back.member->keep = TierKept{6'200, *BusinessDate::parse("2026-12-20")};
    const Lines english = linesOf(back, "en");
    CHECK(holds(english, "1 coupon 5 off ends after 2026-11-30"));
    CHECK(holds(english, "2 coupons Tea end after 2026-12-01"));
    CHECK(holds(english, "¥62.00 more by 2026-12-20 keeps Silver"));
    const Lines chinese = linesOf(back, "zh_CN");
    CHECK(holds(chinese, "优惠券 满减券 1 张，有效期至 2026-11-30"));
    CHECK(holds(chinese, "2026-12-20 前再消费 ¥62.00 可保住银卡"));
}

TEST_CASE("what is missing to a tier is said in what the programme's tiers count")
{
    using programme::QualifyBy;
    struct Row
    {
        QualifyBy by;
        std::int64_t missing;
        const char* english[2];
        const char* chinese[2];
    };
    const Row rows[] = {
        {QualifyBy::Spend,
         300,
         {"¥3.00 more to reach Gold", "¥3.00 more by 2026-12-20 keeps Silver"},
         {"再消费 ¥3.00 升为金卡", "2026-12-20 前再消费 ¥3.00 可保住银卡"}},
        {QualifyBy::Points,
         1,
         {"1 more point to reach Gold", "1 more point by 2026-12-20 to keep Silver"},
         {"再得 1 积分升为金卡", "2026-12-20 前再得 1 积分可保住银卡"}},
        {QualifyBy::Points,
         1'200,
         {"1,200 more points to reach Gold", "1,200 more points by 2026-12-20 to keep Silver"},
         {"再得 1,200 积分升为金卡", "2026-12-20 前再得 1,200 积分可保住银卡"}},
        {QualifyBy::Visits,
         1,
         {"1 more visit to reach Gold", "1 more visit by 2026-12-20 to keep Silver"},
         {"再消费 1 次升为金卡", "2026-12-20 前再消费 1 次可保住银卡"}},
        {QualifyBy::Visits,
         3,
         {"3 more visits to reach Gold", "3 more visits by 2026-12-20 to keep Silver"},
         {"再消费 3 次升为金卡", "2026-12-20 前再消费 3 次可保住银卡"}},
    };
    for (const Row& row : rows) {
        SaleReceipt sale = test::sampleSale();
        sale.member->qualifyBy = row.by;
        sale.member->missing = row.missing;
        sale.member->keep = TierKept{row.missing, *BusinessDate::parse("2026-12-20")};
        for (const char* words : row.english)
            CHECK(holds(linesOf(sale, "en"), words));
        for (const char* words : row.chinese)
            CHECK(holds(linesOf(sale, "zh_CN"), words));
    }
}

TEST_CASE("a return says what was kept for points that were gone, and which coupons and stamps moved")
{
    ReturnReceipt back = test::sampleReturn();
    back.items.front().amountMinor = 200'00;
    back.withheldMinor = 3'88;
    back.refundMinor = 196'12;
    back.takenBack = Points(600);
    back.paidInMoney = Points(388);
    back.moved = {{.id = "five", .names = {{"en", "5 off"}, {"zh_CN", "满减券"}}, .count = 1},
                  {.id = "gone", .names = {}, .count = -2},
                  {.id = "tea", .names = {{"en", "Tea"}, {"zh_CN", "茶卡"}}, .count = -3, .full = 5}};
    const Lines english = linesOf(back, "en");
    for (const char* const line : {"Kept for points spent | -¥3.88", "Refund | ¥196.12*", "Points taken back | -600",
                                   "Of these paid in money | +388", "Coupon given back | 5 off",
                                   "Coupon taken back | 2 x gone", "Stamps taken back | 3 x Tea"}) {
        INFO(line);
        CHECK(holds(english, line));
    }
    const Lines chinese = linesOf(back, "zh_CN");
    for (const char* const line : {"已用积分抵扣 | -¥3.88", "其中以退款抵扣 | +388", "退还优惠券 | 满减券",
                                   "收回优惠券 | 2 x gone", "收回印花 | 3 x 茶卡"}) {
        INFO(line);
        CHECK(holds(chinese, line));
    }
    CHECK_FALSE(holds(linesOf(test::sampleReturn(), "en"), "Kept for points spent | ¥0.00"));
}

TEST_CASE("a return says what is paid back and which points moved")
{
    const Lines lines = linesOf(test::sampleReturn(), "en");
    CHECK(holds(lines, "= RETURN*"));
    CHECK(holds(lines, "Of receipt | s1-2-1c1c-42"));
    CHECK(holds(lines, "Refund | ¥12.50*"));
    CHECK(holds(lines, "Points taken back | -12"));
    CHECK(holds(lines, "Points given back | +150"));
    CHECK_FALSE(holds(lines, "Of these let go | +0"));
    CHECK(holds(lines, "[LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A] Scan this code for a return"));
}

TEST_CASE("a void says its reason and leaves no code to scan")
{
    const Lines lines = linesOf(test::sampleVoid(), "zh_CN");
    CHECK(holds(lines, "= 冲正小票*"));
    CHECK(holds(lines, "原因 | typed twice"));
    CHECK(holds(lines, "其中免扣 | +5"));
    CHECK(std::ranges::none_of(lines, [](const std::string& line) { return line.starts_with("["); }));
}

TEST_CASE("an enrolment slip names the terms that were agreed to")
{
    const Lines lines = linesOf(test::sampleEnrolment(), "en");
    CHECK(holds(lines, "= NEW MEMBER*"));
    CHECK(holds(lines, "Member since | 2026-11-21"));
    CHECK(holds(lines, "Agreed to terms | terms-3"));
    CHECK(holds(lines, "Points balance | 0*"));
    CHECK(holds(lines, "[7901234567890128] Your code: scan it at any till"));
    EnrolmentSlip without = test::sampleEnrolment();
    without.code.clear();
    const Lines plain = linesOf(without, "en");
    CHECK(std::ranges::none_of(plain, [](const std::string& line) { return line.starts_with("["); }));
}

TEST_CASE("a sale without a member, articles or ticket says only what is so")
{
    SaleReceipt sale = test::sampleSale();
    sale.heading.ticket.clear();
    sale.items.clear();
    sale.member.reset();
    CHECK(linesOf(sale, "en") == Lines{"== 街角茶庄 Corner Tea*", "= SALE*", "----", "Receipt | s1-2-1c1c-42",
                                       "2026-11-21 14:02 | Cashier c17", "----", "To pay | ¥25.00*", "----",
                                       "[LTS1:5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A] Scan this code for a return",
                                       "= Thank you"});
}

TEST_CASE("discounts other than points have a line of their own")
{
    SaleReceipt sale = test::sampleSale();
    sale.redeemed = Points(100);
    sale.redeemedMinor = 100;
    sale.dueMinor = 2000;
    const Lines lines = linesOf(sale, "en");
    CHECK(holds(lines, "Discounts | -¥4.00"));
    CHECK(holds(lines, "Paid with points | -¥1.00"));
}

TEST_CASE("goods in exchange, stored value and goods without a price stand after what is due")
{
    SaleReceipt sale = test::sampleSale();
    sale.exchangedMinor = 1'000;
    sale.valueMinor = 2'000;
    sale.given = {{"mug", Quantity::pieces(2), 0}, {"tea", Quantity::pieces(1), 0}};
    const Lines lines = linesOf(sale, "en");
    CHECK(holds(lines, "To pay | ¥25.00*"));
    CHECK(holds(lines, "Goods brought back | -¥10.00"));
    CHECK(holds(lines, "Paid with stored value | -¥20.00"));
    CHECK(holds(lines, "Paid back in money | ¥5.00*"));
    CHECK(holds(lines, "Given | 2 x mug"));
    CHECK(holds(lines, "Given | tea"));
}

TEST_CASE("an article that the register did not name is numbered")
{
    SaleReceipt sale = test::sampleSale();
    sale.items = {{"", Quantity::pieces(1), 100}, {"", Quantity::pieces(3), 300}};
    const Lines lines = linesOf(sale, "zh_CN");
    CHECK(holds(lines, "商品 1 | ¥1.00"));
    CHECK(holds(lines, "3 x 商品 2 | ¥3.00"));
}

TEST_CASE("a repeat says so, and a balance that is of now, also on an original that comes late")
{
    SaleReceipt sale = test::sampleSale();
    CHECK(holds(linesOf(sale, "en"), "Points balance | 12,345*"));
    sale.member->balanceAt = LocalTime{*BusinessDate::parse("2026-12-24"), 9 * 3600, 0};
    CHECK(holds(linesOf(sale, "en"), "Balance 2026-12-24 09:00 | 12,345*"));
    sale.heading.number = 2;
    sale.heading.issue = Issue::Reprint;
    CHECK(linesOf(sale, "en").front() == "== REPRINT 2*");
    CHECK(holds(linesOf(sale, "en"), "Balance 2026-12-24 09:00 | 12,345*"));
    sale.heading.issue = Issue::Copy;
    CHECK(linesOf(sale, "zh_CN").front() == "== 副本 2*");
}

TEST_CASE("training stands first and last on the paper")
{
    SaleReceipt sale = test::sampleSale();
    sale.heading.training = true;
    const Lines lines = linesOf(sale, "en");
    CHECK(lines.front() == "== TRAINING*");
    CHECK(lines.back() == "= TRAINING*");
}

TEST_CASE("a name in no language asked for is said in another, or by its id")
{
    SaleReceipt sale = test::sampleSale();
    sale.member->tier = {{"de", "Silber"}};
    CHECK(holds(linesOf(sale, "en"), "Tier | Silber"));
    sale.why = Reasons{.steps = {{.kind = engine::TraceStep::Kind::Conditional, .rule = "vip", .detail = "moon"}}};
    CHECK(holds(linesOf(sale, "en"), "vip: does not apply (moon)"));
}

TEST_CASE("a rule says on paper what it goes by")
{
    struct Row
    {
        std::string detail;
        std::string_view en;
        std::string_view zh;
    };
    const Row rows[] = {
        {"", "base: ¥22.00 at 3 per ¥1.00 gives 66", "base：¥22.00，每 ¥1.00 积 3 分，得 66"},
        {"wholeSteps", "base: ¥22.00, full steps only, gives 66", "base：¥22.00，只计整档，得 66"},
        {"perUnit", "base: 3 for each piece gives 66", "base：每件 3 分，得 66"},
        {"perSku", "base: 3 for each different article gives 66", "base：每种商品 3 分，得 66"},
        {"perTicket", "base: once a ticket gives 66", "base：每单一次，得 66"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.detail);
        SaleReceipt sale = test::sampleSale();
        sale.why = Reasons{.steps = {{.kind = engine::TraceStep::Kind::RuleMatched,
                                      .rule = "base",
                                      .baseMinor = 2200,
                                      .rate = {3, 100},
                                      .after = 66,
                                      .detail = row.detail}}};
        CHECK(holds(linesOf(sale, "en"), row.en));
        CHECK(holds(linesOf(sale, "zh_CN"), row.zh));
    }
}

TEST_CASE("steps that changed nothing are not printed")
{
    SaleReceipt sale = test::sampleSale();
    sale.why =
        Reasons{.steps = {{.kind = engine::TraceStep::Kind::TierRate, .rule = "basic", .before = 5, .after = 5},
                          {.kind = engine::TraceStep::Kind::Rounded, .before = 5, .after = 5, .detail = "down"}}};
    const Lines lines = linesOf(sale, "en");
    CHECK(std::ranges::none_of(lines, [](const std::string& line) { return line.find("becomes") != line.npos; }));
}

} // namespace
} // namespace loyalty::receipt
