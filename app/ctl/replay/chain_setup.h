#pragma once

#include "app/ctl/head_office.h"

#include <set>
#include <string>

namespace loyalty::ctl {

/// What a chain has to have before tickets can be replayed there.
struct ChainNeeds
{
    std::set<std::string> stores;
    std::string zone;
    std::string operatorId;
    std::string programme; ///< its document; published where the chain has none
};

/// Adds what the chain lacks. Asked again, it adds nothing.
[[nodiscard]] Result<void, Fault> prepareChain(const HeadOffice& office, const ChainNeeds& needs);

/// A one-time code for a terminal of a store.
[[nodiscard]] Result<std::string, Fault> codeFor(const HeadOffice& office, const std::string& store);

/// The value of an answer that has to be there.
[[nodiscard]] Result<json::Value, Fault> mustAnswer(const HeadOffice& office, const json::Object& command);

} // namespace loyalty::ctl
