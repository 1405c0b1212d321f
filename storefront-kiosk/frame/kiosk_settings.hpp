#pragma once

#include "storefront-kiosk/basket/shop_pricing.hpp"
#include "storefront-kiosk/receipt/receipt.hpp"
#include "storefront-kiosk/scanner/scan_decoder.hpp"
#include "storefront-kiosk/staff/staff_door.hpp"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// What the shop decides about its kiosks. The defaults let a kiosk sell that has never heard of
/// its shop's wishes.
struct KioskSettings
{
    struct Times
    {
        std::chrono::seconds idle{60};      ///< Without a touch, until the countdown.
        std::chrono::seconds countdown{15}; ///< Then the shopper is forgotten.
        std::chrono::seconds done{20};      ///< How long the last screen stays.
        int reachFactor = 3; ///< In accessibility mode each lasts so many times longer.
    };
    struct Ways
    {
        bool terminal = true;
        bool counter = true;
        bool guest = true; ///< false: only who signed in may buy.
        bool signIn = true;
        /// Whether an address for the receipt is asked for: only where something at the shop sends
        /// mail to the addresses of its orders.
        bool eMail = false;
    };
    /// Where the receipt goes: "" for none, "file:<folder>", or a device as "/dev/usb/lp0".
    struct Devices
    {
        std::string printer{};
        std::string terminal{"simulator"}; ///< The driver's name.
        std::string terminalScript{};      ///< The simulator's, a path; "" approves all.
    };

    QMap<QString, QString> openingText{}; ///< Language -> the line of the attract screen.
    QStringList languages{QStringLiteral("en"),
                          QStringLiteral("de")}; ///< The first is the default.
    Times times{};
    Ways ways{};
    Devices devices{};
    bool showNetPrices =
        false; ///< Prices without tax where the shop's are with, for business stores.
    bool motion = true;
    /// While the shop is out of reach: whether what no allotment covers is sold, up to the last
    /// known stock. Another kiosk may do the same with the same units; then the shop books a
    /// shortfall.
    bool sellOfflineWithoutLease = true;
    std::int64_t lowStock = 3; ///< From here down "3 left" is shown.
    ShopPricing pricing{};
    ReceiptShop shop{};
    std::string numberPrefix{"K1"}; ///< Of receipt numbers: "MAIN-K1".
    std::vector<LabelRule> labels{};
    std::vector<StaffMember> staff{};

    static constexpr std::size_t kAllotmentMax = 100;
    /// SKU -> units that the kiosk holds at the shop for itself, to sell while it is offline.
    std::map<std::string, std::int64_t> allotment{};
};

/// The settings in force; they change while the program runs. On the GUI thread.
class SettingsStore : public QObject
{
    Q_OBJECT

public:
    explicit SettingsStore(KioskSettings settings = {}, QObject* parent = nullptr);

    [[nodiscard]] const KioskSettings& now() const { return m_settings; }
    /// Takes over other settings: whoever looks at them hears `changed`.
    void set(KioskSettings settings);

Q_SIGNALS:
    void changed();

private:
    KioskSettings m_settings;
};

} // namespace vitrine::kiosk
