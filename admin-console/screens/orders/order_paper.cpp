#include "admin-console/screens/orders/order_paper.hpp"

#include "admin-console/parts/order_columns.hpp"
#include "admin-console/parts/order_words.hpp"
#include "admin-console/screens/orders/route_link.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

using qt::TextStyle;
using qt::toText;

QLabel* figure(const QString& text, QWidget* parent, bool isStrong = false, bool isMuted = false)
{
    auto* label =
        qt::makeLabel(text, isStrong ? TextStyle::Emphasis : TextStyle::Body, parent, isMuted);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (isStrong) {
        QFont font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    }
    return label;
}

QLabel* words(const QString& text, QWidget* parent, bool isMuted = false)
{
    auto* label = qt::makeLabel(text, TextStyle::Body, parent, isMuted);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setProperty("line", true); // drawn by the style sheet
    line->setFixedHeight(1);
    return line;
}

QString rateText(std::int64_t millionths)
{
    return qt::formatPercent(double(millionths) / 1e6, millionths % 10000 == 0 ? 0 : 1);
}

/// "Cash, 50.00 € received, 3.20 € change"; "Card at the kiosk, Visa •••• 4242".
QString tenderText(const wire::Tender& tender, const domain::Money& total)
{
    QStringList parts{OrderWords::tender(tender.kind)};
    if (!tender.cardBrand.empty() || !tender.cardLastFour.empty()) {
        QString card = toText(tender.cardBrand);
        if (!tender.cardLastFour.empty())
            card += QStringLiteral(" •••• ") + toText(tender.cardLastFour);
        parts << card.trimmed();
    }
    if (tender.received && tender.received->amount() > total.amount()) {
        parts << OrderPaper::tr("%1 received").arg(qt::formatMoney(*tender.received));
        parts << OrderPaper::tr("%1 change")
                     .arg(qt::formatMoney(
                         {tender.received->amount() - total.amount(), total.currency()}));
    }
    if (tender.kind == "card" && !tender.reference.empty())
        parts << OrderPaper::tr("slip %1").arg(toText(tender.reference));
    return parts.join(QStringLiteral(", "));
}

/// When, and what the goods would have cost by the catalogue if that is something else.
QString offlineText(const wire::Order& order)
{
    QString text = order.soldAt.empty() ? OrderPaper::tr("Yes")
                                        : qt::formatDateTime(qt::parseTime(order.soldAt));
    if (order.catalogTotal)
        text += QStringLiteral("; ") + OrderPaper::tr("%1 by the catalogue's prices")
                                           .arg(qt::formatMoney(*order.catalogTotal));
    return text;
}

} // namespace

OrderPaper::OrderPaper(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(qt::space::kGroup);
}

void OrderPaper::clear()
{
    while (QLayoutItem* old = m_column->takeAt(0)) {
        delete old->widget();
        delete old;
    }
}

void OrderPaper::show(const wire::Order& order,
                      const std::optional<wire::Payment>& payment,
                      const std::optional<wire::Account>& customer)
{
    clear();
    showFacts(order, customer);
    showLines(order);
    showLedger(order, payment);
    m_column->addStretch(1);
}

QFrame* OrderPaper::addCard()
{
    auto* card = new QFrame(this);
    qt::setCard(card);
    m_column->addWidget(card);
    return card;
}

QWidget* OrderPaper::link(const QString& text, const Route& route)
{
    return makeRouteLink(
        text, route, [this](const Route& to) { Q_EMIT routeRequested(to); }, this);
}

void OrderPaper::addFact(QGridLayout* grid, int index, const QString& label, QWidget* value)
{
    auto* box = new QVBoxLayout;
    box->setSpacing(2);
    auto* head = qt::makeLabel(label, TextStyle::Caption, this, true);
    head->setBuddy(value);
    box->addWidget(head);
    box->addWidget(value);
    grid->addLayout(box, index / 3, index % 3, Qt::AlignTop);
}

void OrderPaper::showFacts(const wire::Order& order, const std::optional<wire::Account>& customer)
{
    auto* card = addCard();
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    grid->setHorizontalSpacing(qt::space::kPage);
    grid->setVerticalSpacing(qt::space::kControls);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    int index = 0;
    const QString name = customer && !customer->name.empty() ? toText(customer->name)
                         : !order.email.empty()              ? toText(order.email)
                                                             : tr("Guest");
    if (!hasCustomer(order))
        addFact(grid, index++, tr("Customer"), words(name, card));
    else
        addFact(grid,
                index++,
                tr("Customer"),
                link(name, {QStringLiteral("customers"), toText(order.accountId)}));
    if (!order.email.empty() && name != toText(order.email))
        addFact(grid, index++, tr("E-mail address"), words(toText(order.email), card));
    auto* placed = words(qt::formatDateTime(qt::parseTime(order.placedAt)), card);
    placed->setToolTip(qt::formatFullTime(qt::parseTime(order.placedAt)));
    addFact(grid, index++, tr("Placed"), placed);
    if (!order.channel.empty())
        addFact(grid, index++, tr("From"), words(OrderWords::channel(order.channel), card));
    if (order.pickupNumber > 0)
        addFact(
            grid, index++, tr("Pickup number"), words(qt::formatCount(order.pickupNumber), card));
    if (order.tender)
        addFact(
            grid, index++, tr("Paid with"), words(tenderText(*order.tender, order.total), card));
    else if (!order.payBy.empty())
        addFact(grid,
                index++,
                tr("To be paid at the counter by"),
                words(qt::formatDateTime(qt::parseTime(order.payBy)), card));
    if (!order.receiptNumber.empty())
        addFact(grid, index++, tr("Receipt"), words(toText(order.receiptNumber), card));
    if (order.soldOffline)
        addFact(grid, index++, tr("Sold without a network"), words(offlineText(order), card));
    if (!order.kioskId.empty())
        addFact(grid,
                index++,
                tr("Kiosk"),
                link(tr("Show the kiosk"), {QStringLiteral("kiosks"), toText(order.kioskId)}));
    if (!order.reason.empty())
        addFact(grid, index++, tr("Why it ended"), words(OrderWords::reason(order.reason), card));
    if (!order.traceId.empty())
        addFact(grid,
                index++,
                tr("Trace"),
                link(toText(order.traceId).left(16),
                     {QStringLiteral("traces"), toText(order.traceId)}));
}

void OrderPaper::showLines(const wire::Order& order)
{
    auto* card = addCard();
    card->setObjectName(QStringLiteral("orderLines"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(qt::space::kGroup);
    grid->setVerticalSpacing(qt::space::kInside);
    grid->setColumnStretch(0, 1);
    const QStringList heads{tr("Article"), tr("Qty"), tr("Unit price"), tr("Tax"), tr("Amount")};
    for (int i = 0; i < heads.size(); ++i) {
        auto* head = qt::makeLabel(heads[i], TextStyle::Caption, card, true);
        head->setAlignment(i == 0 ? Qt::AlignLeft : Qt::AlignRight);
        grid->addWidget(head, 0, i);
    }
    grid->addWidget(hairline(card), 1, 0, 1, int(heads.size()));
    int row = 2;
    for (const wire::OrderLine& line : order.lines) {
        addLine(grid, row, order, line);
        grid->addWidget(hairline(card), row + 1, 0, 1, int(heads.size()));
        row += 2;
    }
    column->addLayout(grid);
    showTotals(order);
}

void OrderPaper::addLine(QGridLayout* grid,
                         int row,
                         const wire::Order& order,
                         const wire::OrderLine& line)
{
    auto* name = new QVBoxLayout;
    name->setSpacing(2);
    const QString title = line.name.empty() ? toText(line.productId) : toText(line.name);
    name->addWidget(link(title, {QStringLiteral("products"), toText(line.productId)}));
    QStringList notes;
    if (!line.sku.empty())
        notes << toText(line.sku);
    if (line.fulfilledQuantity > 0)
        notes << tr("%1 of %2 handed over")
                     .arg(qt::formatCount(line.fulfilledQuantity), qt::formatCount(line.quantity));
    if (line.refundedQuantity > 0)
        notes << tr("%1 given back (%2)")
                     .arg(qt::formatCount(line.refundedQuantity), qt::formatMoney(line.refunded));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(qt::space::kInside);
    foot->addWidget(
        qt::makeLabel(notes.join(QStringLiteral(" \u00b7 ")), TextStyle::Caption, this, true));
    auto* stock = link(tr("Stock"), {QStringLiteral("stock"), toText(line.productId)});
    stock->setAccessibleName(tr("Stock of %1").arg(title));
    qt::setTextStyle(stock, TextStyle::Caption);
    foot->addWidget(stock);
    foot->addStretch(1);
    name->addLayout(foot);
    grid->addLayout(name, row, 0);
    const bool isPriced = line.unitPrice.currency() == order.total.currency();
    const auto amount = line.unitPrice.times(line.quantity);
    grid->addWidget(
        figure(qt::formatCount(line.quantity), this), row, 1, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(figure(isPriced ? qt::formatMoney(line.unitPrice) : QString(), this),
                    row,
                    2,
                    Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(
        figure(isPriced ? rateText(line.taxRateMillionths) : QString(), this, false, true),
        row,
        3,
        Qt::AlignTop | Qt::AlignRight);
    QString total = isPriced && amount.ok() ? qt::formatMoney(*amount) : QString();
    if (line.discount.amount() != 0)
        total += QLatin1Char('\n') +
                 qt::formatMoney({-line.discount.amount(), line.discount.currency()});
    grid->addWidget(figure(total, this), row, 4, Qt::AlignTop | Qt::AlignRight);
}

void OrderPaper::showTotals(const wire::Order& order)
{
    auto* card =
        findChildren<QFrame*>(QStringLiteral("orderLines"), Qt::FindDirectChildrenOnly).last();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(qt::space::kPage);
    grid->setVerticalSpacing(qt::space::kTight);
    grid->setColumnStretch(0, 1);
    int row = 0;
    const auto add =
        [&](const QString& label, const domain::Money& money, bool isStrong, bool isMuted) {
            grid->addWidget(figure(label, card, isStrong, isMuted), row, 1);
            grid->addWidget(figure(qt::formatMoney(money), card, isStrong, isMuted), row, 2);
            ++row;
        };
    const auto currency = order.total.currency();
    if (order.shipping.amount() != 0 || order.discount.amount() != 0)
        add(tr("Subtotal"), order.subtotal, false, false);
    if (order.discount.amount() != 0)
        add(tr("Discount"), {-order.discount.amount(), currency}, false, false);
    if (order.shipping.amount() != 0)
        add(tr("Shipping"), order.shipping, false, false);
    add(order.pricesIncludeTax ? tr("Tax in it") : tr("Tax"), order.tax, false, true);
    add(tr("Total"), order.total, true, false);
    if (order.refunded.amount() != 0) {
        add(tr("Given back"), {-order.refunded.amount(), currency}, false, false);
        add(tr("What stays"),
            {order.total.amount() - order.refunded.amount(), currency},
            true,
            false);
    }
    qobject_cast<QVBoxLayout*>(card->layout())->addLayout(grid);
}

void OrderPaper::showLedger(const wire::Order& order, const std::optional<wire::Payment>& payment)
{
    const auto rows = OrderStory::ledger(order, payment);
    auto* card = addCard();
    card->setObjectName(QStringLiteral("orderLedger"));
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    grid->setHorizontalSpacing(qt::space::kGroup);
    grid->setVerticalSpacing(qt::space::kInside);
    grid->setColumnStretch(2, 1);
    auto* head = qt::makeLabel(tr("Payments and refunds"), TextStyle::Emphasis, card);
    grid->addWidget(head, 0, 0, 1, 4);
    if (rows.empty()) {
        grid->addWidget(words(tr("No money has moved yet."), card, true), 1, 0, 1, 4);
        return;
    }
    int line = 1;
    for (const LedgerRow& entry : rows) {
        auto* when = words(qt::formatDateTime(entry.at), card, true);
        when->setToolTip(qt::formatFullTime(entry.at));
        when->setWordWrap(false);
        grid->addWidget(when, line, 0, Qt::AlignVCenter);
        grid->addWidget(
            new qt::StatusBadge(entry.state, card), line, 1, Qt::AlignVCenter | Qt::AlignLeft);
        const QString kind = entry.kind == LedgerRow::Kind::Payment ? tr("Payment") : tr("Refund");
        grid->addWidget(
            words(entry.note.isEmpty() ? kind : kind + QStringLiteral(" \u00b7 ") + entry.note,
                  card),
            line,
            2);
        grid->addWidget(figure(qt::formatMoney(entry.amount), card, false, !entry.counts),
                        line,
                        3,
                        Qt::AlignVCenter | Qt::AlignRight);
        ++line;
    }
}

} // namespace vitrine::console
