#include "core/terminal/signing_in.h"

#include "core/access/pin.h"
#include "core/base/assert.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

using std::chrono::seconds;

// ---- what stands in the journal: Noted::what
constexpr std::string_view kSignedIn = "signed-in";
constexpr std::string_view kProved = "pin-accepted"; ///< after wrong ones, where nobody signed in
constexpr std::string_view kWrong = "pin-refused";
constexpr std::string_view kLetTryAgain = "pin-unlocked";
constexpr std::string_view kRefused = "sign-in-refused";

SignInStop stop(SignInRefusal why, seconds wait = seconds(0), int triesLeft = 0)
{
    return {.why = why, .wait = wait, .triesLeft = triesLeft};
}

/// Says which verifier was meant and nothing about it.
std::string tagOf(std::string_view verifier)
{
    constexpr std::size_t kDigits = 8;
    return crypto::toHex(crypto::hash(verifier).view()).substr(0, kDigits);
}

/// How many wrong tries are left before one has to wait.
int triesLeftAfter(int wrong)
{
    int left = 0;
    while (access::pauseAfter(wrong + left) == seconds(0))
        ++left;
    return left;
}

By device()
{
    return {{access::ActorKind::Device, "terminal", access::Role::System}, std::nullopt};
}

} // namespace

void Terminal::noteTries(const journal::Entry& entry)
{
    const auto* const noted = std::get_if<journal::Noted>(&entry.act);
    if (noted == nullptr)
        return;
    if (noted->what == kSignedIn || noted->what == kProved || noted->what == kLetTryAgain) {
        m_pinTries.erase(noted->about);
    } else if (noted->what == kWrong) {
        PinTries& tries = m_pinTries[noted->about];
        if (tries.verifier != noted->detail)
            tries = {.verifier = noted->detail, .wrong = 0, .at = {}, .bootId = {}, .monotonicMs = 0};
        ++tries.wrong;
        tries.at = entry.at;
        tries.bootId = entry.bootId;
        tries.monotonicMs = entry.monotonicMs;
    }
}

const sync::Operator* Terminal::person(std::string_view id) const
{
    const auto found = std::ranges::find(m_operators, id, &sync::Operator::id);
    return found != m_operators.end() && found->active ? &*found : nullptr;
}

bool Terminal::hasPin(std::string_view id) const
{
    const sync::Operator* const known = person(id);
    return known != nullptr && !known->pin.empty();
}

/// What is still to be waited after the last wrong PIN; by the clock that cannot be set, where it has run since.
seconds Terminal::pauseOf(const PinTries& tries) const
{
    using std::chrono::milliseconds;
    const milliseconds pause = access::pauseAfter(tries.wrong);
    const bool sameBoot = !tries.bootId.empty() && tries.bootId == m_parts.clock.bootId();
    const milliseconds gone =
        sameBoot ? milliseconds(m_parts.clock.monotonicMs() - tries.monotonicMs) : m_parts.clock.now() - tries.at;
    const milliseconds left = std::min(pause, pause - gone); // a clock that went back makes nobody wait longer
    return std::chrono::ceil<seconds>(std::max(milliseconds(0), left));
}

Result<void, Fault> Terminal::noteSignIn(const By& by, std::string_view what, std::string_view about,
                                         std::string_view detail)
{
    LOYALTY_CHECK(current());
    Draft draft;
    draft.act = journal::Noted{.what = std::string(what), .about = std::string(about), .detail = std::string(detail)};
    LOYALTY_CHECK(record(by, std::move(draft)));
    return {};
}

Answer<access::Actor, SignInStop> Terminal::prove(const Credentials& who, Occasion occasion)
{
    const sync::Operator* const known = person(who.operatorId);
    if (known == nullptr) {
        // What was typed is not written down: it may have been a PIN.
        if (occasion == Occasion::SignIn)
            LOYALTY_CHECK(noteSignIn(device(), kRefused, {}, "unknown"));
        return fail(stop(SignInRefusal::Unknown));
    }
    const access::Actor actor{access::ActorKind::Person, known->id, known->role};
    const bool hasPin = !known->pin.empty();
    if (hasPin)
        if (const auto refused = provePin(*known, who.pin); !refused)
            return fail(refused.error());
    const bool afterWrongOnes = m_pinTries.contains(actor.id);
    if (occasion == Occasion::SignIn)
        LOYALTY_CHECK(noteSignIn({actor, std::nullopt}, kSignedIn, actor.id, hasPin ? "pin" : "number"));
    else if (afterWrongOnes)
        LOYALTY_CHECK(noteSignIn({actor, std::nullopt}, kProved, actor.id, {}));
    return actor;
}

Answer<void, SignInStop> Terminal::provePin(const sync::Operator& known, std::string_view pin)
{
    if (pin.empty())
        return fail(stop(SignInRefusal::NeedsPin));
    LOYALTY_CHECK(current());
    const std::string id = known.id;
    const std::string tag = tagOf(known.pin);
    const auto wrongSoFar = [&] {
        const auto tries = m_pinTries.find(id);
        return tries != m_pinTries.end() && tries->second.verifier == tag ? &tries->second : nullptr;
    };
    if (const PinTries* const tries = wrongSoFar()) {
        if (tries->wrong >= access::kTriesUntilLocked)
            return fail(stop(SignInRefusal::Locked));
        if (const seconds wait = pauseOf(*tries); wait > seconds(0))
            return fail(stop(SignInRefusal::Paused, wait));
    }
    if (access::isPin(m_keys.lookupKey, id, known.pin, pin))
        return {};
    LOYALTY_CHECK(noteSignIn(device(), kWrong, id, tag));
    const int wrong = wrongSoFar()->wrong;
    if (wrong >= access::kTriesUntilLocked)
        return fail(stop(SignInRefusal::Locked));
    return fail(stop(SignInRefusal::WrongPin, access::pauseAfter(wrong), triesLeftAfter(wrong)));
}

Answer<access::Actor, SignInStop> Terminal::proveApprover(const access::Actor& actor, const Credentials& who)
{
    const sync::Operator* const known = person(who.operatorId);
    const bool pinsInUse =
        std::ranges::any_of(m_operators, [](const sync::Operator& each) { return each.active && !each.pin.empty(); });
    if (known != nullptr && known->id == actor.id)
        return fail(stop(SignInRefusal::SamePerson));
    // Numbers are no secret: where a chain has PINs, nothing is allowed to others without one.
    if (known != nullptr && known->pin.empty() && pinsInUse)
        return fail(stop(SignInRefusal::NoPin));
    return prove(who, Occasion::Act);
}

Answer<void, SignInStop> Terminal::letTryAgain(const By& by, std::string_view operatorId)
{
    if (access::verdict(by.actor, by.approver, access::Permission::Unlock) != access::Verdict::Allowed)
        return fail(stop(SignInRefusal::NotEnough));
    if (person(operatorId) == nullptr)
        return fail(stop(SignInRefusal::Unknown));
    LOYALTY_CHECK(noteSignIn(by, kLetTryAgain, operatorId, {}));
    return {};
}

std::string_view toString(SignInRefusal refusal)
{
    switch (refusal) {
    case SignInRefusal::Unknown:
        return "unknown";
    case SignInRefusal::NeedsPin:
        return "needs-pin";
    case SignInRefusal::WrongPin:
        return "wrong-pin";
    case SignInRefusal::NoPin:
        return "no-pin";
    case SignInRefusal::Paused:
        return "paused";
    case SignInRefusal::Locked:
        return "locked";
    case SignInRefusal::SamePerson:
        return "same-person";
    case SignInRefusal::NotEnough:
        return "not-enough";
    }
    LOYALTY_ASSERT(!"unknown refusal to sign in");
}

} // namespace loyalty::terminal
