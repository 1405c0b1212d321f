#include "storefront-kiosk/screens/browse/browse_presenter.hpp"

#include "storefront-kiosk/basket/wiping_memory.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

/// The list that filters are chosen for.
ShelfQuery withoutFilters(const ShelfQuery& query)
{
    return {.text = query.text, .categoryId = query.categoryId, .sort = query.sort};
}

/// On the shelf's thread. The bands are those of the whole list, so that they stay where they are
/// while brands are chosen; what they count follows.
Result<BrowseFacets> countFacets(LocalCatalog& shelf, const ShelfQuery& query)
{
    auto counted = shelf.facets(query);
    if (!counted.ok())
        return counted.error();
    const auto whole = shelf.facets(withoutFilters(query));
    if (!whole.ok())
        return whole.error();
    BrowseFacets facets{.brands = std::move(counted->brands)};
    if (whole->priceMin && whole->priceMax)
        facets.prices = priceBands(whole->priceMin->amount(), whole->priceMax->amount());
    for (auto& band : facets.prices) {
        auto inBand = query;
        inBand.priceMin = band.min;
        inBand.priceMax = band.max;
        inBand.limit = 0;
        const auto page = shelf.find(inBand);
        if (!page.ok())
            return page.error();
        band.count = page->total;
    }
    return facets;
}

} // namespace

struct BrowsePresenter::Answer
{
    ShelfPage page;
    std::int64_t onShelf = 0;
};

BrowsePresenter::BrowsePresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(context)
{
    connect(&context, &KioskContext::shelfChanged, this, &BrowsePresenter::refresh);
}

void BrowsePresenter::show(const QString& categoryId, const QString& text)
{
    const ShelfQuery wanted{
        .text = qt::toUtf8(text), .categoryId = qt::toUtf8(categoryId), .sort = m_query.sort};
    const bool isSame = wanted.text == m_query.text && wanted.categoryId == m_query.categoryId;
    if (isSame && m_state != State::Loading)
        return;
    m_query = wanted;
    m_begins = true;
    refresh();
}

void BrowsePresenter::setBrand(const std::string& brand, bool isWanted)
{
    auto& brands = m_query.brands;
    std::erase(brands, brand);
    if (isWanted)
        brands.push_back(brand);
    filtersChanged();
}

void BrowsePresenter::setPrices(const PriceBand& band)
{
    m_query.priceMin = band.min;
    m_query.priceMax = band.max;
    filtersChanged();
}

void BrowsePresenter::setInStockOnly(bool isOn)
{
    m_query.inStockOnly = isOn;
    filtersChanged();
}

void BrowsePresenter::setSort(ShelfSort sort)
{
    if (m_query.sort == sort)
        return;
    m_query.sort = sort;
    filtersChanged();
}

void BrowsePresenter::clearFilters()
{
    m_query = withoutFilters(m_query);
    filtersChanged();
}

void BrowsePresenter::filtersChanged()
{
    m_begins = true;
    ask();
    if (m_wantsFacets)
        askFacets();
}

int BrowsePresenter::filterCount() const
{
    return int(m_query.brands.size()) + (m_query.priceMin || m_query.priceMax ? 1 : 0) +
           (m_query.inStockOnly ? 1 : 0);
}

void BrowsePresenter::refresh()
{
    ask();
    askCategories();
    if (m_wantsFacets)
        askFacets();
}

void BrowsePresenter::wantFacets(bool isWanted)
{
    m_wantsFacets = isWanted;
    if (isWanted)
        askFacets();
}

QString BrowsePresenter::categoryName() const
{
    for (const auto& category : m_categories) {
        if (category.id == m_query.categoryId)
            return qt::toText(category.name);
    }
    return {};
}

void BrowsePresenter::ask()
{
    if (m_isAsking) { // never a queue of questions: only the last one counts
        m_asksAgain = true;
        return;
    }
    m_isAsking = true;
    m_context.shelf().ask(
        this,
        [query = m_query](LocalCatalog& shelf) -> Result<Answer> {
            auto page = shelf.find(query);
            if (!page.ok())
                return page.error();
            const auto status = shelf.status();
            if (!status.ok())
                return status.error();
            return Answer{std::move(page).value(), status->products};
        },
        [this, ticket = m_list.next()](const Result<Answer>& answer) {
            m_isAsking = false;
            if (std::exchange(m_asksAgain, false))
                ask();
            else if (!m_list.isStale(ticket))
                take(answer);
        });
}

void BrowsePresenter::take(const Result<Answer>& answer)
{
    if (!answer.ok()) {
        m_model.wipe();
        m_total = 0;
        m_state = State::Failed;
    } else {
        m_model.show(answer->page.cards);
        m_total = answer->page.total;
        m_didYouMean = qt::toText(answer->page.didYouMean);
        m_state = m_total > 0            ? State::Filled
                  : answer->onShelf == 0 ? State::EmptyShelf
                                         : State::NothingFits;
    }
    if (std::exchange(m_begins, false))
        Q_EMIT begun();
    Q_EMIT changed();
}

void BrowsePresenter::askCategories()
{
    m_context.shelf().ask(
        this,
        [](LocalCatalog& shelf) { return shelf.categories(); },
        [this](const Result<std::vector<wire::Category>>& categories) {
            if (!categories.ok())
                return; // the list says that the disk fails
            m_categories = *categories;
            Q_EMIT categoriesChanged();
        });
}

void BrowsePresenter::askFacets()
{
    m_context.shelf().ask(
        this,
        [query = m_query](LocalCatalog& shelf) { return countFacets(shelf, query); },
        [this, ticket = m_counts.next()](const Result<BrowseFacets>& facets) {
            if (m_counts.isStale(ticket) || !facets.ok())
                return;
            m_facets = *facets;
            Q_EMIT facetsChanged();
        });
}

void BrowsePresenter::wipe()
{
    m_list.drop();
    m_counts.drop();
    m_asksAgain = false;
    wipeText(m_query.text);
    m_query = {};
    m_didYouMean.fill(QChar(0));
    m_didYouMean.clear();
    m_facets = {};
    m_wantsFacets = false;
    m_begins = false;
    m_total = 0;
    m_state = State::Loading;
    m_model.wipe();
    // its statements would keep the words of a search
    m_context.shelf().tell([](LocalCatalog& shelf) { shelf.forget(); });
    Q_EMIT facetsChanged();
    Q_EMIT changed();
    refresh(); // the next shopper finds everything there already
}

} // namespace vitrine::kiosk
