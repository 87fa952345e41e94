#include "app/terminal/articles.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/printing.h"
#include "devices/printer/layout.h"

#include <algorithm>
#include <charconv>

namespace loyalty::app {
namespace {

using devices::PrintJob;
using journal::Printed;
using terminal::ReceiptState;
using terminal::Terminal;

constexpr int kOwedDays = 7;

/// What a command asks for: which paper, in which words, on what.
struct Wanted
{
    std::string kind; ///< "sold", "returned", "voided"
    const receipt::Wording* wording = nullptr;
    const devices::Profile* profile = nullptr;
    std::string out; ///< "text", "bin", "png", or where a printer is
    engine::Trace why = engine::Trace::Off;
};

constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
    {"", "sold"}, {"sale", "sold"}, {"return", "returned"}, {"void", "voided"}};

Wanted readWanted(Call& call)
{
    Wanted wanted;
    const std::string kind = call.arguments.text("kind");
    const auto* const known = std::ranges::find(kKinds, kind, &std::pair<std::string_view, std::string_view>::first);
    if (known == std::end(kKinds))
        call.arguments.complain("kind", "is none of sale, return, void");
    else
        wanted.kind = known->second;
    const std::string language = call.arguments.text("lang");
    wanted.wording = receiptWording(language.empty() ? "en" : language);
    if (!wanted.wording)
        call.arguments.complain("lang", "is none of en, zh_CN");
    const std::string width = call.arguments.text("width");
    wanted.profile = width.empty() || width == "80" ? devices::profileForPaper(80)
                     : width == "58"                ? devices::profileForPaper(58)
                                                    : devices::findProfile(QString::fromStdString(width));
    if (!wanted.profile)
        call.arguments.complain("width", "is none of 80, 58, nor the id of a printer's profile");
    wanted.out = call.arguments.text("out");
    if (wanted.out.empty())
        wanted.out = "text";
    wanted.why = call.arguments.flag("why") ? engine::Trace::On : engine::Trace::Off;
    return wanted;
}

std::string_view wordOf(receipt::Issue issue)
{
    switch (issue) {
    case receipt::Issue::Original:
        return "original";
    case receipt::Issue::Reprint:
        return "reprint";
    case receipt::Issue::Copy:
        return "copy";
    }
    return {};
}

constexpr std::string_view kSlip = "slip:";

/// What names the paper to this command: a slip belongs to no sale.
std::string nameOf(const ReceiptState& state)
{
    return state.sale == SaleId() ? std::string(kSlip) + std::to_string(state.of.seq) : state.sale.toString();
}

json::Object stateJson(const ReceiptState& state)
{
    return {{"sale", nameOf(state)},
            {"kind", state.kind},
            {"at", state.at.unixMs()},
            {"printed", state.printed},
            {"settled", state.settled}};
}

/// The latest of its kind: a sale may have several returns.
std::optional<ReceiptState> latest(const std::vector<ReceiptState>& states, std::string_view kind)
{
    const auto found =
        std::find_if(states.rbegin(), states.rend(), [kind](const ReceiptState& state) { return state.kind == kind; });
    return found == states.rend() ? std::nullopt : std::optional(*found);
}

Result<ReceiptState, Reply> findReceipt(Call& call, const SaleId& sale, std::string_view kind)
{
    const auto states = call.runtime.onTerminal([&](Terminal& terminal) { return terminal.receiptsOf(call.by, sale); });
    if (!states)
        return fail(stopped("receipt", states.error()));
    const auto state = latest(*states, kind);
    if (!state)
        return fail(refused("receipt", toString(terminal::ReceiptRefusal::NoSuchReceipt)));
    return *state;
}

Reply note(Call& call, const ReceiptState& state, Printed::Outcome outcome, std::string_view printer, json::Object told)
{
    const auto noted = call.runtime.onTerminal(
        [&](Terminal& terminal) { return terminal.notePrint(call.by, state.sale, state.of, outcome, printer); });
    if (!noted)
        return stopped("receipt", noted.error());
    told.set("outcome", toString(outcome));
    return done(std::move(told));
}

Fault notPrinted(const PrintEnd& end)
{
    if (end.status.paperOut)
        return {FaultCode::Unreachable, "the printer has no paper; nothing was printed"};
    if (end.status.coverOpen)
        return {FaultCode::Unreachable, "the printer's cover is open; nothing was printed"};
    if (end.error == devices::TransportError::Busy)
        return {FaultCode::Busy, "the printer serves somebody else, or is off; nothing was printed"};
    if (end.error == devices::TransportError::Denied)
        return {FaultCode::ReadOnly, "the printer may not be used by this user; nothing was printed"};
    return {FaultCode::Unreachable, "the printer does not answer; nothing was printed"};
}

Reply print(Call& call, const Wanted& wanted, const ReceiptState& state, const devices::EncodedJob& job,
            json::Object told)
{
    const auto transport = transportTo(wanted.out);
    if (!transport)
        return misused("out: is no printer; write tcp://host:9100 or /dev/usb/lp0");
    const PrintEnd end = printNow(job, *wanted.profile, *transport, kPersonWaits);
    switch (end.state) {
    case PrintJob::State::Queued:
    case PrintJob::State::Sending:
    case PrintJob::State::Failed:
        return faulted(notPrinted(end));
    case PrintJob::State::Printed:
        return note(call, state, Printed::Outcome::Printed, wanted.out, std::move(told));
    case PrintJob::State::Sent:
        return note(call, state, Printed::Outcome::Sent, wanted.out, std::move(told));
    case PrintJob::State::Unsure:
        return note(call, state, Printed::Outcome::Unsure, wanted.out, std::move(told));
    }
    return {};
}

Reply deliver(Call& call, const Wanted& wanted, const ReceiptState& state, const receipt::Receipt& paper)
{
    const receipt::Document document = compose(paper, *wanted.wording);
    const auto& heading = std::visit([](const auto& of) -> const receipt::Heading& { return of.heading; }, paper);
    json::Object told = stateJson(state);
    told.set("label", heading.label);
    told.set("issue", wordOf(heading.issue));
    told.set("number", std::int64_t{heading.number});
    told.set("out", wanted.out);
    if (wanted.out == "text") {
        told.set("text", devices::plainText(document, *wanted.profile).toStdString());
        return done(std::move(told));
    }
    const auto entries = call.runtime.onTerminal([](const Terminal& terminal) { return terminal.status().entries; });
    const auto job = encode(document, *wanted.profile, devices::markOf(static_cast<std::uint32_t>(entries)));
    if (wanted.out != "bin" && wanted.out != "png")
        return print(call, wanted, state, job, std::move(told));
    const QByteArray content = wanted.out == "bin" ? job.bytes : pictureOf(job, *wanted.profile);
    told.set("content", json::toBase64(content.toStdString()));
    return done(std::move(told));
}

/// Of an own act that belongs to no sale: "slip:" and the number of its entry.
Result<ReceiptState, Reply> findSlip(Call& call, std::string_view number)
{
    std::uint64_t seq = 0;
    const char* const end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, seq);
    if (read.ec != std::errc() || read.ptr != end)
        return fail(refused("receipt", toString(terminal::ReceiptRefusal::NoSuchReceipt)));
    const auto state = call.runtime.onTerminal([&](Terminal& terminal) {
        return terminal.paperState(call.by, SaleId(), {terminal.identity().incarnation, seq});
    });
    if (!state)
        return fail(stopped("receipt", state.error()));
    return *state;
}

Result<ReceiptState, Reply> findPaper(Call& call, const std::string& id, std::string_view kind)
{
    if (id.starts_with(kSlip))
        return findSlip(call, std::string_view(id).substr(kSlip.size()));
    const auto sale = findSale(call, id);
    if (!sale)
        return fail(sale.error());
    return findReceipt(call, sale->id, kind);
}

Reply receiptOf(Call& call)
{
    const std::string id = call.arguments.required("sale");
    const bool decline = call.arguments.flag("decline");
    const Wanted wanted = readWanted(call);
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    const auto state = findPaper(call, id, wanted.kind);
    if (!state)
        return state.error();
    if (decline)
        return note(call, *state, Printed::Outcome::Declined, "", stateJson(*state));
    auto paper = call.runtime.onTerminal([&](Terminal& terminal) {
        return state->sale == SaleId() ? terminal.valueSlip(call.by, state->of)
                                       : terminal.receiptFor(call.by, state->sale, state->of, wanted.why);
    });
    if (!paper)
        return stopped("receipt", paper.error());
    const auto articles = readArticles(call.runtime);
    if (!articles)
        return faulted(articles.error());
    return deliver(call, wanted, *state, checkout::named(std::move(*paper), *articles));
}

Reply owed(Call& call)
{
    const auto states =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.owedReceipts(call.by, kOwedDays); });
    if (!states)
        return stopped("receipt", states.error());
    json::Array all;
    for (const ReceiptState& state : *states)
        all.emplace_back(stateJson(state));
    return done(json::Object{{"receipts", std::move(all)}});
}

constexpr Command kCommands[] = {
    {"receipt", true, receiptOf},
    {"owed", true, owed},
};

} // namespace

std::span<const Command> receiptCommands()
{
    return kCommands;
}

} // namespace loyalty::app
