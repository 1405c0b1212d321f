#pragma once

#include "admin-console/app/console_context.hpp"
#include "admin-console/screens/orders/order_list_presenter.hpp"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
class StatusBadge;
class TagList;
} // namespace vitrine::qt

namespace vitrine::console {

class FilterChips;
class LiveTable;

/// The live list of orders with its filters.
class OrderListView final : public QWidget
{
    Q_OBJECT

public:
    OrderListView(ConsoleContext& context,
                  OrderListPresenter& presenter,
                  QWidget* parent = nullptr);

    [[nodiscard]] qt::DataTable* table() const { return m_table; }
    [[nodiscard]] LiveTable* live() const { return m_live; }
    void focusSearch();
    /// Esc: clears what narrows the list. @return false when nothing does.
    bool clearFilters();
    void retranslate();

Q_SIGNALS:
    void openRequested(const QString& orderId);

private:
    void build(ConsoleContext& context);
    QWidget* buildFilters();
    void fillCombos();
    void connectFilters();
    void showFilter();
    void showCounts();
    void showTags();
    void showTotal();
    void showEmpty();
    void showLive(bool works);
    void takeDates();
    void takePreset(int index);
    void edit(const std::function<void(OrderFilter&)>& change);

    OrderListPresenter& m_presenter;
    qt::PageHeader* m_header;
    FilterChips* m_chips;
    qt::SearchField* m_search;
    QComboBox* m_period;
    QDateEdit* m_from;
    QLabel* m_dash;
    QDateEdit* m_to;
    QComboBox* m_fulfilment;
    QComboBox* m_channel;
    qt::TagList* m_tags;
    qt::StatusBadge* m_liveBadge;
    qt::MessageBanner* m_banner;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    LiveTable* m_live;
    bool m_isShowing = false; ///< Controls are being set, not used.
    bool m_isCustomPeriod = false;
    bool m_liveWorks = true;
};

} // namespace vitrine::console
