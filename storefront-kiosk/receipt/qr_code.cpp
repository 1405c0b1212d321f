#include "storefront-kiosk/receipt/qr_code.hpp"

#include <QPainter>
#include <qrencode.h>

#include <cerrno>
#include <memory>
#include <string>

namespace vitrine::kiosk {
namespace {

constexpr int kQuietZone = 4;
constexpr std::size_t kBytesMax = 2331; ///< Version 40 with level M.

} // namespace

Result<QrCode> makeQrCode(std::string_view text)
{
    if (text.empty() || text.size() > kBytesMax)
        return failure<QrCode>(ErrorCode::InvalidArgument, "a QR code holds 1 to 2331 bytes");
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()),
                          0,
                          QR_ECLEVEL_M),
        QRcode_free);
    if (!made)
        return failure<QrCode>(ErrorCode::InvalidArgument, "no QR code can hold this text");
    QrCode code{.width = made->width};
    const auto count =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

QImage toImage(const QrCode& code, int modulePixels)
{
    const int side = (code.width + 2 * kQuietZone) * modulePixels;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            if (code.isDark(x, y))
                painter.fillRect((x + kQuietZone) * modulePixels,
                                 (y + kQuietZone) * modulePixels,
                                 modulePixels,
                                 modulePixels,
                                 Qt::black);
        }
    }
    return image;
}

} // namespace vitrine::kiosk
