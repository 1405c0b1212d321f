#pragma once

#include "storefront-kiosk/checkout/checkout.hpp"
#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/frame/on_screen_keyboard.hpp"
#include "storefront-kiosk/frame/pictures.hpp"
#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/frame/shopper.hpp"
#include "storefront-kiosk/frame/speaker.hpp"
#include "storefront-kiosk/frame/stock_holds.hpp"
#include "storefront-kiosk/local/catalog_sync.hpp"
#include "storefront-kiosk/queue/order_replay.hpp"
#include "storefront-kiosk/receipt/print_runner.hpp"
#include "vitrine/auth/oidc_client.hpp"
#include "vitrine/qt/language.hpp"

#include <QObject>

#include <functional>
#include <memory>

namespace vitrine::kiosk {

/// What a screen is given. Lives as long as the window. Everything here is used on the GUI thread;
/// what is null in a test is not used by the screen under test.
class KioskContext final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock* clock = nullptr;
        SettingsStore* settings = nullptr;
        ShopStatus* shop = nullptr;
        Shopper* shopper = nullptr;
        qt::Language* language = nullptr;
        Pictures* pictures = nullptr;
        Speaker* speaker = nullptr;
        Confined<LocalCatalog>* shelf = nullptr;
        CatalogSync* sync = nullptr;
        StockHolds* holds = nullptr;
        Confined<OrderQueue>* queue = nullptr;
        OrderReplay* replay = nullptr;
        Confined<AttemptLog>* attempts = nullptr;
        SaleRecovery* recovery = nullptr;
        std::shared_ptr<PaymentTerminal> terminal{};
        PrintRunner* printer = nullptr;
        std::shared_ptr<client::OidcClient> signIn{}; ///< For shoppers: device authorization grant.
        std::function<OnScreenKeyboard*(QWidget* parent)> makeKeyboard{};
        std::shared_ptr<ShopOrderSink> orders{}; ///< Told whose order a sale is.
    };
    explicit KioskContext(Parts parts, QObject* parent = nullptr);

    [[nodiscard]] const Clock& clock() const { return *m_parts.clock; }
    [[nodiscard]] const KioskSettings& settings() const { return m_parts.settings->now(); }
    [[nodiscard]] SettingsStore& settingsStore() const { return *m_parts.settings; }
    [[nodiscard]] ShopStatus& shop() const { return *m_parts.shop; }
    [[nodiscard]] Shopper& shopper() const { return *m_parts.shopper; }
    [[nodiscard]] qt::Language& language() const { return *m_parts.language; }
    [[nodiscard]] QLocale locale() const { return m_parts.language->locale(); }
    [[nodiscard]] Pictures& pictures() const { return *m_parts.pictures; }
    [[nodiscard]] Speaker& speaker() const { return *m_parts.speaker; }
    [[nodiscard]] Confined<LocalCatalog>& shelf() const { return *m_parts.shelf; }
    [[nodiscard]] CatalogSync* sync() const { return m_parts.sync; }
    [[nodiscard]] StockHolds& holds() const { return *m_parts.holds; }
    [[nodiscard]] Confined<OrderQueue>& queue() const { return *m_parts.queue; }
    [[nodiscard]] OrderReplay& replay() const { return *m_parts.replay; }
    [[nodiscard]] Confined<AttemptLog>& attempts() const { return *m_parts.attempts; }
    [[nodiscard]] SaleRecovery& recovery() const { return *m_parts.recovery; }
    [[nodiscard]] const std::shared_ptr<PaymentTerminal>& terminal() const
    {
        return m_parts.terminal;
    }
    [[nodiscard]] PrintRunner* printer() const { return m_parts.printer; }
    [[nodiscard]] const std::shared_ptr<ShopOrderSink>& orders() const { return m_parts.orders; }
    [[nodiscard]] const std::shared_ptr<client::OidcClient>& signIn() const
    {
        return m_parts.signIn;
    }

    /// One of the caller's own, for its own field; null in a test that types by itself.
    [[nodiscard]] OnScreenKeyboard* makeKeyboard(QWidget* parent) const
    {
        return m_parts.makeKeyboard ? m_parts.makeKeyboard(parent) : nullptr;
    }

    /// Speaks in accessibility mode, in the shopper's language; silent otherwise.
    void say(const QString& text) const;

Q_SIGNALS:
    /// Products, prices or stock may be others than before: ask the shelf again.
    void shelfChanged();

private:
    Parts m_parts;
};

} // namespace vitrine::kiosk
