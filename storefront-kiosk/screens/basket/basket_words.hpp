#pragma once

#include "storefront-kiosk/screens/basket/basket_view.hpp"

#include <QLocale>
#include <QString>

namespace vitrine::kiosk {

/// What the basket says, in the program's language.
class BasketWords
{
public:
    /// "3 items"
    [[nodiscard]] static QString items(std::int64_t count);
    /// One sentence: "Wanderer Boots: the price is 99.99 now, it was 109.99."
    [[nodiscard]] static QString change(const BasketChange& change, const QLocale& locale);
    /// Below the total: "incl. 31.93 tax"; "" where the tax has a line of its own.
    [[nodiscard]] static QString taxNote(const BasketView& view, const QLocale& locale);
    /// For the ear: "2 times Wanderer Boots, 219.98".
    [[nodiscard]] static QString spokenRow(const BasketRow& row, const QLocale& locale);
    /// "Pay 199.98"
    [[nodiscard]] static QString pay(const BasketView& view, const QLocale& locale);
};

} // namespace vitrine::kiosk
