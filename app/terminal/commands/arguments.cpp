#include "app/terminal/commands/arguments.h"

#include "core/base/plain_text.h"

#include <charconv>

namespace loyalty::app {

Arguments::Arguments(const json::Object& object)
    : m_object(object)
{}

std::string Arguments::text(std::string_view name)
{
    const json::Value* const value = m_object.find(name);
    if (value == nullptr || value->isNull())
        return {};
    const std::string* const text = value->asString();
    if (text == nullptr) {
        complain(name, "must be a text");
        return {};
    }
    return usable(name, *text);
}

std::vector<std::string> Arguments::texts(std::string_view name)
{
    std::vector<std::string> texts;
    for (const json::Value& value : list(name)) {
        if (const std::string* const text = value.asString(); text != nullptr && !text->empty())
            texts.push_back(usable(name, *text));
        else
            complain(name, "must hold texts");
    }
    return texts;
}

/// Empty where it is complained of.
std::string Arguments::usable(std::string_view name, const std::string& text)
{
    if (text.size() > kLongestText)
        complain(name,
                 "is longer than " + std::to_string(kLongestText) + " bytes: it has " + std::to_string(text.size()));
    else if (!isPlain(text))
        complain(name, "holds a control character, such as a line break");
    else
        return text;
    return {};
}

std::string Arguments::required(std::string_view name)
{
    std::string value = text(name);
    if (value.empty() && !m_complaint)
        complain(name, "is missing");
    return value;
}

bool Arguments::flag(std::string_view name)
{
    const json::Value* const value = m_object.find(name);
    if (value == nullptr || value->isNull())
        return false;
    if (const bool* const flag = value->asBool())
        return *flag;
    complain(name, "must be true or false");
    return false;
}

const json::Array& Arguments::list(std::string_view name)
{
    static const json::Array none;
    const json::Value* const value = m_object.find(name);
    if (value == nullptr || value->isNull())
        return none;
    if (const json::Array* const list = value->asArray())
        return *list;
    complain(name, "must be a list");
    return none;
}

Points Arguments::points(std::string_view name)
{
    const std::string typed = required(name);
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), count);
    if (error != std::errc() || end != typed.data() + typed.size() || !Points(count).inRange()) {
        complain(name, "must be a whole number of points");
        return {};
    }
    return Points(count);
}

void Arguments::complain(std::string_view name, std::string_view why)
{
    if (!m_complaint)
        m_complaint = std::string(name) + " " + std::string(why);
}

std::optional<Quantity> parseQuantity(std::string_view text)
{
    // Thousandths are to a quantity what they are to a currency of three decimals.
    const auto asMoney = Money::parseExact(text, *Currency::make("XXX", 3));
    if (!asMoney || !Quantity{asMoney->minor()}.inRange())
        return std::nullopt;
    return Quantity{asMoney->minor()};
}

} // namespace loyalty::app
