#pragma once

#include "storefront-kiosk/basket/basket.hpp"
#include "storefront-kiosk/frame/purchase.hpp"
#include "vitrine/core/clock.hpp"

#include <QObject>
#include <QString>

#include <optional>
#include <string>

namespace vitrine::kiosk {

/// The one person who stands before the kiosk: basket, who they are, how they want it. One object
/// for the program's life; `wipe` makes the next shopper of it. Everything about a shopper is here,
/// in a screen's wipe(), or in the checkout: nowhere else. On the GUI thread.
class Shopper final : public QObject
{
    Q_OBJECT

public:
    /// From the device authorization grant. In memory only, overwritten when the shopper leaves.
    struct Account
    {
        QString name;
        QString email;
        std::string accessToken;
        Timestamp expiresAt{};
    };

    explicit Shopper(ShopPricing pricing, QObject* parent = nullptr);

    [[nodiscard]] const Basket& basket() const { return m_basket; }
    // As those of Basket; basketChanged follows when it changed.
    [[nodiscard]] Outcome add(const BasketLine& line);
    [[nodiscard]] Outcome setQuantity(const std::string& productId, std::int64_t quantity);
    [[nodiscard]] Outcome accept(const BasketChanges& changes);
    [[nodiscard]] Outcome setPricing(ShopPricing pricing);
    /// The sale is taken: what was bought leaves the basket.
    void emptyBasket();

    /// What was bought last; nothing until then.
    [[nodiscard]] const std::optional<Purchase>& purchase() const { return m_purchase; }
    void setPurchase(Purchase purchase);

    [[nodiscard]] const std::optional<Account>& account() const { return m_account; }
    void signIn(Account account);
    void signOut();

    /// Chosen on the screen: "de"; "" until then.
    [[nodiscard]] const QString& language() const { return m_language; }
    void setLanguage(const QString& code);

    [[nodiscard]] bool isReach() const { return m_isReach; }
    /// Accessibility mode on or off.
    void setReach(bool isReach);

    /// Forgets everything.
    void wipe();

Q_SIGNALS:
    void basketChanged();
    void accountChanged();
    void languageChanged();
    void reachChanged();

private:
    void forgetPurchase();
    void forgetAccount();

    Basket m_basket;
    std::optional<Purchase> m_purchase;
    std::optional<Account> m_account;
    QString m_language;
    bool m_isReach = false;
};

} // namespace vitrine::kiosk
