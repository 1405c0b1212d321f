#include "storefront-kiosk/screens/browse/browse_screen.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/browse/category_bar.hpp"
#include "storefront-kiosk/screens/browse/filter_sheet.hpp"
#include "storefront-kiosk/screens/browse/search_button.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "storefront-kiosk/shelf_view/basket_adder.hpp"
#include "storefront-kiosk/shelf_view/empty_shelf.hpp"
#include "storefront-kiosk/shelf_view/notice.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kColumnsPortrait = 2;
constexpr int kColumnsLandscape = 3;

} // namespace

BrowseScreen::BrowseScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_search(new SearchButton(this))
    , m_clearSearch(makeIconButton(qt::Icon::Close, {}, this))
    , m_filter(new TouchButton({}, TouchButton::Kind::Normal, this))
    , m_categories(new CategoryBar(this))
    , m_heading(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_asOf(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_grid(new ProductGrid(context, this))
    , m_empty(new EmptyShelf(this))
    , m_sheet(new FilterSheet(context, m_presenter, this))
    , m_notice(new Notice(context, this))
    , m_adder(new BasketAdder(context, this))
    , m_places(new QGridLayout(this))
{
    setObjectName(u"browseScreen"_s);
    m_search->setObjectName(u"searchButton"_s);
    m_clearSearch->setObjectName(u"clearSearch"_s);
    m_filter->setObjectName(u"filterButton"_s);
    m_filter->setSymbol(qt::Icon::Filter);
    m_filter->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_heading->setObjectName(u"listHeading"_s);
    m_heading->setProperty("elides", true);
    m_heading->setMinimumWidth(1); // it gives way to what stands beside it
    m_asOf->setObjectName(u"asOf"_s);
    m_grid->setObjectName(u"productGrid"_s);
    m_grid->setShelf(&m_presenter.model());
    m_places->setContentsMargins(0, 0, 0, 0);
    connectParts();
    placeParts();
}

void BrowseScreen::connectParts()
{
    connect(m_search, &SearchButton::clicked, this, [this] {
        Q_EMIT goTo({.id = Place::Id::Search, .text = qt::toText(m_presenter.query().text)});
    });
    connect(m_clearSearch, &TouchButton::clicked, this, [this] { search({}); });
    connect(m_filter, &TouchButton::clicked, m_sheet, &FilterSheet::open);
    connect(m_categories, &CategoryBar::chosen, this, [this](const QString& id) {
        Q_EMIT goTo({.id = Place::Id::Browse, .categoryId = id});
    });
    connect(m_grid, &ProductGrid::opened, this, [this](const QString& id) {
        Q_EMIT goTo({.id = Place::Id::Product, .productId = id});
    });
    connect(m_grid, &ProductGrid::plusTouched, m_adder, [this](const QString& id) {
        m_adder->add(id);
    });
    connect(m_adder, &BasketAdder::refused, m_notice, [this](const QString& why) {
        m_notice->show(qt::Tone::Warn, why);
    });
    connect(m_empty, &EmptyShelf::acted, this, &BrowseScreen::onEmptyAction);
    connect(&m_presenter, &BrowsePresenter::begun, m_grid, &ProductGrid::rewind);
    connect(&m_presenter, &BrowsePresenter::changed, this, &BrowseScreen::refreshList);
    connect(&m_presenter, &BrowsePresenter::categoriesChanged, this, [this] {
        refreshCategories();
        refreshHead();
    });
    connect(&context().shop(), &ShopStatus::linkChanged, this, &BrowseScreen::refreshHead);
    connect(&context().shop(), &ShopStatus::asOfChanged, this, &BrowseScreen::refreshHead);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &BrowseScreen::retranslate);
}

void BrowseScreen::placeParts()
{
    while (auto* item = m_places->takeAt(0))
        delete item;
    const bool isLandscape = m_layout.form == Layout::Form::Landscape;
    auto* top = new QHBoxLayout;
    top->setContentsMargins(touch::kGroup, touch::kGap, touch::kGroup, isTight() ? 0 : touch::kGap);
    top->setSpacing(touch::kGap);
    top->addWidget(m_search, 1);
    top->addWidget(m_clearSearch);
    top->addWidget(m_filter);
    if (isTight())
        top->addWidget(m_categories, 4);
    auto* head = new QHBoxLayout;
    const bool isReach = m_layout.isReach; // there the list needs the height
    head->setContentsMargins(touch::kGroup,
                             isReach || isLandscape ? 0 : touch::kGap,
                             touch::kGroup,
                             isReach ? 0 : touch::kGap / 2);
    head->setSpacing(touch::kGap);
    head->addWidget(m_heading, 1);
    head->addWidget(m_asOf);
    const int column = isLandscape ? 1 : 0;
    m_places->setSpacing(0);
    m_places->addLayout(top, 0, column);
    if (isLandscape)
        m_places->addWidget(m_categories, 0, 0, 4, 1);
    else if (!isTight())
        m_places->addWidget(m_categories, 1, column);
    m_places->addLayout(head, 2, column);
    m_places->addWidget(m_grid, 3, column);
    m_places->addWidget(m_empty, 3, column);
    m_places->setColumnStretch(0, isLandscape ? 0 : 1);
    m_places->setColumnStretch(1, isLandscape ? 1 : 0);
    m_places->setRowStretch(3, 1);
}

bool BrowseScreen::isTight() const
{
    return m_layout.isReach && m_layout.form == Layout::Form::Portrait;
}

QString BrowseScreen::title() const
{
    const auto category = m_presenter.categoryName();
    return category.isEmpty() ? tr("Our products") : category;
}

void BrowseScreen::enter(const Place& place)
{
    m_presenter.show(place.categoryId, place.text);
    refreshCategories();
    refreshHead();
}

void BrowseScreen::leave()
{
    m_grid->finger().stop();
    m_sheet->close();
    m_notice->clear();
}

void BrowseScreen::arrange(const Layout& layout)
{
    m_layout = layout;
    const bool isLandscape = layout.form == Layout::Form::Landscape;
    m_categories->setOrientation(isLandscape ? Qt::Vertical : Qt::Horizontal);
    if (layout.isReach)
        m_grid->setForm(ProductGrid::Form::Row, 1);
    else
        m_grid->setForm(ProductGrid::Form::Card,
                        isLandscape ? kColumnsLandscape : kColumnsPortrait);
    placeParts();
    refreshHead();
}

bool BrowseScreen::back()
{
    if (!m_sheet->isOpen())
        return false;
    m_sheet->close();
    return true;
}

void BrowseScreen::wipe()
{
    leave();
    m_adder->wipe();
    m_presenter.wipe();
    m_grid->rewind();
    m_categories->rewind();
    refreshCategories();
    refreshHead();
}

void BrowseScreen::search(const QString& text)
{
    Q_EMIT goTo({.id = Place::Id::Browse, .text = text});
}

void BrowseScreen::refreshList()
{
    const bool isFilled = m_presenter.state() == BrowsePresenter::State::Filled ||
                          m_presenter.state() == BrowsePresenter::State::Loading;
    m_grid->setVisible(isFilled);
    m_empty->setVisible(!isFilled);
    refreshHead();
    refreshEmpty();
}

void BrowseScreen::refreshHead()
{
    const auto searched = qt::toText(m_presenter.query().text);
    m_search->setTexts(searched, tr("Search or scan"));
    m_clearSearch->setVisible(!searched.isEmpty());
    const int filters = m_presenter.filterCount();
    const auto filterText = filters == 0 ? tr("Filter") : tr("Filter (%1)").arg(filters);
    const auto filterSign = filters == 0 ? QString() : QString::number(filters);
    m_filter->setText(isTight() ? filterSign : filterText);
    m_filter->setAccessibleName(filterText);
    const bool hasCategories = searched.isEmpty() && !m_presenter.categories().empty();
    m_categories->setVisible(hasCategories);
    m_search->setCompact(isTight() && hasCategories);
    const auto count = tr("%n products", nullptr, int(m_presenter.total()));
    const auto name = searched.isEmpty() ? m_presenter.categoryName() : QString();
    QString heading = name.isEmpty() ? count : name + u" · "_s + count;
    if (!m_presenter.didYouMean().isEmpty())
        heading = tr("Nothing is called that. This is what we have for “%1”:")
                      .arg(m_presenter.didYouMean());
    const bool isFilled = m_presenter.state() == BrowsePresenter::State::Filled;
    m_heading->setText(isFilled ? heading : QString());
    // the number is spoken with the list there; the room is the list's
    m_heading->setVisible(!m_layout.isReach || !m_presenter.didYouMean().isEmpty());
    const auto asOf = ShelfWords::asOf(context());
    m_asOf->setText(asOf);
    m_asOf->setVisible(!asOf.isEmpty() && !m_layout.isReach); // the window says it there
}

void BrowseScreen::refreshEmpty()
{
    using State = BrowsePresenter::State;
    switch (m_presenter.state()) {
    case State::EmptyShelf:
        m_empty->setTexts(qt::Icon::Store,
                          tr("We are still filling the shelves"),
                          tr("The products will be here in a moment. Our staff are glad to help."));
        break;
    case State::NothingFits:
        if (m_presenter.filterCount() > 0)
            m_empty->setTexts(qt::Icon::Filter,
                              tr("Nothing fits all filters"),
                              tr("With fewer of them you will see more."),
                              tr("Clear filters"));
        else
            m_empty->setTexts(qt::Icon::Search,
                              tr("We found nothing"),
                              tr("Try another word, or scan the product's barcode."),
                              tr("See all products"));
        break;
    case State::Failed:
        m_empty->setTexts(qt::Icon::Warning,
                          tr("The products cannot be shown right now"),
                          tr("Please try again, or ask our staff."),
                          tr("Try again"));
        break;
    case State::Loading:
    case State::Filled:
        break;
    }
}

void BrowseScreen::onEmptyAction()
{
    if (m_presenter.state() == BrowsePresenter::State::Failed)
        m_presenter.refresh();
    else if (m_presenter.filterCount() > 0)
        m_presenter.clearFilters();
    else
        search({});
}

void BrowseScreen::refreshCategories()
{
    m_categories->setChoices(
        categoryChoices(m_presenter.categories(), qt::toText(m_presenter.query().categoryId)));
}

void BrowseScreen::retranslate()
{
    m_clearSearch->setAccessibleName(tr("Clear the search"));
    m_categories->setAccessibleName(tr("Categories"));
    m_grid->setAccessibleName(tr("Products"));
    qt::setTextStyle(m_heading, qt::TextStyle::Body, true);
    qt::setTextStyle(m_asOf, qt::TextStyle::Caption, true);
    m_sheet->retranslate();
    refreshHead();
    refreshEmpty();
}

} // namespace vitrine::kiosk
