#include "admin-console/screens/orders/orders_screen.hpp"

#include "admin-console/parts/order_columns.hpp"
#include "admin-console/screens/orders/live_table.hpp"
#include "admin-console/screens/orders/order_list_presenter.hpp"
#include "admin-console/screens/orders/order_list_view.hpp"
#include "admin-console/screens/orders/order_presenter.hpp"
#include "admin-console/screens/orders/order_view.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

QString pageName()
{
    return QStringLiteral("orders");
}

} // namespace

OrdersScreen::OrdersScreen(ConsoleContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_listPresenter(new OrderListPresenter(context.clients().orders, this))
    , m_orderPresenter(new OrderPresenter(context.clients(), this))
    , m_stack(new QStackedWidget(this))
    , m_list(new OrderListView(context, *m_listPresenter, this))
    , m_page(new OrderView(context, *m_orderPresenter, this))
{
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    addListCommands();
    addOrderCommands();
    connect(m_list, &OrderListView::openRequested, this, [this](const QString& id) {
        Q_EMIT routeRequested({pageName(), id});
    });
    connect(m_page, &OrderView::backRequested, this, [this] { backOut(); });
    connect(m_page, &OrderView::routeRequested, this, &Screen::routeRequested);
    connect(m_page, &OrderView::changed, this, [this] {
        updateCommands();
        Q_EMIT titleChanged();
    });
    connect(m_page, &OrderView::orderChanged, m_listPresenter, &OrderListPresenter::adopt);
    connect(m_listPresenter, &OrderListPresenter::filterChanged, this, &Screen::routeChanged);
    connect(
        m_list->table(), &qt::DataTable::selectedKeysChanged, this, &OrdersScreen::updateCommands);
    updateCommands();
}

void OrdersScreen::addListCommands()
{
    m_openCommand =
        addCommand(QStringLiteral("orders.open"), QKeySequence(Qt::CTRL | Qt::Key_O), [this] {
            if (const auto* order = chosen())
                Q_EMIT routeRequested({pageName(), qt::toText(order->id)});
        });
    m_newest = addCommand(QStringLiteral("orders.newest"),
                          QKeySequence(Qt::CTRL | Qt::Key_Home),
                          [this] { m_list->live()->showNewest(); });
    m_clear = addCommand(QStringLiteral("orders.clearFilters"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                         [this] { m_list->clearFilters(); });
    m_onlyCustomer = addCommand(QStringLiteral("orders.onlyCustomer"),
                                QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_U),
                                [this] {
                                    OrderFilter filter;
                                    filter.accountId = qt::toText(chosen()->accountId);
                                    m_listPresenter->setFilter(filter);
                                });
    m_onlyKiosk = addCommand(
        QStringLiteral("orders.onlyKiosk"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_B), [this] {
            OrderFilter filter;
            filter.kioskId = qt::toText(chosen()->kioskId);
            m_listPresenter->setFilter(filter);
        });
    for (const OrderGroup group : kOrderGroups)
        m_groups << addCommand(QStringLiteral("orders.group.") + OrderFilters::name(group),
                               QKeySequence(Qt::ALT | (Qt::Key_1 + int(group))),
                               [this, group] { m_listPresenter->setGroup(group); });
    m_listCommands = {m_openCommand, m_newest, m_clear, m_onlyCustomer, m_onlyKiosk};
    m_listCommands += m_groups;
}

void OrdersScreen::addOrderCommands()
{
    const auto addMove = [this](OrderMove move, const char* id, const QKeySequence& keys) {
        m_moves.insert(move,
                       addCommand(QLatin1String(id), keys, [this, move] { m_page->start(move); }));
    };
    addMove(OrderMove::StartPicking, "orders.pick", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_P));
    addMove(OrderMove::Ready, "orders.ready", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R));
    addMove(OrderMove::HandOver, "orders.handOver", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_H));
    addMove(OrderMove::Ship, "orders.ship", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S));
    addMove(OrderMove::Deliver, "orders.deliver", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D));
    addMove(OrderMove::Refund, "orders.refund", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    addMove(
        OrderMove::Cancel, "orders.cancel", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete));
    addMove(
        OrderMove::TakePayment, "orders.takePayment", QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_K));
    m_next =
        addCommand(QStringLiteral("orders.next"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
            if (const auto& order = m_orderPresenter->order()) {
                if (const auto move = OrderMoves::next(*order))
                    m_page->start(*move);
            }
        });
    const auto addPrint = [this](DocumentKind kind, const char* id, const QKeySequence& keys) {
        m_prints << addCommand(QLatin1String(id), keys, [this, kind] { m_page->print(kind); });
    };
    addPrint(DocumentKind::Invoice, "orders.invoice", QKeySequence::Print);
    addPrint(DocumentKind::PackingSlip,
             "orders.packingSlip",
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    addPrint(
        DocumentKind::Receipt, "orders.receipt", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_back = addCommand(
        QStringLiteral("orders.back"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { backOut(); });
    m_customer =
        addCommand(QStringLiteral("orders.customer"), QKeySequence(Qt::CTRL | Qt::Key_U), [this] {
            goTo(QStringLiteral("customers"), qt::toText(chosen()->accountId));
        });
    m_trace = addCommand(QStringLiteral("orders.trace"),
                         QKeySequence(Qt::CTRL | Qt::Key_T),
                         [this] { goTo(QStringLiteral("traces"), qt::toText(chosen()->traceId)); });
    m_audit =
        addCommand(QStringLiteral("orders.audit"), QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
            Q_EMIT routeRequested({QStringLiteral("audit"),
                                   {},
                                   {{QStringLiteral("service"), QStringLiteral("order")},
                                    {QStringLiteral("entityId"), qt::toText(chosen()->id)},
                                    {QStringLiteral("label"), qt::toText(chosen()->number)}}});
        });
    m_copy = addCommand(QStringLiteral("orders.copyNumber"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                        [this] {
                            QGuiApplication::clipboard()->setText(qt::toText(chosen()->number));
                            Q_EMIT statusText(tr("The order's number was copied."));
                        });
    m_orderCommands = m_moves.values() + m_prints;
    m_orderCommands << m_next << m_back;
    m_commonCommands = {m_customer, m_trace, m_audit, m_copy};
    m_page->setMoveActions(m_moves);
    m_page->setPrintActions(m_prints);
    m_list->table()->setRowActions(
        {m_openCommand, m_onlyCustomer, m_onlyKiosk, m_customer, m_trace, m_audit, m_copy});
}

QString OrdersScreen::title() const
{
    if (isOrderShown() && m_orderPresenter->order())
        return tr("Order %1").arg(qt::toText(m_orderPresenter->order()->number));
    return tr("Orders");
}

QList<QAction*> OrdersScreen::commands() const
{
    return (isOrderShown() ? m_orderCommands : m_listCommands) + m_commonCommands;
}

bool OrdersScreen::isOrderShown() const
{
    return m_stack->currentWidget() == m_page;
}

const wire::Order* OrdersScreen::chosen() const
{
    if (isOrderShown())
        return m_orderPresenter->order() ? &*m_orderPresenter->order() : nullptr;
    auto& model = m_listPresenter->model();
    return model.itemAt(model.rowOf(m_list->table()->currentKey()));
}

void OrdersScreen::goTo(const QString& page, const QString& id)
{
    Q_EMIT routeRequested({page, id});
}

void OrdersScreen::open(const Route& route)
{
    if (!route.id.isEmpty()) {
        showOrder(route.id);
        return;
    }
    showList();
    if (!route.filter.isEmpty())
        m_listPresenter->setFilter(OrderFilters::fromRoute(route.filter));
    live();
}

Route OrdersScreen::route() const
{
    if (isOrderShown())
        return {pageName(), m_orderPresenter->orderId()};
    return {pageName(), {}, OrderFilters::route(m_listPresenter->filter())};
}

void OrdersScreen::showList()
{
    if (m_stack->currentWidget() == m_list)
        return;
    m_stack->setCurrentWidget(m_list);
    m_list->table()->setFocus();
    updateCommands();
    Q_EMIT titleChanged();
}

void OrdersScreen::showOrder(const QString& orderId)
{
    const bool isOther = orderId != m_orderPresenter->orderId();
    m_stack->setCurrentWidget(m_page);
    if (isOther) {
        m_orderPresenter->close();
        m_page->reset();
    }
    m_orderPresenter->open(orderId);
    live();
    updateCommands();
    Q_EMIT titleChanged();
}

/// Only what can be seen is kept up to date.
void OrdersScreen::live()
{
    m_listPresenter->setLive(isVisible() && !isOrderShown());
    m_orderPresenter->setLive(isVisible() && isOrderShown());
}

void OrdersScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    live();
}

void OrdersScreen::hideEvent(QHideEvent* event)
{
    Screen::hideEvent(event);
    live();
}

void OrdersScreen::refresh()
{
    if (isOrderShown())
        m_orderPresenter->reload();
    else
        m_listPresenter->refresh();
}

void OrdersScreen::focusSearch()
{
    if (isOrderShown())
        backOut();
    m_list->focusSearch();
}

bool OrdersScreen::backOut()
{
    if (!isOrderShown())
        return m_list->clearFilters();
    showList();
    live();
    Q_EMIT routeChanged();
    return true;
}

void OrdersScreen::updateCommands()
{
    const wire::Order* order = chosen();
    const bool isPage = isOrderShown();
    for (QAction* action : m_listCommands)
        action->setEnabled(!isPage);
    m_openCommand->setEnabled(!isPage && order);
    m_onlyCustomer->setEnabled(!isPage && order && hasCustomer(*order));
    m_onlyKiosk->setEnabled(!isPage && order && !order->kioskId.empty());
    for (QAction* action : m_prints)
        action->setEnabled(isPage && order);
    m_back->setEnabled(isPage);
    m_next->setEnabled(isPage && order && OrderMoves::next(*order).has_value());
    if (!isPage || !order) {
        for (QAction* action : m_moves)
            action->setEnabled(false);
    }
    m_customer->setEnabled(order && hasCustomer(*order));
    m_trace->setEnabled(order && !order->traceId.empty());
    m_audit->setEnabled(order != nullptr);
    m_copy->setEnabled(order != nullptr);
    Q_EMIT commandsChanged();
}

void OrdersScreen::retranslate()
{
    for (auto move = m_moves.begin(); move != m_moves.end(); ++move) {
        const bool asks = move.key() == OrderMove::HandOver || move.key() == OrderMove::Ship ||
                          move.key() == OrderMove::Refund || move.key() == OrderMove::Cancel ||
                          move.key() == OrderMove::TakePayment;
        (*move)->setText(OrderMoves::title(move.key()) +
                         (asks ? QStringLiteral("\u2026") : QString()));
    }
    m_openCommand->setText(tr("Open the order"));
    m_newest->setText(tr("Go to the newest order"));
    m_clear->setText(tr("Clear all filters"));
    m_onlyCustomer->setText(tr("Only this customer's orders"));
    m_onlyKiosk->setText(tr("Only this kiosk's orders"));
    for (int i = 0; i < m_groups.size(); ++i)
        m_groups[i]->setText(
            tr("Show orders: %1").arg(OrderFilters::title(kOrderGroups[std::size_t(i)])));
    m_next->setText(tr("Do the next step"));
    m_prints[0]->setText(tr("Invoice\u2026"));
    m_prints[1]->setText(tr("Packing slip\u2026"));
    m_prints[2]->setText(tr("Receipt\u2026"));
    m_back->setText(tr("Back to the orders"));
    m_customer->setText(tr("Show the customer"));
    m_trace->setText(tr("Show the trace"));
    m_audit->setText(tr("Show who changed what"));
    m_copy->setText(tr("Copy the order's number"));
    m_list->retranslate();
    m_page->retranslate();
    Q_EMIT titleChanged();
}

} // namespace vitrine::console
