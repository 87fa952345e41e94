#pragma once

#include "app/terminal/commands/command.h"

#include <string_view>

/// How commands find what they are about, here or at head office.
namespace loyalty::app {

/// By member id or by any code that identifies a member. One that is not known here is asked for at head office.
[[nodiscard]] Result<terminal::MemberView, Reply> findMember(Call& call, std::string_view code);

/// By sale id, by the code on a receipt, or by the register's ticket number ("register" and "store" among the arguments where they matter). One
/// that was not made here is asked for at head office.
[[nodiscard]] Result<terminal::SaleView, Reply> findSale(Call& call, std::string_view saleOrTicket);

/// The rules that judge a sale at `instant`; nothing where no programme is in force then.
[[nodiscard]] std::optional<programme::Programme> programmeAt(Call& call, Instant instant);

} // namespace loyalty::app
