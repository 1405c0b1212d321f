#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/orders/order_moves.hpp"

#include <QMap>

class QStackedWidget;

namespace vitrine::console {

class OrderListPresenter;
class OrderListView;
class OrderPresenter;
class OrderView;

/// Orders: the live list, and one order.
class OrdersScreen final : public Screen
{
    Q_OBJECT

public:
    explicit OrdersScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QAction*> commands() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

    [[nodiscard]] OrderListView* list() const { return m_list; }
    [[nodiscard]] OrderView* page() const { return m_page; }
    [[nodiscard]] OrderListPresenter& listPresenter() const { return *m_listPresenter; }
    [[nodiscard]] OrderPresenter& orderPresenter() const { return *m_orderPresenter; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addListCommands();
    void addOrderCommands();
    void showList();
    void showOrder(const QString& orderId);
    void live();
    void updateCommands();
    [[nodiscard]] bool isOrderShown() const;
    /// The order that commands are about: the open one, or the list's current row.
    [[nodiscard]] const wire::Order* chosen() const;
    void goTo(const QString& page, const QString& id);

    OrderListPresenter* m_listPresenter;
    OrderPresenter* m_orderPresenter;
    QStackedWidget* m_stack;
    OrderListView* m_list;
    OrderView* m_page;
    QList<QAction*> m_listCommands;
    QList<QAction*> m_orderCommands;
    QList<QAction*> m_commonCommands;
    QMap<OrderMove, QAction*> m_moves;
    QList<QAction*> m_prints;
    QList<QAction*> m_groups;
    QAction* m_openCommand;
    QAction* m_newest;
    QAction* m_clear;
    QAction* m_onlyCustomer;
    QAction* m_onlyKiosk;
    QAction* m_next;
    QAction* m_customer;
    QAction* m_trace;
    QAction* m_audit;
    QAction* m_copy;
    QAction* m_back;
};

} // namespace vitrine::console
