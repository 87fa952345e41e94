#include "core/net/compress.h"

#include "core/base/assert.h"

#include <zstd.h>

#include <memory>

namespace loyalty::net {
namespace {

// Level 1: a push of 500 entries takes about a millisecond and shrinks to a tenth; higher levels win little on JSON.
constexpr int kLevel = 1;

struct FreeStream
{
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

} // namespace

std::string compress(std::string_view text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), kLevel);
    LOYALTY_ASSERT(ZSTD_isError(size) == 0U);
    out.resize(size);
    return out;
}

Result<std::string, CompressRefusal> decompress(std::string_view compressed, std::size_t maxBytes)
{
    const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
    LOYALTY_ASSERT(stream != nullptr);
    ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
    std::string text;
    std::string chunk(ZSTD_DStreamOutSize(), '\0');
    std::size_t wanted = 1; // 0 once a frame is complete
    while (in.pos < in.size || wanted != 0) {
        ZSTD_outBuffer out{chunk.data(), chunk.size(), 0};
        const std::size_t before = in.pos;
        wanted = ZSTD_decompressStream(stream.get(), &out, &in);
        if (ZSTD_isError(wanted) != 0U)
            return fail(CompressRefusal::NotZstd);
        if (out.pos > maxBytes - text.size())
            return fail(CompressRefusal::TooLarge);
        text.append(chunk.data(), out.pos);
        const bool stuck = in.pos == before && out.pos == 0;
        if (stuck)
            return fail(CompressRefusal::NotZstd); // the frame was cut off
    }
    return text;
}

} // namespace loyalty::net
