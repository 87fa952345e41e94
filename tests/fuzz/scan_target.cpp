#include "core/access/scan_content.h"
#include "tests/fuzz/fuzz.h"

/// What a scanner or a hand types.
namespace loyalty::fuzz {

void take(std::string_view bytes)
{
    const auto digits = member::CardNumber::parse("880012349");
    require(digits.has_value(), "the card of the rules is one");
    const access::ContentRules known{"86", {{"88", 9}}};
    const access::ContentRules unknown{"1", {}};
    for (const access::ContentRules& rules : {known, unknown})
        for (int symbology = 0; symbology <= static_cast<int>(access::Symbology::Matrix); ++symbology) {
            const auto content = access::contentOf(bytes, static_cast<access::Symbology>(symbology), rules);
            require(!access::kindOf(content).empty(), "whatever is scanned has a name");
            if (const auto* const card = std::get_if<access::OwnCard>(&content))
                require(member::CardNumber::parse(card->number.digits()).has_value(), "a card's number is one again");
            if (const auto* const article = std::get_if<access::Article>(&content))
                require(article->gtin.size() == 14, "an article has fourteen digits");
            if (const auto* const phone = std::get_if<access::Phone>(&content))
                require(phone->e164.starts_with('+'), "a phone number names its country");
        }
}

} // namespace loyalty::fuzz
