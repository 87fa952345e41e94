#include "app/headoffice/member/csv.h"

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Walks over the text once; each row() takes one line of the table.
class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_rest(text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text)
    {}

    [[nodiscard]] bool more()
    {
        while (atLineEnd() && !m_rest.empty())
            takeLineEnd();
        return !m_rest.empty();
    }
    [[nodiscard]] std::size_t line() const { return m_line; }

    [[nodiscard]] Result<CsvRow, CsvError> row()
    {
        CsvRow row;
        while (true) {
            LOYALTY_TRY(field, m_rest.starts_with('"') ? quotedField() : plainField());
            row.push_back(std::move(field));
            if (!m_rest.starts_with(','))
                break;
            m_rest.remove_prefix(1);
        }
        takeLineEnd();
        return row;
    }

private:
    [[nodiscard]] bool atLineEnd() const
    {
        return m_rest.empty() || m_rest.starts_with('\n') || m_rest.starts_with("\r\n");
    }

    void takeLineEnd()
    {
        if (m_rest.empty())
            return;
        m_rest.remove_prefix(m_rest.starts_with('\n') ? 1 : 2);
        ++m_line;
    }

    [[nodiscard]] Result<std::string, CsvError> plainField()
    {
        std::string field;
        while (!atLineEnd() && !m_rest.starts_with(',')) {
            if (m_rest.starts_with('"'))
                return fail(CsvError{m_line, "a quote stands inside a field that does not begin with one"});
            field += m_rest.front();
            m_rest.remove_prefix(1);
        }
        return field;
    }

    [[nodiscard]] Result<std::string, CsvError> quotedField()
    {
        const std::size_t begun = m_line;
        std::string field;
        m_rest.remove_prefix(1);
        while (!m_rest.empty()) {
            if (m_rest.starts_with("\"\"")) {
                field += '"';
                m_rest.remove_prefix(2);
                continue;
            }
            if (m_rest.starts_with('"')) {
                m_rest.remove_prefix(1);
                if (!atLineEnd() && !m_rest.starts_with(','))
                    return fail(CsvError{m_line, "something follows a closing quote"});
                return field;
            }
            if (m_rest.front() == '\n')
                ++m_line;
            field += m_rest.front();
            m_rest.remove_prefix(1);
        }
        return fail(CsvError{begun, "a quote is never closed"});
    }

    std::string_view m_rest;
    std::size_t m_line = 1;
};

} // namespace

Result<std::vector<CsvRow>, CsvError> readCsv(std::string_view text)
{
    CsvReader reader(text);
    std::vector<CsvRow> rows;
    while (reader.more()) {
        const std::size_t line = reader.line();
        LOYALTY_TRY(row, reader.row());
        if (!rows.empty() && row.size() != rows.front().size())
            return fail(CsvError{line, "there are " + std::to_string(row.size()) + " fields where the heading has " +
                                           std::to_string(rows.front().size())});
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string writeCsv(const CsvRow& row)
{
    std::string text;
    for (const std::string& field : row) {
        if (&field != &row.front())
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

} // namespace loyalty::headoffice
