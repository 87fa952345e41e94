#include "app/ctl/print/print.h"

namespace loyalty::ctl {

void printStatus(const Invocation& invocation, const JsonView& status)
{
    const auto label = [&](std::string_view key) { return say(invocation.language, key); };
    const auto number = [&](std::string_view key) { return std::to_string(status.number(key)); };
    const std::string halted = status.text("halted");
    const std::string doubt = status.text("clockDoubt");
    printRows({{label("label.store"), status.text("store")},
               {label("label.lane"), status.text("lane")},
               {label("label.incarnation"), status.text("incarnation")},
               {label("label.entries"), number("entries")},
               {label("label.waiting"), number("waiting")},
               {label("label.not-contained"), number("notContained")},
               {label("label.members-cached"), number("membersCached")},
               {label("label.programme"), number("programmeVersion")},
               {label("label.rights"), number("rightsBacked") + " + " + number("rightsUnbacked")},
               {label("label.last-contact"), status.has("lastContact")
                                                 ? timeText(status.number("lastContact"), status.text("zone"))
                                                 : label("label.never")},
               {label("label.clock"), doubt.empty() ? doubt : label("clock." + doubt)},
               {label("label.halted"), halted.empty() ? halted : say(invocation.language, "sync." + halted)}});
}

void printVerified(const Invocation& invocation, const JsonView& verified)
{
    const auto& problems = verified.list("problems");
    if (problems.empty())
        return print(say(invocation.language, "label.verified",
                         {{"entries", std::to_string(verified.number("entries"))},
                          {"members", std::to_string(verified.number("members"))},
                          {"postings", std::to_string(verified.number("postings"))}}));
    print(say(invocation.language, "label.problems"));
    for (const json::Value& problem : problems)
        if (const std::string* const text = problem.asString())
            print("  " + *text);
}

void printProgramme(const Invocation& invocation, const JsonView& programme)
{
    print(say(invocation.language, "label.programme") + ": " + programme.text("id") + " " +
          std::to_string(programme.number("version")) + ", " + programme.text("currency") + ", " +
          timeText(programme.number("validFrom"), programme.text("zone")));
}

} // namespace loyalty::ctl
