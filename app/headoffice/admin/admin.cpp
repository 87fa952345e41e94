#include "app/headoffice/admin/admin.h"

#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/wording.h"
#include "core/access/pin.h"
#include "core/programme/parse.h"

#include <algorithm>
#include <array>

namespace loyalty::headoffice {

namespace {

constexpr std::int64_t kLongestCutOff = 12 * 3600;
constexpr std::size_t kLargestProgramme = 1u << 20;

json::Object adminCode(json::Reader& asked, LocalOffice& desk)
{
    const std::string store = asked.string("store");
    const std::string lane = asked.stringOr("lane", "");
    const auto code = desk.office().issueCode(store, lane);
    if (!code)
        return failed(code.error());
    return done().set("code", *code).set("minutes", 15);
}

json::Object adminPublish(json::Reader& asked, LocalOffice& desk)
{
    const std::string text = asked.string("programme", kLargestProgramme);
    const auto version = desk.office().publish(text);
    if (version)
        return done().set("version", *version);
    json::Object outcome = failed(version.error());
    if (const auto parsed = programme::parse(text); !parsed)
        outcome.set("message", *outcome.find("message")->asString() + describe(parsed.error()));
    return outcome;
}

json::Object adminStore(json::Reader& asked, LocalOffice& desk)
{
    office::Store store;
    store.id = asked.string("id", 64);
    store.name = asked.stringOr("name", store.id, 200);
    store.time.zone = asked.string("zone", 64);
    store.time.cutOffSeconds = static_cast<std::int32_t>(asked.integerOr("cutOffSeconds", 0, 0, kLongestCutOff));
    if (!desk.calendar().isZone(store.time.zone))
        return refused("bad-request", "'" + store.time.zone + "' is no time zone; write it like Asia/Shanghai");
    const auto put = desk.office().putStore(store);
    return put ? done() : failed(put.error());
}

json::Object adminOperator(json::Reader& asked, LocalOffice& desk)
{
    sync::Operator person;
    person.id = asked.string("id", 64);
    person.name = asked.stringOr("name", person.id, 200);
    const std::string role = asked.string("role", 32);
    person.active = asked.booleanOr("active", true);
    const auto known = access::roleFrom(role);
    if (!known)
        return refused("bad-request",
                       "'" + role + "' is no role; there are cashier, supervisor, manager, auditor and integration");
    person.role = *known;
    const auto put = desk.office().putOperator(person);
    return put ? done() : failed(put.error());
}

std::string_view meaning(access::PinRefusal refusal)
{
    switch (refusal) {
    case access::PinRefusal::NotDigits:
        return "a PIN is digits only";
    case access::PinRefusal::TooShort:
        return "a PIN has at least 4 digits";
    case access::PinRefusal::TooLong:
        return "a PIN has at most 12 digits";
    case access::PinRefusal::TooSimple:
        return "this PIN is one of the first that anybody tries; choose another";
    case access::PinRefusal::IsTheNumber:
        return "this PIN is the operator's own number, which everybody knows; choose another";
    }
    return "unknown";
}

/// A PIN that was chosen, one that is drawn and told this once, or none any more.
json::Object adminPin(json::Reader& asked, LocalOffice& desk)
{
    const std::string id = asked.string("id", 64);
    const bool remove = asked.booleanOr("remove", false);
    const bool draw = !remove && !asked.has("pin");
    std::optional<std::string> pin;
    if (!remove)
        pin = draw ? desk.office().drawPin(id) : asked.string("pin", 64);
    if (pin)
        if (const auto checked = access::checkPin(*pin, id); !checked)
            return refused("bad-pin", meaning(checked.error()));
    if (const auto set = desk.office().setPin(id, pin); !set)
        return failed(set.error());
    return draw ? done().set("pin", *pin) : done();
}

/// How much of a retired terminal is known to be missing; what it did since it last said hello, nobody here can know.
Result<json::Object, Fault> leftOf(const IncarnationId& id, LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    LOYALTY_TRY(gone, transaction->incarnation(id));
    if (!gone)
        return fail(Fault{FaultCode::Missing, "a terminal that was there a moment ago"});
    const std::uint64_t unsent = gone->told - std::min(gone->told, gone->accepted.seq);
    return done()
        .set("accepted", number(gone->accepted.seq))
        .set("unsent", number(unsent))
        .set("lastSeenMs", gone->lastSeen.unixMs());
}

json::Object adminRetire(json::Reader& asked, LocalOffice& desk)
{
    const std::string name = asked.string("incarnation", 64);
    const auto id = IncarnationId::parse(name);
    if (!id)
        return refused("bad-request", "'" + name + "' is no incarnation; status lists them");
    const auto retired = desk.office().retire(*id);
    if (!retired && std::holds_alternative<office::OfficeRefusal>(retired.error()))
        return refused("no-such-incarnation", "there is no such incarnation; status lists them");
    return retired ? either(leftOf(*id, desk)) : failed(retired.error());
}

struct Command
{
    std::string_view name;
    json::Object (*run)(json::Reader&, LocalOffice&);
};

constexpr std::array kCommands = {
    Command{"code", adminCode},         Command{"publish", adminPublish}, Command{"store", adminStore},
    Command{"operator", adminOperator}, Command{"members", adminMembers}, Command{"retire", adminRetire},
    Command{"segment", adminSegment},   Command{"pass", adminPass},       Command{"member-code", adminMemberCode},
    Command{"status", adminStatus},     Command{"verify", adminVerify},   Command{"ledger", adminLedger},
    Command{"suspense", adminSuspense}, Command{"resolve", adminResolve}, Command{"pin", adminPin},
};

} // namespace

json::Value runAdmin(const json::Value& command, LocalOffice& desk)
{
    std::vector<json::Complaint> complaints;
    json::Reader asked(command, "", complaints);
    const std::string name = asked.string("command", 32);
    for (const Command& one : kCommands)
        if (one.name == name)
            return one.run(asked, desk);
    return refused("no-such-command", "head office knows no command '" + name + "'");
}

} // namespace loyalty::headoffice
