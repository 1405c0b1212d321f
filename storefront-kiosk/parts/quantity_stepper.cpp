#include "storefront-kiosk/parts/quantity_stepper.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

QuantityStepper::QuantityStepper(QWidget* parent)
    : QWidget(parent)
    , m_fewer(makeIconButton(qt::Icon::Minus, {}, this))
    , m_number(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_more(makeIconButton(qt::Icon::Plus, {}, this))
{
    m_fewer->setObjectName(u"fewer"_s);
    m_number->setObjectName(u"quantity"_s);
    m_more->setObjectName(u"more"_s);
    m_number->setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_fewer);
    row->addWidget(m_number);
    row->addWidget(m_more);
    connect(m_fewer, &TouchButton::clicked, this, [this] { Q_EMIT wanted(m_quantity - 1); });
    connect(m_more, &TouchButton::clicked, this, [this] { Q_EMIT wanted(m_quantity + 1); });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &QuantityStepper::refresh);
    retranslate();
}

void QuantityStepper::setQuantity(qint64 quantity)
{
    m_quantity = quantity;
    refresh();
}

void QuantityStepper::setRange(qint64 least, qint64 most)
{
    m_least = least;
    m_most = most;
    refresh();
}

void QuantityStepper::setSubject(const QString& subject)
{
    m_subject = subject;
    retranslate();
}

void QuantityStepper::refresh()
{
    m_number->setText(QLocale().toString(m_quantity));
    const QFontMetrics font(m_number->font());
    m_number->setMinimumWidth(font.horizontalAdvance(QLocale().toString(999)) + 8);
    m_fewer->setEnabled(m_quantity > m_least);
    m_more->setEnabled(m_quantity < m_most);
    const bool removes = m_least == 0 && m_quantity == 1;
    m_fewer->setSymbol(removes ? qt::Icon::Trash : qt::Icon::Minus);
    //: %1: a product's name
    const auto fewer = m_subject.isEmpty() ? tr("Fewer") : tr("Fewer: %1").arg(m_subject);
    //: %1: a product's name
    const auto removal = m_subject.isEmpty() ? tr("Remove") : tr("Remove: %1").arg(m_subject);
    m_fewer->setAccessibleName(removes ? removal : fewer);
    setAccessibleName(m_number->text());
}

void QuantityStepper::retranslate()
{
    //: %1: a product's name
    m_more->setAccessibleName(m_subject.isEmpty() ? tr("More") : tr("More: %1").arg(m_subject));
    refresh();
}

void QuantityStepper::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace vitrine::kiosk
