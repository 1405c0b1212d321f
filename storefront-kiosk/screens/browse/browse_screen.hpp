#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/browse/browse_presenter.hpp"

class QGridLayout;
class QLabel;

namespace vitrine::kiosk {

class BasketAdder;
class CategoryBar;
class EmptyShelf;
class FilterSheet;
class Notice;
class ProductGrid;
class SearchButton;
class TouchButton;

/// The shelves: categories, filters, the products as large pictures.
class BrowseScreen final : public Screen
{
    Q_OBJECT

public:
    explicit BrowseScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    bool back() override;
    void wipe() override;

    [[nodiscard]] ProductGrid& grid() const { return *m_grid; }
    [[nodiscard]] BrowsePresenter& presenter() { return m_presenter; }

protected:
    void retranslate() override;

private:
    void connectParts();
    void placeParts();
    /// Accessibility mode in portrait: large type and little height.
    [[nodiscard]] bool isTight() const;
    void search(const QString& text);
    void refreshList();
    void refreshHead();
    void refreshEmpty();
    void refreshCategories();
    void onEmptyAction();

    BrowsePresenter m_presenter;
    SearchButton* m_search;
    TouchButton* m_clearSearch;
    TouchButton* m_filter;
    CategoryBar* m_categories;
    QLabel* m_heading;
    QLabel* m_asOf;
    ProductGrid* m_grid;
    EmptyShelf* m_empty;
    FilterSheet* m_sheet;
    Notice* m_notice;
    BasketAdder* m_adder;
    QGridLayout* m_places;
    Layout m_layout;
};

} // namespace vitrine::kiosk
