#include "app/ctl/replay/text_file.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <system_error>

namespace loyalty::ctl {
namespace {

constexpr unsigned kChunk = 1U << 18;

struct CloseGz
{
    void operator()(gzFile file) const { gzclose_r(file); }
};
using Source = std::unique_ptr<gzFile_s, CloseGz>;

/// zlib's message begins with the path that it was opened by; ours says where it was.
std::string reasonOf(std::string_view message, const std::filesystem::path& path)
{
    const std::string named = path.string() + ": ";
    return std::string(message.starts_with(named) ? message.substr(named.size()) : message);
}

/// `text` is what could be read before.
Fault faultOf(gzFile file, const std::filesystem::path& path, std::string_view text)
{
    int code = Z_OK;
    const std::string why = reasonOf(gzerror(file, &code), path);
    const auto lines = std::count(text.begin(), text.end(), '\n');
    return {code == Z_ERRNO ? FaultCode::Io : FaultCode::Corrupt,
            path.string() + ": " + why + " near byte " + std::to_string(gzoffset(file)) + " of the file, line " +
                std::to_string(lines + 1) + " of its text"};
}

} // namespace

Result<std::string, Fault> readTextFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    std::error_code failed;
    const auto type = std::filesystem::status(path, failed).type();
    if (type == std::filesystem::file_type::not_found)
        return fail(Fault{FaultCode::Missing, path.string() + ": no such file"});
    if (type == std::filesystem::file_type::none)
        return fail(Fault{FaultCode::Io, path.string() + ": " + failed.message()});
    if (type != std::filesystem::file_type::regular)
        return fail(Fault{FaultCode::BadConfiguration,
                          path.string() + (type == std::filesystem::file_type::directory
                                               ? ": a folder, where a file is wanted"
                                               : ": a device or the like, where a file is wanted")});
    const Source source(gzopen(path.c_str(), "rb")); // reads plain files too
    if (!source)
        return fail(Fault{FaultCode::Io, path.string() + ": cannot be read"});
    gzbuffer(source.get(), kChunk);

    std::string text;
    std::string chunk(kChunk, '\0');
    while (true) {
        const int got = gzread(source.get(), chunk.data(), kChunk);
        if (got < 0)
            return fail(faultOf(source.get(), path, text));
        if (static_cast<std::size_t>(got) > maxBytes - text.size())
            return fail(Fault{FaultCode::Rejected, path.string() + ": larger than this program reads"});
        text.append(chunk, 0, static_cast<std::size_t>(got));
        if (got < static_cast<int>(kChunk))
            break;
    }
    // A gzip that was cut off reads like a short one; only the error state tells.
    int code = Z_OK;
    gzerror(source.get(), &code);
    if (code != Z_OK && code != Z_STREAM_END)
        return fail(faultOf(source.get(), path, text));
    return text;
}

} // namespace loyalty::ctl
