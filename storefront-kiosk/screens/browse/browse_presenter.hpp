#pragma once

#include "storefront-kiosk/screens/browse/price_bands.hpp"
#include "storefront-kiosk/shelf_view/shelf_model.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace vitrine::kiosk {

/// What can be chosen to make the list shorter, with how many products each choice has.
struct BrowseFacets
{
    std::vector<wire::FacetValue> brands{};
    std::vector<PriceBand> prices{};
};

/// Which products are shown, and in which order. No widgets.
class BrowsePresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Loading,
        Filled,
        EmptyShelf,  ///< The kiosk does not know the shop's products yet.
        NothingFits, ///< There are products, but none that was asked for.
        Failed       ///< The kiosk's own disk.
    };

    explicit BrowsePresenter(KioskContext& context, QObject* parent = nullptr);

    /// Another list, without the filters of the one before. The same one stays as it is.
    void show(const QString& categoryId, const QString& text);
    void setBrand(const std::string& brand, bool isWanted);
    /// Without both ends: all prices.
    void setPrices(const PriceBand& band);
    void setInStockOnly(bool isOn);
    void setSort(ShelfSort sort);
    void clearFilters();
    /// Asks the shelf again; the list stays where it is.
    void refresh();
    /// Counts for the filters, from now on kept up to date; `facetsChanged` follows.
    void wantFacets(bool isWanted);
    void wipe();

    [[nodiscard]] const ShelfQuery& query() const { return m_query; }
    [[nodiscard]] ShelfModel& model() { return m_model; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// The words that were searched for instead, "" for those typed.
    [[nodiscard]] const QString& didYouMean() const { return m_didYouMean; }
    [[nodiscard]] const std::vector<wire::Category>& categories() const { return m_categories; }
    /// Of the category that is shown, "" for all.
    [[nodiscard]] QString categoryName() const;
    [[nodiscard]] const BrowseFacets& facets() const { return m_facets; }
    [[nodiscard]] int filterCount() const;

Q_SIGNALS:
    /// List, total or state.
    void changed();
    /// Another list than before: to be seen from its beginning.
    void begun();
    void categoriesChanged();
    void facetsChanged();

private:
    struct Answer;
    void filtersChanged();
    void ask();
    void take(const Result<Answer>& answer);
    void askCategories();
    void askFacets();

    KioskContext& m_context;
    ShelfModel m_model;
    ShelfQuery m_query;
    State m_state = State::Loading;
    qint64 m_total = 0;
    QString m_didYouMean;
    std::vector<wire::Category> m_categories;
    BrowseFacets m_facets;
    bool m_wantsFacets = false;
    bool m_isAsking = false;
    bool m_asksAgain = false;
    bool m_begins = false; ///< The answer under way is another list.
    qt::Latest m_list;
    qt::Latest m_counts;
};

} // namespace vitrine::kiosk
