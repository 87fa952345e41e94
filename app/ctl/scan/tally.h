#pragma once

#include "devices/picture/finding.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace loyalty::ctl {

enum class Judgement {
    Right,
    Wrong,
    Unread,
    FoundNothing, ///< rightly: there is nothing
    FoundWhereNothingIs,
    NotJudged, ///< the manifest does not name the picture
};

/// Compares what was read with what the picture holds, `held`. Articles' numbers are equal in any form: UPC-A as EAN-13,
/// UPC-E expanded.
[[nodiscard]] Judgement judge(const devices::PictureFinding& finding, const std::optional<std::string>& held);

struct Count
{
    int pictures = 0;
    int right = 0;
    int wrong = 0;
    int unread = 0;
    int found = 0; ///< where nothing is
    std::int64_t ms = 0;

    void add(Judgement judgement, std::int64_t tookMs);
    [[nodiscard]] std::int64_t msEach() const { return pictures == 0 ? 0 : (ms + pictures / 2) / pictures; }
};

/// By folder, and all together.
struct Tally
{
    std::map<std::string, Count> folders;
    Count all;

    void add(const std::string& folder, Judgement judgement, std::int64_t tookMs);
    void print(int deaths) const;
};

[[nodiscard]] std::string_view toString(Judgement judgement);

} // namespace loyalty::ctl
