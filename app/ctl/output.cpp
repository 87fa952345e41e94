#include "app/ctl/output.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace loyalty::ctl {
namespace {

void write(std::FILE* file, std::string_view text)
{
    const std::string line = harmless(text);
    std::fwrite(line.data(), 1, line.size(), file);
    std::fputc('\n', file);
    std::fflush(file);
}

/// Columns that a text takes on a terminal: Chinese characters take two.
std::size_t widthOf(std::string_view text)
{
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U)
            width += byte >= 0xE3U ? 2U : 1U;
    }
    return width;
}

/// Head office might have known what this terminal did not find, and could not be asked.
bool isOnlyHere(const Invocation& invocation, const JsonView& reply)
{
    return reply.has("headOffice") && findWord(invocation.language, reply.text("refusal") + ".here");
}

void printNotes(const Invocation& invocation, const JsonView& reply)
{
    const Language language = invocation.language;
    if (reply.at("value").flag("repeated"))
        warn(say(language, reply.at("value").flag("voided") ? "note.voided" : "note.repeated"));
    if (reply.has("headOffice"))
        warn(say(language, isOnlyHere(invocation, reply) ? "note.not-asked" : "note.not-reached"));
    if (reply.has("rightRefusal"))
        warn(say(language, "note.right-refused", {{"why", reply.text("rightRefusal")}}));
    if (reply.has("ballast"))
        warn(say(language, "note.ballast"));
    if (reply.has("clock"))
        warn(say(language, "note.clock-" + reply.text("clock")));
}

/// In this machine's own zone where the store's is not known here.
QDateTime wallTime(std::int64_t unixMs, const std::string& zone)
{
    const QTimeZone there(QByteArray::fromStdString(zone));
    return there.isValid() ? QDateTime::fromMSecsSinceEpoch(unixMs, there) : QDateTime::fromMSecsSinceEpoch(unixMs);
}

Exit exitOf(std::string_view outcome)
{
    if (outcome == "done")
        return Exit::Done;
    if (outcome == "refused")
        return Exit::Refused;
    return outcome == "usage" ? Exit::Usage : Exit::Fault;
}

void printRefusal(const Invocation& invocation, const JsonView& reply, const std::string& detail)
{
    const std::string refusal = reply.text("refusal");
    const JsonView taken = reply.at("taken");
    const std::string zone; // the machine's own
    warn(say(invocation.language, isOnlyHere(invocation, reply) ? refusal + ".here" : refusal,
             {{"detail", detail},
              {"from", reply.has("from") ? timeText(reply.number("from"), zone) : std::string()},
              {"sale", taken.text("sale")},
              {"when", taken.has("at") ? timeText(taken.number("at"), zone) : std::string()},
              {"total", taken.has("at") ? moneyText(taken, taken.number("totalMinor")) : std::string()}}));
    for (const json::Value& missing : reply.list("missing")) {
        const JsonView right(missing);
        warn("  " + say(invocation.language, "missing." + right.text("asset"),
                        {{"amount", right.has("currency") ? moneyText(right, right.number("amount"))
                                                          : std::to_string(right.number("amount"))},
                         {"key", right.text("key")},
                         {"member", right.text("member")}}));
    }
}

void printStop(const Invocation& invocation, const JsonView& reply, Exit exit)
{
    const std::string detail = reply.text("detail");
    if (exit == Exit::Refused)
        return printRefusal(invocation, reply, detail);
    if (exit == Exit::Usage)
        return warn(detail);
    const std::string said = say(invocation.language, "fault." + reply.text("fault"));
    warn(detail.empty() ? said : said + " (" + detail + ")");
}

} // namespace

std::string harmless(std::string_view text)
{
    constexpr std::string_view kInstead = "\uFFFD";
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
        if ((byte < 0x20 && byte != '\n') || byte == 0x7F)
            clean += kInstead;
        else if (byte == 0xC2 && next >= 0x80 && next <= 0x9F) {
            clean += kInstead;
            ++at;
        } else
            clean += text[at];
    }
    return clean;
}

void print(std::string_view line)
{
    write(stdout, line);
}

void warn(std::string_view line)
{
    write(stderr, line);
}

void printRows(const Rows& rows)
{
    std::size_t width = 0;
    for (const auto& [label, value] : rows)
        if (!value.empty())
            width = std::max(width, widthOf(label));
    for (const auto& [label, value] : rows) {
        std::string one = value; // a row stays one
        std::replace(one.begin(), one.end(), '\n', ' ');
        if (!value.empty())
            print("  " + label + std::string(width - widthOf(label) + 2, ' ') + one);
    }
}

std::string moneyText(const JsonView& object, std::int64_t minor)
{
    const auto currency = Currency::make(object.text("currency"), static_cast<int>(object.number("exponent")));
    return moneyText(minor, currency.value_or(Currency()));
}

std::string moneyText(std::int64_t minor, Currency currency)
{
    return Money(minor, currency).toString() + " " + std::string(currency.code());
}

std::string timeText(std::int64_t unixMs, const std::string& zone)
{
    return wallTime(unixMs, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm")).toStdString();
}

std::string lastDayText(std::int64_t endsAtMs, const std::string& zone)
{
    return wallTime(endsAtMs - 1, zone).toString(QStringLiteral("yyyy-MM-dd")).toStdString();
}

std::string fractionText(std::int64_t numerator, std::int64_t denominator)
{
    constexpr int kMostDecimals = 6;
    if (denominator <= 0)
        return std::to_string(numerator);
    std::string text = std::to_string(numerator / denominator);
    std::int64_t rest = numerator % denominator;
    if (rest == 0)
        return text;
    const std::int64_t divisor = std::gcd(rest, denominator);
    const std::int64_t top = rest / divisor;
    const std::int64_t bottom = denominator / divisor;
    std::string decimals;
    // Stops where the digits end; a fraction that goes on stays one.
    for (std::int64_t left = top; left != 0 && decimals.size() < kMostDecimals && left < INT64_MAX / 10;) {
        left *= 10;
        decimals += static_cast<char>('0' + left / bottom);
        left %= bottom;
        if (left == 0)
            return text + "." + decimals;
    }
    return text + " " + std::to_string(top) + "/" + std::to_string(bottom);
}

std::string quantityText(std::int64_t thousandths)
{
    return fractionText(thousandths, 1000);
}

Exit report(const Invocation& invocation, const json::Object& reply,
            const std::function<void(const Invocation&, const JsonView&)>& printValue)
{
    const json::Value value(reply);
    const JsonView view(value);
    const Exit exit = exitOf(view.text("outcome"));
    if (invocation.json) {
        print(json::write(value));
        return exit;
    }
    if (exit == Exit::Done || view.has("value"))
        printValue(invocation, view.at("value"));
    if (exit != Exit::Done)
        printStop(invocation, view, exit);
    printNotes(invocation, view);
    return exit;
}

} // namespace loyalty::ctl
