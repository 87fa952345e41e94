#pragma once

#include "app/headoffice/admin/outcome.h"
#include "core/office/ports.h"

/// How reports write ids, accounts and lists.
namespace loyalty::headoffice {

/// "<incarnation>:<seq>"; an act of head office's own is "head-office:<n>".
[[nodiscard]] std::string text(const ledger::EntryRef& ref);
[[nodiscard]] std::string text(const ledger::AssetKey& what);
[[nodiscard]] std::string text(const office::Account& account);

template <class Rows, class Say>
json::Array listed(const Rows& rows, Say say)
{
    json::Array list;
    for (const auto& row : rows)
        list.emplace_back(say(row));
    return list;
}

[[nodiscard]] inline json::Object either(Result<json::Object, Fault> outcome)
{
    return outcome ? std::move(*outcome) : faulted(outcome.error());
}

} // namespace loyalty::headoffice
