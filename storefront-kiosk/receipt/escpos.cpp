#include "storefront-kiosk/receipt/escpos.hpp"

#include "storefront-kiosk/receipt/qr_code.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr char kEsc = 0x1B;
constexpr char kGs = 0x1D;
constexpr int kQuietZone = 4;

char byte(int value)
{
    return static_cast<char>(static_cast<unsigned char>(value & 0xFF));
}

/// GS ( k: a function of the printer's QR code, with its length before it.
void qrFunction(std::string& out, std::string_view parameters)
{
    out += {kGs, '(', 'k'};
    out += byte(static_cast<int>(parameters.size()));
    out += byte(static_cast<int>(parameters.size() >> 8));
    out += parameters;
}

void nativeQr(std::string& out, const std::string& text, int dots)
{
    qrFunction(out, std::string("1A2\0", 4));        // model 2
    qrFunction(out, std::string("1C") + byte(dots)); // size of a module
    qrFunction(out, "1E1");                          // error correction M
    qrFunction(out, "1P0" + text);                   // keep the data
    qrFunction(out, "1Q0");                          // print it
}

/// GS v 0: one bit per dot, rows of whole bytes.
void rasterQr(std::string& out, const QrCode& code, int dots)
{
    const int side = (code.width + 2 * kQuietZone) * dots;
    const int rowBytes = (side + 7) / 8;
    out += {kGs, 'v', '0', 0};
    out += byte(rowBytes);
    out += byte(rowBytes >> 8);
    out += byte(side);
    out += byte(side >> 8);
    for (int y = 0; y < side; ++y) {
        const int moduleY = y / dots - kQuietZone;
        std::string row(static_cast<std::size_t>(rowBytes), '\0');
        for (int x = 0; x < side; ++x) {
            const int moduleX = x / dots - kQuietZone;
            const bool inside =
                moduleX >= 0 && moduleY >= 0 && moduleX < code.width && moduleY < code.width;
            if (inside && code.isDark(moduleX, moduleY)) {
                auto& eight = row[static_cast<std::size_t>(x / 8)];
                eight = byte(eight | (0x80 >> (x % 8)));
            }
        }
        out += row;
    }
}

void addQr(std::string& out, const QString& text, const EscPosOptions& options)
{
    const std::string bytes = text.toStdString();
    const auto code = makeQrCode(bytes);
    if (!code.ok()) // too long for any code: the receipt is as good without it
        return;
    const int dots = std::clamp(options.qrModuleDots, 1, 16);
    out += {kEsc, 'a', 1};
    if (options.qr == EscPosOptions::Qr::Native)
        nativeQr(out, bytes, dots);
    else
        rasterQr(out, *code, dots);
    out += {'\n', kEsc, 'a', 0};
}

void addText(std::string& out, const PaperLine& line, CodePage page)
{
    if (line.isBold)
        out += {kEsc, 'E', 1};
    if (line.isLarge)
        out += {kGs, '!', 0x11};
    out += encodeFor(page, line.text);
    out += '\n';
    if (line.isLarge)
        out += {kGs, '!', 0};
    if (line.isBold)
        out += {kEsc, 'E', 0};
}

} // namespace

std::string escPos(const std::vector<ReceiptBlock>& blocks, const EscPosOptions& options)
{
    std::string out{kEsc, '@', kEsc, 't'};
    out += byte(escPosNumber(options.codePage));
    for (const auto& line : toPaper(blocks, options.columns)) {
        if (line.qr.isEmpty())
            addText(out, line, options.codePage);
        else
            addQr(out, line.qr, options);
    }
    out += {kEsc, 'd', 4}; // past the blade
    if (options.cuts)
        out += {kGs, 'V', 66, 0};
    return out;
}

} // namespace vitrine::kiosk
