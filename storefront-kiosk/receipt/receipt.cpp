#include "storefront-kiosk/receipt/receipt.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kLetters = 26;

/// The row of a rate in the table, in order of first appearance.
ReceiptTax& taxRow(std::vector<ReceiptTax>& taxes, std::int64_t rate)
{
    const auto known = std::find_if(taxes.begin(), taxes.end(), [&](const ReceiptTax& row) {
        return row.rateMillionths == rate;
    });
    if (known != taxes.end())
        return *known;
    const auto letter = static_cast<char>('A' + static_cast<int>(taxes.size()) % kLetters);
    return taxes.emplace_back(ReceiptTax{.letter = letter, .rateMillionths = rate});
}

char addTax(std::vector<ReceiptTax>& taxes, std::int64_t rate, std::int64_t net, std::int64_t tax)
{
    auto& row = taxRow(taxes, rate);
    row.net += net;
    row.tax += tax;
    row.gross += net + tax;
    return row.letter;
}

} // namespace

Result<Receipt> receiptOf(const ReceiptShop& shop, const Basket& basket, const Sale& sale)
{
    const auto totals = basket.totals();
    if (!totals.ok())
        return totals.error();
    Receipt receipt{.shop = shop,
                    .number = sale.number,
                    .pickupNumber = sale.pickupNumber,
                    .at = sale.madeAt,
                    .currency = totals->currency,
                    .pricesIncludeTax = basket.pricing().pricesIncludeTax,
                    .subtotal = totals->subtotal,
                    .discount = totals->discount,
                    .shipping = totals->shipping.total,
                    .tax = totals->tax,
                    .total = totals->total,
                    .payment = sale.payment};
    const auto& rates = basket.pricing().taxRates;
    for (std::size_t i = 0; i < basket.lines().size(); ++i) {
        const auto& line = basket.lines()[i];
        const auto& worked = totals->lines[i];
        const auto rate = rates.find(line.taxCategory);
        const char letter =
            addTax(receipt.taxes, rate != rates.end() ? rate->second : 0, worked.net, worked.tax);
        receipt.lines.push_back({.name = line.name,
                                 .quantity = line.quantity,
                                 .unitPrice = line.unitPrice.amount(),
                                 .amount = worked.amount - worked.lineDiscount,
                                 .taxLetter = letter});
    }
    return receipt;
}

Receipt receiptOf(const ReceiptShop& shop, const wire::Order& order, const SalePayment& payment)
{
    Receipt receipt{.shop = shop,
                    .number = order.number,
                    .currency = order.total.currency(),
                    .pricesIncludeTax = order.pricesIncludeTax,
                    .subtotal = order.subtotal.amount(),
                    .discount = order.discount.amount(),
                    .shipping = order.shipping.amount(),
                    .tax = order.tax.amount(),
                    .total = order.total.amount(),
                    .payment = payment};
    if (const auto at = parseTimestamp(order.placedAt); at.ok())
        receipt.at = *at;
    for (const auto& line : order.lines) {
        const char letter =
            addTax(receipt.taxes, line.taxRateMillionths, line.net.amount(), line.tax.amount());
        receipt.lines.push_back({.name = line.name,
                                 .quantity = line.quantity,
                                 .unitPrice = line.unitPrice.amount(),
                                 .amount = line.unitPrice.amount() * line.quantity,
                                 .taxLetter = letter});
    }
    return receipt;
}

} // namespace vitrine::kiosk
