#include "app/headoffice/member/csv.h"

#include "core/base/csv.h"

#include <utility>

namespace loyalty::headoffice {
namespace {

std::string said(CsvFlaw flaw)
{
    switch (flaw) {
    case CsvFlaw::None:
        return "";
    case CsvFlaw::TextAfterQuote:
        return "something follows a closing quote";
    case CsvFlaw::QuoteInside:
        return "a quote stands inside a field that does not begin with one";
    case CsvFlaw::OpenQuote:
        return "a quote is never closed";
    }
    return "";
}

} // namespace

Result<std::vector<CsvRow>, CsvError> readCsv(std::string_view text)
{
    CsvReader reader(text);
    CsvRecord record;
    std::vector<CsvRow> rows;
    while (reader.next(record)) {
        if (record.flaw != CsvFlaw::None)
            return fail(CsvError{record.line, said(record.flaw)});
        if (!rows.empty() && record.fields.size() != rows.front().size())
            return fail(CsvError{record.line, "there are " + std::to_string(record.fields.size()) +
                                                  " fields where the heading has " +
                                                  std::to_string(rows.front().size())});
        rows.push_back(std::move(record.fields));
    }
    return rows;
}

} // namespace loyalty::headoffice
