#include "app/ctl/replay/household.h"

#include "core/member/card_number.h"
#include "core/member/phone.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace loyalty::ctl {
namespace {

TEST_CASE("each household has a card and a phone of its own, always the same")
{
    std::set<std::string> cards;
    std::set<std::string> phones;
    for (int household = 1; household <= 5000; ++household) {
        const std::string id = std::to_string(household);
        const terminal::EnrolAsk ask = enrolmentOf(id);
        CHECK(ask.card == cardOf(id));
        REQUIRE(member::CardNumber::parse(ask.card));
        REQUIRE(member::toE164(ask.phone, "86") == ask.phone);
        cards.insert(ask.card);
        phones.insert(ask.phone);
    }
    CHECK(cards.size() == 5000);
    CHECK(phones.size() == 5000);
    CHECK(cardOf("906") == cardOf("906"));
}

} // namespace
} // namespace loyalty::ctl
