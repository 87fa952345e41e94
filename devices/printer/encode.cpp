#include "devices/printer/encode.h"

#include "core/base/assert.h"
#include "devices/printer/glyphs.h"
#include "devices/printer/layout.h"
#include "devices/printer/qr/qr.h"
#include "devices/printer/raster.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace loyalty::devices {
namespace {

using receipt::Align;

constexpr int kLeading = 6; ///< blank rows of dots below a row that is drawn, as the printers leave by themselves
constexpr int kQuietModules = 4;
constexpr qsizetype kMaxQrBytes = 2331; ///< of a QR with error correction M

QByteArray command(std::initializer_list<int> bytes)
{
    QByteArray all;
    for (const int byte : bytes)
        all.append(static_cast<char>(byte));
    return all;
}

class Encoder
{
public:
    explicit Encoder(const Profile& profile)
        : m_profile(profile)
    {}

    void header()
    {
        put(command({0x1B, 0x40, 0x1C, 0x2E, 0x1D, 0x61, 0xFF}));
        put(command({0x1B, 0x74, m_profile.codePage}));
        safe();
    }

    void kickDrawer()
    {
        put(command({0x1B, 0x70, 0x00, 0x19, 0xFA}));
        safe();
    }

    void operator()(const TextRow& row)
    {
        if (!row.isTypable()) {
            drawRow(row);
            return;
        }
        align(row.align);
        strong(row.strong);
        scale(row.scale);
        for (const Glyph& glyph : row.glyphs) {
            chinese(glyph.way == Way::Chinese);
            put(glyph.bytes);
        }
        chinese(false);
        put("\n");
        safe();
    }

    void operator()(const QrRow& row)
    {
        feedDots(kQuietModules * m_profile.qrDots);
        align(Align::Centre);
        // The bytes stand in the command as they are, so they must not spell a real-time command there.
        const bool native = m_profile.nativeQr && !row.bytes.isEmpty() && row.bytes.size() <= kMaxQrBytes &&
                            !holdsRealTimeCommand(row.bytes);
        if (native)
            nativeQr(row.bytes);
        else if (const auto modules = qrModules(row.bytes))
            drawQr(*modules);
        feedDots(kQuietModules * m_profile.qrDots);
    }

    void operator()(const FeedRow& row)
    {
        put(command({0x1B, 0x64, std::clamp(row.lines, 1, 20)}));
        safe();
    }

    /// The closing line feed and the cut; where there is no cutter, paper up to the edge to tear at.
    void close(bool cut)
    {
        align(Align::Left);
        strong(false);
        scale(1);
        if (!m_profile.cutter || !cut)
            (*this)(FeedRow{m_profile.tearLines});
        else
            put("\n" + command({0x1D, 0x56, 0x42, 0x00}));
        safe();
    }

    void prove(const Mark& mark)
    {
        switch (m_profile.proof) {
        case Proof::ProcessId:
            put(command({0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30}) + QByteArray(mark.data(), qsizetype{4}));
            break;
        case Proof::PaperStatus:
            put(command({0x1D, 0x72, 0x01}));
            break;
        case Proof::None:
            break;
        }
        safe();
    }

    [[nodiscard]] EncodedJob take(const Mark& mark)
    {
        LOYALTY_ASSERT(!holdsRealTimeCommand(m_job.bytes));
        m_job.mark = mark;
        return std::move(m_job);
    }

private:
    void put(const QByteArray& bytes) { m_job.bytes += bytes; }
    void safe()
    {
        if (m_job.cuts.empty() || m_job.cuts.back() != m_job.bytes.size())
            m_job.cuts.push_back(m_job.bytes.size());
    }

    void align(Align wanted)
    {
        if (std::exchange(m_align, wanted) == wanted)
            return;
        put(command({0x1B, 0x61, wanted == Align::Left ? 0 : wanted == Align::Centre ? 1 : 2}));
    }
    void strong(bool wanted)
    {
        if (std::exchange(m_strong, wanted) != wanted)
            put(command({0x1B, 0x45, wanted ? 1 : 0}));
    }
    void scale(int wanted)
    {
        if (std::exchange(m_scale, wanted) != wanted)
            put(command({0x1D, 0x21, (wanted - 1) << 4 | (wanted - 1)}));
    }
    void chinese(bool wanted)
    {
        if (std::exchange(m_chinese, wanted) != wanted)
            put(command({0x1C, wanted ? 0x26 : 0x2E}));
    }

    void drawRow(const TextRow& row)
    {
        std::vector<Cell> cells;
        for (const Glyph& glyph : row.glyphs)
            cells.push_back({glyph.text, glyph.columns, row.strong, row.scale, row.scale});
        const QImage drawn = drawCells(cells, m_profile.cellDots(), m_profile.rowDots);
        QImage padded(drawn.width(), drawn.height() + kLeading, QImage::Format_Grayscale8);
        padded.fill(Qt::white);
        QPainter(&padded).drawImage(0, 0, drawn);
        align(row.align);
        picture(padded);
    }

    void drawQr(const QImage& modules)
    {
        const int dots = std::min(m_profile.qrDots * modules.width(), m_profile.dots) / modules.width();
        picture(modules.scaled(modules.size() * std::max(dots, 1)));
    }

    void picture(const QImage& picture)
    {
        for (const QByteArray& band : rasterBands(picture, m_profile)) {
            put(band);
            safe();
        }
    }

    void nativeQr(const QByteArray& bytes)
    {
        const int size = static_cast<int>(bytes.size()) + 3;
        put(command({0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00}));       // model 2
        put(command({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, m_profile.qrDots})); // dots of a module
        put(command({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31}));             // error correction M
        put(command({0x1D, 0x28, 0x6B, size & 0xFF, size >> 8, 0x31, 0x50, 0x30}) + bytes);
        put(command({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30}));
        safe();
    }

    void feedDots(int dots)
    {
        put(command({0x1B, 0x4A, dots}));
        safe();
    }

    const Profile& m_profile;
    EncodedJob m_job;
    Align m_align = Align::Left;
    bool m_strong = false;
    int m_scale = 1;
    bool m_chinese = false;
};

} // namespace

Mark markOf(std::uint32_t jobNumber)
{
    Mark mark{};
    for (auto digit = mark.rbegin(); digit != mark.rend(); ++digit) {
        *digit = static_cast<char>('0' + jobNumber % 10);
        jobNumber /= 10;
    }
    return mark;
}

EncodedJob encode(const receipt::Document& document, const Profile& profile, Mark mark)
{
    Encoder encoder(profile);
    encoder.header();
    if (document.openDrawer)
        encoder.kickDrawer();
    for (const Row& row : layOut(document, profile))
        std::visit(encoder, row);
    encoder.close(document.cut);
    encoder.prove(mark);
    return encoder.take(mark);
}

} // namespace loyalty::devices
