#pragma once

#include "app/ctl/invocation.h"

#include <span>

/// Everything that loyaltyctl can do, by groups.
namespace loyalty::ctl {

[[nodiscard]] std::span<const SubCommand> memberGroup();
[[nodiscard]] std::span<const SubCommand> saleGroup();
[[nodiscard]] std::span<const SubCommand> receiptGroup();
[[nodiscard]] std::span<const SubCommand> managingGroup();
[[nodiscard]] std::span<const SubCommand> purseGroup();
[[nodiscard]] std::span<const SubCommand> membershipGroup();
[[nodiscard]] std::span<const SubCommand> ledgerGroup();
[[nodiscard]] std::span<const SubCommand> programmeGroup();
[[nodiscard]] std::span<const SubCommand> terminalGroup();
[[nodiscard]] std::span<const SubCommand> replayGroup();
[[nodiscard]] std::span<const SubCommand> scanGroup();
[[nodiscard]] std::span<const SubCommand> conformanceGroup();
[[nodiscard]] std::span<const SubCommand> benchGroup();

} // namespace loyalty::ctl
