#pragma once

#include "vitrine/domain/fulfilment.hpp"
#include "vitrine/wire/order.hpp"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace vitrine::console {

/// What a person may do with an order.
enum class OrderMove { StartPicking, Ready, HandOver, Ship, Deliver, Refund, Cancel, TakePayment };

/// A move as it stands now.
struct OrderMoveState
{
    OrderMove move = OrderMove::Cancel;
    bool allowed = false;
    QString
        hint; ///< What it does, or why it cannot be done now: shown on hover and to screen readers.
    bool concerns = true; ///< False where it never could: money at the counter for a web order.
};

/// Which moves the state tables of vitrine-domain allow, and why not the others.
class OrderMoves
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::OrderMoves)

public:
    /// In the order in which a shop does them.
    [[nodiscard]] static std::span<const OrderMove> all();
    /// Every move, in that order.
    [[nodiscard]] static std::vector<OrderMoveState> of(const wire::Order& order);
    [[nodiscard]] static OrderMoveState state(const wire::Order& order, OrderMove move);
    [[nodiscard]] static QString title(OrderMove move);
    /// The most likely next step, or nothing to do: what the page's main button is.
    [[nodiscard]] static std::optional<OrderMove> next(const wire::Order& order);

private:
    [[nodiscard]] static OrderMoveState fulfilment(const wire::Order& order, OrderMove move);
    [[nodiscard]] static OrderMoveState refund(const wire::Order& order);
    [[nodiscard]] static OrderMoveState cancel(const wire::Order& order);
    [[nodiscard]] static OrderMoveState takePayment(const wire::Order& order);
    [[nodiscard]] static QString whyNotFulfil(const wire::Order& order, OrderMove move);
};

/// The fulfilment action behind a move, e.g. "hand_over".
/// @pre `move` is about goods: neither Refund, Cancel nor TakePayment
[[nodiscard]] domain::FulfilmentAction actionOf(OrderMove move);

} // namespace vitrine::console
