#include "core/journal/act_json.h"
#include "core/journal/entry.h"

namespace loyalty::journal {

namespace {

constexpr std::size_t kUsualBytes = 2048;

void write(ObjectWriter& out, std::string_view key, const access::Actor& actor)
{
    ObjectWriter object = out.object(key);
    object.text("kind", access::toString(actor.kind));
    object.text("id", actor.id);
    object.text("role", access::toString(actor.role));
}

void writeHead(ObjectWriter& out, const Entry& entry)
{
    out.number("v", std::int64_t{entry.format});
    out.id("inc", entry.incarnation);
    out.number("seq", entry.seq);
    out.text("kind", kindOf(entry.act));
    out.number("at", entry.at.unixMs());
    out.text("date", entry.date.toString());
    out.text("boot", entry.bootId);
    out.number("mono", entry.monotonicMs);
    if (entry.serverOffsetMs)
        out.number("offset", *entry.serverOffsetMs);
    out.text("store", entry.store);
    write(out, "actor", entry.actor);
    if (entry.approver)
        write(out, "approver", *entry.approver);
}

void writeAct(ObjectWriter& out, const Act& act)
{
    ObjectWriter object = out.object("act");
    std::visit(
        [&object](const auto& body) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(body)>, Unknown>)
                write(object, body);
        },
        act);
}

} // namespace

std::string encode(const Entry& entry)
{
    std::string bytes;
    bytes.reserve(kUsualBytes);
    {
        ObjectWriter out(bytes);
        writeHead(out, entry);
        writeAct(out, entry.act);
        writePostings(out, entry.postings, {entry.ref(), entry.at, entry.date, memberOf(entry.act)});
    }
    return bytes;
}

} // namespace loyalty::journal
