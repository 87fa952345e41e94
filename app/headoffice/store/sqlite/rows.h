#pragma once

#include "app/headoffice/store/sqlite/query.h"

#include <optional>
#include <utility>
#include <vector>

namespace loyalty::headoffice {

/// The bytes of an id for a column that is never NULL: the null id stands as 16 zero bytes.
template <IdLike IdType>
[[nodiscard]] Blob whole(const IdType& id)
{
    return {{reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()}};
}

/// Every row through `read(Query&)`.
template <class Read, class T = std::invoke_result_t<Read, Query&>>
[[nodiscard]] Result<std::vector<T>, Fault> all(Query& query, Read read)
{
    std::vector<T> rows;
    while (true) {
        LOYALTY_TRY(there, query.step());
        if (!there)
            return rows;
        rows.push_back(read(query));
        if (query.fault())
            return fail(*query.fault());
    }
}

/// The first row through `read(Query&)`, or nothing.
template <class Read, class T = std::invoke_result_t<Read, Query&>>
[[nodiscard]] Result<std::optional<T>, Fault> one(Query& query, Read read)
{
    LOYALTY_TRY(there, query.step());
    if (!there)
        return std::optional<T>();
    std::optional<T> row(read(query));
    if (query.fault())
        return fail(*query.fault());
    return row;
}

/// What a stored word means; a Corrupt fault of the query where it means nothing.
template <class Enum>
[[nodiscard]] Enum meaning(Query& query, int column, std::optional<Enum> (*from)(std::string_view))
{
    if (const std::optional<Enum> known = from(query.view(column)))
        return *known;
    query.corrupt(column);
    return Enum();
}

} // namespace loyalty::headoffice
