#pragma once

#include "vitrine/core/result.hpp"

#include <QImage>

#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// A QR code as a square of modules.
struct QrCode
{
    int width = 0;          ///< Modules on a side.
    std::vector<bool> dark; ///< Row by row.

    [[nodiscard]] bool isDark(int x, int y) const
    {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
};

/// @return InvalidArgument when `text` is empty or too long (about 2,300 bytes).
[[nodiscard]] Result<QrCode> makeQrCode(std::string_view text);

/// Black on white, each module `modulePixels` wide, with the quiet zone of four modules that
/// readers need.
[[nodiscard]] QImage toImage(const QrCode& code, int modulePixels);

} // namespace vitrine::kiosk
