#pragma once

#include "admin-console/screens/stock/pending_operation.hpp"
#include "vitrine/api/inventory_client.hpp"

#include <QHash>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::console {

/// Changes the stock of products by hand, each change exactly once: a change whose end nobody knows
/// (no answer in time) keeps its operation id until it is asked again or something else is asked.
class StockChangePresenter : public QObject
{
    Q_OBJECT

public:
    explicit StockChangePresenter(client::InventoryClient inventory, QObject* parent = nullptr);

    /// Adds `delta` units, or takes them away.
    /// @pre delta is not zero, and no change of this product is under way.
    void adjust(const std::string& productId, std::int64_t delta, const std::string& reason);
    /// Sets what was counted, and the safety stock if one is given.
    /// @param seen the figures that the person looked at; others refuse the count.
    void count(const wire::Stock& seen,
               std::int64_t onHand,
               std::optional<std::int64_t> safetyStock,
               const std::string& reason);

    [[nodiscard]] bool isBusy(const std::string& productId) const;

Q_SIGNALS:
    void busyChanged(const QString& productId, bool isBusy);
    /// @param delta how the figure on hand changed by an adjustment, 0 for a count.
    void done(const vitrine::wire::Stock& stock, qint64 delta);
    /// @param inDoubt nobody knows whether the change was made; the same one may be asked again.
    void failed(const QString& productId, const vitrine::Error& error, bool inDoubt);
    /// A count was refused because the stock had changed since it was looked at.
    void countOutdated(const vitrine::wire::Stock& now);

private:
    void setBusy(const QString& productId, bool isBusy);
    void finish(const QString& productId, const Result<wire::Stock>& stock, std::int64_t delta);
    void fail(const QString& productId, const Error& error);
    void lookAgain(const QString& productId);

    client::InventoryClient m_inventory;
    QHash<QString, PendingOperation> m_operations;
    QHash<QString, bool> m_busy;
};

} // namespace vitrine::console
