#include "tests/app/ctl/replay/own_tickets.h"

#include "tests/support/base/seeded_random.h"

#include <algorithm>
#include <array>

namespace loyalty::test {
namespace {

constexpr std::size_t kHouseholds = 12;
constexpr std::array kDepartments = {"GROCERY", "PRODUCE", "FUEL", "", "DELI", "DRUG GM"};

std::string twoDigits(std::size_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string timeOf(std::size_t ticket, std::size_t tickets)
{
    const std::size_t minute = ticket * 180 * 24 * 60 / tickets;
    const std::size_t day = minute / (24 * 60);
    constexpr std::array<std::size_t, 7> kDays = {31, 28, 31, 30, 31, 30, 31};
    std::size_t month = 0;
    std::size_t left = day;
    while (left >= kDays[month])
        left -= kDays[month++];
    return "2017-" + twoDigits(month + 1) + "-" + twoDigits(left + 1) + " " + twoDigits(minute / 60 % 24) + ":" +
           twoDigits(minute % 60) + ":00";
}

} // namespace

std::string ownTickets(std::size_t tickets, std::size_t broken)
{
    SeededRandom random(7);
    std::string csv =
        "household_id,basket_id,store_id,transaction_timestamp,product_id,department,quantity,sales_value\n";
    for (std::size_t ticket = 0; ticket < tickets; ++ticket) {
        const std::string household = std::to_string(1 + random.below(kHouseholds));
        const std::string store = std::to_string(300 + random.below(3));
        const std::size_t lines = 1 + random.below(5);
        for (std::size_t line = 0; line < lines; ++line) {
            const std::string amount = std::to_string(random.below(60)) + "." + std::to_string(10 + random.below(90));
            csv += household + "," + std::to_string(100'000 + ticket) + "," + store + "," + timeOf(ticket, tickets) +
                   ",P" + std::to_string(random.below(50)) + "," + kDepartments[random.below(kDepartments.size())] +
                   "," + std::to_string(random.below(4)) + "," + amount + "\n";
        }
    }
    for (std::size_t row = 0; row < broken; ++row)
        csv += "1," + std::to_string(900'000 + row) + ",300,2017-06-30 12:00:00,P1,GROCERY,1,free\n";
    return csv;
}

std::size_t rowsOf(const std::string& csv)
{
    return static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) - 1;
}

} // namespace loyalty::test
