#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/named.h"
#include "app/headoffice/admin/wording.h"
#include "core/office/ended.h"

#include <map>

namespace loyalty::headoffice {
namespace {

constexpr std::int64_t kMostLines = 10'000;

json::Object said(const office::Line& line)
{
    return json::Object{{"entry", text(line.entry)},
                        {"n", number(std::uint64_t{line.n})},
                        {"account", text(line.account)},
                        {"what", text(line.what)},
                        {"amount", line.amount},
                        {"date", line.date.toString()},
                        {"rule", line.rule}};
}

Result<json::Object, Fault> ledgerOf(const office::Member& member, office::Transaction& transaction, LocalOffice& desk,
                                     std::int64_t limit)
{
    LOYALTY_TRY(lines, transaction.linesOfMember(member.id, static_cast<std::size_t>(limit)));
    const Instant now = desk.clock().now();
    json::Array balances;
    for (const ledger::AssetKey& what : member.ledger.assets())
        balances.push_back(json::Object{{"what", text(what)},
                                        {"balance", member.ledger.balance(what, now)},
                                        {"leased", member.ledger.leased(what)}});
    return done()
        .set("member", member.id.toString())
        .set("position", member.position)
        .set("blocked", member.blocked)
        .set("balances", std::move(balances))
        .set("lines", listed(lines, [](const office::Line& line) { return said(line); }));
}

Result<json::Object, Fault> sums(office::Transaction& transaction, Instant now)
{
    LOYALTY_TRY(ended, office::endedAt(transaction, now));
    LOYALTY_TRY(kept, transaction.keptSums());
    LOYALTY_TRY(reckoned, transaction.reckonedSums());
    std::map<ledger::AssetKey, std::int64_t> totals;
    std::map<ledger::AssetKey, std::int64_t> ofMembers;
    std::map<ledger::AssetKey, std::int64_t> ofLeases;
    for (const office::AccountSum& sum : reckoned) {
        totals[sum.what] += sum.balance;
        if (sum.account.kind == office::AccountKind::Member)
            ofMembers[sum.what] += sum.balance;
        if (sum.account.kind == office::AccountKind::Lease)
            ofLeases[sum.what] += sum.balance;
    }
    json::Array rows;
    const auto add = [&](std::string_view account, const ledger::AssetKey& what, std::int64_t balance) {
        rows.push_back(json::Object{{"account", account}, {"what", text(what)}, {"balance", balance}});
    };
    for (const auto& [what, balance] : ofMembers)
        add("members", what, balance);
    for (const auto& [what, balance] : ended)
        add("members-ended", what, balance);
    for (const auto& [what, balance] : ofLeases)
        add("leases", what, balance);
    for (const office::AccountSum& sum : kept)
        if (sum.account.kind == office::AccountKind::Contra)
            add(text(sum.account), sum.what, sum.balance);
    for (const auto& [what, balance] : totals)
        add("total", what, balance);
    return done().set("sums", std::move(rows));
}

Result<json::Object, Fault> ledgerAnswer(json::Reader& asked, LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    if (asked.booleanOr("sums", false))
        return sums(*transaction, desk.clock().now());
    const std::string name = asked.string("member", 200);
    const std::int64_t limit = asked.integerOr("limit", 1000, 1, kMostLines);
    LOYALTY_TRY(member, namedMember(*transaction, desk, name));
    if (!member)
        return refused("no-such-member", "no member has this id, phone, card or former id");
    return ledgerOf(*member, *transaction, desk, limit);
}

} // namespace

json::Object adminLedger(json::Reader& asked, LocalOffice& desk)
{
    return either(ledgerAnswer(asked, desk));
}

} // namespace loyalty::headoffice
