#pragma once

#include "admin-console/app/route.hpp"
#include "admin-console/screens/orders/order_timeline.hpp"
#include "vitrine/wire/account.hpp"

#include <QFrame>

#include <functional>
#include <optional>

class QGridLayout;
class QVBoxLayout;

namespace vitrine::console {

/// What an order says, as on paper: who and when, the lines, what it comes to, and the money that
/// moved.
class OrderPaper final : public QWidget
{
    Q_OBJECT

public:
    explicit OrderPaper(QWidget* parent = nullptr);

    void show(const wire::Order& order,
              const std::optional<wire::Payment>& payment,
              const std::optional<wire::Account>& customer);
    void clear();

Q_SIGNALS:
    void routeRequested(const vitrine::console::Route& route);

private:
    void showFacts(const wire::Order& order, const std::optional<wire::Account>& customer);
    void showLines(const wire::Order& order);
    void addLine(QGridLayout* grid, int row, const wire::Order& order, const wire::OrderLine& line);
    void showTotals(const wire::Order& order);
    void showLedger(const wire::Order& order, const std::optional<wire::Payment>& payment);
    void addFact(QGridLayout* grid, int index, const QString& label, QWidget* value);
    QFrame* addCard();
    [[nodiscard]] QWidget* link(const QString& text, const Route& route);

    QVBoxLayout* m_column;
};

} // namespace vitrine::console
