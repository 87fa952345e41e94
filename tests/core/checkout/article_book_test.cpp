#include "core/checkout/article_book.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty::checkout;

TEST_CASE("articles are found by their number, however many zeros a GTIN was written with")
{
    const auto book =
        ArticleBook::parse("\xEF\xBB\xBFname,price,sku\r\n\"Tea, green\",5.50,12345670\r\nPen,,PEN-1\r\n", 2);
    REQUIRE(book);
    CHECK(book->size() == 2);
    REQUIRE(book->find("12345670"));
    CHECK(book->find("0000012345670") == book->find("12345670"));
    CHECK(book->find("12345670")->name == "Tea, green");
    CHECK(book->find("12345670")->priceMinor == 550);
    CHECK_FALSE(book->find("PEN-1")->priceMinor);
    CHECK_FALSE(book->find("PEN-2"));
}

TEST_CASE("an article list that cannot be used names the line and what is wrong with it")
{
    const struct
    {
        const char* text;
        ArticleBook::BadLine bad;
    } rows[] = {
        {"", {1, "columns"}},
        {"name,price\nTea,1\n", {1, "columns"}},
        {"sku,name\n1\n", {2, "columns"}},
        {"sku\n\"1\n", {2, "quotes"}},
        {"sku,name\n,Tea\n", {2, "sku"}},
        {"sku\nA\nB\nA\n", {4, "twice"}},
        {"sku,price\nA,-1\n", {2, "price"}},
        {"sku,price\nA,1.005\n", {2, "price"}},
        {"sku,price\nA,free\n", {2, "price"}},
    };
    for (const auto& [text, bad] : rows) {
        CAPTURE(text);
        const auto book = ArticleBook::parse(text, 2);
        REQUIRE_FALSE(book);
        CHECK(book.error() == bad);
    }
}
