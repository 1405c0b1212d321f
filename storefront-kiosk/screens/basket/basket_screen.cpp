#include "storefront-kiosk/screens/basket/basket_screen.hpp"

#include "storefront-kiosk/screens/basket/basket_page.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kWidest = 1280; ///< Numbers that are too far from their name are not read together.

} // namespace

BasketScreen::BasketScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_page(new BasketPage(context, m_presenter, this))
{
    setObjectName(u"basketScreen"_s);
    m_page->setMaximumWidth(kWidest);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kGap);
    row->addStretch(1);
    row->addWidget(m_page, 1000);
    row->addStretch(1);
    connect(&m_presenter, &BasketPresenter::changed, this, &Screen::chromeChanged);
}

QString BasketScreen::title() const
{
    return tr("Your basket");
}

Screen::Chrome BasketScreen::chrome() const
{
    const auto& view = m_presenter.view();
    Chrome chrome{.hasBasket = false};
    if (!view.rows.empty())
        chrome.mainAction = BasketWords::pay(view, context().locale());
    chrome.isMainEnabled = m_presenter.canPay();
    return chrome;
}

void BasketScreen::enter(const Place&)
{
    m_presenter.refresh();
}

void BasketScreen::arrange(const Layout& layout)
{
    m_page->setForm(layout.isReach ? BasketRowWidget::Form::Narrow : BasketRowWidget::Form::Wide);
}

void BasketScreen::act()
{
    if (m_presenter.canPay())
        Q_EMIT goTo(m_presenter.payPlace());
}

void BasketScreen::wipe()
{
    m_presenter.wipe();
    m_page->wipe();
}

void BasketScreen::retranslate()
{
    m_page->retranslate();
    Q_EMIT chromeChanged();
}

} // namespace vitrine::kiosk
