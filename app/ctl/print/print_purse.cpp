#include "app/ctl/print/print.h"

namespace loyalty::ctl {

Rows purseRows(Language language, const JsonView& purse)
{
    Rows rows;
    if (purse.number("principalMinor") + purse.number("giftMinor") > 0) {
        rows.emplace_back(say(language, "label.value"), moneyText(purse, purse.number("principalMinor")));
        rows.emplace_back(say(language, "label.value-gift"), moneyText(purse, purse.number("giftMinor")));
    }
    for (const json::Value& value : purse.list("coupons")) {
        const JsonView coupon(value);
        rows.emplace_back(say(language, "label.coupon", {{"coupon", coupon.text("coupon")}}),
                          std::to_string(coupon.number("uses")) +
                              (coupon.has("lastDay") ? "  " + coupon.text("lastDay") : std::string()));
    }
    for (const json::Value& value : purse.list("stamps")) {
        const JsonView stamps(value);
        rows.emplace_back(say(language, "label.stamps", {{"card", stamps.text("card")}}),
                          std::to_string(stamps.number("stamps")) + " / " + std::to_string(stamps.number("full")));
    }
    return rows;
}

void printLoaded(const Invocation& invocation, const JsonView& load)
{
    const Language language = invocation.language;
    const JsonView purse = load.at("purse");
    printRows({{say(language, "label.account"), load.text("account")},
               {say(language, "label.paid-in"), moneyText(purse, load.number("paidMinor"))},
               {say(language, "label.value-gift"), moneyText(purse, load.number("giftMinor"))}});
    printRows(purseRows(language, purse));
}

void printUnloaded(const Invocation& invocation, const JsonView& unload)
{
    const Language language = invocation.language;
    const JsonView purse = unload.at("purse");
    printRows({{say(language, "label.paid-out"), moneyText(purse, unload.number("refundMinor"))},
               {say(language, "label.gift-taken"), moneyText(purse, unload.number("giftMinor"))}});
    printRows(purseRows(language, purse));
}

} // namespace loyalty::ctl
