#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/stock/stock_change_form.hpp"
#include "admin-console/screens/stock/stock_change_presenter.hpp"
#include "admin-console/screens/stock/stock_list_presenter.hpp"

class QPushButton;
class QStackedWidget;

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
class SidePanel;
} // namespace vitrine::qt

namespace vitrine::console {

class LedgerPage;

/// How much there is of everything: the table, a panel to add, take away and count, and the ledger
/// of one product as a page of its own.
class StockScreen final : public Screen
{
    Q_OBJECT

public:
    explicit StockScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;
    [[nodiscard]] bool hasUnsavedChanges() const override;
    [[nodiscard]] QString unsavedText() const override;
    void discardChanges() override;

protected:
    void retranslate() override;

private:
    void build();
    void buildListPage();
    void buildCommands();
    void connectList();
    void connectChanges();
    void setFilter(const StockFilter& filter);
    void showList();
    void showLedger(const QString& productId);
    void showEmpty();
    void showTotal();
    void change(StockChangeForm::Mode mode);
    void closePanel();
    void followSelection();
    void showDone(const wire::Stock& stock, qint64 delta);
    void countInline(int row, const QString& columnId, const QVariant& value);
    [[nodiscard]] bool isLedgerShown() const;
    [[nodiscard]] std::optional<wire::Stock> currentStock() const;
    [[nodiscard]] QString nameOf(const std::string& productId);

    StockListPresenter m_list;
    StockChangePresenter m_changes;
    QStackedWidget* m_pages;
    QWidget* m_listPage;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    qt::SearchField* m_search;
    QPushButton* m_lowOnly;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    LedgerPage* m_ledger;
    qt::SidePanel* m_panel;
    StockChangeForm* m_form;
    QAction* m_adjust = nullptr;
    QAction* m_count = nullptr;
    QAction* m_openLedger = nullptr;
    QAction* m_openProduct = nullptr;
    QAction* m_toggleLow = nullptr;
    QAction* m_openOrder = nullptr;
    QAction* m_openPerson = nullptr;
    bool m_wasModified = false;
};

} // namespace vitrine::console
