#pragma once

#include "core/base/fault.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QVariant>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

class QSqlQuery;

namespace loyalty::store {

/// Values as they are bound. Bytes and text are copied.
[[nodiscard]] QVariant blob(std::string_view bytes);
[[nodiscard]] QVariant text(std::string_view utf8);
[[nodiscard]] QVariant integer(std::int64_t number);
[[nodiscard]] QVariant integer(std::uint64_t number); ///< below 2^63
[[nodiscard]] QVariant null();

template <class Tag>
[[nodiscard]] QVariant blob(const Id<Tag>& id)
{
    return blob(std::string_view(reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()));
}

template <class Tag>
[[nodiscard]] QVariant blob(const std::optional<Id<Tag>>& id)
{
    return id ? blob(*id) : null();
}

/// The rows that a statement gives, one after the other. Ends its statement when it goes; does not outlive the Database.
class Rows
{
public:
    Rows(QSqlQuery& query, std::string_view file)
        : m_query(&query)
        , m_file(file)
    {}
    Rows(Rows&& other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
        , m_file(other.m_file)
    {}
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    /// False after the last row. The columns are those of the row it went to.
    [[nodiscard]] Result<bool, Fault> next();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::uint64_t natural(int column) const; ///< of a column that holds no negative number
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string blob(int column) const;

    /// A value of fixed size (an Id, a hash): Corrupt where the column holds another number of bytes.
    template <class Fixed>
    [[nodiscard]] Result<Fixed, Fault> fixed(int column) const
    {
        const std::string bytes = blob(column);
        if (bytes.size() != Fixed::kBytes)
            return fail(wrongSize(column));
        std::array<std::uint8_t, Fixed::kBytes> copy{};
        for (std::size_t i = 0; i < copy.size(); ++i)
            copy[i] = static_cast<std::uint8_t>(bytes[i]);
        return Fixed(copy);
    }

    /// As fixed(); nothing where the column is null.
    template <class Fixed>
    [[nodiscard]] Result<std::optional<Fixed>, Fault> optional(int column) const
    {
        if (isNull(column))
            return std::optional<Fixed>();
        LOYALTY_TRY(value, fixed<Fixed>(column));
        return std::optional<Fixed>(value);
    }

private:
    [[nodiscard]] Fault wrongSize(int column) const;

    QSqlQuery* m_query;
    std::string_view m_file;
};

} // namespace loyalty::store
