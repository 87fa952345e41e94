#pragma once

#include "core/receipt/receipt.h"

#include <string>
#include <string_view>
#include <vector>

namespace loyalty::receipt {

/// What the programme calls something, in this language, in another, or by its id.
[[nodiscard]] std::string nameIn(const programme::Names& names, std::string_view language, std::string_view id);

/// Points that moved, with their sign.
[[nodiscard]] std::string signedPoints(Points points);
/// Of whom a paper speaks: masked name and number, as far as they are known.
[[nodiscard]] std::string personText(const std::string& maskedName, const std::string& maskedNumber);

/// Collects the lines that all receipts share, in the order in which they stand.
class Sheet
{
public:
    explicit Sheet(const Wording& wording)
        : m_wording(wording)
    {}

    /// Banners, store, title, label, time and cashier.
    void head(const Heading& heading, Phrase title);
    void items(const std::vector<Item>& items, Currency currency);
    /// Goods without a price.
    void given(const std::vector<Item>& items);
    /// Identity, what moved (rows of word and points, those of 0 left out), balance, tier, what is about to end.
    struct Move
    {
        Phrase what;
        Points points;
    };
    void member(const Standing& standing, const std::vector<Move>& moves);
    void why(const Reasons& reasons, Currency currency);
    void code(std::string bytes, Phrase caption);
    void foot(const Heading& heading, const SaleId* sale);

    void pair(Phrase left, std::string right, Emphasis emphasis = Emphasis::Normal);
    void row(std::string left, std::string right);
    void text(std::string words, Align align = Align::Left, Emphasis emphasis = Emphasis::Normal);
    void rule() { m_document.lines.emplace_back(Rule{}); }

    [[nodiscard]] const Wording& wording() const { return m_wording; }
    [[nodiscard]] Document take() { return std::move(m_document); }

private:
    void banners(const Heading& heading);

    const Wording& m_wording;
    Document m_document;
};

} // namespace loyalty::receipt
