#pragma once

#include "core/store/database.h"

namespace loyalty::store {

/// journal.db: durable, and never migrated. It has one version of its schema for good; what changes is the format of
/// the entries' bytes, which is written beside them.
extern const FileFormat kJournalFormat;

} // namespace loyalty::store
