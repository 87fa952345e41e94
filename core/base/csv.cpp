#include "core/base/csv.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

CsvReader::CsvReader(std::string_view text)
    : m_text(text)
{
    if (m_text.starts_with(kByteOrderMark))
        m_text.remove_prefix(kByteOrderMark.size());
}

bool CsvReader::next(CsvRecord& record)
{
    while (m_at < m_text.size() && endsAt(m_at))
        skipLine();
    if (m_at >= m_text.size())
        return false;

    record = {m_line, CsvFlaw::None, {}};
    std::size_t at = m_at;
    while (true) {
        record.flaw = readField(at, record.fields.emplace_back());
        if (record.flaw != CsvFlaw::None) {
            record.fields.clear();
            skipLine();
            return true;
        }
        if (at >= m_text.size() || m_text[at] != ',')
            break;
        ++at;
    }
    skipTo(at);
    skipLine();
    return true;
}

/// Leaves `at` on the comma or the line's end behind the field.
CsvFlaw CsvReader::readField(std::size_t& at, std::string& field) const
{
    if (at < m_text.size() && m_text[at] == '"')
        return readQuoted(at, field);
    const std::size_t start = at;
    while (at < m_text.size() && m_text[at] != ',' && m_text[at] != '"' && !endsAt(at))
        ++at;
    field.assign(m_text.substr(start, at - start));
    return at < m_text.size() && m_text[at] == '"' ? CsvFlaw::QuoteInside : CsvFlaw::None;
}

CsvFlaw CsvReader::readQuoted(std::size_t& at, std::string& field) const
{
    const std::size_t limit = std::min(m_text.size(), m_at + kLongestRecord);
    for (++at; at < limit; ++at) {
        if (m_text[at] != '"') {
            field += m_text[at];
            continue;
        }
        ++at;
        if (at < limit && m_text[at] == '"') {
            field += '"';
            continue;
        }
        const bool ends = at >= m_text.size() || m_text[at] == ',' || endsAt(at);
        return ends ? CsvFlaw::None : CsvFlaw::TextAfterQuote;
    }
    return CsvFlaw::OpenQuote;
}

/// Whether a line ends here: LF, CRLF or the end of the text.
bool CsvReader::endsAt(std::size_t at) const
{
    if (at >= m_text.size() || m_text[at] == '\n')
        return true;
    return m_text[at] == '\r' && (at + 1 == m_text.size() || m_text[at + 1] == '\n');
}

void CsvReader::skipLine()
{
    const std::size_t end = m_text.find('\n', m_at);
    m_at = end == std::string_view::npos ? m_text.size() : end + 1;
    ++m_line;
}

/// Goes on to `at`, counting the lines that stand inside quotes.
void CsvReader::skipTo(std::size_t at)
{
    const std::string_view passed = m_text.substr(m_at, at - m_at);
    m_line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
    m_at = at;
}

std::string csvLine(const std::vector<std::string>& fields)
{
    std::string text;
    for (const std::string& field : fields) {
        if (&field != &fields.front())
            text += ',';
        if (field.find_first_of(",\"\r\n") == std::string::npos) {
            text += field;
            continue;
        }
        text += '"';
        for (const char c : field)
            text += c == '"' ? std::string("\"\"") : std::string(1, c);
        text += '"';
    }
    return text + "\n";
}

std::string_view toString(CsvFlaw flaw)
{
    switch (flaw) {
    case CsvFlaw::None:
        return "none";
    case CsvFlaw::TextAfterQuote:
        return "text-after-quote";
    case CsvFlaw::QuoteInside:
        return "quote-inside";
    case CsvFlaw::OpenQuote:
        return "open-quote";
    }
    LOYALTY_ASSERT(!"unknown flaw");
}

} // namespace loyalty
