#pragma once

#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/local/image_store.hpp"
#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/receipt/print_spool.hpp"
#include "storefront-kiosk/receipt/printer.hpp"
#include "storefront-kiosk/staff/staff_door.hpp"
#include "storefront-kiosk/storage/file_lock.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "storefront-kiosk/terminal/attempt_log.hpp"
#include "storefront-kiosk/terminal/payment_terminal.hpp"

#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Everything that the kiosk keeps on its disk, each part on a thread of its own, and the devices
/// at its side.
class KioskStores
{
public:
    /// Makes the folder if need be; the parts open one after the other by themselves.
    /// @return Conflict: another program has the folder open; else as makeFolder.
    [[nodiscard]] static Result<std::unique_ptr<KioskStores>> open(const std::string& folder,
                                                                   const Clock& clock);
    /// Sets up what depends on the shop's wishes. A printer or terminal that is changed later
    /// counts from the next start on.
    void begin(const KioskSettings& settings);
    /// Other wishes of the shop, while the program runs: numbers of receipts, staff.
    void apply(const KioskSettings& settings);

    [[nodiscard]] Confined<LocalCatalog>& shelf() { return m_shelf; }
    [[nodiscard]] const std::shared_ptr<ImageStore>& images() const { return m_images; }
    [[nodiscard]] Confined<OrderQueue>& queue() { return m_queue; }
    [[nodiscard]] Confined<AttemptLog>& attempts() { return m_attempts; }
    [[nodiscard]] Confined<PrintSpool>& spool() { return m_spool; }
    [[nodiscard]] Confined<StaffDoor>& door() { return m_door; }
    /// Null when no printer is set up.
    [[nodiscard]] Confined<Printer>* printer() { return m_printer.get(); }
    /// One that is never ready when none is set up, or it cannot be used.
    [[nodiscard]] const std::shared_ptr<PaymentTerminal>& terminal() const { return m_terminal; }

private:
    KioskStores(const std::string& folder,
                const Clock& clock,
                std::unique_ptr<FileLock> lock,
                std::shared_ptr<ImageStore> images);
    [[nodiscard]] std::string pathOf(const char* name) const;
    void beginPrinter(const std::string& wanted);
    [[nodiscard]] std::shared_ptr<PaymentTerminal>
    makeTerminal(const KioskSettings::Devices& devices) const;

    std::string m_folder;
    std::unique_ptr<FileLock> m_lock; // let go of when all below is closed
    std::shared_ptr<ImageStore> m_images;
    Confined<LocalCatalog> m_shelf;
    Confined<OrderQueue> m_queue;
    Confined<AttemptLog> m_attempts;
    Confined<PrintSpool> m_spool;
    Confined<StaffDoor> m_door;
    std::unique_ptr<Confined<Printer>> m_printer;
    std::shared_ptr<PaymentTerminal> m_terminal;
};

} // namespace vitrine::kiosk
