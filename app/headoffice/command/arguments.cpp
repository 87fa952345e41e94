#include "app/headoffice/command/arguments.h"

#include <algorithm>
#include <charconv>

namespace loyalty::headoffice {

namespace {

const Option* find(std::span<const Option> options, std::string_view name)
{
    const auto found = std::find_if(options.begin(), options.end(), [name](const Option& option) {
        return option.name == name || (!option.alias.empty() && option.alias == name);
    });
    return found == options.end() ? nullptr : &*found;
}

} // namespace

std::string inQuotes(std::string_view text)
{
    return "'" + std::string(text) + "'";
}

std::string Arguments::get(std::string_view name, std::string_view otherwise) const
{
    const auto found = m_values.find(name);
    return found == m_values.end() || found->second.empty() ? std::string(otherwise) : found->second.back();
}

const std::vector<std::string>& Arguments::all(std::string_view name) const
{
    static const std::vector<std::string> kNone;
    const auto found = m_values.find(name);
    return found == m_values.end() ? kNone : found->second;
}

Result<std::int64_t, std::string> Arguments::number(std::string_view name, std::int64_t otherwise, std::int64_t min,
                                                    std::int64_t max) const
{
    if (!has(name))
        return otherwise;
    const std::string text = get(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        return fail(std::string(name) + " takes a whole number from " + std::to_string(min) + " to " +
                    std::to_string(max) + ", not " + inQuotes(text));
    return value;
}

Result<Arguments, std::string> Arguments::read(std::span<const std::string> words, std::span<const Option> options,
                                               std::size_t minOperands, std::size_t maxOperands)
{
    Arguments read;
    bool onlyOperands = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (onlyOperands || word.size() < 2 || !word.starts_with("-"))
            read.m_operands.push_back(word);
        else if (word == "--")
            onlyOperands = true;
        else
            LOYALTY_CHECK(read.take(words, i, options));
    }
    for (const Option& option : options)
        if (option.take == Take::Required && !read.has(option.name))
            return fail(std::string(option.name) + " " + std::string(option.value) + " is missing");
    if (read.m_operands.size() < minOperands)
        return fail(std::string("something is missing at the end"));
    if (read.m_operands.size() > maxOperands)
        return fail("there is too much: " + inQuotes(read.m_operands[maxOperands]));
    return read;
}

/// Reads the option at `at`, and moves `at` to its value where that is a word of its own.
Result<void, std::string> Arguments::take(std::span<const std::string> words, std::size_t& at,
                                          std::span<const Option> options)
{
    const std::string& word = words[at];
    const std::size_t equals = word.find('=');
    const Option* option = find(options, word.substr(0, equals));
    if (option == nullptr)
        return fail("there is no option " + inQuotes(word.substr(0, equals)));
    const std::string name(option->name);
    if (has(name) && option->take != Take::Many)
        return fail(name + " is given twice");
    if (option->take == Take::Flag) {
        m_values[name];
        return equals == std::string::npos ? Result<void, std::string>() : fail(name + " takes no value");
    }
    std::string value;
    if (equals != std::string::npos)
        value = word.substr(equals + 1);
    else if (at + 1 < words.size())
        value = words[++at];
    if (value.empty())
        return fail(name + " wants a value: " + name + " " + std::string(option->value));
    m_values[name].push_back(std::move(value));
    return {};
}

} // namespace loyalty::headoffice
