#pragma once

#include "core/base/rate.h"
#include "core/base/result.h"
#include "core/receipt/receipt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace loyalty::checkout {

/// An article of the shop, as far as a till without a register's help needs it.
struct Article
{
    std::string sku; ///< as it is scanned or typed; a GTIN is kept with its 14 digits
    std::string name;
    std::string category; ///< what the programme's rules name; empty: none
    std::string brand;
    std::vector<std::string> tags;
    std::optional<Rate> taxRate; ///< of the price before tax, which is in the price; at most 1; none: nobody says
    std::optional<std::int64_t> priceMinor; ///< of one piece, 0 … Money::kMaxMinor; none: typed at the till
    bool operator==(const Article&) const = default;
};

/// The shop's articles by number. Immutable once read.
class ArticleBook
{
public:
    /// A line that cannot be used, counted from 1 with the heading.
    struct BadLine
    {
        std::size_t line = 0;
        std::string why; ///< "columns", "sku", "twice", "price", "tax", "tags", "quotes"
        bool operator==(const BadLine&) const = default;
    };

    ArticleBook() = default;

    /// CSV (RFC 4180, UTF-8, a byte order mark is passed over) with a heading that names at least `sku`, and any of `name`,
    /// `category`, `brand`, `tags`, `tax`, `price`; the price is decimal, with at most `decimals` places, the tax a rate such
    /// as 13%, tags are parted by semicolons. Reads all or nothing.
    [[nodiscard]] static Result<ArticleBook, BadLine> parse(std::string_view csv, int decimals);

    /// By the number as it was scanned, with or without leading zeros of a GTIN.
    [[nodiscard]] const Article* find(std::string_view sku) const;
    /// What people read for it: its name; of an article that is not here its number, without the zeros that fill a GTIN.
    [[nodiscard]] std::string nameOf(std::string_view sku) const;
    [[nodiscard]] std::size_t size() const { return m_articles.size(); }

private:
    std::unordered_map<std::string, Article> m_articles;
};

/// Tags as people write them, parted by semicolons, each once; nothing where one is longer than kMostTagBytes.
[[nodiscard]] std::optional<std::vector<std::string>> readTags(std::string_view text);
inline constexpr std::size_t kMostTagBytes = 64;
/// The tax in a price as people write it: a rate of at most 1 with its percent sign or as a fraction.
[[nodiscard]] std::optional<Rate> readTaxRate(std::string_view text);

/// Items say what people read for their article.
[[nodiscard]] receipt::Receipt named(receipt::Receipt receipt, const ArticleBook& articles);

} // namespace loyalty::checkout
