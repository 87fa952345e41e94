#pragma once

#include "app/ctl/json_view.h"
#include "core/base/json/reader.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::ctl {

/// A programme document, a basket and an ask as they grow out of a case's words. What is not said stays as a new
/// programme has it: CNY, one tier, points by amount rounded down a rule, no redeeming.
class Draft
{
public:
    Draft();

    /// Adds one rule in the words of the cases. Nothing happens for a rule that is not in force.
    void addRule(const JsonView& rule);
    void addRule(json::Object rule);
    /// Adds the register's lines: prices, discounts and taxes as a register reckons them.
    void addLines(const std::vector<JsonView>& lines);
    void addLine(engine::BasketLine line);
    void addOffer(json::Object offer);
    /// A key of the document, e.g. "redeeming".
    void set(std::string_view section, json::Value value);
    /// A key of "earning"; the rules come from elsewhere.
    void setEarning(std::string_view key, json::Value value);
    void useCurrency(const std::string& code, std::int64_t cashStepMinor = 1);
    /// "2026-06-01", or with "T18:30:00" behind it; nothing happens for another text. The shop is at Greenwich.
    void sellAt(std::string_view at);

    engine::Ask ask;
    engine::MemberFacts member;
    engine::Context context;
    json::Object discounts;
    std::vector<std::string> complaints; ///< paths and codes of a document that does not parse, after quote()

    [[nodiscard]] const engine::Basket& basket() const { return m_basket; }
    /// Parses the document, compiles it and quotes, with the trace. Nothing where the document or the sale is refused.
    [[nodiscard]] std::optional<engine::Quote> quote();
    [[nodiscard]] bool programmeRefused() const { return !complaints.empty(); }

private:
    [[nodiscard]] std::string document() const;

    json::Object m_document;
    json::Array m_rules;
    json::Array m_offers;
    engine::Basket m_basket;
};

/// "red" → ["red"] as a list of texts; a list stays one.
[[nodiscard]] json::Array words(const JsonView& object, std::string_view key);

} // namespace loyalty::ctl
