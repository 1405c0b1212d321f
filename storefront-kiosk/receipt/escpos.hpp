#pragma once

#include "storefront-kiosk/receipt/code_page.hpp"
#include "storefront-kiosk/receipt/receipt_layout.hpp"

#include <string>
#include <vector>

namespace vitrine::kiosk {

/// What a receipt printer can do.
struct EscPosOptions
{
    enum class Qr {
        Native, ///< The printer makes the code (GS ( k).
        Raster  ///< We send it as a picture (GS v 0): for printers that cannot.
    };
    int columns = 48;
    CodePage codePage = CodePage::Cp858;
    Qr qr = Qr::Native;
    int qrModuleDots = 6; ///< 1 to 16.
    bool cuts = true;
};

/// The receipt as an ESC/POS printer wants it, from its reset to the cut.
[[nodiscard]] std::string escPos(const std::vector<ReceiptBlock>& blocks,
                                 const EscPosOptions& options);

} // namespace vitrine::kiosk
