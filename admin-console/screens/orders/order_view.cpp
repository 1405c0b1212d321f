#include "admin-console/screens/orders/order_view.hpp"

#include "admin-console/app/preferences.hpp"
#include "admin-console/parts/order_words.hpp"
#include "admin-console/screens/orders/dispatch_dialog.hpp"
#include "admin-console/screens/orders/order_paper.hpp"
#include "admin-console/screens/orders/print_dialog.hpp"
#include "admin-console/screens/orders/refund_dialog.hpp"
#include "admin-console/screens/orders/till_dialog.hpp"
#include "admin-console/screens/orders/timeline_view.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/flow_layout.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

#include <utility>

namespace vitrine::console {
namespace {

constexpr int kSideWidth = 340;
constexpr int kOneColumnBelow = 900;

} // namespace

OrderView::OrderView(ConsoleContext& context, OrderPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(presenter)
{
    build();
    connect(&presenter, &OrderPresenter::changed, this, &OrderView::showOrder);
    connect(&presenter, &OrderPresenter::moveChanged, this, [this] {
        showMoves();
        m_header->setBusy(m_presenter.underWay().has_value() || m_presenter.isLoading());
    });
    connect(&presenter, &OrderPresenter::loadingChanged, this, [this] {
        m_header->setBusy(m_presenter.isLoading());
    });
    connect(&presenter, &OrderPresenter::loaded, m_banner, [this] {
        if (std::exchange(m_hasLoadFailed, false))
            m_banner->dismiss();
    });
    connect(&presenter, &OrderPresenter::loadFailed, this, [this](const Error& error) {
        m_hasLoadFailed = true;
        m_banner->showError(error,
                            error.code == ErrorCode::NotFound
                                ? tr("There is no such order.")
                                : tr("The order could not be loaded."),
                            [this] { m_presenter.reload(); });
    });
    connect(&presenter, &OrderPresenter::moved, this, &OrderView::tellMoved);
    connect(&presenter, &OrderPresenter::moveFailed, this, &OrderView::tellFailed);
    connect(m_header, &qt::PageHeader::backRequested, this, &OrderView::backRequested);
    connect(m_paper, &OrderPaper::routeRequested, this, &OrderView::routeRequested);
}

void OrderView::build()
{
    m_header = new qt::PageHeader(QString(), this);
    m_status = new qt::StatusBadge(this);
    m_payment = new qt::StatusBadge(this);
    m_fulfilment = new qt::StatusBadge(this);
    for (auto* badge : {m_status, m_payment, m_fulfilment})
        m_header->addBeside(badge);
    m_banner = new qt::MessageBanner(this);
    m_banner->setObjectName(QStringLiteral("orderBanner"));
    m_refundBanner = new qt::MessageBanner(this);
    m_refundBanner->setObjectName(QStringLiteral("pendingRefundBanner"));
    m_moveBar = new QWidget(this);
    m_moveBar->setLayout(new qt::FlowLayout(nullptr, qt::space::kInside));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_moveBar->setSizePolicy(policy);
    m_printButton = new QPushButton(m_moveBar);
    m_printButton->setObjectName(QStringLiteral("printMenu"));
    m_printButton->setIcon(qt::icon(qt::Icon::Print));
    m_printButton->setProperty("hasMenu", true);
    m_paper = new OrderPaper;
    m_side = new QFrame;
    qt::setCard(m_side);
    auto* side = new QVBoxLayout(m_side);
    side->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    side->setSpacing(qt::space::kGroup);
    auto* head = qt::makeLabel(QString(), qt::TextStyle::Emphasis, m_side);
    head->setObjectName(QStringLiteral("timelineHead"));
    m_timeline = new TimelineView(m_side);
    m_timeline->setObjectName(QStringLiteral("timeline"));
    side->addWidget(head);
    side->addWidget(m_timeline, 1);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrollContent"));
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(qt::space::kPage, 0, qt::space::kPage, qt::space::kPage);
    m_columns->setSpacing(qt::space::kGroup);
    m_columns->addWidget(m_paper, 1);
    m_columns->addWidget(m_side, 0, Qt::AlignTop);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setWidget(content);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_empty = new qt::EmptyState(this);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(qt::space::kPage, qt::space::kGroup, qt::space::kPage, 0);
    top->setSpacing(qt::space::kControls);
    top->addWidget(m_header);
    top->addWidget(m_banner);
    top->addWidget(m_refundBanner);
    top->addWidget(m_moveBar);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kGroup);
    column->addLayout(top);
    column->addWidget(m_area, 1);
    column->addWidget(m_empty, 1);
}

void OrderView::setMoveActions(const QMap<OrderMove, QAction*>& actions)
{
    m_actions = actions;
    for (const OrderMove move : OrderMoves::all()) {
        auto* button = new QPushButton(m_moveBar);
        button->setObjectName(QStringLiteral("move%1").arg(int(move)));
        connect(button, &QPushButton::clicked, actions.value(move), &QAction::trigger);
        m_moveBar->layout()->addWidget(button);
        m_buttons.insert(move, button);
    }
    m_moveBar->layout()->addWidget(m_printButton);
}

void OrderView::setPrintActions(const QList<QAction*>& actions)
{
    auto* menu = new QMenu(m_printButton);
    menu->addActions(actions);
    m_printButton->setMenu(menu);
}

void OrderView::reset()
{
    m_banner->dismiss();
    m_refundBanner->dismiss();
    m_hasLoadFailed = false;
    showOrder();
}

void OrderView::retranslate()
{
    m_header->setBack(tr("Orders"));
    findChild<QLabel*>(QStringLiteral("timelineHead"))->setText(tr("What happened"));
    m_timeline->setAccessibleName(tr("What happened, newest first"));
    m_printButton->setText(tr("Print"));
    m_printButton->setAccessibleName(tr("Print or save as PDF"));
    m_empty->setContent(qt::Icon::Orders, tr("The order is being fetched"), QString());
    showOrder();
}

void OrderView::showOrder()
{
    const auto& order = m_presenter.order();
    m_area->setVisible(order.has_value());
    m_empty->setVisible(!order && m_presenter.isLoading());
    m_moveBar->setVisible(order.has_value());
    for (auto* badge : {m_status, m_payment, m_fulfilment})
        badge->setVisible(order.has_value());
    if (!order) {
        m_header->setTitle(tr("Order"));
        m_header->setSubtitle({});
        m_paper->clear();
        m_timeline->setItems({}, {});
        Q_EMIT changed();
        return;
    }
    m_header->setTitle(tr("Order %1").arg(qt::toText(order->number)));
    m_header->setSubtitle(qt::formatMoney(order->total));
    const qt::Badge money = OrderWords::payment(order->paymentStatus);
    const qt::Badge status = OrderWords::status(order->status);
    m_status->setBadge(status);
    m_status->setToolTip(tr("The order"));
    m_payment->setBadge(money);
    m_payment->setToolTip(tr("The money"));
    m_payment->setVisible(money.text != status.text); // "Paid" once is enough
    m_fulfilment->setBadge(OrderWords::fulfilment(order->fulfilmentStatus));
    m_fulfilment->setToolTip(tr("The goods"));
    m_fulfilment->setVisible(m_fulfilment->badge().text != status.text);
    m_paper->show(*order, m_presenter.payment(), m_presenter.customer());
    m_timeline->setItems(OrderStory::timeline(*order, m_presenter.payment()),
                         [this](const std::string& id) { return m_presenter.nameOf(id); });
    showMoves();
    showPendingRefund();
}

void OrderView::showMoves()
{
    const auto& order = m_presenter.order();
    if (!order)
        return;
    const auto next = OrderMoves::next(*order);
    for (const OrderMoveState& state : OrderMoves::of(*order)) {
        QAction* action = m_actions.value(state.move);
        QPushButton* button = m_buttons.value(state.move);
        if (!action || !button)
            continue;
        const bool isFree = !m_presenter.underWay().has_value();
        action->setEnabled(state.allowed && isFree);
        button->setEnabled(state.allowed && isFree);
        button->setVisible(state.concerns);
        button->setText(action->text());
        const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(state.allowed ? tr("%1 (%2)").arg(state.hint, shortcut) : state.hint);
        button->setAccessibleDescription(state.hint);
        const bool isDanger = state.move == OrderMove::Cancel;
        qt::setButtonKind(button,
                          next == state.move ? qt::ButtonKind::Primary
                          : isDanger         ? qt::ButtonKind::Danger
                                             : qt::ButtonKind::Normal);
    }
    m_moveBar->updateGeometry();
    Q_EMIT changed();
}

void OrderView::showPendingRefund()
{
    const auto& order = m_presenter.order();
    const auto pending = PendingRefund::load(m_context.preferences().store(), order->id);
    if (!pending) {
        m_refundBanner->dismiss();
        return;
    }
    const QString amount =
        pending->draft.expectedAmount ? qt::formatMoney(*pending->draft.expectedAmount) : QString();
    m_refundBanner->showMessage(qt::Tone::Warn,
                                tr("A refund of %1 was sent, and no answer came.").arg(amount),
                                tr("Ask again"),
                                [this] { openRefund(); });
}

void OrderView::start(OrderMove move)
{
    if (!m_presenter.order() || m_presenter.underWay())
        return;
    switch (move) {
    case OrderMove::Cancel:
        askCancel();
        return;
    case OrderMove::Refund:
        openRefund();
        return;
    case OrderMove::HandOver:
    case OrderMove::Ship:
        openDispatch(move);
        return;
    case OrderMove::TakePayment:
        openTill();
        return;
    default:
        m_presenter.move(move);
    }
}

void OrderView::askCancel()
{
    const wire::Order& order = *m_presenter.order();
    const QString number = qt::toText(order.number);
    const bool isPaid = order.status == "PAID";
    qt::confirm(
        this,
        {.title = tr("Cancel order %1?").arg(number),
         .text = isPaid ? tr("%1 will be given back to the buyer, and the goods go back on sale. "
                             "This cannot be undone.")
                              .arg(qt::formatMoney(order.refundable))
                        : tr("The goods go back on sale, and nothing is charged. This cannot be "
                             "undone."),
         .verb = tr("Cancel the order")},
        [this, id = m_presenter.orderId()] {
            if (id == m_presenter.orderId())
                m_presenter.cancel();
        });
}

void OrderView::openRefund()
{
    auto* presenter = new RefundPresenter(
        m_context.clients().orders, *m_presenter.order(), &m_context.preferences().store());
    auto* dialog = new RefundDialog(presenter, this);
    connect(&m_presenter, &OrderPresenter::changed, presenter, [this, presenter] {
        if (m_presenter.order())
            presenter->setOrder(*m_presenter.order());
    });
    connect(dialog, &RefundDialog::reloadRequested, &m_presenter, &OrderPresenter::reload);
    connect(presenter, &RefundPresenter::done, this, [this, presenter](const wire::Order& order) {
        m_presenter.adopt(order);
        m_context.toast(tr("%1 given back.").arg(qt::formatMoney(presenter->lastAmount())));
        Q_EMIT orderChanged(order);
    });
    connect(dialog, &QDialog::finished, this, [this] {
        if (m_presenter.order())
            showPendingRefund();
    });
    dialog->open();
}

void OrderView::openDispatch(OrderMove move)
{
    auto* dialog =
        new DispatchDialog(*m_presenter.order(), move, &m_context.preferences().store(), this);
    connect(dialog, &DispatchDialog::chosen, &m_presenter, &OrderPresenter::dispatch);
    dialog->open();
}

void OrderView::openTill()
{
    auto* dialog = new TillDialog(*m_presenter.order(), this);
    connect(dialog, &TillDialog::taken, &m_presenter, &OrderPresenter::takePayment);
    dialog->open();
}

void OrderView::print(DocumentKind kind)
{
    if (!m_presenter.order())
        return;
    DocumentInput input;
    input.kind = kind;
    input.language = documentLanguageOf(QLocale());
    input.order = *m_presenter.order();
    input.payment = m_presenter.payment();
    if (m_presenter.customer())
        input.customerName = qt::toText(m_presenter.customer()->name);
    input.shop.name = m_context.shopName();
    input.printedAt = QDateTime::currentDateTime();
    auto* dialog = new PrintDialog(std::move(input), m_context.preferences().store(), this);
    connect(dialog, &PrintDialog::saved, this, [this](const QString& file) {
        m_context.toast(tr("Saved as %1.").arg(file));
    });
    dialog->open();
}

void OrderView::tellMoved(OrderMove move, const wire::Order& order)
{
    m_banner->dismiss();
    const QString number = qt::toText(order.number);
    switch (move) {
    case OrderMove::StartPicking:
        m_context.toast(tr("Order %1 is being picked.").arg(number));
        break;
    case OrderMove::Ready:
        m_context.toast(tr("Order %1 is ready.").arg(number));
        break;
    case OrderMove::HandOver:
        m_context.toast(tr("Order %1 was handed over.").arg(number));
        break;
    case OrderMove::Ship:
        m_context.toast(tr("Order %1 was shipped.").arg(number));
        break;
    case OrderMove::Deliver:
        m_context.toast(tr("Order %1 was delivered.").arg(number));
        break;
    case OrderMove::Cancel:
        m_context.toast(order.status == "CANCELLED"
                            ? tr("Order %1 was cancelled.").arg(number)
                            : tr("Order %1 is being cancelled.").arg(number));
        break;
    case OrderMove::TakePayment:
        m_context.toast(tr("Order %1 is paid.").arg(number));
        break;
    case OrderMove::Refund:
        break; // its dialog tells
    }
    Q_EMIT orderChanged(order);
}

QString OrderView::failureOf(OrderMove move) const
{
    switch (move) {
    case OrderMove::Cancel:
        return tr("The order could not be cancelled.");
    case OrderMove::HandOver:
        return tr("The goods could not be marked as handed over.");
    case OrderMove::Ship:
        return tr("The goods could not be marked as shipped.");
    case OrderMove::Deliver:
        return tr("The goods could not be marked as delivered.");
    case OrderMove::Ready:
        return tr("The goods could not be marked as ready.");
    case OrderMove::TakePayment:
        return tr("The payment could not be recorded.");
    default:
        return tr("The picking could not be begun.");
    }
}

void OrderView::tellFailed(OrderMove move, const Error& error)
{
    m_banner->showError(error, failureOf(move), [this] { m_presenter.reload(); });
}

void OrderView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kOneColumnBelow;
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setAlignment(m_side, isNarrow ? Qt::Alignment() : Qt::AlignTop);
    m_side->setMinimumWidth(isNarrow ? 0 : kSideWidth);
    m_side->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : kSideWidth);
}

} // namespace vitrine::console
