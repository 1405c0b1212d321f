#include "storefront-kiosk/screens/basket/basket_bar.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"
#include "storefront-kiosk/screens/basket/fitted_label.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

BasketBar::BasketBar(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_presenter(context)
    , m_open(new TouchButton({}, TouchButton::Kind::Normal, this))
    , m_pay(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    setObjectName(u"basketBar"_s);
    m_open->setObjectName(u"openBasket"_s);
    m_pay->setObjectName(u"barPay"_s);
    m_open->setSymbol(qt::Icon::Basket);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(touch::kPage, touch::kGap, touch::kPage, touch::kGap);
    row->setSpacing(touch::kGap);
    for (auto* button : {m_open, m_pay}) // of one height, whatever is in them
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(m_open, 2);
    row->addWidget(m_pay, 3);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_presenter, &BasketPresenter::changed, this, &BasketBar::refresh);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &BasketBar::refresh);
    connect(m_open, &TouchButton::clicked, this, [this] { Q_EMIT goTo({Place::Id::Basket}); });
    connect(m_pay, &TouchButton::clicked, this, [this] {
        // what has changed is shown and agreed to in the basket
        Q_EMIT goTo(m_presenter.changes().empty() ? m_presenter.payPlace()
                                                  : Place{.id = Place::Id::Basket});
    });
    retranslate();
}

void BasketBar::arrange(const Layout&)
{
    m_presenter.refresh();
}

void BasketBar::retranslate()
{
    m_pay->setText(tr("Pay"));
    refresh();
}

void BasketBar::refresh()
{
    const auto& view = m_presenter.view();
    const bool isEmpty = view.rows.empty();
    const QString items = BasketWords::items(view.itemCount);
    const QString words = isEmpty ? tr("Your basket is empty") : items;
    m_open->setText(words);
    if (!isEmpty && m_open->sizeHint().width() > width() * 2 / 5 - touch::kPage)
        m_open->setText(qt::formatCount(view.itemCount, m_context.locale()));
    m_open->setAccessibleName(isEmpty ? words : tr("Your basket: %1").arg(items));
    m_pay->setVisible(!isEmpty);
    m_pay->setEnabled(view.isPriced);
    fitAmount(*m_pay, qt::formatMoney(view.total, m_context.locale()), width() / 2);
    m_pay->setAccessibleName(BasketWords::pay(view, m_context.locale()));
}

void BasketBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void BasketBar::wipe()
{
    m_presenter.wipe();
}

void BasketBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BasketBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), qt::colors().surface);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.drawLine(0, 1, width(), 1);
}

} // namespace vitrine::kiosk
