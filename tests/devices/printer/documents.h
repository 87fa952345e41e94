#pragma once

#include "core/receipt/document.h"
#include "devices/printer/model.h"

#include <QString>

#include <rapidcheck.h>

/// Documents of every kind and what a printer made of them.
namespace loyalty::devices::test {

/// Any mixture of lines in Latin, Chinese, rare and combining characters, blanks and controls.
[[nodiscard]] rc::Gen<receipt::Document> anyDocument();

/// Encodes for the profile and prints at one go.
[[nodiscard]] PrinterModel printed(const receipt::Document& document, const Profile& profile);

/// All characters of a document's texts, without blanks; controls are none.
[[nodiscard]] QString lettersOf(const receipt::Document& document);

} // namespace loyalty::devices::test
