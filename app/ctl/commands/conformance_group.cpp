#include "app/ctl/commands/commands.h"
#include "app/ctl/conformance/conformance.h"
#include "app/ctl/output.h"
#include "app/terminal/commands/reply.h"

namespace loyalty::ctl {
namespace {

constexpr int kMostFiles = 1000;

Exit runConformanceFiles(const Invocation& invocation)
{
    std::vector<std::filesystem::path> files;
    for (int i = 0; !invocation.word(i).empty(); ++i)
        files.emplace_back(invocation.word(i));
    const auto tally = runConformance(files);
    if (!tally)
        return report(invocation, app::faulted(tally.error()), [](const Invocation&, const JsonView&) {});
    for (const ConformanceMiss& miss : tally->misses)
        print((miss.chosen ? "choice " : "miss ") + miss.id + " (" + miss.caseClass + "): " + miss.why);
    print(tally->summary());
    return tally->passes() ? Exit::Done : Exit::Refused;
}

constexpr SubCommand kGroup[] = {
    {"conformance", "FILE...", "Put stated cases to the engine and the ledger",
     "FILE is JSON: \"cases\", each with id, kind, class, source, given and expect; the words are those in the head of\n"
     "tests/data/conformance/peer-cases.json. Each case becomes a programme document and a basket, or the values of\n"
     "another public function. What cannot be put to the product is a miss. A case that expects nothing, or says what nobody\n"
     "understands, makes FILE a broken one: exit code 3.\n"
     "A case may ask for a head office: the program beside this one is started for it, on this machine only.\n"
     "\n"
     "Beside FILE may stand choices.md, which lists the ids of class peer_choice that this product decides otherwise, each\n"
     "with its reason. A line for every miss; exit code 1 on one that is not listed.\n"
     "\n"
     "Last line: conformance: must_match a/b, doc_example c/d, anti_case e/f, peer_choice g/h.",
     1, kMostFiles, nullptr, runConformanceFiles},
};

} // namespace

std::span<const SubCommand> conformanceGroup()
{
    return kGroup;
}

} // namespace loyalty::ctl
