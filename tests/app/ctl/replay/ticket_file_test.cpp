#include "app/ctl/replay/ticket_file.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ctl {
namespace {

constexpr std::string_view kHeading =
    "basket_id,household_id,store_id,transaction_timestamp,product_id,department,quantity,sales_value\n";

Result<TicketFile, Fault> parse(std::string_view csv)
{
    static const auto calendar = makeCalendar();
    return parseTickets(csv, {*Currency::make("USD", 2), "America/New_York"}, *calendar);
}

TicketFile rows(std::string_view rows)
{
    return parse(std::string(kHeading) + std::string(rows)).value();
}

std::uint64_t count(const Tally& tally)
{
    std::uint64_t sum = 0;
    for (const auto& [word, times] : tally)
        sum += times;
    return sum;
}

TEST_CASE("rows of one basket are one ticket, wherever they stand")
{
    const TicketFile file = rows("7,1,319,2017-01-01 07:30:27,100,GROCERY,1,1.5\n"
                                 "8,2,319,2017-01-01 07:31:00,200,GROCERY,2,3.00\n"
                                 "7,1,319,2017-01-01 07:30:27,101,PRODUCE,3,0.99\n");
    REQUIRE(file.tickets.size() == 2);
    CHECK(file.linesIn == 3);
    CHECK(file.tickets[0].basket == "7");
    CHECK(file.tickets[0].household == "1");
    CHECK(file.tickets[0].store == "319");
    CHECK(file.tickets[0].at == Instant(1'483'273'827'000));
    CHECK(file.tickets[0].lines == std::vector<TicketLine>{{"100", "GROCERY", Quantity::pieces(1), 150},
                                                           {"101", "PRODUCE", Quantity::pieces(3), 99}});
    CHECK(file.oddities == Tally{{"ticket in pieces", 1}});
    CHECK(file.refused.empty());
}

TEST_CASE("columns are found by their names, in any order, among others")
{
    const auto file = parse("\"sales_value\",\"week\",\"quantity\",\"department\",\"product_id\","
                            "\"transaction_timestamp\",\"store_id\",\"household_id\",\"basket_id\"\r\n"
                            "2.5,1,1,\"GROCERY\",100,\"2017-01-01 07:30:27\",319,1,\"7\"\r\n");
    REQUIRE(file);
    REQUIRE(file->tickets.size() == 1);
    CHECK(file->tickets[0].basket == "7");
    CHECK(file->tickets[0].lines[0].amountMinor == 250);
}

TEST_CASE("a heading that names a column twice is refused: which of them counts would be a guess")
{
    const auto file = parse("basket_id,household_id,store_id,transaction_timestamp,product_id,department,quantity,"
                            "sales_value,sales_value,note,note\n7,1,1,2017-01-01 08:00:00,1,A,1,1.00,9.00,x,y\n");
    REQUIRE_FALSE(file);
    CHECK(file.error().detail.find("twice: sales_value") != std::string::npos);
    CHECK_FALSE(parse("basket_id,household_id,store_id,transaction_timestamp,product_id,department,quantity,"
                      "sales_value,zone,zone\n"));
}

TEST_CASE("each reason is told with the first line of the file that was refused for it")
{
    const TicketFile file = rows("7,1,319,2017-01-01 07:30:27,100,GROCERY,1,1.5\n"
                                 "8,1,319,2017-01-01 07:30:27,100,GROCERY,1,abc\n"
                                 "\n"
                                 "9,1,319,yesterday,100,GROCERY,1,1.5\n"
                                 "10,1,319,2017-01-01 07:30:27,100,GROCERY,1,abc\n"
                                 "11,1,319,2017-01-01 07:30:27,100,GROCERY,1,2\n");
    CHECK(file.firstRefused == FirstLines{{"unreadable-amount", 3}, {"unreadable-timestamp", 5}});
    REQUIRE(file.tickets.size() == 2);
    CHECK(file.tickets[0].fileLine == 2);
    CHECK(file.tickets[1].fileLine == 7);
}

TEST_CASE("a column can name the zone of each row's store")
{
    const auto file = parse("basket_id,household_id,store_id,transaction_timestamp,product_id,department,quantity,"
                            "sales_value,zone\n7,1,1,2017-01-01 08:00:00,1,A,1,1,Asia/Shanghai\n"
                            "8,1,1,2017-01-01 08:00:00,1,A,1,1,Moon/Crater\n");
    REQUIRE(file);
    REQUIRE(file->tickets.size() == 1);
    CHECK(file->tickets[0].at == Instant(1'483'228'800'000));
    CHECK(file->refused == Tally{{"unknown-zone", 1}});
}

TEST_CASE("nought and missing departments are taken and counted; fuel is counted in thousandths")
{
    const TicketFile file = rows("7,1,319,2017-01-01 07:30:27,100,,0,0\n"
                                 "7,1,319,2017-01-01 07:30:27,101,FUEL,8396,18.46\n");
    REQUIRE(file.tickets.size() == 1);
    CHECK(file.tickets[0].lines ==
          std::vector<TicketLine>{{"100", "UNKNOWN", Quantity{}, 0}, {"101", "FUEL", Quantity{8396}, 1846}});
    CHECK(file.oddities == Tally{{"amount 0", 1}, {"department missing", 1}, {"quantity 0", 1}});
}

TEST_CASE("only the first tickets are read where no more are asked for")
{
    const auto calendar = makeCalendar();
    const std::string csv = std::string(kHeading) + "7,1,319,2017-01-01 07:30:27,100,GROCERY,1,1\n"
                                                    "8,1,319,2017-01-01 07:31:00,100,GROCERY,0,1\n"
                                                    "7,1,319,2017-01-01 07:30:27,100,GROCERY,1,1\n"
                                                    "8,1,319,2017-01-01 07:31:00,100,GROCERY,0,1\n";
    const auto file = parseTickets(csv, {*Currency::make("USD", 2), "America/New_York", 1}, *calendar);
    REQUIRE(file);
    REQUIRE(file->tickets.size() == 1);
    CHECK(file->tickets[0].lines.size() == 2);
    CHECK(file->linesIn == 2);
    CHECK(file->oddities.empty());
}

TEST_CASE("a row that cannot be read is refused with its reason and costs no other")
{
    struct Row
    {
        const char* row;
        const char* reason;
    };
    const Row bad[] = {
        {"8,1,319,2017-01-01 07:30:27,100,GROCERY,1", "wrong-number-of-fields"},
        {"8,1,319,2017-01-01 07:30:27,100,GROCERY,1,1,1", "wrong-number-of-fields"},
        {",1,319,2017-01-01 07:30:27,100,GROCERY,1,1", "no-basket-id"},
        {"8,,319,2017-01-01 07:30:27,100,GROCERY,1,1", "no-household-id"},
        {"8,1,,2017-01-01 07:30:27,100,GROCERY,1,1", "no-store-id"},
        {"8,1,319,2017-01-01 07:30:27,,GROCERY,1,1", "no-product-id"},
        {"8,1,319,yesterday,100,GROCERY,1,1", "unreadable-timestamp"},
        {"8,1,319,9999-12-31 23:00:00,100,GROCERY,1,1", "timestamp-out-of-range"},
        {"8,1,319,1900-01-01T07:30:27+08:00,100,GROCERY,1,1", "timestamp-out-of-range"},
        {"8,1,319,2017-01-01 07:30:27,100,GROCERY,many,1", "unreadable-quantity"},
        {"8,1,319,2017-01-01 07:30:27,100,GROCERY,1,free", "unreadable-amount"},
        {"8,1,319,2017-01-01 07:30:27,100,GROCERY,1,-1.00", "negative-amount"},
        {"8,1,319,2017-01-01 07:30:27,100,GROC\x01"
         "ERY,1,1",
         "unreadable-department"},
        {"8,1,319,2017-01-01 07:30:27,100,\xFF\xFE,1,1", "not-utf8"},
        {"8,1,319,2017-01-01 07:30:27,\"100\"x,GROCERY,1,1", "text-after-quote"},
        {"7,2,319,2017-01-01 07:30:27,100,GROCERY,1,1", "household-differs-from-ticket"},
        {"7,1,320,2017-01-01 07:30:27,100,GROCERY,1,1", "store-differs-from-ticket"},
        {"7,1,319,2017-01-01 07:30:28,100,GROCERY,1,1", "time-differs-from-ticket"},
    };
    for (const Row& row : bad) {
        INFO(row.row);
        const std::string good = "7,1,319,2017-01-01 07:30:27,100,GROCERY,1,1\n";
        const TicketFile file = rows(good + row.row + "\n" + good);
        CHECK(file.linesIn == 3);
        CHECK(file.refused == Tally{{row.reason, 1}});
        REQUIRE(file.tickets.size() == 1);
        CHECK(file.tickets[0].lines.size() == 2);
        CHECK(count(file.oddities) == 0);
    }
}

TEST_CASE("a file without its heading is refused as a whole, and told which columns it lacks")
{
    CHECK(parse("").error().code == FaultCode::BadConfiguration);
    CHECK(parse("7,1,319\n").error().code == FaultCode::BadConfiguration);
    const Fault fault = parse("basket_id,household_id,store_id,transaction_timestamp,product_id,quantity\n").error();
    CHECK(fault.detail.find("department, sales_value") != std::string::npos);
}

} // namespace
} // namespace loyalty::ctl
