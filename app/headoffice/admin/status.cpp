#include "app/headoffice/admin/admin.h"
#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/wording.h"

namespace loyalty::headoffice {
namespace {

constexpr std::size_t kListed = 50;

json::Object said(const office::Incarnation& one)
{
    return json::Object{{"id", one.id.toString()},
                        {"store", one.store},
                        {"lane", one.lane},
                        {"state", toString(one.state)},
                        {"accepted", number(one.accepted.seq)},
                        {"posted", number(one.posted)},
                        {"told", number(one.told)},
                        {"suffixOf", one.suffixOf ? one.suffixOf->toString() : std::string()},
                        {"lastSeenMs", one.lastSeen.unixMs()}};
}

json::Object said(const office::Health& health)
{
    return json::Object{{"members", number(health.members)},
                        {"incarnations", number(health.incarnations)},
                        {"waiting", number(health.inboxWaiting)},
                        {"posted", number(health.posted)},
                        {"suspended", number(health.suspended)},
                        {"differences", number(health.differences)},
                        {"exposure", health.exposure},
                        {"forked", number(health.forked)}};
}

json::Object said(const office::Chain& chain)
{
    return json::Object{{"id", chain.id.toString()},
                        {"name", chain.name},
                        {"currency", chain.currency.code()},
                        {"country", chain.countryCode},
                        {"epoch", chain.epoch},
                        {"riskBudget", chain.riskBudget},
                        {"unbacked", chain.unbackedPerTerminal},
                        {"perVisit", chain.unbackedPerVisit}};
}

json::Object said(const office::Store& store)
{
    return json::Object{
        {"id", store.id}, {"name", store.name}, {"zone", store.time.zone}, {"cutOffSeconds", store.time.cutOffSeconds}};
}

json::Object said(const sync::Operator& person)
{
    return json::Object{{"id", person.id},
                        {"name", person.name},
                        {"role", access::toString(person.role)},
                        {"active", person.active},
                        {"pin", !person.pin.empty()}};
}

json::Object said(const office::Suspended& one)
{
    return json::Object{{"entry", text(one.entry)}, {"reason", one.reason}, {"detail", one.detail}};
}

json::Object said(const office::Difference& one)
{
    return json::Object{
        {"entry", text(one.entry)}, {"what", one.what}, {"printed", one.printed}, {"judged", one.judged}};
}

Result<json::Object, Fault> status(LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    LOYALTY_TRY(chain, transaction->chain());
    LOYALTY_TRY(stores, transaction->stores());
    LOYALTY_TRY(operators, transaction->operators());
    LOYALTY_TRY(programmes, transaction->programmes());
    LOYALTY_TRY(incarnations, transaction->incarnations());
    LOYALTY_TRY(health, transaction->health());
    LOYALTY_TRY(suspended, transaction->suspended(kListed));
    LOYALTY_TRY(differences, transaction->differences(kListed));
    const auto say = [](const auto& one) { return said(one); };
    json::Object outcome = done();
    if (chain)
        outcome.set("chain", said(*chain));
    return outcome.set("stores", listed(stores, say))
        .set("operators", listed(operators, say))
        .set("programmes", listed(programmes, [](const sync::ProgrammeRow& row) { return row.version; }))
        .set("incarnations", listed(incarnations, say))
        .set("health", said(health))
        .set("suspended", listed(suspended, say))
        .set("differences", listed(differences, say));
}

json::Object said(const Result<office::VerifyReport, Fault>& report)
{
    if (!report)
        return faulted(report.error());
    return done()
        .set("entries", number(report->entries))
        .set("members", number(report->members))
        .set("accounts", number(report->accounts))
        .set("suspended", number(report->suspended))
        .set("differences", number(report->differences))
        .set("problems", listed(report->problems, [](const std::string& problem) { return problem; }));
}

} // namespace

json::Object adminStatus(json::Reader&, LocalOffice& desk)
{
    return either(status(desk));
}

json::Object adminVerify(json::Reader&, LocalOffice& desk)
{
    return said(desk.office().verify());
}

json::Value verifyAside(office::Database& database, const office::Keys& keys)
{
    const auto report = [&]() -> Result<office::VerifyReport, Fault> {
        LOYALTY_TRY(transaction, database.read());
        return office::verify(*transaction, keys);
    };
    return said(report());
}

} // namespace loyalty::headoffice
