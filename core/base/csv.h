#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty {

enum class CsvFlaw {
    None,
    TextAfterQuote, ///< something other than a comma behind a closing quote
    QuoteInside,    ///< a quote in a field that did not start with one
    OpenQuote,      ///< the file, or what a record may hold, ended within quotes
};

struct CsvRecord
{
    std::uint64_t line = 0; ///< of the file, from 1, where it starts
    CsvFlaw flaw = CsvFlaw::None;
    std::vector<std::string> fields; ///< empty where there is a flaw
};

/// Reads CSV as RFC 4180 has it: commas, fields in double quotes with doubled quotes inside, LF or CRLF, a byte order
/// mark passed over. Empty lines are no records.
///
/// A record with a flaw ends with its first line, so that one broken row costs no other.
class CsvReader
{
public:
    static constexpr std::size_t kLongestRecord = 1U << 16;

    /// `text` outlives the reader.
    explicit CsvReader(std::string_view text);

    /// False at the end.
    [[nodiscard]] bool next(CsvRecord& record);

private:
    [[nodiscard]] CsvFlaw readField(std::size_t& at, std::string& field) const;
    [[nodiscard]] CsvFlaw readQuoted(std::size_t& at, std::string& field) const;
    [[nodiscard]] bool endsAt(std::size_t at) const;
    void skipLine();
    void skipTo(std::size_t at);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint64_t m_line = 1;
};

/// One record with its line end; fields are quoted where they have to be.
[[nodiscard]] std::string csvLine(const std::vector<std::string>& fields);

[[nodiscard]] std::string_view toString(CsvFlaw flaw);

} // namespace loyalty
