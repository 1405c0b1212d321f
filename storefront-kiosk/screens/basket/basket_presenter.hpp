#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/place.hpp"
#include "storefront-kiosk/screens/basket/basket_view.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// The shopper's basket beside what the shelf says by now. What became different is shown and waits
/// until the shopper agrees; nothing can be paid before.
class BasketPresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param context outlives this.
    explicit BasketPresenter(KioskContext& context, QObject* parent = nullptr);

    [[nodiscard]] const BasketView& view() const { return m_view; }
    /// Nothing until the shelf was asked.
    [[nodiscard]] const BasketChanges& changes() const { return m_changes; }
    [[nodiscard]] bool canPay() const;
    /// Where "Pay" leads: to the sign-in first where there is one to offer.
    [[nodiscard]] Place payPlace() const;

    /// Compares with the shelf.
    void refresh();
    /// @param quantity 0 takes the product out, for `undo` to bring back.
    void setQuantity(const std::string& productId, std::int64_t quantity);
    /// The product that was taken out last, if it can be brought back.
    [[nodiscard]] const std::optional<BasketLine>& removed() const { return m_removed; }
    void undo();
    /// The shopper agrees to all changes.
    void accept();
    void wipe();

Q_SIGNALS:
    void changed();

private:
    void onBasket();
    void onShelf(const std::vector<ProductNow>& now);
    void rebuild();
    [[nodiscard]] bool knowsAll() const;

    KioskContext& m_context;
    std::vector<ProductNow> m_now;
    BasketView m_view;
    BasketChanges m_changes;
    std::optional<BasketLine> m_removed;
    qt::Latest m_latest;
};

/// The products of a basket, for LocalCatalog::now.
[[nodiscard]] std::vector<std::string> productIdsOf(const Basket& basket);

} // namespace vitrine::kiosk
