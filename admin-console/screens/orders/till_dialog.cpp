#include "admin-console/screens/orders/till_dialog.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace vitrine::console {
namespace {

constexpr int kReferenceMax = 128;

} // namespace

TillDialog::TillDialog(const wire::Order& order, QWidget* parent)
    : QDialog(parent)
    , m_total(order.total)
    , m_ways(new QButtonGroup(this))
    , m_received(new qt::MoneyEdit(order.total.currency(), this))
    , m_reference(new QLineEdit(this))
    , m_receivedBox(new qt::FieldBox(tr("Cash &received"), m_received, this))
    , m_referenceBox(new qt::FieldBox(tr("&Number on the card slip"), m_reference, this))
    , m_change(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_submit(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("tillDialog"));
    setModal(true);
    setWindowTitle(tr("Payment of order %1").arg(qt::toText(order.number)));
    build(order);
    connect(m_ways, &QButtonGroup::idClicked, this, &TillDialog::showWay);
    connect(m_received, &QLineEdit::textChanged, this, &TillDialog::showChange);
    showWay();
    m_received->setFocus();
}

void TillDialog::build(const wire::Order& order)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    column->addWidget(qt::makeLabel(
        order.pickupNumber > 0 ? tr("Pickup number %1").arg(order.pickupNumber) : windowTitle(),
        qt::TextStyle::Emphasis,
        this,
        true));
    auto* due = qt::makeLabel(qt::formatMoney(m_total), qt::TextStyle::Page, this);
    due->setObjectName(QStringLiteral("tillDue"));
    column->addWidget(due);
    buildWays();
    m_received->setObjectName(QStringLiteral("tillReceived"));
    m_receivedBox->setHelp(tr("Empty: exactly the amount."));
    column->addWidget(m_receivedBox);
    m_change->setObjectName(QStringLiteral("tillChange"));
    column->addWidget(m_change);
    m_reference->setObjectName(QStringLiteral("tillReference"));
    m_reference->setMaxLength(kReferenceMax);
    m_referenceBox->setHelp(tr("So that the slip can be found again."));
    column->addWidget(m_referenceBox);
    auto* close = new QPushButton(tr("Cancel"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_submit->setObjectName(QStringLiteral("tillSubmit"));
    m_submit->setDefault(true);
    m_submit->setToolTip(tr("Ctrl+Enter"));
    qt::setButtonKind(m_submit, qt::ButtonKind::Primary);
    connect(m_submit, &QPushButton::clicked, this, &TillDialog::submit);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this),
            &QShortcut::activated,
            m_submit,
            &QPushButton::click);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
    setMinimumWidth(400);
}

void TillDialog::buildWays()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    const auto add = [&](Way way, const char* name, qt::Icon icon, const QString& text) {
        auto* button = new QPushButton(qt::icon(icon), text, this);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        m_ways->addButton(button, way);
        row->addWidget(button, 1);
    };
    add(Cash, "tillCash", qt::Icon::Money, tr("C&ash"));
    add(Card, "tillCard", qt::Icon::Card, tr("Car&d"));
    m_ways->button(Cash)->setChecked(true);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

bool TillDialog::isCash() const
{
    return m_ways->checkedId() == Cash;
}

void TillDialog::showWay()
{
    m_receivedBox->setVisible(isCash());
    m_change->setVisible(isCash());
    m_referenceBox->setVisible(!isCash());
    (isCash() ? static_cast<QLineEdit*>(m_received) : m_reference)->setFocus();
    showChange();
}

void TillDialog::showChange()
{
    const auto received = m_received->money();
    const bool isEmpty = m_received->text().trimmed().isEmpty();
    const std::int64_t change = received ? received->amount() - m_total.amount() : 0;
    const QString fault =
        isEmpty      ? QString()
        : !received  ? m_received->fault()
        : change < 0 ? tr("%1 are missing.").arg(qt::formatMoney({-change, m_total.currency()}))
                     : QString();
    m_receivedBox->setError(fault);
    m_change->setText(
        tr("Change: %1")
            .arg(qt::formatMoney({std::max<std::int64_t>(change, 0), m_total.currency()})));
    m_submit->setText(isCash() ? tr("Money taken") : tr("Card payment done"));
    m_submit->setEnabled(!isCash() || fault.isEmpty());
}

void TillDialog::submit()
{
    if (!m_submit->isEnabled())
        return;
    wire::TillPayment payment{.tender = isCash() ? "cash" : "card", .amount = m_total};
    if (isCash())
        payment.received = m_received->money().value_or(m_total);
    else
        payment.reference = qt::toUtf8(m_reference->text().trimmed());
    Q_EMIT taken(payment);
    accept();
}

} // namespace vitrine::console
