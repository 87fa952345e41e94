#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/wording.h"

#include <charconv>

namespace loyalty::headoffice {
namespace {

constexpr std::int64_t kMostListed = 100'000;

/// "<incarnation>:<seq>", as text() writes it.
std::optional<ledger::EntryRef> entryFrom(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto incarnation = IncarnationId::parse(name.substr(0, colon));
    const std::string_view digits = name.substr(colon + 1);
    std::uint64_t seq = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
    if (!incarnation || error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return ledger::EntryRef{*incarnation, seq};
}

json::Object noEntry(const std::string& name)
{
    return refused("bad-request", "'" + name + "' names no entry; suspense list shows them");
}

std::string meaning(const office::ResolveStop& stop)
{
    const std::string doubt =
        stop.doubt.reason + (stop.doubt.detail.empty() ? std::string() : " (" + stop.doubt.detail + ")");
    switch (stop.why) {
    case office::ResolveRefusal::NoSuchOperator:
        return "nobody with this operator id works here; status lists them";
    case office::ResolveRefusal::NotAllowed:
        return "this takes somebody who may adjust points alone, such as a manager";
    case office::ResolveRefusal::NoReason:
        return "say why with --reason";
    case office::ResolveRefusal::ReasonTooLong:
        return "a reason has at most 200 bytes";
    case office::ResolveRefusal::NoSuchEntry:
        return "this entry is not in suspense; suspense list shows those that are";
    case office::ResolveRefusal::ResolvedOtherwise:
        return "this was decided before, and otherwise; suspense show tells how";
    case office::ResolveRefusal::StillInDoubt:
        return "it still cannot be booked: " + doubt;
    case office::ResolveRefusal::CannotBook:
        return "there is nothing that it could be booked on: " + doubt;
    case office::ResolveRefusal::BookedAlready:
        return "its points are booked, only the name is missing; retry when the till has sent the key, or book to leave "
               "it without a name";
    }
    return {};
}

json::Object stopped(const std::variant<office::ResolveStop, Fault>& error)
{
    if (const auto* fault = std::get_if<Fault>(&error))
        return faulted(*fault);
    const auto& stop = std::get<office::ResolveStop>(error);
    return refused(office::toString(stop.why), meaning(stop));
}

json::Object said(const office::Suspended& one)
{
    return json::Object{
        {"entry", text(one.entry)}, {"reason", one.reason}, {"detail", one.detail}, {"sinceMs", one.since.unixMs()}};
}

json::Object said(const office::Resolution& one)
{
    return json::Object{{"how", office::toString(one.how)},
                        {"operator", one.operatorId},
                        {"reason", one.reason},
                        {"atMs", one.at.unixMs()}};
}

Result<json::Object, Fault> list(LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    LOYALTY_TRY(suspended, transaction->suspended(kMostListed));
    return done().set("suspended", listed(suspended, [](const office::Suspended& one) { return said(one); }));
}

Result<json::Object, Fault> show(const ledger::EntryRef& entry, LocalOffice& desk)
{
    LOYALTY_TRY(transaction, desk.database().read());
    LOYALTY_TRY(view, office::suspenseOf(*transaction, entry));
    if (!view)
        return stopped(office::ResolveStop{});
    json::Object outcome = done();
    outcome.set("suspended", said(view->suspended));
    if (view->resolution)
        outcome.set("resolution", said(*view->resolution));
    // What is no JSON of ours is shown as the text that it is.
    auto content = json::parse(view->bytes);
    outcome.set("content", content ? std::move(*content) : json::Value(json::toBase64(view->bytes)));
    return outcome;
}

office::ResolveAsk askFrom(json::Reader& asked, office::Settlement how)
{
    return {
        .entry = {}, .how = how, .operatorId = asked.string("operator", 64), .reason = asked.stringOr("reason", "")};
}

/// What comes out may be what another waits for: as long as one pass resolves something, there is another.
Result<json::Object, Fault> retryAll(office::ResolveAsk ask, LocalOffice& desk)
{
    std::uint64_t resolved = 0;
    for (bool again = true; again;) {
        again = false;
        std::vector<office::Suspended> waiting;
        {
            LOYALTY_TRY(transaction, desk.database().read());
            LOYALTY_TRY(found, transaction->suspended(kMostListed));
            waiting = std::move(found);
        }
        for (const office::Suspended& one : waiting) {
            ask.entry = one.entry;
            const auto outcome = desk.office().resolve(ask);
            if (outcome) {
                ++resolved;
                again = true;
                continue;
            }
            const auto* const stop = std::get_if<office::ResolveStop>(&outcome.error());
            if (stop == nullptr || stop->why != office::ResolveRefusal::StillInDoubt)
                return stopped(outcome.error());
        }
        if (!again)
            return done().set("resolved", number(resolved)).set("left", number(std::uint64_t{waiting.size()}));
    }
    return done();
}

} // namespace

json::Object adminSuspense(json::Reader& asked, LocalOffice& desk)
{
    const std::string name = asked.stringOr("entry", "", 100);
    if (name.empty())
        return either(list(desk));
    const auto entry = entryFrom(name);
    return entry ? either(show(*entry, desk)) : noEntry(name);
}

json::Object adminResolve(json::Reader& asked, LocalOffice& desk)
{
    const std::string word = asked.string("how", 32);
    const auto how = office::settlementFrom(word);
    if (!how)
        return refused("bad-request", "'" + word + "' is no decision; there are retried, booked and dropped");
    office::ResolveAsk ask = askFrom(asked, *how);
    const std::string name = asked.stringOr("entry", "", 100);
    if (name.empty() && *how == office::Settlement::Retried)
        return either(retryAll(std::move(ask), desk));
    const auto entry = entryFrom(name);
    if (!entry)
        return noEntry(name);
    ask.entry = *entry;
    const auto resolved = desk.office().resolve(ask);
    if (!resolved)
        return stopped(resolved.error());
    return done().set("resolution", said(resolved->resolution)).set("repeated", resolved->repeated);
}

} // namespace loyalty::headoffice
