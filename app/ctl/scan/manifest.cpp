#include "app/ctl/scan/manifest.h"

#include "app/ctl/replay/text_file.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <sstream>

namespace loyalty::ctl {
namespace {

namespace fs = std::filesystem;

constexpr std::array kSuffixes{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"};

std::optional<std::string> fromHex(const std::string& text)
{
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(text));
    if (bytes.isEmpty() || bytes.toHex() != QByteArray::fromStdString(text).toLower())
        return std::nullopt;
    return bytes.toStdString();
}

bool isPicture(const fs::directory_entry& entry)
{
    std::string suffix = entry.path().extension().string();
    std::ranges::transform(suffix, suffix.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return entry.is_regular_file() && std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

} // namespace

Result<Manifest, Fault> readManifest(const fs::path& file)
{
    LOYALTY_TRY(text, readTextFile(file));
    Manifest manifest;
    std::istringstream lines(text);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t tab = line.find('\t');
        const std::string content = tab == std::string::npos ? "" : line.substr(tab + 1);
        const auto held = fromHex(content);
        if (content != "-" && !held)
            return fail(Fault{FaultCode::Corrupt, file.string() + ":" + std::to_string(number) +
                                                      ": expected a path, a tab, and hexadecimal digits or -"});
        manifest.insert_or_assign(fs::weakly_canonical(file.parent_path() / line.substr(0, tab)), held);
    }
    return manifest;
}

Result<std::vector<fs::path>, Fault> picturesAt(const fs::path& place)
{
    std::error_code error;
    if (!fs::is_directory(place, error)) {
        if (!fs::is_regular_file(place, error))
            return fail(Fault{FaultCode::Missing, place.string() + ": no such file or folder"});
        return std::vector{fs::weakly_canonical(place)};
    }
    std::vector<fs::path> pictures;
    for (const auto& entry :
         fs::recursive_directory_iterator(place, fs::directory_options::skip_permission_denied, error)) {
        if (isPicture(entry))
            pictures.push_back(fs::weakly_canonical(entry.path()));
    }
    std::ranges::sort(pictures);
    return pictures;
}

} // namespace loyalty::ctl
