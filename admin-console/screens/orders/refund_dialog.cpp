#include "admin-console/screens/orders/refund_dialog.hpp"

#include "admin-console/screens/orders/quantity_stepper.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QCheckBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace vitrine::console {

RefundDialog::RefundDialog(RefundPresenter* presenter, QWidget* parent)
    : QDialog(parent)
    , m_presenter(presenter)
{
    presenter->setParent(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("refundDialog"));
    setWindowTitle(tr("Refund of order %1").arg(qt::toText(presenter->order().number)));
    setModal(true);
    build();
    connect(presenter, &RefundPresenter::changed, this, &RefundDialog::showAll);
    connect(presenter, &RefundPresenter::refused, this, &RefundDialog::showRefusal);
    connect(presenter, &RefundPresenter::done, this, &QDialog::accept);
    auto* send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(send, &QShortcut::activated, m_submit, &QPushButton::click);
    auto* all = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), this);
    connect(all, &QShortcut::activated, m_all, &QPushButton::click);
    showAll();
    resize(640, std::min(720, sizeHint().height()));
    if (!m_steppers.isEmpty())
        m_steppers.first()->setFocus();
}

void RefundDialog::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    m_banner = new qt::MessageBanner(this);
    column->addWidget(m_banner);
    auto* head = new QHBoxLayout;
    head->addWidget(qt::makeLabel(tr("What is given back?"), qt::TextStyle::Section, this));
    head->addStretch(1);
    m_all = new QPushButton(tr("Everything"), this);
    m_all->setObjectName(QStringLiteral("refundAll"));
    m_all->setToolTip(tr("Chooses all that is left, shipping included (Ctrl+Shift+A)"));
    connect(m_all, &QPushButton::clicked, m_presenter, &RefundPresenter::chooseAll);
    head->addWidget(m_all);
    column->addLayout(head);
    column->addWidget(buildLines(), 1);
    column->addWidget(buildChoices());
    column->addWidget(buildSum());
}

QWidget* RefundDialog::buildLines()
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(area);
    content->setObjectName(QStringLiteral("scrollContent"));
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, qt::space::kInside, 0);
    grid->setHorizontalSpacing(qt::space::kGroup);
    grid->setVerticalSpacing(qt::space::kControls);
    grid->setColumnStretch(0, 1);
    grid->setColumnMinimumWidth(2, 96);
    int row = 0;
    for (std::size_t i = 0; i < m_presenter->lines().size(); ++i) {
        const RefundPresenter::Line& line = m_presenter->lines()[i];
        auto* name = new QVBoxLayout;
        name->setSpacing(2);
        auto* title = qt::makeLabel(line.name, qt::TextStyle::Body, content);
        title->setWordWrap(true);
        name->addWidget(title);
        name->addWidget(qt::makeLabel(
            line.sku + QStringLiteral(" \u00b7 ") +
                tr("%1 of %2 left").arg(qt::formatCount(line.left), qt::formatCount(line.quantity)),
            qt::TextStyle::Caption,
            content,
            true));
        grid->addLayout(name, row, 0);
        auto* stepper = new QuantityStepper(tr("Units of %1 to give back").arg(line.name), content);
        stepper->setObjectName(QStringLiteral("refundLine%1").arg(line.position));
        connect(stepper, &QuantityStepper::valueChanged, this, [this, i](int value) {
            m_presenter->setChosen(i, value);
        });
        grid->addWidget(stepper, row, 1, Qt::AlignTop);
        auto* amount = qt::makeLabel(QString(), qt::TextStyle::Body, content);
        amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        amount->setMinimumHeight(stepper->sizeHint().height());
        grid->addWidget(amount, row, 2, Qt::AlignTop | Qt::AlignRight);
        m_steppers.append(stepper);
        m_amounts.append(amount);
        ++row;
    }
    grid->setRowStretch(row, 1);
    area->setWidget(content);
    area->setMinimumHeight(std::min(260, content->sizeHint().height() + 4));
    return area;
}

QWidget* RefundDialog::buildChoices()
{
    auto* box = new QWidget(this);
    m_shipping = new QCheckBox(box);
    m_shipping->setObjectName(QStringLiteral("refundShipping"));
    connect(m_shipping, &QCheckBox::toggled, m_presenter, &RefundPresenter::setIncludesShipping);
    m_restock = new QCheckBox(tr("Put the goods back on &sale"), box);
    m_restock->setObjectName(QStringLiteral("refundRestock"));
    m_restock->setToolTip(tr("Leave it off for goods that are damaged or did not come back."));
    connect(m_restock, &QCheckBox::toggled, m_presenter, &RefundPresenter::setRestocks);
    m_reason = new QComboBox(box);
    m_reason->setObjectName(QStringLiteral("refundReason"));
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->addItems({tr("Changed their mind"),
                        tr("Damaged or faulty"),
                        tr("Wrong article"),
                        tr("Came too late"),
                        tr("Goodwill")});
    m_reason->setCurrentIndex(-1);
    m_reason->lineEdit()->setMaxLength(200);
    m_reason->lineEdit()->setPlaceholderText(tr("Choose one or write your own"));
    connect(m_reason, &QComboBox::currentTextChanged, m_presenter, &RefundPresenter::setReason);
    m_reasonField = new qt::FieldBox(tr("&Reason"), m_reason, box);
    m_reasonField->setHelp(tr("Kept with the order; the customer's bank does not see it."));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kInside);
    column->addWidget(m_shipping);
    column->addWidget(m_restock);
    column->addSpacing(qt::space::kInside);
    column->addWidget(m_reasonField);
    return box;
}

QWidget* RefundDialog::buildSum()
{
    auto* box = new QWidget(this);
    m_sum = qt::makeLabel(QString(), qt::TextStyle::Page, box);
    m_sum->setObjectName(QStringLiteral("refundSum"));
    m_tax = qt::makeLabel(QString(), qt::TextStyle::Body, box, true);
    m_rest = qt::makeLabel(QString(), qt::TextStyle::Body, box, true);
    m_fault = qt::makeLabel(QString(), qt::TextStyle::Body, box, true);
    m_fault->setObjectName(QStringLiteral("refundFault"));
    m_fault->setWordWrap(true);
    m_ring = new qt::BusyIndicator(box);
    m_close = new QPushButton(tr("Cancel"), box);
    m_close->setObjectName(QStringLiteral("refundClose"));
    connect(m_close, &QPushButton::clicked, this, &RefundDialog::reject);
    m_submit = new QPushButton(box);
    m_submit->setObjectName(QStringLiteral("refundSubmit"));
    m_submit->setDefault(true);
    qt::setButtonKind(m_submit, qt::ButtonKind::Primary);
    connect(m_submit, &QPushButton::clicked, m_presenter, &RefundPresenter::submit);
    auto* figures = new QVBoxLayout;
    figures->setSpacing(2);
    figures->addWidget(m_sum);
    figures->addWidget(m_tax);
    figures->addWidget(m_rest);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(qt::space::kInside);
    buttons->addWidget(m_fault, 1);
    buttons->addWidget(m_ring);
    buttons->addWidget(m_close);
    buttons->addWidget(m_submit);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kGroup);
    auto* line = new QFrame(box);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addLayout(figures);
    column->addLayout(buttons);
    return box;
}

void RefundDialog::showAll()
{
    showLines();
    showState();
}

void RefundDialog::showLines()
{
    const bool isEditing = m_presenter->state() == RefundPresenter::State::Editing;
    for (std::size_t i = 0; i < m_presenter->lines().size(); ++i) {
        const RefundPresenter::Line& line = m_presenter->lines()[i];
        auto* stepper = m_steppers[qsizetype(i)];
        stepper->setMaximum(int(std::max(line.left, line.chosen)));
        stepper->setValue(int(line.chosen));
        stepper->setEnabled(isEditing && line.left > 0);
        m_amounts[qsizetype(i)]->setText(line.chosen > 0 && line.amount.amount() > 0
                                             ? qt::formatMoney(line.amount)
                                             : QStringLiteral("\u2013"));
    }
    const QSignalBlocker quietShipping(m_shipping);
    const QSignalBlocker quietRestock(m_restock);
    const auto shipping = m_presenter->shippingLeft();
    m_shipping->setVisible(m_presenter->order().shipping.amount() > 0);
    m_shipping->setText(tr("Include s&hipping (%1)").arg(qt::formatMoney(shipping)));
    m_shipping->setChecked(m_presenter->includesShipping());
    m_shipping->setEnabled(isEditing && shipping.amount() > 0);
    m_restock->setChecked(m_presenter->restocks());
    m_restock->setEnabled(isEditing);
    m_reason->setEnabled(isEditing);
    if (m_reason->currentText() != m_presenter->reason()) {
        const QSignalBlocker quietReason(m_reason);
        m_reason->setEditText(m_presenter->reason());
    }
    m_all->setEnabled(isEditing && !m_presenter->isEverything());
}

void RefundDialog::showState()
{
    const auto state = m_presenter->state();
    const QString amount = qt::formatMoney(m_presenter->amount());
    const bool isUnknown = state == RefundPresenter::State::Unknown;
    m_sum->setText(amount);
    m_sum->setAccessibleName(tr("%1 will be given back").arg(amount));
    m_tax->setVisible(!isUnknown);
    m_tax->setText(tr("%1 tax in it").arg(qt::formatMoney(m_presenter->tax())));
    const auto rest = m_presenter->refundable().minus(m_presenter->amount());
    m_rest->setVisible(!isUnknown);
    m_rest->setText(tr("%1 stay with the shop afterwards")
                        .arg(qt::formatMoney(rest.ok() ? *rest : m_presenter->refundable())));
    m_fault->setText(m_presenter->fault());
    m_ring->setBusy(state == RefundPresenter::State::Sending);
    m_submit->setText(isUnknown ? tr("Ask again") : tr("Refund %1").arg(amount));
    m_submit->setEnabled(m_presenter->canSubmit());
    m_submit->setToolTip(tr("Ctrl+Enter"));
    m_close->setText(isUnknown ? tr("Close") : tr("Cancel"));
    m_close->setEnabled(state != RefundPresenter::State::Sending);
    if (isUnknown)
        m_banner->showMessage(
            qt::Tone::Warn,
            tr("No answer came, so nobody knows yet whether the money went back. Asking again is "
               "safe: "
               "it is the same refund and is made once, however often it is sent."));
    else if (state == RefundPresenter::State::Sending)
        m_banner->dismiss();
}

void RefundDialog::showRefusal(const Error& error)
{
    if (error.code == ErrorCode::Conflict) {
        m_banner->showError(
            error,
            tr("Nothing was given back: the order has changed meanwhile, or the payment "
               "provider refused."),
            [this] { Q_EMIT reloadRequested(); });
        Q_EMIT reloadRequested();
        return;
    }
    m_banner->showError(error, tr("Nothing was given back."));
}

void RefundDialog::reject()
{
    if (m_presenter->state() != RefundPresenter::State::Sending) // its answer is worth waiting for
        QDialog::reject();
}

void RefundDialog::closeEvent(QCloseEvent* event)
{
    if (m_presenter->state() == RefundPresenter::State::Sending)
        event->ignore();
    else
        QDialog::closeEvent(event);
}

} // namespace vitrine::console
