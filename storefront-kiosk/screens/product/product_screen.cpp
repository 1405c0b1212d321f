#include "storefront-kiosk/screens/product/product_screen.hpp"

#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/product/picture_pager.hpp"
#include "storefront-kiosk/screens/product/product_page.hpp"
#include "storefront-kiosk/shelf_view/empty_shelf.hpp"
#include "storefront-kiosk/shelf_view/notice.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr double kPictureShare = 0.46; ///< Of the height, in portrait.
constexpr int kPictureReach = 260;
constexpr int kCompanionsPortrait = 3;
constexpr int kCompanionsLandscape = 2;

} // namespace

ProductScreen::ProductScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_pager(new PicturePager(context, this))
    , m_scroll(new TouchScroll(this))
    , m_page(new ProductPage(context, m_presenter, this))
    , m_empty(new EmptyShelf(this))
    , m_adder(new BasketAdder(context, this))
    , m_notice(new Notice(context, this))
    , m_places(new QGridLayout(this))
{
    setObjectName(u"productScreen"_s);
    m_scroll->setWidget(m_page);
    m_places->setContentsMargins(0, 0, 0, 0);
    m_places->setSpacing(0);
    connectParts();
    placeParts();
    refresh();
}

void ProductScreen::connectParts()
{
    connect(&m_presenter, &ProductPresenter::changed, this, &ProductScreen::refresh);
    connect(&m_presenter, &ProductPresenter::added, this, &ProductScreen::goBack);
    connect(&m_presenter, &ProductPresenter::refused, m_notice, [this](const QString& why) {
        m_notice->show(qt::Tone::Warn, why);
    });
    auto& companions = m_page->companions();
    connect(&companions, &ProductGrid::opened, this, [this](const QString& id) {
        Q_EMIT goTo({.id = Place::Id::Product, .productId = id});
    });
    connect(&companions, &ProductGrid::plusTouched, m_adder, [this](const QString& id) {
        m_adder->add(id);
    });
    connect(m_adder, &BasketAdder::refused, m_notice, [this](const QString& why) {
        m_notice->show(qt::Tone::Warn, why);
    });
    connect(m_empty, &EmptyShelf::acted, this, [this] {
        if (m_presenter.state() == ProductPresenter::State::Failed)
            m_presenter.refresh();
        else
            Q_EMIT goBack();
    });
    connect(&context().settingsStore(), &SettingsStore::changed, m_page, &ProductPage::refresh);
    connect(&context().shop(), &ShopStatus::linkChanged, m_page, &ProductPage::refresh);
    connect(&context().shop(), &ShopStatus::asOfChanged, m_page, &ProductPage::refresh);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &ProductScreen::retranslate);
}

void ProductScreen::placeParts()
{
    while (auto* item = m_places->takeAt(0))
        delete item;
    const bool isLandscape = m_layout.form == Layout::Form::Landscape;
    if (isLandscape)
        m_places->addWidget(m_pager, 0, 0);
    else
        m_page->setAbove(m_pager); // it moves with the page, for there is more to read
    m_places->addWidget(m_scroll, 0, 1);
    m_places->addWidget(m_empty, 0, 0, 1, 2);
    m_places->setColumnStretch(0, isLandscape ? 1 : 0);
    m_places->setColumnStretch(1, 1);
    fitPager();
}

void ProductScreen::fitPager()
{
    if (m_layout.form == Layout::Form::Landscape) {
        m_pager->setMinimumHeight(0);
        m_pager->setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    const int wanted = int(height() * kPictureShare);
    m_pager->setFixedHeight(m_layout.isReach ? std::min(kPictureReach, wanted) : wanted);
}

QString ProductScreen::title() const
{
    if (m_presenter.state() != ProductPresenter::State::Shown)
        return tr("Product");
    const auto& item = m_presenter.item();
    return qt::toText(item.product.name);
}

Screen::Chrome ProductScreen::chrome() const
{
    Chrome chrome{.hasBasket = m_layout.form == Layout::Form::Landscape && !m_layout.isReach};
    if (m_presenter.state() != ProductPresenter::State::Shown)
        return chrome;
    const auto stock = ShelfWords::stock(context(), m_presenter.item().available);
    chrome.mainAction = stock.isOut ? stock.text : tr("Add to basket");
    chrome.isMainEnabled = m_presenter.most() > 0;
    return chrome;
}

void ProductScreen::enter(const Place& place)
{
    m_scroll->rewind();
    m_announced.clear();
    m_presenter.show(place.productId);
}

void ProductScreen::leave()
{
    m_scroll->rewind();
    m_notice->clear();
}

void ProductScreen::arrange(const Layout& layout)
{
    m_layout = layout;
    const bool isLandscape = layout.form == Layout::Form::Landscape;
    m_page->setCompanionForm(
        layout.isReach,
        layout.isReach ? 1 : (isLandscape ? kCompanionsLandscape : kCompanionsPortrait));
    placeParts();
    refresh();
}

void ProductScreen::act()
{
    m_presenter.add();
}

void ProductScreen::wipe()
{
    leave();
    m_adder->wipe();
    m_presenter.wipe();
    m_announced.clear();
    m_pager->setPictures({});
}

void ProductScreen::refresh()
{
    using State = ProductPresenter::State;
    const bool isShown = m_presenter.state() == State::Shown;
    const bool isGone = m_presenter.state() == State::Gone || m_presenter.state() == State::Failed;
    m_scroll->setVisible(isShown);
    m_pager->setVisible(isShown);
    m_empty->setVisible(isGone);
    if (isShown) {
        announce();
        std::vector<PicturePager::Picture> pictures;
        for (const auto& image : m_presenter.item().product.images)
            pictures.push_back({qt::toText(image.hash), qt::toText(image.altText)});
        m_pager->setPictures(std::move(pictures));
        m_page->refresh();
    } else if (isGone) {
        refreshEmpty();
    }
    Q_EMIT chromeChanged();
}

void ProductScreen::announce()
{
    const auto& item = m_presenter.item();
    if (m_announced == item.product.id)
        return;
    m_announced = item.product.id;
    const auto price = ShelfWords::price(context(), item.product.price, item.product.taxCategory);
    QStringList words{qt::toText(item.product.name), price.amount};
    if (const auto stock = ShelfWords::stock(context(), item.available); !stock.text.isEmpty())
        words << stock.text;
    context().say(words.join(u", "_s));
}

void ProductScreen::refreshEmpty()
{
    if (m_presenter.state() == ProductPresenter::State::Failed)
        m_empty->setTexts(qt::Icon::Warning,
                          tr("The product cannot be shown right now"),
                          tr("Please try again, or ask our staff."),
                          tr("Try again"));
    else
        m_empty->setTexts(qt::Icon::Box,
                          tr("This is no longer for sale"),
                          tr("Perhaps you like something else."),
                          tr("See our products"));
}

void ProductScreen::retranslate()
{
    m_page->retranslate();
    refreshEmpty();
    Q_EMIT chromeChanged();
}

void ProductScreen::paintEvent(QPaintEvent* event)
{
    QPainter(this).fillRect(event->rect(), qt::colors().surface);
}

void ProductScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    fitPager();
}

} // namespace vitrine::kiosk
