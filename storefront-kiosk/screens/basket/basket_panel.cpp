#include "storefront-kiosk/screens/basket/basket_panel.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/basket_page.hpp"
#include "storefront-kiosk/screens/basket/fitted_label.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

BasketPanel::BasketPanel(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(context)
    , m_page(new BasketPage(context, m_presenter, this))
    , m_pay(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    setObjectName(u"basketPanel"_s);
    m_pay->setObjectName(u"panelPay"_s);
    m_page->setForm(BasketRowWidget::Form::Narrow);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kGap + 2, touch::kGroup, touch::kGap, touch::kGap);
    column->setSpacing(touch::kGap);
    column->addWidget(m_page, 1);
    column->addWidget(m_pay);
    connect(&m_presenter, &BasketPresenter::changed, this, &BasketPanel::refresh);
    connect(m_pay, &TouchButton::clicked, this, [this] { Q_EMIT goTo(m_presenter.payPlace()); });
    retranslate();
}

void BasketPanel::arrange(const Layout&)
{
    m_presenter.refresh();
}

void BasketPanel::retranslate()
{
    m_page->retranslate();
    m_pay->setText(tr("Pay"));
    refresh();
}

void BasketPanel::refresh()
{
    const auto& view = m_presenter.view();
    m_pay->setVisible(!view.rows.empty());
    m_pay->setEnabled(m_presenter.canPay());
    const QMargins margins = layout()->contentsMargins();
    fitAmount(*m_pay,
              qt::formatMoney(view.total, m_context.locale()),
              kWidth - margins.left() - margins.right());
}

void BasketPanel::wipe()
{
    m_presenter.wipe();
    m_page->wipe();
}

void BasketPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BasketPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), qt::colors().surface);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.drawLine(1, 0, 1, height());
}

} // namespace vitrine::kiosk
