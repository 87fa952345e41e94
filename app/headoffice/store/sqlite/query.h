#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/fault.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace loyalty::headoffice {

/// Bytes for a BLOB column; a plain string_view is TEXT.
struct Blob
{
    std::string_view bytes;
};

template <class T>
concept IdLike = requires(const T& id)
{
    {
        id.isNull()
        } -> std::same_as<bool>;
    T::kBytes;
};

template <class T>
concept FixedBytes = requires(const T& fixed)
{
    {
        fixed.view()
        } -> std::same_as<std::string_view>;
    T::kBytes;
};

class Connection;

/// One run of a statement of the connection's cache: parameters in, rows out. Resets the statement when it goes.
///
/// A query must not outlive its connection, and one statement has one run at a time. A fault while binding or reading
/// is kept and answered by step(), run() or fault().
class Query
{
public:
    Query(Query&& other) noexcept;
    Query& operator=(Query&&) = delete;
    Query(const Query&) = delete;
    ~Query();

    /// Binds all parameters ?1, ?2 … in order.
    template <class... Values>
    Query& with(const Values&... values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    /// Goes to the next row; false after the last.
    [[nodiscard]] Result<bool, Fault> step();
    /// Runs a statement that has no rows.
    [[nodiscard]] Result<void, Fault> run();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] Instant instant(int column) const { return Instant(integer(column)); }
    [[nodiscard]] std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    [[nodiscard]] BusinessDate date(int column) const
    {
        return BusinessDate(static_cast<std::int32_t>(integer(column)));
    }
    [[nodiscard]] std::string_view view(int column) const; ///< TEXT or BLOB, valid until the next step
    [[nodiscard]] std::string bytes(int column) const { return std::string(view(column)); }

    /// NULL reads as the null id. Bytes of another length are a Corrupt fault.
    template <IdLike IdType>
    [[nodiscard]] IdType id(int column)
    {
        typename IdType::Bytes bytes{};
        const std::string_view stored = view(column);
        if (stored.size() == bytes.size())
            std::memcpy(bytes.data(), stored.data(), bytes.size());
        else if (!isNull(column))
            corrupt(column);
        return IdType(bytes);
    }

    template <FixedBytes Fixed>
    [[nodiscard]] Fixed fixed(int column)
    {
        if (auto read = Fixed::fromBytes(view(column)))
            return *read;
        corrupt(column);
        return Fixed();
    }

    /// The column does not hold what was written there.
    void corrupt(int column);
    [[nodiscard]] const std::optional<Fault>& fault() const { return m_fault; }

private:
    friend class Connection;
    Query(Connection& connection, sqlite3_stmt* statement);

    template <std::integral T>
    void bind(int index, T value)
    {
        bindInteger(index, static_cast<std::int64_t>(value));
    }
    void bind(int index, Instant value) { bindInteger(index, value.unixMs()); }
    void bind(int index, BusinessDate value) { bindInteger(index, value.days()); }
    void bind(int index, std::string_view value);
    void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
    void bind(int index, const char* value) { bind(index, std::string_view(value)); }
    void bind(int index, Blob value);
    void bind(int index, std::nullopt_t);
    /// The null id is NULL.
    template <IdLike IdType>
    void bind(int index, const IdType& value)
    {
        if (value.isNull())
            return bind(index, std::nullopt);
        bind(index, Blob{{reinterpret_cast<const char*>(value.bytes().data()), value.bytes().size()}});
    }
    template <FixedBytes Fixed>
    void bind(int index, const Fixed& value)
    {
        bind(index, Blob{value.view()});
    }
    template <class T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value)
            return bind(index, *value);
        bind(index, std::nullopt);
    }
    void bindInteger(int index, std::int64_t value);
    void keep(int code);

    Connection* m_connection;
    sqlite3_stmt* m_statement;
    std::optional<Fault> m_fault;
};

} // namespace loyalty::headoffice
