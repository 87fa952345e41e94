#include "core/receipt/receipt.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::receipt {
namespace {

const SaleId kSale = *SaleId::parse("0123456789abcdef0123456789abcdef");

TEST_CASE("a receipt is labelled with store, lane, installation and number")
{
    const ledger::EntryRef entry{*IncarnationId::parse("1c2dffffffffffffffffffffffffffff"), 42};
    CHECK(labelOf("s1", "2", entry) == "s1-2-1c2d-42");
    CHECK(labelOf("s1", "", entry) == "s1-1c2d-42");
}

TEST_CASE("the code of a sale is read back, and nothing else is")
{
    CHECK(codeOf(kSale) == "LOYALTY-SALE:0123456789ABCDEF0123456789ABCDEF");
    CHECK(saleOfCode(codeOf(kSale)) == kSale);
    for (const std::string_view text :
         {"", "LOYALTY-SALE:", "0123456789ABCDEF0123456789ABCDEF", "LOYALTY-SALE:0123456789abcdef0123456789abcdef",
          "LOYALTY-SALE:0123456789ABCDEF0123456789ABCDEG", "LOYALTY-SALE:0123456789ABCDEF0123456789ABCDEF0"}) {
        INFO(text);
        CHECK_FALSE(saleOfCode(text));
    }
}

} // namespace
} // namespace loyalty::receipt
