#pragma once

#include "admin-console/screens/orders/order_filter.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace vitrine::console {

/// The list of orders and what keeps it live. Asks every two seconds what has changed: orders that
/// are shown are brought up to date where they are, new ones join the list.
class OrderListPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPollMilliseconds = 2000;
    static constexpr int kChangesPerPoll = 100;
    static constexpr int kCountPauseMilliseconds = 5000; ///< Between two countings, at least.

    explicit OrderListPresenter(client::OrderClient orders, QObject* parent = nullptr);

    [[nodiscard]] qt::PagedModel<wire::Order>& model() { return *m_model; }
    [[nodiscard]] const OrderFilter& filter() const { return m_filter; }
    void setFilter(const OrderFilter& filter);
    void setGroup(OrderGroup group);
    /// How many orders a chip would show; nothing until it is known.
    [[nodiscard]] std::optional<qint64> count(OrderGroup group) const;

    /// Loads the list the first time; polls while live.
    void setLive(bool isLive);
    [[nodiscard]] bool isLive() const { return m_poll.isActive() || m_isPolling; }
    void refresh();
    void retry();
    /// An order changed by this program: shows it at once.
    void adopt(const wire::Order& order);

Q_SIGNALS:
    void filterChanged();
    void countsChanged();
    /// These orders are new to the list (isNew) or changed; they are, or will soon be, in the
    /// model.
    void arrived(const QStringList& orderIds, bool isNew);
    /// The live updates stopped (error) or work again.
    void liveFailed(const vitrine::Error& error);
    void liveWorks();

private:
    void poll();
    void take(const wire::Page<wire::Order>& page);
    void countGroups();
    void countLater();

    client::OrderClient m_orders;
    qt::PagedModel<wire::Order>* m_model;
    OrderFilter m_filter;
    QHash<int, qint64> m_counts; ///< By OrderGroup.
    std::string m_changedAfter = "now";
    QTimer m_poll;
    QTimer m_countPause;
    qt::Latest m_latestCount;
    bool m_isPolling = false;
    bool m_hasLoaded = false;
    bool m_hasFailed = false;
    bool m_shouldCount = false;
    bool m_wantsLive = false;
    bool m_isFirstLook = false; ///< Nothing of this filter has arrived yet.
};

} // namespace vitrine::console
