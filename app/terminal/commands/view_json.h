#pragma once

#include "app/terminal/sync_driver.h"
#include "core/base/json/json.h"
#include "core/terminal/views.h"

/// The use cases' values as JSON. Amounts of money are minor units beside a "currency" and its "exponent", points whole
/// numbers, instants UTC milliseconds.
namespace loyalty::app {

class Runtime;

/// The word by which the programme in force counts towards tiers, "spend", "points" or "visits"; empty without tiers. `by`
/// below is this word: what "qualifying" and "missing" count, money in minor units; not told where it is empty.
[[nodiscard]] std::string_view tierMeasure(Runtime& runtime);

[[nodiscard]] json::Value toJson(const terminal::MemberView& member, std::string_view by = {});
[[nodiscard]] json::Value toJson(const terminal::PurseView& purse);
[[nodiscard]] json::Value toJson(const terminal::LoadView& load);
[[nodiscard]] json::Value toJson(const terminal::UnloadView& unload);
[[nodiscard]] json::Value toJson(const std::vector<terminal::Message>& messages);
[[nodiscard]] json::Value toJson(const std::vector<terminal::FamilyShare>& family);
[[nodiscard]] json::Value toJson(const std::vector<journal::ValuePaid>& value);
[[nodiscard]] json::Value toJson(const std::vector<engine::Tender>& tenders);
[[nodiscard]] json::Value toJson(const std::vector<engine::AppliedOffer>& offers);
[[nodiscard]] json::Value toJson(const std::vector<engine::GivenGoods>& goods);
[[nodiscard]] json::Value toJson(const std::vector<engine::IssuedAsset>& issued);
[[nodiscard]] json::Value toJson(const terminal::SaleView& sale);
[[nodiscard]] json::Value toJson(const terminal::ReturnView& view);
[[nodiscard]] json::Value toJson(const terminal::LedgerView& ledger, std::string_view by);
[[nodiscard]] json::Value toJson(const terminal::StatusView& status);
[[nodiscard]] json::Value toJson(const terminal::VerifyView& verified);
[[nodiscard]] json::Value toJson(const engine::Quote& quote, Currency currency, std::string_view by = {});
[[nodiscard]] json::Value toJson(const SyncOutcome& outcome);

} // namespace loyalty::app
