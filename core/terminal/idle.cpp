#include "core/terminal/idle.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

using engine::TraceStep;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Letters of ASCII in either case are the same; others are as they are.
bool isSameSaid(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, {}, lower, lower);
}

template <class Item>
void addCodes(const std::vector<Item>& items, std::vector<std::string_view>& codes)
{
    for (const Item& item : items)
        codes.insert(codes.end(), item.when.codes.begin(), item.when.codes.end());
}

std::vector<std::string_view> codesOf(const programme::Programme& programme)
{
    std::vector<std::string_view> codes;
    addCodes(programme.earning.rules, codes);
    addCodes(programme.discounts.offers, codes);
    addCodes(programme.rewards, codes);
    return codes;
}

/// Of whatever in the programme asks for a code.
template <class Item>
void addAsking(const std::vector<Item>& items, std::string_view code, std::vector<std::string_view>& ids)
{
    for (const Item& item : items)
        if (std::ranges::find(item.when.codes, code) != item.when.codes.end())
            ids.push_back(item.id);
}

bool did(const std::vector<TraceStep>& trace, std::string_view id)
{
    return std::ranges::any_of(
        trace, [id](const TraceStep& step) { return step.rule == id && step.kind != TraceStep::Kind::Conditional; });
}

/// A rule that gives coupons or stamps leaves no step where it applies, and one that does not apply always does. Without a
/// member none is looked at.
bool ruled(const std::vector<TraceStep>& trace, std::string_view rule)
{
    const auto of = [&trace](TraceStep::Kind kind, std::string_view id) {
        return std::ranges::any_of(
            trace, [=](const TraceStep& step) { return step.kind == kind && (id.empty() || step.rule == id); });
    };
    return of(TraceStep::Kind::Rounded, "") && !of(TraceStep::Kind::Conditional, rule);
}

Idle idleCode(const programme::Programme& programme, const std::string& code, const std::vector<TraceStep>& trace,
              bool& idle)
{
    std::vector<std::string_view> rules;
    addAsking(programme.earning.rules, code, rules);
    const std::vector<std::string_view> ids = askingFor(programme, code);
    idle = std::ranges::none_of(rules, [&trace](std::string_view id) { return ruled(trace, id); }) &&
           std::ranges::none_of(ids, [&trace](std::string_view id) { return did(trace, id); });
    Idle told{.kind = Idle::Kind::Code, .id = code, .known = !ids.empty(), .unmet = {}};
    for (const std::string_view id : ids)
        if (told.unmet.empty())
            told.unmet = unmetIn(trace, id);
    return told;
}

} // namespace

std::vector<std::string_view> askingFor(const programme::Programme& programme, std::string_view code)
{
    std::vector<std::string_view> ids;
    addAsking(programme.earning.rules, code, ids);
    addAsking(programme.discounts.offers, code, ids);
    addAsking(programme.rewards, code, ids);
    return ids;
}

bool hasCodes(const programme::Programme& programme)
{
    return !codesOf(programme).empty();
}

std::optional<std::string> codeSaid(const programme::Programme& programme, std::string_view said)
{
    const std::vector<std::string_view> codes = codesOf(programme);
    if (std::ranges::find(codes, said) != codes.end())
        return std::string(said);
    const auto same = std::ranges::find_if(codes, [said](std::string_view code) { return isSameSaid(code, said); });
    return same == codes.end() ? std::nullopt : std::optional<std::string>(*same);
}

std::string unmetIn(const std::vector<TraceStep>& trace, std::string_view rule)
{
    const auto step = std::ranges::find_if(trace, [rule](const TraceStep& each) {
        return each.kind == TraceStep::Kind::Conditional && each.rule == rule;
    });
    return step == trace.end() ? std::string() : step->detail;
}

std::vector<Idle> idleOf(const programme::Programme& programme, const engine::Ask& shown,
                         const std::vector<std::string>& used, const std::vector<TraceStep>& trace)
{
    std::vector<Idle> all;
    const auto isNew = [&all](Idle::Kind kind, const std::string& id) {
        return std::ranges::none_of(all, [&](const Idle& one) { return one.kind == kind && one.id == id; });
    };
    for (const std::string& id : shown.coupons) {
        const auto applied = std::ranges::count(used, id);
        const std::int64_t count = std::ranges::count(shown.coupons, id) - applied;
        const auto coupon = std::ranges::find(programme.coupons, id, &programme::Coupon::id);
        if (count <= 0 || coupon == programme.coupons.end() || !isNew(Idle::Kind::Coupon, id))
            continue;
        Idle& idle = all.emplace_back(Idle{.id = id, .count = count, .unmet = {}});
        idle.unmet = applied >= coupon->perTicket ? "ticket" : unmetIn(trace, coupon->offer);
    }
    for (const std::string& code : shown.codes) {
        bool idle = false;
        Idle told = idleCode(programme, code, trace, idle);
        if (idle && isNew(Idle::Kind::Code, code))
            all.push_back(std::move(told));
    }
    return all;
}

} // namespace loyalty::terminal
