#pragma once

#include "app/headoffice/admin/local_office.h"
#include "app/headoffice/admin/outcome.h"
#include "core/base/json/reader.h"

/// The commands behind admin.h. Each reads its fields, and where they can be read does its work and answers the outcome.
namespace loyalty::headoffice {

[[nodiscard]] json::Object adminMembers(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminPass(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminMemberCode(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminSegment(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminStatus(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminVerify(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminSuspense(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminResolve(json::Reader& asked, LocalOffice& desk);
[[nodiscard]] json::Object adminLedger(json::Reader& asked, LocalOffice& desk);

} // namespace loyalty::headoffice
