#include "app/ctl/bench/bench_baskets.h"
#include "app/ctl/commands/commands.h"
#include "app/ctl/output.h"
#include "app/terminal/commands/reply.h"

#include <QCommandLineParser>

namespace loyalty::ctl {
namespace {

constexpr std::int64_t kMilliseconds = 2'000;

void describeBench(QCommandLineParser& options)
{
    options.addOptions(
        {{QStringLiteral("programme"), QStringLiteral("The programme's document."), QStringLiteral("file")},
         {QStringLiteral("baskets"), QStringLiteral("Baskets and the points they earn."), QStringLiteral("file")},
         {QStringLiteral("trace"), QStringLiteral("Quote with the trace of every point.")}});
}

Result<BenchResult, Fault> bench(const Invocation& invocation)
{
    LOYALTY_TRY(programme, readProgramme(invocation.value("programme")));
    LOYALTY_TRY(sales, readBenchSales(invocation.value("baskets"), programme.programme()));
    const auto trace = invocation.isSet("trace") ? engine::Trace::On : engine::Trace::Off;
    return benchQuotes(programme, sales, trace, kMilliseconds);
}

Exit runBench(const Invocation& invocation)
{
    const auto nothing = [](const Invocation&, const JsonView&) {};
    if (invocation.word(0) != "engine" || invocation.value("programme").empty() || invocation.value("baskets").empty())
        return report(invocation, app::misused("bench engine needs --programme and --baskets"), nothing);
    const auto result = bench(invocation);
    if (!result)
        return report(invocation, app::faulted(result.error()), nothing);
    print("bench: " + std::to_string(result->baskets) + " baskets, " + std::to_string(result->mismatches) +
          " mismatches, " + std::to_string(result->perSecond) + " quotes/s");
    return result->mismatches == 0 ? Exit::Done : Exit::Refused;
}

constexpr SubCommand kGroup[] = {
    {"bench", "engine", "Measure how many baskets a second are quoted",
     "Quotes the baskets of a file in turn on one thread, each whole: every line's numbers and the ticket's. Every answer\n"
     "is checked first against the points that the file names.\n"
     "\n"
     "The file is JSON of the format bench-baskets/1: per basket tier, birthday, memberDay, expectPoints and lines with\n"
     "sku, category, qty and unitMinor. A member day is a Wednesday, any other day a Tuesday.\n"
     "\n"
     "Last line: bench: N baskets, M mismatches, Q quotes/s. Exit code 1 on a mismatch.",
     1, 1, describeBench, runBench},
};

} // namespace

std::span<const SubCommand> benchGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
