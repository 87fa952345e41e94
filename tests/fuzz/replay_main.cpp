#include "tests/fuzz/fuzz.h"
#include "tests/support/base/seeded_random.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// Runs a target without libFuzzer: over every file of the corpora, then over seeded mutations of them. What stops the
/// program is left in the working directory as "crash", to be given back as a file.
extern "C" {
/// There with the sanitizers, which end a program without a signal.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
[[gnu::weak]] void __sanitizer_set_death_callback(void (*callback)());
}

namespace {

using loyalty::test::SeededRandom;

const std::string* input = nullptr;

/// Little that needs the heap, which may be what is broken.
void keepInput()
{
    std::FILE* const file = input != nullptr ? std::fopen("crash", "wb") : nullptr;
    if (file == nullptr)
        return;
    const bool kept = std::fwrite(input->data(), 1, input->size(), file) == input->size() && std::fclose(file) == 0;
    constexpr std::string_view kKept = "the bytes are kept as ./crash\n";
    if (kept && write(STDERR_FILENO, kKept.data(), kKept.size()) < 0)
        return;
}

void onSignal(int signal)
{
    std::signal(signal, SIG_DFL);
    keepInput();
    static_cast<void>(std::raise(signal));
}

void run(const std::string& bytes)
{
    input = &bytes;
    loyalty::fuzz::take(bytes);
    input = nullptr;
}

std::vector<std::string> filesOf(const std::vector<std::string>& places)
{
    std::vector<std::filesystem::path> paths;
    for (const std::string& place : places) {
        if (!std::filesystem::is_directory(place)) {
            paths.emplace_back(place);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(place))
            if (entry.is_regular_file())
                paths.push_back(entry.path());
    }
    std::ranges::sort(paths); // a folder has no order
    std::vector<std::string> files;
    for (const auto& path : paths) {
        std::ifstream in(path, std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        if (!in) {
            static_cast<void>(std::fprintf(stderr, "cannot read %s\n", path.c_str()));
            std::exit(2);
        }
    }
    return files;
}

/// A word of the bytes: a quoted text, or a number. Where there is none, `length` is 0.
struct Word
{
    std::size_t at = 0;
    std::size_t length = 0;
};

Word wordFrom(const std::string& bytes, std::size_t from)
{
    constexpr std::string_view kNumber = "-0123456789.";
    const std::size_t at = bytes.find_first_of("\"-0123456789", from);
    if (at == std::string::npos)
        return {};
    const bool quoted = bytes[at] == '"';
    std::size_t end = quoted ? bytes.find('"', at + 1) : bytes.find_first_not_of(kNumber, at);
    end = end == std::string::npos ? bytes.size() : end + (quoted ? 1 : 0);
    return {at, end - at};
}

/// Small wrongs of the kinds that decoders trip over: bytes that are cut, doubled and joined, and words in each other's
/// place, so that much of it still reads.
class Mutator
{
public:
    Mutator(SeededRandom& random, const std::vector<std::string>& files)
        : m_random(random)
        , m_files(files)
    {
        for (const std::string& file : files)
            for (Word word = wordFrom(file, 0); word.length > 0; word = wordFrom(file, word.at + word.length))
                (file[word.at] == '"' ? m_texts : m_numbers).push_back(file.substr(word.at, word.length));
    }

    std::string draw()
    {
        std::string bytes = m_files[m_random.below(m_files.size())];
        const bool words = m_random.below(3) != 0;
        for (std::uint64_t times = 1 + m_random.below(2); times > 0; --times)
            words ? replaceWord(bytes) : damage(bytes);
        return bytes;
    }

private:
    /// Mostly by one of its kind, so that what is wrong is what it says.
    void replaceWord(std::string& bytes)
    {
        const Word word = wordFrom(bytes, m_random.below(bytes.size() + 1));
        if (word.length == 0)
            return;
        const bool text = (bytes[word.at] == '"') == (m_random.below(4) != 0);
        const std::vector<std::string>& others = text ? m_texts : m_numbers;
        bytes.replace(word.at, word.length, others[m_random.below(others.size())]);
    }

    void damage(std::string& bytes)
    {
        if (bytes.empty()) {
            bytes = static_cast<char>(m_random.below(256));
            return;
        }
        const std::size_t at = m_random.below(bytes.size());
        const std::size_t length = 1 + m_random.below(std::min<std::size_t>(bytes.size() - at, 64));
        switch (m_random.below(7)) {
        case 0:
            bytes[at] = static_cast<char>(m_random.below(256));
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << m_random.below(7)));
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.substr(m_random.below(bytes.size()), length));
            break;
        case 4:
            bytes.resize(at);
            break;
        case 5: {
            const std::string& other = m_files[m_random.below(m_files.size())];
            bytes = bytes.substr(0, at) + other.substr(std::min(at, other.size()));
            break;
        }
        default:
            bytes.insert(at, m_random.below(2) == 0 ? m_texts[m_random.below(m_texts.size())]
                                                    : m_numbers[m_random.below(m_numbers.size())]);
        }
    }

    SeededRandom& m_random;
    const std::vector<std::string>& m_files;
    std::vector<std::string> m_numbers{"0",
                                       "-1",
                                       "1",
                                       "9223372036854775807",
                                       "-9223372036854775808",
                                       "18446744073709551616",
                                       "1e308",
                                       "0.5",
                                       "1000000000000",
                                       "2147483648",
                                       "null",
                                       "true"};
    std::vector<std::string> m_texts{"\"\"", "\"\\u0000\"", "\"\xff\"", "\"\xed\xa0\x80\"",
                                     "{}",   "[]",          "\x1d",     "\x10\x04"};
};

constexpr const char* kHelp = "[--rounds N] [--seed N] FILE-OR-FOLDER...\n"
                              "Runs the target over each file, then over N mutations of them (20,000 of seed 1).\n";

bool numberOf(std::string_view text, std::uint64_t& number)
{
    return std::from_chars(text.data(), text.data() + text.size(), number).ptr == text.data() + text.size() &&
           !text.empty();
}

} // namespace

int main(int count, char** arguments)
{
    std::uint64_t rounds = 20'000;
    std::uint64_t seed = 1;
    std::vector<std::string> places;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const bool isRounds = argument == "--rounds";
        if (isRounds || argument == "--seed") {
            if (i + 1 < count && numberOf(arguments[++i], isRounds ? rounds : seed))
                continue;
            places.clear();
            break;
        }
        places.emplace_back(argument);
    }
    if (places.empty()) {
        static_cast<void>(std::fprintf(stderr, "%s %s", arguments[0], kHelp));
        return 2;
    }
    std::signal(SIGABRT, onSignal);
    std::signal(SIGSEGV, onSignal);
    std::signal(SIGFPE, onSignal);
    if (&__sanitizer_set_death_callback != nullptr)
        __sanitizer_set_death_callback(keepInput);
    const std::vector<std::string> files = filesOf(places);
    if (files.empty()) {
        static_cast<void>(std::fprintf(stderr, "no files\n"));
        return 2;
    }
    for (const std::string& bytes : files)
        run(bytes);
    SeededRandom random(seed);
    Mutator mutator(random, files);
    for (std::uint64_t round = 0; round < rounds; ++round)
        run(mutator.draw());
    static_cast<void>(std::printf("%zu files, %llu mutations of seed %llu\n", files.size(),
                                  static_cast<unsigned long long>(rounds), static_cast<unsigned long long>(seed)));
}
