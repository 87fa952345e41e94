#include "app/headoffice/admin/named.h"

#include "core/access/member_code.h"
#include "core/member/lookup.h"
#include "core/member/phone.h"
#include "core/office/desk.h"

namespace loyalty::headoffice {

Result<std::optional<office::Member>, Fault> namedMember(office::Transaction& transaction, LocalOffice& desk,
                                                         const std::string& name)
{
    if (const auto id = MemberId::parse(name)) {
        LOYALTY_TRY(member, office::memberOf(transaction, *id));
        if (member)
            return std::move(member);
    }
    LOYALTY_TRY(chain, transaction.chain());
    std::vector<std::pair<member::LookupKind, std::string>> ways = {{member::LookupKind::External, name}};
    if (const auto card = member::CardNumber::parse(name))
        ways.insert(ways.begin(), {member::LookupKind::Card, card->digits()});
    if (const auto phone = member::toE164(name, chain ? chain->countryCode : "86"))
        ways.insert(ways.begin(), {member::LookupKind::Phone, *phone});
    if (const auto pass = member::PassId::parse(name))
        ways.emplace_back(member::LookupKind::Pass, pass->digits());
    if (const auto code = access::LiveCode::parse(name))
        ways.emplace_back(member::LookupKind::Pass, code->pass.digits());
    for (const auto& [kind, canonical] : ways) {
        LOYALTY_TRY(members, transaction.lookUp(member::lookupHash(desk.keys().lookup, kind, canonical)));
        if (!members.empty())
            return office::memberOf(transaction, members.front());
    }
    return std::optional<office::Member>();
}

} // namespace loyalty::headoffice
