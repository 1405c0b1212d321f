#include "storefront-kiosk/screens/browse/filter_sheet.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/flow_layout.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kBrandsMax = 40;
constexpr int kChipGap = 16;

void empty(QWidget& chips)
{
    while (auto* item = chips.layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater(); // it may be its own touch that led here
        delete item;
    }
}

} // namespace

FilterSheet::FilterSheet(KioskContext& context, BrowsePresenter& presenter, QWidget* over)
    : Sheet(over)
    , m_context(context)
    , m_presenter(presenter)
    , m_page(new TouchScroll(this))
    , m_clear(new TouchButton({}, TouchButton::Kind::Normal, this))
    , m_done(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    setObjectName(u"filterSheet"_s);
    setClosesBeside(true);
    setFills(true);
    auto* page = new QWidget;
    page->setObjectName(u"scrollContent"_s);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(touch::kGap);
    m_sort = addGroup(page);
    m_stock = addGroup(page);
    m_prices = addGroup(page);
    m_brands = addGroup(page);
    column->addStretch(1);
    m_page->setWidget(page);
    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->setSymbol(qt::Icon::Close);
    m_done->setObjectName(u"showFiltered"_s);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(touch::kGap);
    actions->addWidget(m_clear);
    actions->addWidget(m_done, 1);
    body()->addWidget(m_page, 1);
    body()->addLayout(actions);
    connect(m_clear, &TouchButton::clicked, &presenter, &BrowsePresenter::clearFilters);
    connect(m_done, &TouchButton::clicked, this, &FilterSheet::close);
    connect(this, &Overlay::opened, this, [this] {
        m_page->rewind();
        m_presenter.wantFacets(true);
    });
    connect(this, &Overlay::closed, this, [this] { m_presenter.wantFacets(false); });
    connect(&presenter, &BrowsePresenter::facetsChanged, this, &FilterSheet::fill);
    connect(&presenter, &BrowsePresenter::changed, this, &FilterSheet::refreshActions);
}

FilterSheet::Group FilterSheet::addGroup(QWidget* page)
{
    auto* title = qt::makeLabel({}, qt::TextStyle::Emphasis, page);
    auto* chips = new QWidget(page);
    new qt::FlowLayout(chips, kChipGap);
    page->layout()->addWidget(title);
    page->layout()->addWidget(chips);
    return {title, chips};
}

void FilterSheet::retranslate()
{
    m_sort.title->setText(tr("Order"));
    m_stock.title->setText(tr("Availability"));
    m_prices.title->setText(tr("Price"));
    m_brands.title->setText(tr("Brand"));
    m_clear->setAccessibleName(tr("Clear filters"));
    for (const auto& group : {m_sort, m_stock, m_prices, m_brands})
        qt::setTextStyle(group.title, qt::TextStyle::Emphasis);
    fill();
    refreshActions();
}

void FilterSheet::addChip(const Group& group,
                          const QString& name,
                          const QString& text,
                          std::optional<qint64> count,
                          bool isChosen,
                          std::function<void(bool)> choose)
{
    auto* chip = new TouchButton(text, TouchButton::Kind::Chip, group.chips);
    chip->setObjectName(name);
    chip->setChecked(isChosen);
    if (count) {
        chip->setDetail(qt::formatCount(*count, m_context.locale()));
        chip->setEnabled(isChosen || *count > 0);
    }
    connect(chip, &TouchButton::clicked, this, [chip, choose = std::move(choose)] {
        choose(chip->isChecked());
    });
    group.chips->layout()->addWidget(chip);
    chip->show();
}

void FilterSheet::fill()
{
    auto* focused = m_page->isAncestorOf(focusWidget()) ? focusWidget() : nullptr;
    const auto name = focused != nullptr ? focused->objectName() : QString();
    fillSort();
    fillStock();
    fillPrices();
    fillBrands();
    if (name.isEmpty())
        return;
    if (auto* again = findChild<TouchButton*>(name)) // whoever walks by keys stays there
        again->setFocus(Qt::OtherFocusReason);
}

void FilterSheet::fillSort()
{
    empty(*m_sort.chips);
    const bool isSearch = !m_presenter.query().text.empty();
    const std::pair<ShelfSort, QString> sorts[] = {
        {ShelfSort::Relevance, isSearch ? tr("Best match") : tr("By name")},
        {ShelfSort::PriceUp, tr("Lowest price first")},
        {ShelfSort::PriceDown, tr("Highest price first")},
        {ShelfSort::Newest, tr("Newest first")}};
    for (const auto& [sort, text] : sorts) {
        addChip(m_sort,
                u"sort_%1"_s.arg(int(sort)),
                text,
                std::nullopt,
                m_presenter.query().sort == sort,
                [this, which = sort](bool) {
                    m_presenter.setSort(which);
                    fillSort(); // exactly one is chosen, also when it is touched twice
                });
    }
}

void FilterSheet::fillStock()
{
    empty(*m_stock.chips);
    addChip(m_stock,
            u"inStockOnly"_s,
            tr("Only what is in stock"),
            std::nullopt,
            m_presenter.query().inStockOnly,
            [this](bool isOn) { m_presenter.setInStockOnly(isOn); });
}

QString FilterSheet::textOf(const PriceBand& band) const
{
    const auto currency = m_context.settings().pricing.currency;
    const auto locale = m_context.locale();
    const auto text = [&](std::int64_t amount) {
        return qt::formatMoney(domain::Money(amount, currency), locale);
    };
    if (!band.min)
        return tr("Below %1").arg(text(*band.max + 1));
    if (!band.max)
        return tr("From %1").arg(text(*band.min));
    return tr("%1 to %2").arg(text(*band.min), text(*band.max + 1));
}

void FilterSheet::fillPrices()
{
    empty(*m_prices.chips);
    const auto& bands = m_presenter.facets().prices;
    const PriceBand chosen{.min = m_presenter.query().priceMin,
                           .max = m_presenter.query().priceMax};
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const auto& band = bands[i];
        addChip(m_prices,
                u"price_%1"_s.arg(i),
                textOf(band),
                band.count,
                band.isSameRange(chosen),
                [this, band](bool isOn) { m_presenter.setPrices(isOn ? band : PriceBand{}); });
    }
    m_prices.title->setVisible(!bands.empty());
    m_prices.chips->setVisible(!bands.empty());
}

void FilterSheet::fillBrands()
{
    empty(*m_brands.chips);
    const auto& brands = m_presenter.facets().brands;
    const auto& chosen = m_presenter.query().brands;
    const auto count = std::min(brands.size(), kBrandsMax);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& brand = brands[i];
        const bool isChosen = std::find(chosen.begin(), chosen.end(), brand.value) != chosen.end();
        addChip(m_brands,
                u"brand_"_s + qt::toText(brand.value),
                qt::toText(brand.value),
                brand.count,
                isChosen,
                [this, value = brand.value](bool isOn) { m_presenter.setBrand(value, isOn); });
    }
    m_brands.title->setVisible(count > 0);
    m_brands.chips->setVisible(count > 0);
}

void FilterSheet::refreshActions()
{
    m_clear->setVisible(m_presenter.filterCount() > 0);
    // beside large type there is room for its sign only
    m_clear->setText(m_context.shopper().isReach() ? QString() : tr("Clear filters"));
    m_done->setText(m_presenter.total() == 0
                        ? tr("No product")
                        : tr("Show %n products", nullptr, int(m_presenter.total())));
}

} // namespace vitrine::kiosk
