#include "tests/support/sync/faulty_line.h"

namespace loyalty::test {
namespace {

sync::Reply unread(std::uint64_t number)
{
    return {.number = number, .epoch = 1, .body = sync::Halted{sync::Halt::Malformed, "body"}};
}

/// The bytes that arrive where head office said `reply`.
std::string onTheWay(sync::Reply reply, Fate fate)
{
    if (fate == Fate::Html)
        return "<html><body>Welcome to the guest network</body></html>";
    if (fate == Fate::OtherNumber)
        ++reply.number;
    if (fate == Fate::OtherKind)
        reply.body = sync::EnrolReply();
    const std::string bytes = sync::encode(reply);
    return fate == Fate::Cut ? bytes.substr(0, bytes.size() / 2) : bytes;
}

} // namespace

std::string FaultyLine::bringBack(const sync::Reply& reply, Fate fate, sync::Session& session, Instant now)
{
    const auto taken = session.received(onTheWay(reply, fate), now);
    return taken ? std::string() : "the terminal could not take a reply: " + taken.error().detail;
}

std::string FaultyLine::carry(const sync::Outgoing& request, Fate fate, const HeadOffice& office,
                              sync::Session& session, Instant now)
{
    const auto lost = [&] { session.failed({FaultCode::TimedOut, "lost"}, now); };
    std::deque<sync::Outgoing> arriving;
    arriving.swap(m_late);
    std::string trouble;
    switch (fate) {
    case Fate::RequestLost:
        lost();
        break;
    case Fate::Late:
        m_late.push_back(request);
        lost();
        break;
    case Fate::ReplyLost:
        (void)office(request);
        lost();
        break;
    case Fate::Twice:
        (void)office(request);
        [[fallthrough]];
    case Fate::Delivered:
    case Fate::Html:
    case Fate::Cut:
    case Fate::OtherNumber:
    case Fate::OtherKind:
        if (const auto reply = office(request); reply) {
            trouble = bringBack(*reply, fate, session, now);
        } else {
            trouble = "head office: " + reply.error().detail;
            session.failed({FaultCode::Overloaded, "head office could not"}, now);
        }
        break;
    case Fate::NotRead:
        trouble = bringBack(unread(0), Fate::Delivered, session, now);
        break;
    case Fate::Refused:
        trouble = bringBack(unread(request.number), Fate::Delivered, session, now);
        break;
    }
    for (const sync::Outgoing& each : arriving)
        (void)office(each);
    return trouble;
}

} // namespace loyalty::test
