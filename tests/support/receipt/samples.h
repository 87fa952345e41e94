#pragma once

#include "core/receipt/receipt.h"

#include <string>
#include <string_view>
#include <vector>

/// Receipts with something of everything on them, and words to print them with.
namespace loyalty::test {

/// resources/receipt/<language>.json
[[nodiscard]] std::string wordingFile(std::string_view language);
[[nodiscard]] receipt::Wording wordingOf(std::string_view language);

/// Two articles, 25.00, 24 points earned, silver; the member's points end on two days.
[[nodiscard]] receipt::SaleReceipt sampleSale();
/// The same with 300 points used and the reasons asked for.
[[nodiscard]] receipt::SaleReceipt sampleRedemption();
[[nodiscard]] receipt::ReturnReceipt sampleReturn();
[[nodiscard]] receipt::ReturnReceipt sampleVoid();
[[nodiscard]] receipt::EnrolmentSlip sampleEnrolment();

/// One text for each line: "left | right", "= centred", "== centred, large", "> right", "----", "[QR bytes] caption".
/// What is strong ends with "*".
[[nodiscard]] std::vector<std::string> linesOf(const receipt::Document& document);

} // namespace loyalty::test
