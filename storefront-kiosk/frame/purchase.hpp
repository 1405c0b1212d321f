#pragma once

#include "storefront-kiosk/receipt/receipt.hpp"

#include <QString>

#include <string>

namespace vitrine::kiosk {

/// What the shopper has bought a moment ago: for the last screen, until they are forgotten.
struct Purchase
{
    std::string saleId{};
    Receipt receipt{};
    QString language{};     ///< Of the receipt, "de".
    std::string email{};    ///< Where the shop sends the receipt, "" for nowhere.
    bool mustPrint = false; ///< The paper is part of the purchase: a voucher for the counter, or
                            ///< the terminal could not print its slip.
    bool isOffline = false; ///< The shop could not be asked; it hears of the sale later.
};

} // namespace vitrine::kiosk
