#pragma once

#include "core/base/json/reader.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace loyalty::programme {

/// "coupons[2]"
[[nodiscard]] inline std::string at(std::string_view list, std::size_t index)
{
    return std::string(list) + '[' + std::to_string(index) + ']';
}

/// What is found wrong with a programme, in the order in which it is found.
class Findings
{
public:
    void say(std::string path, std::string_view code, std::string value)
    {
        m_complaints.push_back({std::move(path), std::string(code), std::move(value)});
    }
    [[nodiscard]] std::vector<json::Complaint> take() { return std::move(m_complaints); }

private:
    std::vector<json::Complaint> m_complaints;
};

} // namespace loyalty::programme
