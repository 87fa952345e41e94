#include "app/terminal/commands/basket_arguments.h"

#include "core/checkout/article_book.h"

#include <charconv>

namespace loyalty::app {
namespace {

/// Of a text that is no amount from 0 in this currency.
std::string wrongWithAmount(std::string_view text, Currency currency)
{
    const auto rounded = Money::parse(text, currency);
    if (!rounded || rounded->minor() < 0 || Money::parseExact(text, currency))
        return "must be an amount from 0, such as " + Money(1250, currency).toString();
    const int decimals = currency.exponent();
    return "has more decimals than " + std::string(currency.code()) + " has (" + std::to_string(decimals) +
           "): " + std::string(text);
}

/// KEY=VALUE of a line; false for what is none.
bool readMore(std::string_view text, engine::BasketLine& line)
{
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos)
        return false;
    const std::string_view key = text.substr(0, sign);
    const std::string_view value = text.substr(sign + 1);
    if (key == "brand") {
        line.brand = std::string(value);
        return true;
    }
    if (key == "tags") {
        auto tags = checkout::readTags(value);
        if (tags)
            line.tags = std::move(*tags);
        return tags.has_value();
    }
    if (key == "tax")
        line.taxRate = checkout::readTaxRate(value);
    return key == "tax" && line.taxRate;
}

engine::BasketLine readLine(Arguments& arguments, const json::Object& object, Currency currency)
{
    Arguments line(object);
    engine::BasketLine read;
    read.sku = line.text("sku");
    read.category = line.text("category");
    const std::string quantity = line.text("quantity");
    const auto pieces = parseQuantity(quantity.empty() ? "1" : quantity);
    const std::string typed = line.required("amount");
    const auto amount = Money::parseExact(typed, currency);
    if (!pieces)
        arguments.complain("quantity", "must be a number from 0 with at most three decimals");
    if (line.complaint())
        arguments.complain("line:", *line.complaint());
    if (!amount || amount->minor() < 0)
        arguments.complain("amount", wrongWithAmount(typed, currency));
    read.quantity = pieces.value_or(Quantity{});
    read.amountMinor = amount ? amount->minor() : 0;
    for (const json::Value& value : line.list("more")) {
        const std::string* const text = value.asString();
        if (text == nullptr || !readMore(*text, read))
            arguments.complain("line", "takes brand=…, tax=13% and tags=a;b after its amount, not " +
                                           (text == nullptr ? std::string("this") : *text));
    }
    if (read.taxRate)
        engine::includeTax(read, *read.taxRate);
    return read;
}

std::optional<engine::ReturnAsk> readReturnLine(std::string_view text)
{
    engine::ReturnAsk ask;
    const std::size_t colon = text.find(':');
    const std::string_view id = text.substr(0, colon);
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), ask.id);
    if (error != std::errc() || end != id.data() + id.size())
        return std::nullopt;
    if (colon == std::string_view::npos)
        return ask;
    const auto quantity = parseQuantity(text.substr(colon + 1));
    if (!quantity || *quantity == Quantity{})
        return std::nullopt;
    ask.quantity = *quantity;
    return ask;
}

} // namespace

engine::Basket readBasket(Arguments& arguments, Currency currency)
{
    engine::Basket basket{.currency = currency, .lines = {}};
    for (const json::Value& value : arguments.list("lines")) {
        const json::Object* const object = value.asObject();
        if (object == nullptr) {
            arguments.complain("lines", "must hold objects");
            continue;
        }
        basket.lines.push_back(readLine(arguments, *object, currency));
    }
    const std::string amount = arguments.text("amount");
    if (!amount.empty() && !arguments.list("lines").empty())
        arguments.complain("amount", "and lines exclude each other: name the one or the others");
    if (!amount.empty())
        basket.lines.push_back(readLine(arguments, {{"amount", amount}}, currency));
    for (std::size_t i = 0; i < basket.lines.size(); ++i)
        basket.lines[i].id = static_cast<std::uint32_t>(i + 1);
    return basket;
}

engine::Ask readRedeem(Arguments& arguments)
{
    const std::string text = arguments.text("redeem");
    if (text.empty())
        return {};
    if (text == "max")
        return {engine::Ask::Kind::AsMuchAsAllowed, {}};
    return {engine::Ask::Kind::Points, arguments.points("redeem")};
}

std::vector<engine::ReturnAsk> readReturnLines(Arguments& arguments)
{
    std::vector<engine::ReturnAsk> asks;
    for (const json::Value& value : arguments.list("lines")) {
        const std::string* const text = value.asString();
        const auto ask = text != nullptr ? readReturnLine(*text) : std::nullopt;
        if (ask)
            asks.push_back(*ask);
        else
            arguments.complain("line", "is written ID or ID:QUANTITY, such as 2 or 2:0.5");
    }
    return asks;
}

} // namespace loyalty::app
