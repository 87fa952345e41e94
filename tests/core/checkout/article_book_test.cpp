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

TEST_CASE("people read an article's name, and of one without a name the number that stands on the goods")
{
    const auto book = ArticleBook::parse("sku,name\n4006381333931,Pen\n5901234123457,\n", 2);
    REQUIRE(book);
    struct Case
    {
        std::string_view sku;
        std::string_view read;
    };
    for (const Case& one : {Case{"04006381333931", "Pen"}, Case{"4006381333931", "Pen"},
                            Case{"05901234123457", "5901234123457"}, Case{"06901234567892", "6901234567892"},
                            Case{"00036000291452", "036000291452"}, Case{"00000096385074", "96385074"},
                            Case{"14006381333938", "14006381333938"}, Case{"A-7", "A-7"}, Case{"", ""}}) {
        INFO(one.sku);
        CHECK(book->nameOf(one.sku) == one.read);
    }
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
        {"sku,tax\nA,13%\nB,13\n", {3, "tax"}}, // 13 times the price
        {"sku,tax\nA,much\n", {2, "tax"}},
        {"sku,tags\nA,a;bcdefghijklmnopqrstuvwxyzbcdefghijklmnopqrstuvwxyzbcdefghijklmnopq\n", {2, "tags"}},
    };
    for (const auto& [text, bad] : rows) {
        CAPTURE(text);
        const auto book = ArticleBook::parse(text, 2);
        REQUIRE_FALSE(book);
        CHECK(book.error() == bad);
    }
}

TEST_CASE("an article says its tags, each once, and the tax that is in its price")
{
    const auto book = ArticleBook::parse("sku,tags,tax,brand\nA, fresh ;local;;fresh,13%,Meadow\nB,,,\nC,x,1/3,\n", 2);
    REQUIRE(book);
    CHECK(book->find("A")->tags == std::vector<std::string>{"fresh", "local"});
    CHECK(book->find("A")->taxRate == loyalty::Rate(13, 100));
    CHECK(book->find("A")->brand == "Meadow");
    CHECK(book->find("B")->tags.empty());
    CHECK_FALSE(book->find("B")->taxRate);
    CHECK(book->find("C")->taxRate == loyalty::Rate(1, 3));
}
