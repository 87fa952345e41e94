#include "core/journal/chain.h"
#include "core/journal/entry.h"
#include "tests/support/journal/entries.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <map>

namespace loyalty::journal {
namespace {

using namespace loyalty::test;

/// The lines of the README's last block: "name: value".
std::map<std::string, std::string> vectorOfReadme()
{
    std::ifstream readme(sourceDir() / "core/journal/README.md");
    std::map<std::string, std::string> vector;
    for (std::string line; std::getline(readme, line);)
        if (const auto colon = line.find(": "); line.starts_with("    ") && colon != std::string::npos)
            vector[line.substr(4, colon - 4)] = line.substr(colon + 2);
    return vector;
}

crypto::SigningKey keyFrom(const std::string& hex)
{
    return crypto::SigningKey::fromBytes(crypto::fromHex(hex).value_or("")).value();
}

/// The sale that the README shows.
Entry shownSale()
{
    Entry entry = aSale(2, 42);
    auto& sold = std::get<Sold>(entry.act);
    sold.lines[1].line.sku = "6901234510002";
    sold.lines[1].line.quantity = Quantity{500};
    return entry;
}

TEST_CASE("bytes, hash and signature are those of the README")
{
    auto vector = vectorOfReadme();
    REQUIRE(vector.contains("bytes"));
    CHECK(encode(shownSale()) == vector["bytes"]);
    CHECK(decode(vector["bytes"]) == shownSale());

    Head head{41, {}};
    head.hash = crypto::Hash::fromBytes(crypto::fromHex(vector["previous"]).value_or("")).value();
    const ChainedEntry entry = append(head, vector["bytes"], keyFrom(vector["signing key"]));
    CHECK(crypto::toHex(entry.hash.view()) == vector["hash"]);
    CHECK(crypto::toHex(entry.signature.view()) == vector["signature"]);
}

} // namespace
} // namespace loyalty::journal
