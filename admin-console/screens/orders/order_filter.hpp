#pragma once

#include "vitrine/wire/order.hpp"

#include <QCoreApplication>
#include <QDate>
#include <QMap>
#include <QString>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// Statuses that belong together at a counter: one chip each.
enum class OrderGroup { All, Unpaid, ToFulfil, Completed, Failed, Ended, Refunded };

inline constexpr std::array kOrderGroups{OrderGroup::All,
                                         OrderGroup::Unpaid,
                                         OrderGroup::ToFulfil,
                                         OrderGroup::Completed,
                                         OrderGroup::Failed,
                                         OrderGroup::Ended,
                                         OrderGroup::Refunded};

/// Which orders a list shows. Days are days of this machine's time zone.
struct OrderFilter
{
    OrderGroup group = OrderGroup::All;
    QString status{}; ///< One exact status, narrower than any group; "" for the group's.
    QDate from{};     ///< First day, or none.
    QDate to{};       ///< Last day, itself included, or none.
    QString text{};   ///< Part of the number or the e-mail address.
    QString accountId{};
    QString channel{};
    QString kioskId{};
    QString fulfilment{};
    QString productId{};

    bool operator==(const OrderFilter&) const = default;

    /// Whether anything but the group narrows the list.
    [[nodiscard]] bool isNarrowed() const;
};

/// Words and translations of filters to queries and routes.
class OrderFilters
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::OrderFilters)

public:
    [[nodiscard]] static QString title(OrderGroup group);
    /// The statuses of a group; none for All.
    [[nodiscard]] static std::vector<std::string> statuses(OrderGroup group);
    /// In a route: "open", "to-fulfil", ...
    [[nodiscard]] static QString name(OrderGroup group);
    [[nodiscard]] static std::optional<OrderGroup> groupOf(const QString& name);

    [[nodiscard]] static wire::OrderQuery query(const OrderFilter& filter);
    [[nodiscard]] static QMap<QString, QString> route(const OrderFilter& filter);
    [[nodiscard]] static OrderFilter fromRoute(const QMap<QString, QString>& values);
    /// Whether the list would show `order`: for orders that arrive while it is open.
    [[nodiscard]] static bool matches(const OrderFilter& filter, const wire::Order& order);
};

} // namespace vitrine::console
