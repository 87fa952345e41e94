#include "app/headoffice/server/pack.h"

#include "core/base/assert.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace loyalty::headoffice {

namespace {

constexpr int kLevel = 3;
/// A frame may ask for a window of its own choice; 8 MiB is what the largest allowed body can use.
constexpr int kWindowLogMax = 23;

struct FreeStream
{
    void operator()(ZSTD_DCtx* stream) const { ZSTD_freeDCtx(stream); }
};

} // namespace

std::string pack(std::string_view text)
{
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), kLevel);
    LOYALTY_ASSERT(!ZSTD_isError(size));
    packed.resize(size);
    return packed;
}

Result<std::string, UnpackRefusal> unpack(std::string_view packed, std::size_t maxBytes)
{
    const std::unique_ptr<ZSTD_DCtx, FreeStream> stream(ZSTD_createDCtx());
    LOYALTY_ASSERT(stream != nullptr);
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, kWindowLogMax);
    std::string text;
    std::array<char, 64 * 1024> piece{};
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t wanted = 1;
    while (true) {
        ZSTD_outBuffer out{piece.data(), piece.size(), 0};
        wanted = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(wanted))
            return fail(UnpackRefusal::NotZstd);
        if (text.size() + out.pos > maxBytes)
            return fail(UnpackRefusal::TooLarge);
        text.append(piece.data(), out.pos);
        if (in.pos == in.size && out.pos < out.size)
            break;
    }
    if (wanted != 0)
        return fail(UnpackRefusal::NotZstd);
    return text;
}

} // namespace loyalty::headoffice
