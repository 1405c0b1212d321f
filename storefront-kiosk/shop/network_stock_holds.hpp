#pragma once

#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/frame/shop_status.hpp"
#include "storefront-kiosk/frame/stock_holds.hpp"
#include "storefront-kiosk/shop/allotment_book.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/api/inventory_client.hpp"

#include <QObject>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Holds as short leases at the shop, and while it cannot be reached as parts of the kiosk's
/// allotment. On the GUI thread.
class NetworkStockHolds final : public QObject, public StockHolds
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::seconds ttl{15 * 60}; ///< Of a short lease: longer than anybody pays.
        std::chrono::milliseconds shopTimeout{1'500}; ///< For the shop's answer.
    };

    /// @param book outlives this, as do `settings` and `status`.
    NetworkStockHolds(client::InventoryClient inventory,
                      Confined<AllotmentBook>& book,
                      const SettingsStore& settings,
                      const ShopStatus& status,
                      Options options,
                      QObject* parent = nullptr);

    [[nodiscard]] client::Task<Hold> hold(std::string saleId, std::vector<HoldLine> lines) override;
    void release(const std::string& saleId) override;
    void keep(const std::string& saleId) override;

Q_SIGNALS:
    /// The shop did not answer.
    void missed(vitrine::ErrorCode code);

private:
    struct Request;
    using RequestPtr = std::shared_ptr<Request>;
    void askShop(const RequestPtr& request);
    void onLease(const RequestPtr& request, const Result<wire::StockLease>& lease);
    /// @param lease that was not enough; null while the shop is out of reach.
    void askBook(const RequestPtr& request, std::shared_ptr<const wire::StockLease> lease);
    void onBook(const RequestPtr& request,
                const std::shared_ptr<const wire::StockLease>& lease,
                const Result<Hold>& taken);
    void finish(const RequestPtr& request, Result<Hold> hold);
    void giveBack(const std::string& leaseId);

    client::InventoryClient m_inventory;
    Confined<AllotmentBook>& m_book;
    const SettingsStore& m_settings;
    const ShopStatus& m_status;
    Options m_options;
    std::map<std::string, std::string> m_leases; ///< Short leases at the shop, by sale.
};

} // namespace vitrine::kiosk
