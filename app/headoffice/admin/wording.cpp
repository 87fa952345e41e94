#include "app/headoffice/admin/wording.h"

namespace loyalty::headoffice {

std::string text(const ledger::EntryRef& ref)
{
    return (ref.incarnation.isNull() ? "head-office" : ref.incarnation.toString()) + ":" + std::to_string(ref.seq);
}

std::string text(const ledger::AssetKey& what)
{
    return std::string(ledger::toString(what.asset)) + (what.key.empty() ? "" : ":" + what.key);
}

std::string text(const office::Account& account)
{
    switch (account.kind) {
    case office::AccountKind::Member:
        return "member " + account.member.toString();
    case office::AccountKind::Lease:
        return "lease " + account.incarnation.toString() + "/" + std::to_string(account.grant);
    case office::AccountKind::Contra:
        return std::string(ledger::toString(account.contra));
    }
    return {};
}

} // namespace loyalty::headoffice
