#pragma once

#include <string_view>

namespace loyalty::crypto {

/// Initialises libsodium once; called by everything that uses it.
void startSodium();

inline const unsigned char* data(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace loyalty::crypto
