#pragma once

#include "storefront-kiosk/receipt/receipt.hpp"

#include <QString>

#include <string>

namespace vitrine::kiosk {

/// The receipt of the sale that was just taken. Should the basket's prices not be worked out any
/// more (the shop changed its taxes this very moment), it has the sums and numbers alone.
[[nodiscard]] Receipt
receiptOfSale(const ReceiptShop& shop, const Basket& basket, const Sale& sale);

/// What the QR code of a receipt says. To be paid at the counter: the receipt's number alone, for
/// the scanner there. Paid: the receipt in short, as text, for the shopper's phone; no network is
/// needed to read it.
/// @param language of the receipt.
[[nodiscard]] std::string receiptCode(const Receipt& receipt, const QString& language);

} // namespace vitrine::kiosk
