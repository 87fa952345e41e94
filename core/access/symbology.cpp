#include "core/access/symbology.h"

#include <array>

namespace loyalty::access {
namespace {

struct Row
{
    std::string_view letters; ///< of the code
    std::string_view modifiers;
    Symbology symbology;
};

/// The first row that fits; an empty text fits all.
constexpr std::array kRows = {
    Row{"E", "04", Symbology::Retail},
    Row{"C", "1", Symbology::Gs1},
    Row{"e", "", Symbology::Gs1},
    Row{"d", "2", Symbology::Gs1},
    Row{"Q", "3", Symbology::Gs1},
    Row{"QdzLU", "", Symbology::Matrix},
    Row{"ACFGIHKMRSX", "", Symbology::Linear},
};

bool fits(std::string_view all, char c)
{
    return all.empty() || all.find(c) != std::string_view::npos;
}

} // namespace

Symbology takeAimIdentifier(std::string_view& text)
{
    if (text.size() < 3 || text[0] != ']')
        return Symbology::Unknown;
    for (const Row& row : kRows)
        if (fits(row.letters, text[1]) && fits(row.modifiers, text[2])) {
            text.remove_prefix(3);
            return row.symbology;
        }
    return Symbology::Unknown;
}

} // namespace loyalty::access
