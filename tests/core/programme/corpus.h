#pragma once

#include "core/base/json/reader.h"

#include <string>
#include <vector>

namespace loyalty::programme {

/// A document made from tests/data/programme/whole.json by a patch (RFC 6902).
struct CorpusCase
{
    std::string name;
    std::string text;
    bool schemaAccepts = true;
    std::vector<json::Complaint> expected;
};

/// "broken.json" or "sound.json" of tests/data/programme.
[[nodiscard]] std::vector<CorpusCase> corpus(const std::string& file);

} // namespace loyalty::programme
