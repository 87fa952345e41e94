#pragma once

#include "app/headoffice/admin/local_office.h"

#include <optional>
#include <string>

namespace loyalty::headoffice {

/// The member that a person names: by id, by phone, by card, by the id of a former system, or by a code of ours that is
/// scanned or read out. One that is an alias is answered as the member behind it.
[[nodiscard]] Result<std::optional<office::Member>, Fault> namedMember(office::Transaction& transaction,
                                                                       LocalOffice& desk, const std::string& name);

} // namespace loyalty::headoffice
