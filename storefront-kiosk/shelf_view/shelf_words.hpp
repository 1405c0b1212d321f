#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace vitrine::kiosk {

/// How a product's price and stock are said, in the shopper's language.
class ShelfWords
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::kiosk::ShelfWords)

public:
    struct Price
    {
        QString amount; ///< "109,99 €": with or without tax, as the shop shows its prices.
        QString tax;    ///< "incl. 19 % tax"; "" when the category has no rate.
    };
    /// A word and a shape; colour is never the only sign.
    struct Stock
    {
        QString text; ///< "" when nobody knows.
        qt::Tone tone = qt::Tone::Neutral;
        qt::Icon symbol = qt::Icon::Check;
        bool isOut = false;
        bool isLow = false;
    };

    [[nodiscard]] static Price
    price(const KioskContext& context, const domain::Money& price, const std::string& taxCategory);
    [[nodiscard]] static Stock stock(const KioskContext& context,
                                     std::optional<std::int64_t> available);
    /// "Prices and stock as of 14:32" while the shop is out of reach, else "".
    [[nodiscard]] static QString asOf(const KioskContext& context);
    /// All that a tile says: "Wanderer Boots, 109,99 €, 3 left, 1 in your basket".
    [[nodiscard]] static QString spoken(const KioskContext& context, const ShelfCard& card);
};

} // namespace vitrine::kiosk
