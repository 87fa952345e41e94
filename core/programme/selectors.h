#pragma once

#include "core/programme/programme.h"

#include <cstddef>
#include <vector>

namespace loyalty::programme {

/// The different selectors of a programme, each once, in the order in which they are met.
class SelectorTable
{
public:
    explicit SelectorTable(const Programme& programme);

    [[nodiscard]] const std::vector<Selector>& all() const { return m_all; }
    /// `selector` is one of the programme's.
    [[nodiscard]] std::size_t indexOf(const Selector& selector) const;

private:
    void add(const Selector& selector);

    std::vector<Selector> m_all;
};

} // namespace loyalty::programme
