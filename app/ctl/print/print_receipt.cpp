#include "app/ctl/print/print.h"

namespace loyalty::ctl {

void printReceipt(const Invocation& invocation, const JsonView& receipt)
{
    if (receipt.has("text")) {
        std::string text = receipt.text("text");
        text.erase(text.find_last_not_of('\n') + 1);
        print(text);
        return;
    }
    const std::string outcome = receipt.has("outcome") ? receipt.text("outcome") : "saved";
    print(say(invocation.language, "paper." + outcome, {{"where", invocation.value("out")}}));
}

void printOwed(const Invocation& invocation, const JsonView& owed)
{
    Rows rows;
    for (const json::Value& value : owed.list("receipts")) {
        const JsonView receipt(value);
        rows.emplace_back(timeText(receipt.number("at"), owed.text("zone")),
                          say(invocation.language, "paper." + receipt.text("kind")) + "  " + receipt.text("sale"));
    }
    if (rows.empty())
        print(say(invocation.language, "paper.none-owed"));
    printRows(rows);
}

} // namespace loyalty::ctl
