#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/money.h"
#include "core/office/ports.h"

#include <string>
#include <string_view>

/// What options say in one word. The error is a sentence for a person.
namespace loyalty::headoffice {

/// "CNY", or "XYZ:3" where the number of decimals is not the usual one.
[[nodiscard]] Result<Currency, std::string> currencyFrom(std::string_view text);
/// "4", "04:30": seconds after midnight, up to noon.
[[nodiscard]] Result<std::int32_t, std::string> cutOffFrom(std::string_view text);
/// "S1:Nanjing Road:Asia/Shanghai:04:00"
[[nodiscard]] Result<office::Store, std::string> storeFrom(std::string_view text, const Calendar& calendar);
/// "ana:Ana Li:cashier"
[[nodiscard]] Result<sync::Operator, std::string> operatorFrom(std::string_view text);

} // namespace loyalty::headoffice
