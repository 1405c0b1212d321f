#pragma once

#include "storefront-kiosk/basket/basket.hpp"
#include "storefront-kiosk/queue/sale.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/order.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Who sells.
struct ReceiptShop
{
    std::string name;
    std::vector<std::string> address; ///< Line by line.
    std::string taxNumber;            ///< "DE123456789", "" for none.
    std::string thanks;               ///< At the end, "" for the usual.
    std::string device;               ///< The kiosk's name.
};

struct ReceiptLine
{
    std::string name;
    std::int64_t quantity = 1;
    std::int64_t unitPrice = 0; ///< Minor units, as are all amounts here.
    std::int64_t amount = 0;    ///< What the line adds to the subtotal.
    char taxLetter = 'A';       ///< Of its row in the tax table.
};

struct ReceiptTax
{
    char letter = 'A';
    std::int64_t rateMillionths = 0;
    std::int64_t net = 0;
    std::int64_t tax = 0;
    std::int64_t gross = 0;
};

/// Everything that is on a receipt. The lines sum to the subtotal; subtotal - discount + shipping
/// (+ tax where prices are without) is the total; the tax table sums to it.
struct Receipt
{
    ReceiptShop shop{};
    std::string number;
    int pickupNumber = 0; ///< 0: none.
    Timestamp at{};
    domain::Currency currency{};
    bool pricesIncludeTax = true;
    std::vector<ReceiptLine> lines{};
    std::int64_t subtotal = 0;
    std::int64_t discount = 0;
    std::int64_t shipping = 0;
    std::int64_t tax = 0;
    std::int64_t total = 0;
    std::vector<ReceiptTax> taxes{};
    SalePayment payment{};
    std::string qrText{}; ///< "" for no code.
};

/// The receipt of a sale that was just taken, offline or not.
/// @return As Basket::totals.
[[nodiscard]] Result<Receipt>
receiptOf(const ReceiptShop& shop, const Basket& basket, const Sale& sale);

/// The receipt of an order as the shop keeps it.
[[nodiscard]] Receipt
receiptOf(const ReceiptShop& shop, const wire::Order& order, const SalePayment& payment);

} // namespace vitrine::kiosk
