#include "app/ctl/print/print.h"

namespace loyalty::ctl {

void printCheckout(const Invocation& invocation, const JsonView& checkout)
{
    const auto label = [&](std::string_view key) { return say(invocation.language, key); };
    const JsonView member = checkout.at("member");
    const JsonView quote = checkout.at("quote");
    const bool quoted = checkout.has("quote");
    printRows({{label("label.phase"), checkout.text("phase")},
               {label("label.verdict"), checkout.at("verdict").text("kind")},
               {label("label.name"), member.text("maskedName")},
               {label("label.number"), member.text("maskedNumber")},
               {label("label.balance"), checkout.has("member") ? std::to_string(member.number("balance")) : ""},
               {label("label.lines"), std::to_string(checkout.list("lines").size())},
               {label("label.due"), quoted ? moneyText(quote, quote.number("dueMinor")) : ""},
               {label("label.earned"), quoted ? std::to_string(quote.number("earned")) : ""},
               {label("label.redeemed"), quoted ? std::to_string(quote.number("redeemed")) : ""}});
}

} // namespace loyalty::ctl
