#include "app/ctl/conformance/given.h"

#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"

#include <charconv>

namespace loyalty::ctl {
namespace {

const json::Value* valueIn(const json::Object& object, std::string_view key)
{
    return object.find(key);
}

/// One rule of a case as a rule of a programme; empty where there is no such rule.
std::string ruleText(const json::Object& rule, std::size_t index)
{
    const std::string head = "{\"id\":\"r" + std::to_string(index) +
                             "\",\"names\":{\"en\":\"r\"},\"points\":" + std::to_string(numberIn(rule, "points"));
    const std::string type = textIn(rule, "type");
    std::string tail;
    if (const json::Array& skus = listIn(rule, "skus"); !skus.empty()) {
        tail = ",\"select\":{\"include\":{\"skus\":" + json::write(skus) + "}}";
    }
    if (type == "per_amount")
        return head + ",\"type\":\"perAmount\",\"perMinor\":" + std::to_string(numberIn(rule, "per_minor")) + tail +
               "}";
    if (type == "per_unit")
        return head + ",\"type\":\"perUnit\"" + tail + "}";
    if (type == "per_ticket")
        return head + ",\"type\":\"perTicket\"" + tail + "}";
    return {};
}

std::optional<programme::Compiled> programmeIn(const json::Object& given)
{
    std::string rules;
    std::size_t index = 0;
    for (const json::Value& value : listIn(given, "rules")) {
        const json::Object* const rule = value.asObject();
        const std::string text = rule != nullptr ? ruleText(*rule, index++) : std::string();
        if (text.empty())
            return std::nullopt;
        rules += (rules.empty() ? "" : ",") + text;
    }
    const std::string document =
        R"({"format":"loyalty-programme/1","id":"case","version":1,"validFrom":"2000-01-01T00:00:00Z",)"
        R"("currency":{"code":"CNY","exponent":2},"names":{"en":"case"},"earning":{"rounding":{"mode":"down",)"
        R"("per":"rule","multiply":"beforeRounding"},"rules":[)" +
        rules + "]}}";
    auto parsed = programme::parse(document);
    return parsed ? std::optional(programme::Compiled::compile(std::move(*parsed))) : std::nullopt;
}

engine::Basket basketIn(const json::Object& given)
{
    engine::Basket basket{.currency = *Currency::make("CNY", 2), .lines = {}};
    for (const json::Value& value : listIn(given, "lines")) {
        const json::Object* const said = value.asObject();
        if (said == nullptr)
            continue;
        engine::BasketLine line;
        line.id = static_cast<std::uint32_t>(basket.lines.size() + 1);
        line.sku = textIn(*said, "sku");
        line.quantity = Quantity::pieces(numberIn(*said, "qty"));
        line.amountMinor = numberIn(*said, "qty") * numberIn(*said, "unit_minor");
        basket.lines.push_back(std::move(line));
    }
    return basket;
}

} // namespace

std::int64_t numberIn(const json::Object& object, std::string_view key)
{
    const json::Value* const value = valueIn(object, key);
    if (value == nullptr)
        return 0;
    if (const std::int64_t* const number = value->asInteger())
        return *number;
    std::int64_t number = 0;
    if (const std::string* const text = value->asString())
        std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

std::string textIn(const json::Object& object, std::string_view key)
{
    const json::Value* const value = valueIn(object, key);
    const std::string* const text = value != nullptr ? value->asString() : nullptr;
    return text != nullptr ? *text : std::string();
}

bool flagIn(const json::Object& object, std::string_view key)
{
    const json::Value* const value = valueIn(object, key);
    const bool* const flag = value != nullptr ? value->asBool() : nullptr;
    return flag != nullptr && *flag;
}

const json::Array& listIn(const json::Object& object, std::string_view key)
{
    static const json::Array kNone;
    const json::Value* const value = valueIn(object, key);
    const json::Array* const list = value != nullptr ? value->asArray() : nullptr;
    return list != nullptr ? *list : kNone;
}

std::vector<std::int64_t> numbersIn(const json::Object& object, std::string_view key)
{
    std::vector<std::int64_t> numbers;
    for (const json::Value& value : listIn(object, key))
        if (const std::int64_t* const number = value.asInteger())
            numbers.push_back(*number);
    return numbers;
}

std::optional<Instant> instantIn(const json::Object& object, std::string_view key)
{
    constexpr std::int64_t kDayMs = 86'400'000;
    const auto date = BusinessDate::parse(textIn(object, key));
    return date ? std::optional(Instant(date->days() * kDayMs)) : std::nullopt;
}

std::optional<std::vector<engine::SoldLine>> soldIn(const json::Object& given)
{
    const auto programme = programmeIn(given);
    if (!programme)
        return std::nullopt;
    const engine::Basket basket = basketIn(given);
    const engine::MemberFacts member;
    const auto quote = engine::quote(*programme, &member, basket, {}, {});
    if (!quote)
        return std::nullopt;
    std::vector<engine::SoldLine> sold;
    for (std::size_t i = 0; i < basket.lines.size(); ++i)
        sold.push_back({.id = basket.lines[i].id,
                        .quantity = basket.lines[i].quantity,
                        .amountMinor = basket.lines[i].amountMinor,
                        .discountMinor = quote->lines[i].discountMinor,
                        .points = quote->lines[i].points});
    return sold;
}

} // namespace loyalty::ctl
