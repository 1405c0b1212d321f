#pragma once

#include "storefront-kiosk/parts/sheet.hpp"
#include "storefront-kiosk/screens/browse/browse_presenter.hpp"

#include <functional>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;
class TouchScroll;

/// Order and filters of the list, with what each choice would leave. What is touched takes effect
/// at once; the list behind follows.
class FilterSheet final : public Sheet
{
    Q_OBJECT

public:
    FilterSheet(KioskContext& context, BrowsePresenter& presenter, QWidget* over);

    void retranslate();

private:
    struct Group
    {
        QLabel* title = nullptr;
        QWidget* chips = nullptr;
    };

    [[nodiscard]] Group addGroup(QWidget* page);
    void fill();
    void fillSort();
    void fillPrices();
    void fillBrands();
    void fillStock();
    void refreshActions();
    [[nodiscard]] QString textOf(const PriceBand& band) const;
    /// @param count products that the choice has; nothing for none to be shown.
    void addChip(const Group& group,
                 const QString& name,
                 const QString& text,
                 std::optional<qint64> count,
                 bool isChosen,
                 std::function<void(bool)> choose);

    KioskContext& m_context;
    BrowsePresenter& m_presenter;
    TouchScroll* m_page;
    Group m_sort;
    Group m_stock;
    Group m_prices;
    Group m_brands;
    TouchButton* m_clear;
    TouchButton* m_done;
};

} // namespace vitrine::kiosk
