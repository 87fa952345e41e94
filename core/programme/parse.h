#pragma once

#include "core/base/json/reader.h"
#include "core/base/result.h"
#include "core/programme/programme.h"

#include <string_view>
#include <vector>

namespace loyalty::programme {

/// The format that is written now. Documents of older ones are read through migrate().
inline constexpr std::string_view kFormat = "loyalty-programme/2";

/// Whether everything that is known now is asked, as of a document that is to be published, or what was asked when it was:
/// one that was good then is in force in shops, and stays so.
enum class Judged { Now, AsPublished };

/// Reads a programme document and answers every fault of it as path, code and value.
///
/// A document of an older format is read as what it says in the present one (see migrate.h), and judged as published. One
/// of a newer format is answered with the one complaint "newer-version", text that is no JSON with the one complaint of the
/// JSON reader. Contradictions between values are looked for once every value can be read.
[[nodiscard]] Result<Programme, std::vector<json::Complaint>> parse(std::string_view jsonText,
                                                                    Judged judged = Judged::Now);

/// What contradicts itself in a programme whose values are each in range; empty where it holds together.
[[nodiscard]] std::vector<json::Complaint> contradictions(const Programme& programme, Judged judged = Judged::Now);

} // namespace loyalty::programme
