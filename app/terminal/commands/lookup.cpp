#include "app/terminal/commands/lookup.h"

#include "core/access/sale_code.h"

namespace loyalty::app {
namespace {

using terminal::Terminal;
using Identified = terminal::Answer<terminal::MemberView, terminal::IdentifyStop>;
using Found = terminal::Answer<terminal::SaleView, terminal::FindRefusal>;

template <class T, class Refusal>
bool saysNo(const terminal::Answer<T, Refusal>& answer, Refusal refusal)
{
    const auto* const why = answer ? nullptr : std::get_if<Refusal>(&answer.error());
    return why != nullptr && *why == refusal;
}

/// Of an id, or of the code on a receipt.
std::optional<SaleId> saleIdOf(std::string_view text)
{
    const auto id = SaleId::parse(text);
    return id ? id : access::saleFromCode(text);
}

bool isElsewhere(const Identified& answer)
{
    const auto* const stop = answer ? nullptr : std::get_if<terminal::IdentifyStop>(&answer.error());
    return stop != nullptr && mayBeKnownElsewhere(stop->why);
}

Reply stoppedIdentifying(const terminal::Stop<terminal::IdentifyStop>& stopped)
{
    if (const Fault* const fault = std::get_if<Fault>(&stopped))
        return faulted(*fault);
    const auto& stop = std::get<terminal::IdentifyStop>(stopped);
    Reply reply = refused("identify", toString(stop.why));
    if (stop.wait > std::chrono::seconds(0))
        reply.set("detail", std::to_string(stop.wait.count()));
    return reply;
}

Result<terminal::MemberView, Reply> byId(Call& call, const MemberId& id)
{
    const auto here = [&] { return call.runtime.onTerminal([&](Terminal& t) { return t.member(call.by, id); }); };
    auto member = here();
    bool reached = true;
    if (saysNo(member, terminal::FindRefusal::NoSuchMember)) {
        reached = call.runtime.findOnline({.member = id, .lookup = {}}, kPersonWaits).reached;
        member = here();
    }
    if (member)
        return std::move(*member);
    Reply reply = stopped("find", member.error());
    if (!reached)
        reply.set("headOffice", "not-reached");
    return fail(std::move(reply));
}

Found saleHere(Call& call, std::string_view saleOrTicket, const std::string& store, const std::string& registerId)
{
    return call.runtime.onTerminal([&](Terminal& terminal) {
        const auto id = saleIdOf(saleOrTicket);
        return id ? terminal.findSale(call.by, *id) : terminal.findTicket(call.by, store, registerId, saleOrTicket);
    });
}

} // namespace

Result<terminal::MemberView, Reply> findMember(Call& call, std::string_view code)
{
    if (const auto id = MemberId::parse(code))
        LOYALTY_CHECK(byId(call, *id));
    const auto here = [&] { return call.runtime.onTerminal([&](Terminal& t) { return t.identify(call.by, code); }); };
    Identified member = here();
    bool reached = true;
    if (isElsewhere(member)) {
        const auto lookups = call.runtime.onTerminal([&](Terminal& terminal) { return terminal.lookupsOf(code); });
        for (std::size_t i = 0; i < lookups.size() && reached && isElsewhere(member); ++i) {
            reached = call.runtime.findOnline({.member = {}, .lookup = lookups[i]}, kPersonWaits).reached;
            member = here();
        }
    }
    if (member)
        return std::move(*member);
    Reply reply = stoppedIdentifying(member.error());
    if (!reached)
        reply.set("headOffice", "not-reached");
    return fail(std::move(reply));
}

Result<terminal::SaleView, Reply> findSale(Call& call, std::string_view saleOrTicket)
{
    const std::string store = call.arguments.text("store");
    const std::string registerId = call.arguments.text("register");
    Found sale = saleHere(call, saleOrTicket, store, registerId);
    bool reached = true;
    if (saysNo(sale, terminal::FindRefusal::NoSuchSale)) {
        const sync::FindSale wanted = call.runtime.onTerminal([&](Terminal& terminal) {
            auto id = saleIdOf(saleOrTicket);
            if (!id && !registerId.empty())
                id = terminal.saleOfTicket(store, registerId, saleOrTicket);
            const std::string of = store.empty() ? terminal.identity().settings.store : store;
            return sync::FindSale{id, id ? std::string() : std::string(saleOrTicket), of};
        });
        const sync::WantedAnswer answer = call.runtime.ask(wanted, kPersonWaits);
        reached = answer.reached;
        const auto adopted = call.runtime.onTerminal(
            [&](Terminal& terminal) { return answer.sale ? terminal.adopt(*answer.sale) : std::nullopt; });
        if (adopted)
            sale = saleHere(call, adopted->toString(), store, registerId);
    }
    if (sale)
        return std::move(*sale);
    Reply reply = stopped("find", sale.error());
    if (!reached)
        reply.set("headOffice", "not-reached");
    return fail(std::move(reply));
}

std::optional<programme::Programme> programmeAt(Call& call, Instant instant)
{
    return call.runtime.onTerminal([&](Terminal& terminal) {
        const programme::Compiled* const found = terminal.programmeAt(instant);
        return found != nullptr ? std::optional(found->programme()) : std::nullopt;
    });
}

} // namespace loyalty::app
