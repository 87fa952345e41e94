#include "app/terminal/window/sending_note.h"

#include "core/store/owned_file.h"

#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

namespace loyalty::app {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 16;

/// A line each: the sale, the incarnation and the number of the entry. A line that says nothing else is passed over.
std::vector<SendingNote::Paper> readPapers(const std::filesystem::path& path)
{
    std::vector<SendingNote::Paper> papers;
    const auto file = store::OwnedFile::open(path, O_RDONLY);
    const auto text = file ? file->readAtMost(kMostBytes) : fail(file.error());
    std::istringstream lines(text ? *text : std::string());
    std::string sale;
    std::string incarnation;
    std::string number;
    while (lines >> sale >> incarnation >> number) {
        const auto of = SaleId::parse(sale);
        const auto whose = IncarnationId::parse(incarnation);
        std::uint64_t seq = 0;
        const char* const end = number.data() + number.size();
        if (of && whose && std::from_chars(number.data(), end, seq).ptr == end)
            papers.push_back({*of, {*whose, seq}});
    }
    return papers;
}

} // namespace

SendingNote::SendingNote(const std::filesystem::path& folder)
    : m_path(folder / "printing.txt")
    , m_papers(readPapers(m_path))
    , m_left(m_papers)
{}

void SendingNote::begin(const Paper& paper)
{
    const std::scoped_lock lock(m_mutex);
    m_papers.push_back(paper);
    write();
}

void SendingNote::end(const ledger::EntryRef& of)
{
    const std::scoped_lock lock(m_mutex);
    if (std::erase_if(m_papers, [&of](const Paper& paper) { return paper.of == of; }) > 0)
        write();
}

std::vector<SendingNote::Paper> SendingNote::takeLeft()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_left, {});
}

void SendingNote::write() const
{
    std::error_code ignored;
    if (m_papers.empty()) {
        std::filesystem::remove(m_path, ignored);
        return;
    }
    std::string text;
    for (const Paper& paper : m_papers)
        text +=
            paper.sale.toString() + ' ' + paper.of.incarnation.toString() + ' ' + std::to_string(paper.of.seq) + '\n';
    static_cast<void>(store::replaceFile(m_path, text));
}

} // namespace loyalty::app
