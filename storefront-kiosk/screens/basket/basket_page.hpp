#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/screens/basket/basket_presenter.hpp"
#include "storefront-kiosk/screens/basket/basket_row_widget.hpp"

#include <QWidget>

class QLabel;

namespace vitrine::kiosk {

class BasketLines;
class BasketSums;
class MessageCard;
class TouchButton;

/// What the basket's screen and its panel have in common: the lines, what has changed, the sums, or
/// why there is nothing.
class BasketPage final : public QWidget
{
    Q_OBJECT

public:
    /// @param presenter outlives this.
    BasketPage(KioskContext& context, BasketPresenter& presenter, QWidget* parent = nullptr);

    void setForm(BasketRowWidget::Form form);
    void retranslate();
    /// Back to the first line, and nothing of the shopper left.
    void wipe();

private:
    void refresh();
    void showChanges();
    void showRemoved();
    void showEmpty();
    void onQuantity(const std::string& productId, qint64 quantity);

    KioskContext& m_context;
    BasketPresenter& m_presenter;
    QLabel* m_title;
    QLabel* m_count;
    MessageCard* m_unpriced;
    MessageCard* m_changes;
    TouchButton* m_accept;
    MessageCard* m_removed;
    BasketLines* m_lines;
    BasketSums* m_sums;
    QLabel* m_asOf;
    QWidget* m_empty;
    QLabel* m_emptySymbol;
    QLabel* m_emptyTitle;
    QLabel* m_emptyText;
};

} // namespace vitrine::kiosk
