#include "core/programme/migrate.h"

#include "core/programme/parse.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace loyalty::programme {
namespace {

using json::Array;
using json::Object;
using json::Value;

const Object* objectAt(const Object& object, std::string_view key)
{
    const Value* const value = object.find(key);
    return value == nullptr ? nullptr : value->asObject();
}

const Array* arrayAt(const Object& object, std::string_view key)
{
    const Value* const value = object.find(key);
    return value == nullptr ? nullptr : value->asArray();
}

std::string_view textAt(const Object& object, std::string_view key)
{
    const Value* const value = object.find(key);
    const std::string* const text = value == nullptr ? nullptr : value->asString();
    return text == nullptr ? std::string_view() : *text;
}

template <std::size_t N>
Object without(const Object& object, const std::array<std::string_view, N>& keys)
{
    Object kept;
    for (const auto& [key, value] : object)
        if (std::ranges::find(keys, key) == keys.end())
            kept.set(key, value);
    return kept;
}

/// Whether a rule of this id gives points by itself. What is no rule is left to be complained about.
bool givesPoints(const Array& rules, std::string_view id)
{
    constexpr std::array<std::string_view, 3> kOthers = {"multiplier", "coupon", "stamps"};
    return std::ranges::none_of(rules, [&](const Value& value) {
        const Object* const rule = value.asObject();
        return rule != nullptr && textAt(*rule, "id") == id &&
               std::ranges::find(kOthers, textAt(*rule, "type")) != kOthers.end();
    });
}

/// A budget without the rules that it could not cap; nothing where none is left.
Value budgetOfPoints(const Object& budget, const Array& rules)
{
    const Array* const named = arrayAt(budget, "rules");
    if (named == nullptr)
        return budget;
    Array kept;
    for (const Value& id : *named)
        if (const std::string* const text = id.asString(); text == nullptr || givesPoints(rules, *text))
            kept.push_back(id);
    if (kept.empty() && !named->empty())
        return {};
    Object changed = budget;
    changed.set("rules", std::move(kept));
    return changed;
}

Object budgetsOfPoints(const Object& earning)
{
    const Array* const budgets = arrayAt(earning, "budgets");
    const Array* const rules = arrayAt(earning, "rules");
    if (budgets == nullptr || rules == nullptr)
        return earning;
    Array kept;
    for (const Value& value : *budgets) {
        const Object* const budget = value.asObject();
        Value changed = budget == nullptr ? value : budgetOfPoints(*budget, *rules);
        if (!changed.isNull())
            kept.push_back(std::move(changed));
    }
    if (kept.empty() && !budgets->empty())
        return without(earning, std::array<std::string_view, 1>{"budgets"});
    Object changed = earning;
    changed.set("budgets", std::move(kept));
    return changed;
}

void from1To2(Object& document)
{
    if (const Object* const family = objectAt(document, "family"))
        document.set("family", without(*family, std::array<std::string_view, 2>{"share", "spender"}));
    if (const Object* const earning = objectAt(document, "earning"))
        document.set("earning", budgetsOfPoints(*earning));
}

/// From one format to the next.
struct Step
{
    std::string_view from;
    std::string_view to;
    void (*change)(Object& document);
};

constexpr Step kSteps[] = {{"loyalty-programme/1", kFormat, from1To2}};

} // namespace

bool isOlder(std::string_view format)
{
    return std::ranges::find(kSteps, format, &Step::from) != std::end(kSteps);
}

bool migrate(json::Value& document)
{
    const Object* const object = document.asObject();
    if (object == nullptr || !isOlder(textAt(*object, "format")))
        return false;
    Object changed = *object;
    for (const Step& step : kSteps) {
        if (textAt(changed, "format") != step.from)
            continue;
        step.change(changed);
        changed.set("format", step.to);
    }
    document = std::move(changed);
    return true;
}

} // namespace loyalty::programme
