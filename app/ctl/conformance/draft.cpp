#include "app/ctl/conformance/draft.h"

#include "core/base/rate.h"
#include "core/programme/parse.h"
#include "core/programme/text.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace loyalty::ctl {
namespace {

constexpr std::string_view kLevy = "levy";

struct TypeWord
{
    std::string_view of;
    std::string_view type;
};
/// Types of rules, as the cases and as the document name them.
constexpr TypeWord kTypes[] = {{"per_amount", "perAmount"},
                               {"per_unit", "perUnit"},
                               {"per_ticket", "perTicket"},
                               {"sku_fixed", "perSku"},
                               {"multiplier", "multiplier"}};

/// A key of a case and the document's key that means the same.
struct KeyWord
{
    std::string_view of;
    std::string_view key;
};
constexpr KeyWord kRuleKeys[] = {{"points", "points"},
                                 {"per_minor", "perMinor"},
                                 {"priority", "priority"},
                                 {"stop", "stop"},
                                 {"exclusive", "exclusive"}};
constexpr KeyWord kConditionKeys[] = {
    {"min_minor", "minSpendMinor"}, {"min_qty", "minPieces"}, {"below_minor", "belowSpendMinor"}};

void copyKeys(const JsonView& from, std::span<const KeyWord> keys, json::Object& into)
{
    for (const KeyWord& key : keys)
        if (const json::Value* value = from.find(key.of))
            into.set(key.key, *value);
}

void addTraits(const JsonView& rule, json::Object& traits, std::string_view trait, std::string_view key)
{
    json::Array all = words(rule, key);
    if (!all.empty())
        traits.set(trait, std::move(all));
}

json::Object selectorOf(const JsonView& rule)
{
    json::Object include;
    addTraits(rule, include, "skus", "skus");
    addTraits(rule, include, "categories", "categories");
    for (const std::string_view key : {"labels", "only_labels"})
        addTraits(rule, include, "tags", key);
    json::Object exclude;
    addTraits(rule, exclude, "skus", "exclude_skus");
    json::Array tags = words(rule, "exclude_labels");
    if (rule.flag("exclude_delivery"))
        tags.push_back("delivery");
    if (!tags.empty())
        exclude.set("tags", std::move(tags));
    json::Object selector;
    if (!include.empty())
        selector.set("include", std::move(include));
    if (!exclude.empty())
        selector.set("exclude", std::move(exclude));
    return selector;
}

void addRounding(const JsonView& rule, json::Object& made)
{
    if (!rule.has("rounding"))
        return;
    const bool wholeSteps = rule.text("rounding") == "down_whole_steps";
    made.set(wholeSteps ? "wholeSteps" : "rounding",
             wholeSteps ? json::Value(true) : json::Value(rule.text("rounding")));
}

/// The register puts an excluded tax on the price, and knows the tax in a price that holds it.
void addTax(const JsonView& tax, engine::BasketLine& line)
{
    const Rate rate(tax.number("pct"), 100);
    if (tax.flag("included"))
        return engine::includeTax(line, rate);
    line.taxRate = rate;
    line.taxMinor = halfUp(Int128{line.amountMinor} * rate.numerator(), rate.denominator());
    line.amountMinor += line.taxMinor;
}

} // namespace

json::Array words(const JsonView& object, std::string_view key)
{
    if (!object.text(key).empty())
        return {object.text(key)};
    return object.list(key);
}

Draft::Draft()
{
    m_document.set("format", std::string(programme::kFormat))
        .set("id", "conformance")
        .set("version", 1)
        .set("validFrom", "2000-01-01T00:00:00Z")
        .set("names", json::Object{{"en", "Conformance"}});
    useCurrency("CNY");
    member.trust = access::Trust::LiveOnline;
    context.date = BusinessDate::make(2026, 6, 1).value();
    context.now = Instant::fromSeconds(std::int64_t{context.date.days()} * 86'400);
    context.local = {.date = context.date, .secondOfDay = 0, .utcOffsetMs = 0};
}

void Draft::useCurrency(const std::string& code, std::int64_t cashStepMinor)
{
    constexpr int kDecimals = 2;
    m_basket.currency = Currency::make(code, kDecimals).value_or(Currency());
    m_document.set("currency", json::Object{{"code", code}, {"exponent", kDecimals}, {"cashStepMinor", cashStepMinor}});
}

void Draft::sellAt(std::string_view at)
{
    const auto date = BusinessDate::parse(at.substr(0, 10));
    if (!date)
        return;
    context.date = *date;
    context.local.date = *date;
    context.now = programme::parseInstant(std::string(at) + (at.size() > 10 ? "Z" : "T00:00:00Z")).value_or(Instant());
}

void Draft::setEarning(std::string_view key, json::Value value)
{
    const json::Value* const earning = m_document.find("earning");
    json::Object merged = earning == nullptr ? json::Object() : *earning->asObject();
    merged.set(key, std::move(value));
    m_document.set("earning", std::move(merged));
}

void Draft::set(std::string_view section, json::Value value)
{
    m_document.set(section, std::move(value));
}

void Draft::addRule(const JsonView& rule)
{
    json::Object made;
    made.set("id", rule.has("id") ? rule.text("id") : "r" + std::to_string(m_rules.size()));
    const auto* type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                    [&rule](const TypeWord& word) { return word.of == rule.text("type"); });
    if (rule.has("note"))
        made.set("names", json::Object{{"en", rule.text("note")}});
    made.set("type", type == std::end(kTypes) ? rule.text("type") : std::string(type->type));
    copyKeys(rule, kRuleKeys, made);
    if (rule.has("x"))
        made.set("factor", rule.text("x").empty() ? std::to_string(rule.number("x")) : rule.text("x"));
    addRounding(rule, made);
    if (json::Object selector = selectorOf(rule); !selector.empty())
        made.set("select", std::move(selector));
    json::Object when;
    copyKeys(rule, kConditionKeys, when);
    if (rule.has("code"))
        when.set("codes", words(rule, "code"));
    if (rule.has("starts"))
        when.set("from", rule.text("starts") + "T00:00:00Z");
    if (!when.empty())
        made.set("when", std::move(when));
    if (!rule.has("enabled") || rule.flag("enabled"))
        addRule(std::move(made));
}

void Draft::addRule(json::Object rule)
{
    m_rules.push_back(std::move(rule));
}

void Draft::addOffer(json::Object offer)
{
    m_offers.push_back(std::move(offer));
}

void Draft::addLines(const std::vector<JsonView>& lines)
{
    for (const JsonView& given : lines) {
        const std::int64_t pieces = given.number("qty");
        engine::BasketLine line;
        line.sku = given.text("sku");
        line.category = given.text("category");
        line.quantity = Quantity::pieces(pieces);
        line.amountMinor = given.number("unit_minor") * pieces;
        line.amountMinor -= halfUp(Int128{line.amountMinor} * given.number("line_discount_pct"), 100);
        for (const std::string_view key : {"label", "tag"})
            if (given.has(key))
                line.tags.push_back(given.text(key));
        if (given.flag("free"))
            line.amountMinor = 0;
        if (given.flag("delivery"))
            line.tags.emplace_back("delivery");
        std::int64_t levyMinor = 0;
        for (const JsonView& tax : given.objects("tax"))
            if (tax.has("fixed_minor"))
                levyMinor += tax.number("fixed_minor") * pieces;
            else
                addTax(tax, line);
        addLine(std::move(line));
        if (levyMinor == 0)
            continue;
        engine::BasketLine levy;
        levy.category = kLevy;
        levy.amountMinor = levyMinor;
        levy.taxMinor = levyMinor;
        addLine(std::move(levy));
    }
}

void Draft::addLine(engine::BasketLine line)
{
    line.id = static_cast<std::uint32_t>(m_basket.lines.size() + 1);
    m_basket.lines.push_back(std::move(line));
}

std::string Draft::document() const
{
    json::Object whole = m_document;
    json::Array rules = m_rules;
    // A programme must be able to earn; goods of this category are on no ticket.
    if (rules.empty())
        rules.push_back(json::Object{
            {"id", "none"},
            {"type", "perAmount"},
            {"points", 1},
            {"perMinor", 1},
            {"select", json::Object{{"include", json::Object{{"categories", json::Array{"no such goods"}}}}}}});
    whole.set("earning",
              json::Object{{"rounding", json::Object{{"mode", "down"}, {"per", "rule"}, {"multiply", "afterRounding"}}},
                           {"rules", std::move(rules)}});
    if (const json::Value* earning = m_document.find("earning"))
        for (const auto& [key, value] : *earning->asObject()) {
            json::Object merged = *whole.find("earning")->asObject();
            merged.set(key, value);
            whole.set("earning", std::move(merged));
        }
    if (!m_offers.empty()) {
        json::Object section = discounts;
        section.set("offers", m_offers);
        whole.set("discounts", std::move(section));
    }
    return json::write(whole);
}

std::optional<engine::Quote> Draft::quote()
{
    complaints.clear();
    auto programme = programme::parse(document());
    if (!programme) {
        for (const json::Complaint& complaint : programme.error())
            complaints.push_back(complaint.path + ": " + complaint.code);
        return std::nullopt;
    }
    const auto compiled = programme::Compiled::compile(std::move(*programme));
    auto quote = engine::quote(compiled, &member, m_basket, ask, context, engine::Trace::On);
    return quote ? std::optional(std::move(*quote)) : std::nullopt;
}

} // namespace loyalty::ctl
