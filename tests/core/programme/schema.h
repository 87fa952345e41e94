#pragma once

#include <memory>
#include <string>

namespace loyalty::programme {

/// A JSON Schema and a validator that shares nothing with the product's parser. Compiles slowly, hence apart.
class Schema
{
public:
    explicit Schema(const std::string& text);
    ~Schema();

    [[nodiscard]] bool accepts(const std::string& text) const;

private:
    struct Read;
    std::unique_ptr<Read> m_read;
};

} // namespace loyalty::programme
