#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/app/route.hpp"
#include "admin-console/screens/orders/order_document.hpp"
#include "admin-console/screens/orders/order_presenter.hpp"

#include <QAction>
#include <QMap>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace vitrine::qt {
class EmptyState;
class MessageBanner;
class PageHeader;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class OrderPaper;
class RefundDialog;
class TimelineView;

/// One order: lines and totals as on paper at the left, what happened at the right, and the moves
/// that its state allows.
class OrderView final : public QWidget
{
    Q_OBJECT

public:
    OrderView(ConsoleContext& context, OrderPresenter& presenter, QWidget* parent = nullptr);

    /// The buttons of the moves follow these.
    void setMoveActions(const QMap<OrderMove, QAction*>& actions);
    void setPrintActions(const QList<QAction*>& actions);
    /// Begins a move: at once, or by asking for what it needs.
    void start(OrderMove move);
    void print(DocumentKind kind);
    void retranslate();
    /// The page as it begins: nothing of the last order.
    void reset();

Q_SIGNALS:
    void backRequested();
    void routeRequested(const vitrine::console::Route& route);
    /// Enabled moves or the title may be others.
    void changed();
    /// An order came back from a write.
    void orderChanged(const vitrine::wire::Order& order);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showOrder();
    void showMoves();
    void showPendingRefund();
    void askCancel();
    void openRefund();
    void openDispatch(OrderMove move);
    void openTill();
    void tellMoved(OrderMove move, const wire::Order& order);
    void tellFailed(OrderMove move, const Error& error);
    [[nodiscard]] QString failureOf(OrderMove move) const;

    ConsoleContext& m_context;
    OrderPresenter& m_presenter;
    qt::PageHeader* m_header;
    qt::StatusBadge* m_status;
    qt::StatusBadge* m_payment;
    qt::StatusBadge* m_fulfilment;
    qt::MessageBanner* m_banner;
    qt::MessageBanner* m_refundBanner;
    QWidget* m_moveBar;
    QMap<OrderMove, QAction*> m_actions;
    QMap<OrderMove, QPushButton*> m_buttons;
    QPushButton* m_printButton;
    QScrollArea* m_area;
    QBoxLayout* m_columns;
    OrderPaper* m_paper;
    QWidget* m_side;
    TimelineView* m_timeline;
    qt::EmptyState* m_empty;
    bool m_hasLoadFailed = false;
};

} // namespace vitrine::console
