#include "admin-console/screens/stock/stock_change_presenter.hpp"

#include "vitrine/qt/deliver.hpp"

#include <utility>

namespace vitrine::console {

namespace {

/// Whether the service may have made the change although it did not say so.
bool isInDoubt(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::DeadlineExceeded ||
           code == ErrorCode::Cancelled || code == ErrorCode::Internal;
}

} // namespace

StockChangePresenter::StockChangePresenter(client::InventoryClient inventory, QObject* parent)
    : QObject(parent)
    , m_inventory(std::move(inventory))
{
}

bool StockChangePresenter::isBusy(const std::string& productId) const
{
    return m_busy.value(QString::fromStdString(productId), false);
}

void StockChangePresenter::setBusy(const QString& productId, bool isBusy)
{
    m_busy[productId] = isBusy;
    Q_EMIT busyChanged(productId, isBusy);
}

void StockChangePresenter::adjust(const std::string& productId,
                                  std::int64_t delta,
                                  const std::string& reason)
{
    Q_ASSERT(delta != 0 && !isBusy(productId));
    const auto id = QString::fromStdString(productId);
    const auto operation =
        m_operations[id].idFor("adjust\n" + std::to_string(delta) + "\n" + reason);
    setBusy(id, true);
    qt::deliver(
        m_inventory.adjust(productId, {.operationId = operation, .delta = delta, .reason = reason}),
        this,
        [this, id, delta](const Result<wire::Stock>& stock) { finish(id, stock, delta); });
}

void StockChangePresenter::count(const wire::Stock& seen,
                                 std::int64_t onHand,
                                 std::optional<std::int64_t> safetyStock,
                                 const std::string& reason)
{
    Q_ASSERT(!isBusy(seen.productId));
    const auto id = QString::fromStdString(seen.productId);
    const auto operation = m_operations[id].idFor(
        "count\n" + std::to_string(seen.version) + "\n" + std::to_string(onHand) + "\n" +
        (safetyStock ? std::to_string(*safetyStock) : std::string()) + "\n" + reason);
    setBusy(id, true);
    qt::deliver(m_inventory.setCount(seen.productId,
                                     seen.version,
                                     {.operationId = operation,
                                      .onHand = onHand,
                                      .safetyStock = safetyStock,
                                      .reason = reason}),
                this,
                [this, id](const Result<wire::Stock>& stock) {
                    if (!stock.ok() && stock.error().code == ErrorCode::PreconditionFailed)
                        lookAgain(id);
                    else
                        finish(id, stock, 0);
                });
}

void StockChangePresenter::finish(const QString& productId,
                                  const Result<wire::Stock>& stock,
                                  std::int64_t delta)
{
    if (!stock.ok()) {
        fail(productId, stock.error());
        return;
    }
    m_operations[productId].settle();
    setBusy(productId, false);
    Q_EMIT done(*stock, delta);
}

void StockChangePresenter::fail(const QString& productId, const Error& error)
{
    const bool doubt = isInDoubt(error.code);
    if (!doubt)
        m_operations[productId].settle(); // a refusal is remembered under its id
    setBusy(productId, false);
    Q_EMIT failed(productId, error, doubt);
}

void StockChangePresenter::lookAgain(const QString& productId)
{
    m_operations[productId].settle();
    qt::deliver(m_inventory.getStock(productId.toStdString()),
                this,
                [this, productId](const Result<wire::Stock>& stock) {
                    if (!stock.ok()) {
                        fail(productId, stock.error());
                        return;
                    }
                    setBusy(productId, false);
                    Q_EMIT countOutdated(*stock);
                });
}

} // namespace vitrine::console
