#pragma once

#include "storefront-kiosk/app/kiosk_stores.hpp"
#include "storefront-kiosk/app/kiosk_window.hpp"
#include "storefront-kiosk/shop/shop_side.hpp"

#include <QObject>
#include <QString>

#include <memory>
#include <string>

namespace vitrine::kiosk {

class KeyboardWedge;
class ShelfPictures;

/// The whole kiosk: its disk, its shop, its window, put together and started in the right order.
/// One per process, on the GUI thread.
class KioskProgram final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString dataFolder;
        QString gateway;
        QString issuer; ///< Who signs shoppers in; "" for the shop itself.
        bool plainHttpAllowed = false;
        QString version;
        /// What is spoken goes into this file instead of a loudspeaker; "" for the loudspeaker.
        QString speechFile;
        std::string printer;        ///< Where the shop says nothing: as KioskSettings::Devices.
        std::string terminalScript; ///< The same.
    };

    /// Opens what the kiosk keeps. Nothing is shown, sent or asked yet.
    /// @return As KioskStores::open and ShopSide::create.
    [[nodiscard]] static Result<std::unique_ptr<KioskProgram>> create(const Options& options);
    ~KioskProgram() override;

    /// Shows the first screen in the window, which the caller places; everything else begins when
    /// that was painted.
    void start();

    [[nodiscard]] KioskWindow& window() { return *m_window; }
    [[nodiscard]] KioskContext& context() { return *m_context; }
    [[nodiscard]] KioskStores& stores() { return *m_stores; }
    [[nodiscard]] ShopSide& shop() { return *m_shop; }

Q_SIGNALS:
    /// By staff: the caller ends the process.
    void restartWanted();
    void exitWanted();
    /// All screens are there, and the shop is being asked.
    void started();

private:
    explicit KioskProgram(const Options& options);
    [[nodiscard]] Outcome open();
    void makeContext();
    void makeWindow();
    /// What is not needed for the first picture.
    void addScreens();
    void addBasket();
    void addScanner();
    void makeSpeaker();
    void begin();
    void watchDevices();
    void onWiped();

    const Options m_options;
    SystemClock m_clock;
    SettingsStore m_settings;
    ShopStatus m_status;
    std::unique_ptr<KioskStores> m_stores;
    std::unique_ptr<ShopSide> m_shop;
    std::unique_ptr<CatalogSync> m_sync;
    std::unique_ptr<OrderReplay> m_replay;
    std::unique_ptr<SaleRecovery> m_recovery;
    std::unique_ptr<PrintRunner> m_printer;
    std::unique_ptr<ShelfPictures> m_pictures;
    std::unique_ptr<Speaker> m_speaker;
    bool m_hasVoice = true;
    qt::Language m_language;
    std::unique_ptr<Shopper> m_shopper;
    std::unique_ptr<KioskContext> m_context;
    std::unique_ptr<KioskWindow> m_window;
    std::unique_ptr<KeyboardWedge> m_scanner;
    std::string m_printerState{"READY"};
    bool m_isTerminalReady = false;
};

} // namespace vitrine::kiosk
