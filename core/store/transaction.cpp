#include "core/store/transaction.h"

namespace loyalty::store {

namespace {

constexpr std::string_view kBegin = "BEGIN IMMEDIATE";

} // namespace

Result<Transaction, Fault> Transaction::begin(Database& database)
{
    LOYALTY_CHECK(database.run(kBegin));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr)
        m_database->rollBack();
}

Result<void, Fault> Transaction::commit()
{
    LOYALTY_CHECK(m_database->commit());
    m_database = nullptr;
    return {};
}

} // namespace loyalty::store
