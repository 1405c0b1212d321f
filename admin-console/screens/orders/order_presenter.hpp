#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/parts/name_lookup.hpp"
#include "admin-console/screens/orders/order_moves.hpp"
#include "admin-console/screens/orders/order_timeline.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// How goods go out.
struct Dispatch
{
    OrderMove move = OrderMove::HandOver;
    std::vector<wire::FulfilmentLine>
        lines{}; ///< What goes out; none for moves that move no goods.
    QString carrier{};
    QString trackingCode{};
    QString note{};
};

/// One order with its payment, kept up to date while it is shown, and what is done with it.
class OrderPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPollMilliseconds = 2000;

    explicit OrderPresenter(ShopClients clients, QObject* parent = nullptr);

    /// Shows another order; the one before is forgotten at once.
    void open(const QString& orderId);
    void close();
    void reload();
    /// Asks again every two seconds while true.
    void setLive(bool isLive);

    [[nodiscard]] const QString& orderId() const { return m_id; }
    [[nodiscard]] const std::optional<wire::Order>& order() const { return m_order; }
    [[nodiscard]] const std::optional<wire::Payment>& payment() const { return m_payment; }
    [[nodiscard]] const std::optional<wire::Account>& customer() const { return m_customer; }
    /// The name of an account that appears in the timeline, or the end of its id until it is known.
    [[nodiscard]] QString nameOf(const std::string& accountId);
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    /// The move that is being made, if one is.
    [[nodiscard]] const std::optional<OrderMove>& underWay() const { return m_underWay; }

    void cancel();
    /// start picking, ready, delivered
    void move(OrderMove move);
    void dispatch(const Dispatch& dispatch);
    /// The money was taken at the counter.
    void takePayment(const wire::TillPayment& payment);
    /// The order as an answer told it, e.g. of a refund.
    void adopt(const wire::Order& order);

Q_SIGNALS:
    /// Order, payment, customer or names.
    void changed();
    void loadingChanged();
    void moveChanged();
    void loadFailed(const vitrine::Error& error);
    void loaded();
    void moved(vitrine::console::OrderMove move, const vitrine::wire::Order& order);
    void moveFailed(vitrine::console::OrderMove move, const vitrine::Error& error);

private:
    void load(bool isQuiet);
    void loadPayment();
    void loadCustomer();
    /// The key of a write: the same for its repeat while the end of the first is not known.
    [[nodiscard]] client::CallOptions keyFor(const std::string& body);
    void finishMove(OrderMove move, const Result<wire::Order>& result);

    ShopClients m_clients;
    QString m_id;
    std::optional<wire::Order> m_order;
    std::optional<wire::Payment> m_payment;
    std::optional<wire::Account> m_customer;
    NameLookup* m_names;
    std::optional<OrderMove> m_underWay;
    std::string
        m_moveKey; ///< Kept while the end of a move is not known: its repeat is the same call.
    std::string m_moveBody;
    QTimer m_poll;
    qt::Latest m_latest;
    bool m_isLoading = false;
    bool m_isAsking = false;
};

} // namespace vitrine::console
