#include "core/checkout/article_book.h"

#include "core/base/csv.h"
#include "core/base/money.h"
#include "core/base/plain_text.h"

#include <algorithm>
#include <array>

namespace loyalty::checkout {
namespace {

constexpr std::size_t kMostFieldBytes = 200;

enum Column : std::size_t { kSku, kName, kCategory, kBrand, kTags, kTax, kPrice, kColumns };
constexpr std::array<std::string_view, kColumns> kHeadings{"sku", "name", "category", "brand", "tags", "tax", "price"};
constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
using Places = std::array<std::size_t, kColumns>;

std::optional<Places> placesIn(const CsvRecord& heading)
{
    Places places{};
    for (std::size_t column = 0; column < kColumns; ++column) {
        const auto found = std::ranges::find(heading.fields, kHeadings[column]);
        places[column] =
            found == heading.fields.end() ? kAbsent : static_cast<std::size_t>(found - heading.fields.begin());
    }
    return places[kSku] == kAbsent ? std::nullopt : std::optional(places);
}

bool isGtin(std::string_view text)
{
    const bool length = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    return length && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// One key for all the lengths that a GTIN is written in.
std::string keyOf(std::string_view sku)
{
    return isGtin(sku) ? std::string(14 - sku.size(), '0') + std::string(sku) : std::string(sku);
}

/// Empty: none. Answers false for what is no price.
bool readPrice(std::string_view text, int decimals, std::optional<std::int64_t>& price)
{
    if (text.empty())
        return true;
    const auto currency = Currency::make("XXX", decimals);
    const auto point = text.find('.');
    if (!currency || (point != std::string_view::npos && text.size() - point - 1 > static_cast<std::size_t>(decimals)))
        return false;
    const auto money = Money::parse(text, *currency);
    if (!money || money->minor() < 0)
        return false;
    price = money->minor();
    return true;
}

} // namespace

std::optional<std::vector<std::string>> readTags(std::string_view text)
{
    std::vector<std::string> tags;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string tag{trimmed(text.substr(0, end))};
        text.remove_prefix(std::min(end + 1, text.size()));
        if (tag.size() > kMostTagBytes)
            return std::nullopt;
        if (!tag.empty() && std::ranges::find(tags, tag) == tags.end())
            tags.push_back(std::move(tag));
    }
    return tags;
}

std::optional<Rate> readTaxRate(std::string_view text)
{
    const auto rate = Rate::parse(trimmed(text));
    return rate && rate->numerator() <= rate->denominator() ? rate : std::nullopt;
}

Result<ArticleBook, ArticleBook::BadLine> ArticleBook::parse(std::string_view csv, int decimals)
{
    CsvReader reader(csv);
    CsvRecord record;
    if (!reader.next(record) || record.flaw != CsvFlaw::None)
        return fail(BadLine{1, "columns"});
    const auto places = placesIn(record);
    if (!places)
        return fail(BadLine{record.line, "columns"});
    const std::size_t width = record.fields.size();

    ArticleBook book;
    while (reader.next(record)) {
        const auto bad = [&](std::string why) { return fail(BadLine{record.line, std::move(why)}); };
        if (record.flaw != CsvFlaw::None)
            return bad("quotes");
        if (record.fields.size() != width)
            return bad("columns");
        const auto field = [&](Column column) {
            return (*places)[column] == kAbsent ? std::string() : record.fields[(*places)[column]];
        };
        Article article{.sku = keyOf(field(kSku)),
                        .name = field(kName),
                        .category = field(kCategory),
                        .brand = field(kBrand),
                        .tags = {},
                        .taxRate = std::nullopt,
                        .priceMinor = std::nullopt};
        const bool tooLong =
            std::ranges::any_of(record.fields, [](const std::string& text) { return text.size() > kMostFieldBytes; });
        if (article.sku.empty() || tooLong)
            return bad("sku");
        if (!readPrice(field(kPrice), decimals, article.priceMinor))
            return bad("price");
        auto tags = readTags(field(kTags));
        if (!tags)
            return bad("tags");
        article.tags = std::move(*tags);
        if (const std::string tax = field(kTax); !tax.empty()) {
            article.taxRate = readTaxRate(tax);
            if (!article.taxRate)
                return bad("tax");
        }
        std::string key = article.sku;
        if (!book.m_articles.emplace(std::move(key), std::move(article)).second)
            return bad("twice");
    }
    return book;
}

const Article* ArticleBook::find(std::string_view sku) const
{
    const auto found = m_articles.find(keyOf(sku));
    return found == m_articles.end() ? nullptr : &found->second;
}

std::string ArticleBook::nameOf(std::string_view sku) const
{
    if (const Article* const article = find(sku); article != nullptr && !article->name.empty())
        return article->name;
    // A GTIN is kept with 14 digits; on the goods stand 8, 12 or 13.
    if (sku.size() == 14 && isGtin(sku))
        for (const std::size_t filling : {6U, 2U, 1U})
            if (sku.find_first_not_of('0') >= filling)
                return std::string(sku.substr(filling));
    return std::string(sku);
}

receipt::Receipt named(receipt::Receipt receipt, const ArticleBook& articles)
{
    const auto nameAll = [&articles](auto& paper) {
        if constexpr (requires { paper.items; })
            for (receipt::Item& item : paper.items)
                item.what = articles.nameOf(item.what);
        if constexpr (requires { paper.given; })
            for (receipt::Item& item : paper.given)
                item.what = articles.nameOf(item.what);
    };
    std::visit(nameAll, receipt);
    return receipt;
}

} // namespace loyalty::checkout
