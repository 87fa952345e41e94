#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::headoffice {

enum class Take { Flag, One, Required, Many };

struct Option
{
    std::string_view name;  ///< "--dir"
    std::string_view value; ///< how help calls what follows: "D"; empty for a flag
    Take take = Take::One;
    std::string_view help;
    std::string_view alias = {}; ///< another spelling of the name
};

/// What was given to a command, held to its options.
class Arguments
{
public:
    [[nodiscard]] bool has(std::string_view name) const { return m_values.contains(name); }
    [[nodiscard]] std::string get(std::string_view name, std::string_view otherwise = {}) const;
    [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& operands() const { return m_operands; }
    /// A whole number in range; otherwise a sentence that says what is wrong.
    [[nodiscard]] Result<std::int64_t, std::string> number(std::string_view name, std::int64_t otherwise,
                                                           std::int64_t min, std::int64_t max) const;

    /// Reads "--name value", "--name=value", flags, operands, and "--" before operands that begin with a dash. The error
    /// is a sentence for a person.
    [[nodiscard]] static Result<Arguments, std::string> read(std::span<const std::string> words,
                                                             std::span<const Option> options, std::size_t minOperands,
                                                             std::size_t maxOperands);

private:
    [[nodiscard]] Result<void, std::string> take(std::span<const std::string> words, std::size_t& at,
                                                 std::span<const Option> options);

    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    std::vector<std::string> m_operands;
};

/// What a person gave, as a message names it.
[[nodiscard]] std::string inQuotes(std::string_view text);

} // namespace loyalty::headoffice
