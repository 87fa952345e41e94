#pragma once

#include "app/headoffice/command/program.h"
#include "tests/support/temp_dir.h"

#include <sstream>
#include <string>
#include <vector>

namespace loyalty::headoffice::test {

/// What a run of the program said and how it ended.
struct Ran
{
    Exit exit = Exit::Fault;
    std::string out;
    std::string err;
};

inline Ran run(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    const Exit exit = runProgram(words, {out, err});
    return {exit, out.str(), err.str()};
}

/// The folder of a new head office with the store S1, in a folder of the test's own.
class NewOffice
{
public:
    explicit NewOffice(const std::vector<std::string>& more = {})
        : m_made(run(command(more)))
    {}

    [[nodiscard]] const Ran& made() const { return m_made; }
    [[nodiscard]] std::filesystem::path path() const { return m_dir.path() / "office"; }
    [[nodiscard]] std::string dir() const { return path().string(); }
    [[nodiscard]] const loyalty::test::TempDir& around() const { return m_dir; }
    /// A command on this folder: the words of the command first.
    [[nodiscard]] Ran operator()(std::vector<std::string> words) const
    {
        words.insert(words.end(), {"--dir", dir()});
        return run(words);
    }

private:
    [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& more) const
    {
        std::vector<std::string> words = {"create", "--dir",   dir(),
                                          "--name", "金星",    "--currency",
                                          "CNY",    "--store", "S1:Nanjing Road:Asia/Shanghai:04:00"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

    loyalty::test::TempDir m_dir;
    Ran m_made;
};

} // namespace loyalty::headoffice::test
