#include "admin-console/screens/orders/quantity_stepper.hpp"

#include "vitrine/qt/theme/icon.hpp"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace vitrine::console {

QuantityStepper::QuantityStepper(const QString& what, QWidget* parent)
    : QWidget(parent)
    , m_less(new QToolButton(this))
    , m_box(new QSpinBox(this))
    , m_more(new QToolButton(this))
{
    m_less->setIcon(qt::icon(qt::Icon::Minus));
    m_less->setAccessibleName(tr("One less: %1").arg(what));
    m_less->setFocusPolicy(Qt::NoFocus); // the box has the arrow keys for it
    m_more->setIcon(qt::icon(qt::Icon::Plus));
    m_more->setAccessibleName(tr("One more: %1").arg(what));
    m_more->setFocusPolicy(Qt::NoFocus);
    m_box->setAccessibleName(what);
    m_box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_box->setAlignment(Qt::AlignCenter);
    m_box->setFixedWidth(56);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_less);
    row->addWidget(m_box);
    row->addWidget(m_more);
    setFocusProxy(m_box);
    connect(m_less, &QToolButton::clicked, m_box, &QSpinBox::stepDown);
    connect(m_more, &QToolButton::clicked, m_box, &QSpinBox::stepUp);
    connect(m_box, &QSpinBox::valueChanged, this, [this](int value) {
        showLimits();
        Q_EMIT valueChanged(value);
    });
    showLimits();
}

void QuantityStepper::setMaximum(int maximum)
{
    const QSignalBlocker quiet(m_box);
    m_box->setMaximum(maximum);
    setEnabled(maximum > 0);
    showLimits();
}

void QuantityStepper::setValue(int value)
{
    const QSignalBlocker quiet(m_box);
    m_box->setValue(value);
    showLimits();
}

int QuantityStepper::value() const
{
    return m_box->value();
}

void QuantityStepper::showLimits()
{
    m_less->setEnabled(m_box->value() > m_box->minimum());
    m_more->setEnabled(m_box->value() < m_box->maximum());
}

} // namespace vitrine::console
