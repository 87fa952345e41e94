#pragma once

#include "core/base/id.h"
#include "core/base/json/json.h"
#include "core/base/money.h"
#include "core/base/points.h"
#include "core/base/quantity.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::app {

/// Names, reasons, tickets: what a receipt or a screen shows on a line. In bytes.
constexpr std::size_t kLongestText = 200;

/// What a command was given: texts by name, as they were typed. Remembers the first that cannot be used, so that a
/// command reads all it needs and asks once.
class Arguments
{
public:
    /// `object` outlives the arguments.
    explicit Arguments(const json::Object& object);

    /// Empty where it was not given. Longer than kLongestText, or with control characters, is complained of.
    [[nodiscard]] std::string text(std::string_view name);
    /// A list of such texts, none of them empty.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name);
    [[nodiscard]] std::string required(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] const json::Array& list(std::string_view name);
    [[nodiscard]] Points points(std::string_view name);

    /// Something about `name` is wrong.
    void complain(std::string_view name, std::string_view why);
    /// "amount: not an amount"; nothing while all is well.
    [[nodiscard]] const std::optional<std::string>& complaint() const { return m_complaint; }

private:
    [[nodiscard]] std::string usable(std::string_view name, const std::string& text);

    const json::Object& m_object;
    std::optional<std::string> m_complaint;
};

/// "2", "0.350": at most three decimals.
[[nodiscard]] std::optional<Quantity> parseQuantity(std::string_view text);

} // namespace loyalty::app
