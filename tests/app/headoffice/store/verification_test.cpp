#include "core/office/verification.h"

#include "app/headoffice/store/sqlite/sqlite_database.h"
#include "tests/app/headoffice/store/backend.h"
#include "tests/app/headoffice/store/samples.h"
#include "tests/support/temp_dir.h"

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

using ledger::Contra;

/// Books that are right: what was issued was redeemed, by acts of head office's own.
class Books
{
public:
    Books()
    {
        const auto database = open();
        fill(*database);
        const auto transaction = must(database->begin());
        must(transaction->appendLines(std::vector{aLine(m_entry, 0, contraAccount(Contra::Issued), -10),
                                                  aLine(m_entry, 1, contraAccount(Contra::Redeemed), 10)}));
        must(transaction->commit());
    }
    void execute(const char* sql)
    {
        const auto connection = must(Connection::open(m_file, Access::ReadWrite));
        must(connection->run(sql));
    }
    void append(const office::Line& line)
    {
        const auto database = open();
        const auto transaction = must(database->begin());
        must(transaction->appendLines(std::vector{line}));
        must(transaction->commit());
    }
    [[nodiscard]] std::vector<std::string> problems()
    {
        const auto database = open();
        const auto transaction = must(database->read());
        return must(office::verify(*transaction, office::Keys())).problems;
    }

private:
    [[nodiscard]] std::unique_ptr<SqliteDatabase> open() { return must(SqliteDatabase::open(m_file)); }

    loyalty::test::TempDir m_dir;
    std::string m_file = (m_dir.path() / "head-office.db").string();
    ledger::EntryRef m_entry{IncarnationId(), 1};
};

} // namespace

TEST_CASE("books that are right have no problem")
{
    Books books;
    CHECK(books.problems().empty());
}

TEST_CASE("a line without its other side is found")
{
    Books books;
    books.append(aLine({IncarnationId(), 2}, 0, contraAccount(Contra::Issued), -5));
    CHECK(books.problems() == std::vector<std::string>{"not-zero points -5"});
}

TEST_CASE("a kept sum that its lines do not make is found")
{
    Books books;
    books.execute("UPDATE account_sum SET balance = balance + 1 WHERE contra = 'issued'");
    CHECK(books.problems() == std::vector<std::string>{"sum-differs issued"});
}

TEST_CASE("a kept sum of an account without lines is found")
{
    Books books;
    books.execute("INSERT INTO account_sum SELECT kind, member, lessee, grant_number, 'adjusted', asset, asset_key, 7 "
                  "FROM account_sum WHERE contra = 'issued'");
    CHECK(books.problems() == std::vector<std::string>{"sum-without-lines adjusted"});
}

TEST_CASE("a member's line that the member's ledger does not have is found")
{
    Books books;
    {
        books.execute("INSERT INTO member (id, shard, position, blocked, erased, joined, home_store, ledger, "
                      "sealed_personal, sealed_brief, wrapped_key) SELECT id, 0, 0, 0, 0, 0, 'S1', '{}', x'', x'', x'' "
                      "FROM incarnation LIMIT 1");
    }
    books.append(aLine({IncarnationId(), 2}, 0, memberAccount(1), 5));
    books.append(aLine({IncarnationId(), 3}, 0, contraAccount(Contra::Issued), -5));
    const auto problems = books.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().starts_with("balance-missing "));
}
