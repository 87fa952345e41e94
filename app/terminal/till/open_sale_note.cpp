#include "app/terminal/till/open_sale_note.h"

#include "core/base/json/json.h"
#include "core/store/owned_file.h"

#include <fcntl.h>

#include <string>
#include <system_error>
#include <utility>

namespace loyalty::app {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr std::size_t kMostText = 400;

json::Array tagsJson(const std::vector<std::string>& tags)
{
    json::Array array;
    for (const std::string& tag : tags)
        array.emplace_back(tag);
    return array;
}

json::Value toJson(const std::optional<checkout::OpenSale>& sale)
{
    if (!sale)
        return json::Object();
    json::Array lines;
    for (const checkout::OpenSale::Line& line : sale->lines)
        lines.push_back(json::Object{{"sku", line.sku},
                                     {"name", line.name},
                                     {"category", line.category},
                                     {"brand", line.brand},
                                     {"tags", tagsJson(line.tags)},
                                     {"tax", line.taxRate ? line.taxRate->toString() : std::string()},
                                     {"thousandths", line.quantity.thousandths},
                                     {"unitMinor", line.unitMinor}});
    json::Object object{{"sale", sale->sale.toString()},
                        {"totalMinor", sale->totalMinor},
                        {"more", sale->more},
                        {"lines", std::move(lines)}};
    if (sale->member)
        object.set("member", sale->member->toString());
    return object;
}

std::string textOf(const json::Object& object, std::string_view key)
{
    const json::Value* const value = object.find(key);
    const std::string* const text = value == nullptr ? nullptr : value->asString();
    return text == nullptr || text->size() > kMostText ? std::string() : *text;
}

std::int64_t numberOf(const json::Object& object, std::string_view key)
{
    const json::Value* const value = object.find(key);
    const std::int64_t* const number = value == nullptr ? nullptr : value->asInteger();
    return number == nullptr ? 0 : *number;
}

std::vector<std::string> tagsOf(const json::Object& object)
{
    std::vector<std::string> tags;
    const json::Value* const value = object.find("tags");
    const json::Array* const array = value == nullptr ? nullptr : value->asArray();
    if (array == nullptr)
        return tags;
    for (const json::Value& one : *array)
        if (const std::string* const tag = one.asString(); tag != nullptr && tag->size() <= kMostText)
            tags.push_back(*tag);
    return tags;
}

/// As far as it is one: a file that is broken, or that somebody wrote in, tells of no sale.
std::optional<checkout::OpenSale> saleIn(const json::Object& object)
{
    const auto id = SaleId::parse(textOf(object, "sale"));
    const json::Value* const found = object.find("lines");
    const json::Array* const lines = found == nullptr ? nullptr : found->asArray();
    if (!id || lines == nullptr || lines->empty())
        return std::nullopt;
    checkout::OpenSale sale{.sale = *id, .totalMinor = numberOf(object, "totalMinor")};
    sale.member = MemberId::parse(textOf(object, "member"));
    if (const json::Value* const more = object.find("more"); more != nullptr && more->asBool() != nullptr)
        sale.more = *more->asBool();
    for (const json::Value& value : *lines)
        if (const json::Object* const line = value.asObject())
            sale.lines.push_back({.sku = textOf(*line, "sku"),
                                  .name = textOf(*line, "name"),
                                  .category = textOf(*line, "category"),
                                  .brand = textOf(*line, "brand"),
                                  .tags = tagsOf(*line),
                                  .taxRate = Rate::parse(textOf(*line, "tax")),
                                  .quantity = Quantity{numberOf(*line, "thousandths")},
                                  .unitMinor = numberOf(*line, "unitMinor")});
    return sale;
}

OpenSaleNote::Left readLeft(const std::filesystem::path& path)
{
    OpenSaleNote::Left left;
    const auto file = store::OwnedFile::open(path, O_RDONLY);
    if (!file)
        return left;
    left.cutShort = true;
    const auto text = file->readAtMost(kMostBytes);
    const auto value = text ? json::parse(*text) : fail(json::ParseError{});
    if (value && value->asObject() != nullptr)
        left.sale = saleIn(*value->asObject());
    return left;
}

} // namespace

OpenSaleNote::OpenSaleNote(const std::filesystem::path& folder)
    : m_path(folder / "open-sale.json")
    , m_left(readLeft(m_path))
    , m_latest(m_left.sale) // until it is put back, or said to be gone
{
    m_lane.emplace("open-sale");
    m_lane->post([this] { write(); });
}

OpenSaleNote::~OpenSaleNote()
{
    m_lane.reset(); // after what is being written
    std::error_code ignored;
    if (!m_latest)
        std::filesystem::remove(m_path, ignored);
}

void OpenSaleNote::keep(std::optional<checkout::OpenSale> sale)
{
    const std::scoped_lock lock(m_mutex);
    if (m_latest == sale)
        return;
    m_latest = std::move(sale);
    if (!std::exchange(m_pending, true))
        m_lane->post([this] { write(); });
}

void OpenSaleNote::write()
{
    std::optional<checkout::OpenSale> sale;
    {
        const std::scoped_lock lock(m_mutex);
        m_pending = false;
        sale = m_latest;
    }
    static_cast<void>(store::replaceFile(m_path, json::write(toJson(sale)))); // nothing depends on it
}

} // namespace loyalty::app
