#include "admin-console/screens/orders/dispatch_dialog.hpp"

#include "admin-console/screens/orders/quantity_stepper.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kCarriersMax = 12;

QString carriersKey()
{
    return QStringLiteral("orders/carriers");
}

} // namespace

DispatchDialog::DispatchDialog(const wire::Order& order,
                               OrderMove move,
                               QSettings* settings,
                               QWidget* parent)
    : QDialog(parent)
    , m_move(move)
    , m_settings(settings)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("dispatchDialog"));
    setModal(true);
    const QString number = qt::toText(order.number);
    setWindowTitle(move == OrderMove::Ship ? tr("Ship order %1").arg(number)
                                           : tr("Hand over order %1").arg(number));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kPage);
    column->setSpacing(qt::space::kGroup);
    column->addWidget(qt::makeLabel(move == OrderMove::Ship ? tr("What goes into the parcel?")
                                                            : tr("What does the buyer take?"),
                                    qt::TextStyle::Section,
                                    this));
    column->addWidget(buildLines(order), 1);
    if (move == OrderMove::Ship)
        column->addWidget(buildParcel());
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("dispatchNote"));
    m_note->setMaxLength(500);
    auto* note = new qt::FieldBox(tr("&Note"), m_note, this);
    note->setHelp(tr("For the shop; shown in the timeline."));
    column->addWidget(note);
    auto* close = new QPushButton(tr("Cancel"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_submit = new QPushButton(this);
    m_submit->setObjectName(QStringLiteral("dispatchSubmit"));
    m_submit->setDefault(true);
    m_submit->setToolTip(tr("Ctrl+Enter"));
    qt::setButtonKind(m_submit, qt::ButtonKind::Primary);
    connect(m_submit, &QPushButton::clicked, this, &DispatchDialog::submit);
    auto* send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(send, &QShortcut::activated, m_submit, &QPushButton::click);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
    showSum();
    resize(560, std::min(640, sizeHint().height()));
    if (m_carrier)
        m_carrier->setFocus();
    else if (!m_steppers.isEmpty())
        m_steppers.first()->setFocus();
}

QWidget* DispatchDialog::buildLines(const wire::Order& order)
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(area);
    content->setObjectName(QStringLiteral("scrollContent"));
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, qt::space::kInside, 0);
    grid->setVerticalSpacing(qt::space::kControls);
    grid->setColumnStretch(0, 1);
    const domain::FulfillableOrder goods = wire::fulfillableOrder(order);
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const std::int64_t open = goods.lines[i].open();
        if (open <= 0)
            continue;
        const wire::OrderLine& line = order.lines[i];
        const int row = int(m_open.size());
        auto* name = new QVBoxLayout;
        name->setSpacing(2);
        auto* title = qt::makeLabel(qt::toText(line.name), qt::TextStyle::Body, content);
        title->setWordWrap(true);
        name->addWidget(title);
        name->addWidget(qt::makeLabel(
            qt::toText(line.sku) + QStringLiteral(" \u00b7 ") +
                tr("%1 of %2 open").arg(qt::formatCount(open), qt::formatCount(line.quantity)),
            qt::TextStyle::Caption,
            content,
            true));
        grid->addLayout(name, row, 0);
        auto* stepper = new QuantityStepper(tr("Units of %1").arg(qt::toText(line.name)), content);
        stepper->setObjectName(QStringLiteral("dispatchLine%1").arg(i + 1));
        stepper->setMaximum(int(open));
        stepper->setValue(int(open));
        connect(stepper, &QuantityStepper::valueChanged, this, [this] { showSum(); });
        grid->addWidget(stepper, row, 1, Qt::AlignTop);
        m_open.push_back({.position = std::int64_t(i) + 1, .quantity = open});
        m_steppers.append(stepper);
    }
    grid->setRowStretch(int(m_open.size()), 1);
    area->setWidget(content);
    area->setMinimumHeight(std::min(220, content->sizeHint().height() + 4));
    return area;
}

QWidget* DispatchDialog::buildParcel()
{
    auto* box = new QWidget(this);
    m_carrier = new QComboBox(box);
    m_carrier->setObjectName(QStringLiteral("dispatchCarrier"));
    m_carrier->setEditable(true);
    m_carrier->setInsertPolicy(QComboBox::NoInsert);
    QStringList carriers;
    if (m_settings)
        carriers = m_settings->value(carriersKey()).toStringList();
    for (const char* known : {"DHL", "DPD", "GLS", "Hermes", "UPS", "FedEx"}) {
        if (!carriers.contains(QLatin1String(known)))
            carriers << QLatin1String(known);
    }
    m_carrier->addItems(carriers); // the one used last comes first
    m_tracking = new QLineEdit(box);
    m_tracking->setObjectName(QStringLiteral("dispatchTracking"));
    m_tracking->setMaxLength(100);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(qt::space::kControls);
    row->addWidget(new qt::FieldBox(tr("&Carrier"), m_carrier, box), 1);
    row->addWidget(new qt::FieldBox(tr("&Tracking code"), m_tracking, box), 2);
    return box;
}

void DispatchDialog::showSum()
{
    std::int64_t units = 0;
    for (const QuantityStepper* stepper : m_steppers)
        units += stepper->value();
    m_submit->setEnabled(units > 0);
    m_submit->setText(m_move == OrderMove::Ship ? tr("Ship %n unit(s)", nullptr, int(units))
                                                : tr("Hand over %n unit(s)", nullptr, int(units)));
}

Dispatch DispatchDialog::dispatch() const
{
    Dispatch made{.move = m_move};
    for (qsizetype i = 0; i < m_steppers.size(); ++i) {
        wire::FulfilmentLine line = m_open[std::size_t(i)];
        line.quantity = m_steppers[i]->value();
        if (line.quantity > 0)
            made.lines.push_back(line);
    }
    if (m_carrier) {
        made.carrier = m_carrier->currentText();
        made.trackingCode = m_tracking->text();
    }
    made.note = m_note->text();
    return made;
}

void DispatchDialog::submit()
{
    const Dispatch made = dispatch();
    if (m_settings && !made.carrier.trimmed().isEmpty()) {
        QStringList carriers = m_settings->value(carriersKey()).toStringList();
        carriers.removeAll(made.carrier.trimmed());
        carriers.prepend(made.carrier.trimmed());
        m_settings->setValue(carriersKey(), QStringList(carriers.mid(0, kCarriersMax)));
    }
    Q_EMIT chosen(made);
    accept();
}

} // namespace vitrine::console
