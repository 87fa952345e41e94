#pragma once

#include "core/store/database.h"

namespace loyalty::store {

/// cache.db: whole after a power cut, but not always up to the last commit. Disposable, and migrated where that is
/// quicker than fetching everything again.
extern const FileFormat kCacheFormat;

} // namespace loyalty::store
