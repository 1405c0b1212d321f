#include "storefront-kiosk/screens/pay/sale_receipt.hpp"

#include "storefront-kiosk/receipt/receipt_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QDateTime>
#include <QStringList>

#include <utility>

namespace vitrine::kiosk {

Receipt receiptOfSale(const ReceiptShop& shop, const Basket& basket, const Sale& sale)
{
    if (auto receipt = receiptOf(shop, basket, sale); receipt.ok())
        return std::move(receipt).value();
    const auto total = sale.draft.expectedTotal.value_or(sale.payment.captured);
    return {.shop = shop,
            .number = sale.number,
            .pickupNumber = sale.pickupNumber,
            .at = sale.madeAt,
            .currency = total.currency(),
            .subtotal = total.amount(),
            .total = total.amount(),
            .payment = sale.payment};
}

std::string receiptCode(const Receipt& receipt, const QString& language)
{
    const auto way = receipt.payment.way;
    if (way == SalePayment::Way::Counter || way == SalePayment::Way::Open)
        return receipt.number;
    const ReceiptWords words(language); // the receipt's own, in its language
    const auto at = QDateTime::fromMSecsSinceEpoch(receipt.at.time_since_epoch().count());
    const auto named = [&](const char* name, const QString& value) {
        return words(name) + QStringLiteral(": ") + value;
    };
    const QStringList lines{
        qt::toText(receipt.shop.name),
        named("Receipt", qt::toText(receipt.number)),
        named("Date", words.locale().toString(at, QLocale::ShortFormat)),
        named("Total", qt::formatMoney({receipt.total, receipt.currency}, words.locale())),
        named("Your pickup number", QString::number(receipt.pickupNumber))};
    return qt::toUtf8(lines.join(QLatin1Char('\n')));
}

} // namespace vitrine::kiosk
