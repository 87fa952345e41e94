#include "core/receipt/receipt.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::receipt {
namespace {

TEST_CASE("a receipt is labelled with store, lane, installation and number")
{
    const ledger::EntryRef entry{*IncarnationId::parse("1c2dffffffffffffffffffffffffffff"), 42};
    CHECK(labelOf("s1", "2", entry) == "s1-2-1c2d-42");
    CHECK(labelOf("s1", "", entry) == "s1-1c2d-42");
}

} // namespace
} // namespace loyalty::receipt
