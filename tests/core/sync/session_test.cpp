#include "core/sync/session.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace loyalty;
using namespace loyalty::sync;
using namespace std::chrono_literals;
using loyalty::test::FakeClock;

namespace {

/// A terminal that has said nothing yet, and holds no entries unless a test says so.
class QuietSide final : public LocalSide
{
public:
    explicit QuietSide(const Clock& clock)
        : m_clock(clock)
    {}

    [[nodiscard]] LocalState localState() const override
    {
        LocalState state;
        state.incarnation = IncarnationId({1});
        state.epoch = 1;
        state.now = m_clock.now();
        state.head.seq = state.ackedSeq = held;
        state.postedSeq = posted;
        return state;
    }
    [[nodiscard]] Result<std::vector<journal::ChainedEntry>, Fault> entriesAfter(std::uint64_t) override
    {
        return std::vector<journal::ChainedEntry>();
    }
    [[nodiscard]] Result<std::optional<crypto::Hash>, Fault> hashAt(std::uint64_t seq) override
    {
        return seq == 0 ? std::optional(crypto::Hash()) : std::nullopt;
    }
    [[nodiscard]] Result<std::vector<MemberKey>, Fault> keysFor(const std::vector<journal::ChainedEntry>&) override
    {
        return std::vector<MemberKey>();
    }
    [[nodiscard]] std::vector<journal::Granted> grantsHeld() const override { return {}; }
    [[nodiscard]] Result<void, Fault> acked(const journal::Head&) override { return {}; }
    [[nodiscard]] Result<void, Fault> granted(const std::vector<journal::Granted>&,
                                              const std::optional<MemberId>&) override
    {
        return {};
    }
    [[nodiscard]] Result<void, Fault> closed(std::optional<Halt>) override { return {}; }
    [[nodiscard]] Result<void, Fault> pulled(const PullReply&) override { return {}; }
    [[nodiscard]] Result<void, Fault> found(const FindReply&) override { return {}; }
    [[nodiscard]] Result<void, Fault> saidHello(const HelloReply&, std::int64_t) override { return {}; }
    [[nodiscard]] std::string sign(std::string_view) const override { return std::string(64, 's'); }

    std::uint64_t held = 0;   ///< entries, all of them at head office
    std::uint64_t posted = 0; ///< of those

private:
    const Clock& m_clock;
};

/// A session, and the clock that it is asked by.
struct Talk
{
    explicit Talk(std::uint64_t seed = 1)
        : random(seed)
    {}

    [[nodiscard]] std::optional<Outgoing> next()
    {
        const auto request = session.next(clock.now());
        REQUIRE(request);
        return *request;
    }
    /// How long the session is silent after the exchange that just failed.
    [[nodiscard]] std::chrono::milliseconds silence()
    {
        REQUIRE(session.wakeAt());
        const auto pause = *session.wakeAt() - clock.now();
        CHECK_FALSE(next());
        clock.advance(pause - 1ms);
        CHECK_FALSE(next());
        clock.advance(1ms);
        return pause;
    }
    void answer(Reply reply)
    {
        const auto request = next();
        REQUIRE(request);
        reply.number = request->number;
        reply.epoch = 1;
        REQUIRE(session.received(encode(reply), clock.now()));
    }

    FakeClock clock;
    test::SeededRandom random;
    QuietSide side{clock};
    Session session{side, random};
};

Reply hello()
{
    return {.number = 0, .epoch = 1, .body = HelloReply{.epoch = 1, .known = {}, .lastNumber = 0, .clock = {}}};
}

} // namespace

TEST_CASE("the pause after failures doubles, is spread over its second half, and ends at a minute")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Talk talk(seed);
        std::chrono::milliseconds full = 500ms;
        for (int failure = 1; failure <= 12; ++failure) {
            CAPTURE(seed, failure);
            REQUIRE(talk.next());
            talk.session.failed({FaultCode::TimedOut, "silence"}, talk.clock.now());
            const auto pause = talk.silence();
            CHECK(pause >= full / 2);
            CHECK(pause <= full);
            full = std::min<std::chrono::milliseconds>(full * 2, 60s);
        }
    }
}

TEST_CASE("terminals that lost their line together do not come back together")
{
    std::set<std::chrono::milliseconds> pauses;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Talk talk(seed);
        for (int failure = 0; failure < 7; ++failure) {
            REQUIRE(talk.next());
            talk.session.failed({FaultCode::Unreachable, "no line"}, talk.clock.now());
            talk.clock.advance(60s);
        }
        REQUIRE(talk.next());
        talk.session.failed({FaultCode::Unreachable, "no line"}, talk.clock.now());
        pauses.insert(talk.silence());
    }
    CHECK(pauses.size() > 45);
}

TEST_CASE("head office's own word about when to come back is kept, and one success forgets all failures")
{
    Talk talk;
    REQUIRE(talk.next());
    talk.session.failed({FaultCode::Overloaded, "later"}, talk.clock.now(), 40s);
    const auto asked = talk.silence();
    CHECK(asked >= 40s);
    CHECK(asked <= 41s);
    talk.answer(hello());
    REQUIRE(talk.next());
    talk.session.failed({FaultCode::TimedOut, "silence"}, talk.clock.now());
    CHECK(talk.silence() <= 500ms);
}

TEST_CASE(
    "whatever a reply says, the exchange is over: what answers nothing is a bad reply, tried again later and later")
{
    Reply otherNumber = hello();
    otherNumber.number = 77;
    Reply otherKind{.number = 1, .epoch = 1, .body = Ack{}};
    Reply unread{.number = 0, .epoch = 1, .body = Halted{Halt::Malformed, "body"}};
    Reply refused{.number = 1, .epoch = 1, .body = Halted{Halt::Malformed, "a reason"}};
    Reply sameEpoch{.number = 1, .epoch = 1, .body = Halted{Halt::EpochChanged, {}}};
    for (const std::string& bytes :
         {std::string(), std::string("<html>guest network</html>"), encode(hello()).substr(0, 30), encode(otherNumber),
          encode(otherKind), encode(unread), encode(refused), encode(sameEpoch)}) {
        CAPTURE(bytes);
        Talk talk;
        std::chrono::milliseconds full = 500ms;
        for (int i = 0; i < 9; ++i) {
            const auto request = talk.next();
            REQUIRE(request);
            std::string said = bytes;
            if (const auto reply = decodeReply(bytes); reply && reply->number == 1) {
                Reply numbered = *reply;
                numbered.number = request->number;
                said = encode(numbered);
            }
            CHECK_FALSE(talk.session.received(said, talk.clock.now()));
            REQUIRE(talk.session.fault());
            CHECK(talk.session.fault()->code == FaultCode::BadReply);
            CHECK_FALSE(talk.session.online());
            CHECK_FALSE(talk.session.halted());
            const auto pause = talk.silence();
            CHECK(pause >= full / 2);
            full = std::min<std::chrono::milliseconds>(full * 2, 60s);
        }
        talk.answer(hello()); // the real head office is back
        CHECK(talk.session.online());
        CHECK_FALSE(talk.session.fault());
    }
}

TEST_CASE("a wish under an odd reply is told that head office was not reached, and is not asked again")
{
    Talk talk;
    talk.answer(hello());
    const std::uint64_t ticket = talk.session.want(Find{MemberId(), std::nullopt});
    REQUIRE(talk.next());
    CHECK_FALSE(talk.session.received("<html>", talk.clock.now()));
    const auto answers = talk.session.takeAnswers();
    REQUIRE(answers.size() == 1);
    CHECK(answers.front().ticket == ticket);
    CHECK_FALSE(answers.front().reached);
    (void)talk.silence();
    const auto after = talk.next();
    REQUIRE(after);
    const auto request = decodeRequest(after->body);
    REQUIRE(request);
    CHECK(std::holds_alternative<Pull>(request->body));
}

TEST_CASE("the next pull waits for head office's word, spread over the herd window")
{
    std::set<std::chrono::milliseconds> pauses;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Talk talk(seed);
        talk.answer(hello());
        talk.answer({.number = 0, .epoch = 1, .nextAfter = 2000ms, .herdWindow = 500ms, .body = PullReply{}});
        const auto pause = talk.silence();
        CHECK(pause >= 2000ms);
        CHECK(pause < 2500ms);
        pauses.insert(pause);
    }
    CHECK(pauses.size() > 30);
}

TEST_CASE("terminals that wait for posting to go on are spread over the herd window too")
{
    std::set<std::chrono::milliseconds> pauses;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Talk talk(seed);
        talk.side.held = 5;
        talk.answer(hello());
        talk.answer({.number = 0, .epoch = 1, .nextAfter = 2000ms, .herdWindow = 500ms, .body = PullReply{}});
        const auto pause = talk.silence();
        CHECK(pause >= 100ms);
        CHECK(pause < 600ms);
        pauses.insert(pause);
    }
    CHECK(pauses.size() > 30);
}

TEST_CASE("while posting stands still a terminal asks ever slower, and at once again when it goes on")
{
    Talk talk;
    talk.side.held = 5;
    talk.answer(hello());
    const auto pauseAfterPull = [&talk] {
        talk.answer({.number = 0, .epoch = 1, .nextAfter = 2000ms, .herdWindow = 0ms, .body = PullReply{}});
        return talk.silence();
    };
    for (const auto expected : {100ms, 200ms, 400ms, 800ms, 1600ms, 2000ms, 2000ms})
        CHECK(pauseAfterPull() == expected);
    talk.side.posted = 3;
    CHECK(pauseAfterPull() == 100ms);
    CHECK(pauseAfterPull() == 200ms);
    talk.side.posted = 5;
    CHECK(pauseAfterPull() == 2000ms);
    talk.side.held = 6;
    CHECK(pauseAfterPull() == 100ms);
}

TEST_CASE("one whom head office does not know, or cannot read, asks again by itself")
{
    for (const Halt why : {Halt::Unknown, Halt::TooOld, Halt::TooNew}) {
        INFO(toString(why));
        Talk talk;
        talk.answer({.number = 0, .epoch = 1, .body = Halted{why, {}}});
        CHECK(talk.session.halted() == why);
        const auto pause = talk.silence();
        CHECK(pause >= 1min);
        CHECK(pause < 2min);
        talk.answer(hello());
        CHECK_FALSE(talk.session.halted());
        CHECK(talk.next());
    }
}

TEST_CASE("who asks for it is not kept waiting by a halt that may pass")
{
    Talk talk;
    talk.answer({.number = 0, .epoch = 1, .body = Halted{Halt::Unknown, {}}});
    CHECK_FALSE(talk.next());
    talk.session.hurry();
    CHECK(talk.next());
}

TEST_CASE("a terminal that is retired and has nothing to hand over asks no more")
{
    Talk talk;
    talk.answer({.number = 0, .epoch = 1, .body = Halted{Halt::Retired, {}}});
    CHECK_FALSE(talk.next());
    talk.session.hurry();
    talk.clock.advance(24h);
    CHECK_FALSE(talk.next());
    CHECK(talk.session.halted() == Halt::Retired);
}
