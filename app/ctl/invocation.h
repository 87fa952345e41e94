#pragma once

#include "app/ctl/words/words.h"
#include "core/base/fault.h"
#include "core/base/json/json.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

class QCommandLineParser;

namespace loyalty::ctl {

/// What scripts see.
enum class Exit { Done = 0, Refused = 1, Usage = 2, Fault = 3 };

/// One call of the program, its options read.
struct Invocation
{
    const QCommandLineParser& options;
    Language language = Language::English;
    bool json = false;
    std::filesystem::path folder; ///< --dir or LOYALTY_DIR; empty where neither was given
    std::string operatorId;       ///< --operator or LOYALTY_OPERATOR
    std::string approverId;
    std::string pin;         ///< LOYALTY_PIN, or the first line of --pin-file; never an option's value, which ps shows
    std::string approverPin; ///< LOYALTY_APPROVER_PIN, or of --approver-pin-file

    [[nodiscard]] std::string value(const char* option) const;
    [[nodiscard]] QStringList values(const char* option) const;
    [[nodiscard]] bool isSet(const char* option) const;
    /// The n-th word behind the command; empty where there is none.
    [[nodiscard]] std::string word(int n) const;
};

/// What a sub-command is and how it runs. One file per group of them.
struct SubCommand
{
    const char* words;   ///< "member add"
    const char* syntax;  ///< "NAME…", of the words behind
    const char* summary; ///< one line for the list
    const char* help;    ///< what there is to know besides; may be empty
    int least;           ///< words behind the command
    int most;
    void (*describe)(QCommandLineParser& options); ///< adds its own options; none: null
    Exit (*run)(const Invocation& invocation);
};

} // namespace loyalty::ctl
