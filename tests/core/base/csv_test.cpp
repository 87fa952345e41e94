#include "core/base/csv.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty {
namespace {

using Fields = std::vector<std::string>;

struct Read
{
    std::uint64_t line;
    CsvFlaw flaw;
    Fields fields;
};

std::vector<CsvRecord> read(std::string_view text)
{
    CsvReader reader(text);
    std::vector<CsvRecord> records;
    for (CsvRecord record; reader.next(record);)
        records.push_back(record);
    return records;
}

TEST_CASE("CSV is read as RFC 4180 has it, and a flaw costs one line")
{
    constexpr auto fine = CsvFlaw::None;
    struct Row
    {
        const char* text;
        std::vector<Read> records;
    };
    const Row rows[] = {
        {"", {}},
        {"\n\r\n\n", {}},
        {"a,b", {{1, fine, {"a", "b"}}}},
        {"a,b\nc,d\n", {{1, fine, {"a", "b"}}, {2, fine, {"c", "d"}}}},
        {"a,b\r\nc,d\r\n", {{1, fine, {"a", "b"}}, {2, fine, {"c", "d"}}}},
        {"\xEF\xBB\xBF\"a\",b", {{1, fine, {"a", "b"}}}},
        {",", {{1, fine, {"", ""}}}},
        {"\"\",\"\"", {{1, fine, {"", ""}}}},
        {"\"a,b\",c", {{1, fine, {"a,b", "c"}}}},
        {"\"say \"\"no\"\"\",c", {{1, fine, {"say \"no\"", "c"}}}},
        {"\"two\nlines\",c\nd", {{1, fine, {"two\nlines", "c"}}, {3, fine, {"d"}}}},
        {"a\rb,c\r", {{1, fine, {"a\rb", "c"}}}},
        {"a\n\nb", {{1, fine, {"a"}}, {3, fine, {"b"}}}},
        {"\"a\"b,c\nd,e", {{1, CsvFlaw::TextAfterQuote, {}}, {2, fine, {"d", "e"}}}},
        {"a\"b\",c\nd,e", {{1, CsvFlaw::QuoteInside, {}}, {2, fine, {"d", "e"}}}},
        {"\"a,b\nc,d\n", {{1, CsvFlaw::OpenQuote, {}}, {2, fine, {"c", "d"}}}},
        {"x\n\"a,b\nc,\"d\"\n", {{1, fine, {"x"}}, {2, CsvFlaw::TextAfterQuote, {}}, {3, fine, {"c", "d"}}}},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto records = read(row.text);
        REQUIRE(records.size() == row.records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            CHECK(records[i].line == row.records[i].line);
            CHECK(records[i].flaw == row.records[i].flaw);
            CHECK(records[i].fields == row.records[i].fields);
        }
    }
}

TEST_CASE("a quote that never closes is given up after the longest record, not at the end of the file")
{
    const std::string text = "\"open\n" + std::string(CsvReader::kLongestRecord, 'x') + "\"\nlast,row\n";
    const auto records = read(text);
    REQUIRE(records.size() == 3);
    CHECK(records[0].flaw == CsvFlaw::OpenQuote);
    CHECK(records[1].flaw == CsvFlaw::QuoteInside);
    CHECK(records[2].fields == Fields{"last", "row"});
}

} // namespace
} // namespace loyalty
