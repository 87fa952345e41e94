#include "app/ctl/print/print.h"

namespace loyalty::ctl {
namespace {

std::string paidWithPoints(const JsonView& sale)
{
    const std::int64_t points = sale.number("redeemed");
    return points == 0 ? std::string() : std::to_string(points) + " = " + moneyText(sale, sale.number("redeemedMinor"));
}

std::string goodsText(const JsonView& answer)
{
    std::string text;
    for (const json::Value& value : answer.list("goods")) {
        const JsonView goods(value);
        text += (text.empty() ? "" : ", ") + std::to_string(goods.number("pieces")) + " × " +
                (goods.text("sku").empty() ? goods.text("from") : goods.text("sku"));
    }
    return text;
}

/// "five-off −5.00"
std::string offersText(const JsonView& quote)
{
    std::string text;
    for (const json::Value& value : quote.list("offers")) {
        const JsonView offer(value);
        text += (text.empty() ? "" : ", ") + offer.text("id") + " " + moneyText(quote, -offer.number("minor"));
    }
    return text;
}

/// What was shown with the sale and did nothing for it.
void printWarnings(Language language, const JsonView& sale)
{
    for (const json::Value& value : sale.list("warnings")) {
        const JsonView warning(value);
        const std::string why = warning.text("why");
        const std::string key = "warning." + warning.text("kind");
        print(say(language,
                  !warning.flag("known") ? key + ".unknown"
                  : why.empty()          ? key
                                         : key + ".why",
                  {{"name", nameIn(warning.at("names"), warning.text("id"), language)},
                   {"count", std::to_string(warning.number("count"))},
                   {"detail", detailText(language, why)}}));
    }
}

} // namespace

void printSale(const Invocation& invocation, const JsonView& sale)
{
    const auto label = [&](std::string_view key) { return say(invocation.language, key); };
    Rows rows{{label("label.sale"), sale.text("id")},
              {label("label.ticket"), sale.text("ticket")},
              {label("label.total"), moneyText(sale, sale.number("totalMinor"))},
              {label("label.redeemed"), paidWithPoints(sale)},
              {label("label.due"), moneyText(sale, sale.number("dueMinor"))},
              {label("label.goods"), goodsText(sale)}};
    if (sale.number("moneyMinor") != sale.number("dueMinor"))
        rows.emplace_back(label("label.left-to-pay"), moneyText(sale, sale.number("moneyMinor")));
    // What a voided sale once earned is no figure of now.
    if (sale.has("member") && sale.flag("voided"))
        rows.emplace_back(label("label.balance"), std::to_string(sale.number("balanceAfter")));
    else if (sale.has("member")) {
        rows.emplace_back(label("label.earned"), std::to_string(sale.number("earned")));
        rows.emplace_back(label("label.balance"), std::to_string(sale.number("balanceAfter")));
        rows.emplace_back(label("label.tier"), sale.text("tierAfter"));
    }
    printRows(rows);
    if (sale.flag("voided"))
        print("  " + label("label.voided"));
    printWarnings(invocation.language, sale);
}

void printQuote(const Invocation& invocation, const JsonView& quote)
{
    const auto label = [&](std::string_view key) { return say(invocation.language, key); };
    const JsonView redeem = quote.at("redeem");
    std::string mayRedeem;
    if (redeem.number("most") > 0)
        mayRedeem = std::to_string(redeem.number("least")) + " … " + std::to_string(redeem.number("most")) + " = " +
                    moneyText(quote, redeem.number("mostMinor"));
    const bool rounded = quote.number("cashMinor") != quote.number("toPayMinor");
    printRows({{label("label.total"), moneyText(quote, quote.number("totalMinor"))},
               {label("label.offers"), offersText(quote)},
               {label("label.redeemed"), paidWithPoints(quote)},
               {label("label.due"), moneyText(quote, quote.number("dueMinor"))},
               {label("label.in-cash"), rounded ? moneyText(quote, quote.number("cashMinor")) : std::string()},
               {label("label.goods"), goodsText(quote)},
               {label("label.earned"), std::to_string(quote.number("earned"))},
               {label("label.may-redeem"), mayRedeem},
               {label("label.tier"), quote.at("tierAfter").text("id")}});
    printWarnings(invocation.language, quote);
}

void printReturn(const Invocation& invocation, const JsonView& goods)
{
    const auto label = [&](std::string_view key) { return say(invocation.language, key); };
    const auto unlessZero = [](std::int64_t number) { return number == 0 ? std::string() : std::to_string(number); };
    const std::int64_t withheld = goods.number("withheldMinor");
    const std::int64_t onAccount = goods.number("refundMinor") - goods.number("moneyMinor");
    printRows({{label("label.return"), goods.text("id")},
               {label("label.sale"), goods.text("sale")},
               {label("label.refund"), moneyText(goods, goods.number("moneyMinor"))},
               {label("label.back-on-account"), onAccount == 0 ? std::string() : moneyText(goods, onAccount)},
               {label("label.withheld"), withheld == 0 ? std::string() : moneyText(goods, withheld)},
               {label("label.points-back"), std::to_string(goods.number("pointsBack"))},
               {label("label.waived"), unlessZero(goods.number("waived"))},
               {label("label.paid-in-money"), unlessZero(goods.number("paidInMoney"))},
               {label("label.redeem-back"), unlessZero(goods.number("redeemBack"))},
               {label("label.balance"), std::to_string(goods.number("balanceAfter"))}});
}

} // namespace loyalty::ctl
