#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/products/product_editor_presenter.hpp"
#include "admin-console/screens/products/product_exporter.hpp"
#include "admin-console/screens/products/product_list_presenter.hpp"

#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace vitrine::qt {
class BulkBar;
class BusyOverlay;
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
class SidePanel;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class BulkEditDialog;
class FilterButton;
class ProductEditorWidget;

/// The products: a list with filters, and one product beside it (a panel) or in its place (a page).
/// Routes: "products?q=boots", "products/<id>" (page), "products/<id>?panel=1", "products/new".
class ProductScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ProductScreen(ConsoleContext& context, QWidget* parent = nullptr);
    ~ProductScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;
    [[nodiscard]] bool hasUnsavedChanges() const override;
    [[nodiscard]] QString unsavedText() const override;
    void discardChanges() override;

    [[nodiscard]] ProductListPresenter& list() { return m_list; }
    [[nodiscard]] ProductEditorPresenter& editor() { return m_editor; }
    [[nodiscard]] ProductExporter& exporter() { return m_exporter; }

protected:
    void retranslate() override;

private:
    enum class Mode { List, Panel, Page };
    struct Commands;

    void makeCommands();
    void makeListPage();
    void makeFilters();
    void makeEditorPage();
    void connectList();
    void connectListAnswers();
    void connectEditor();
    void connectEditorAnswers();

    void showMode(Mode mode);
    void openProduct(const QString& id, Mode mode);
    void openNew();
    void leaveEditor();
    /// Runs `then` at once, or after the person gave up what is not saved.
    void unlessUnsaved(std::function<void()> then);
    void followSelection();
    void changeFilter(const std::function<void(ProductFilter&)>& edit);
    void showFilter();
    void showFacets();
    void showTotal();
    void showEmpty();
    void showEditorHead();
    void updateCommands();
    void openBulkEdit();
    void bulkApplied(int changed, const std::vector<std::string>& batchIds);
    void undoBatches(std::vector<std::string> batchIds);
    void archiveSelected();
    void restoreSelected();
    void askPurge(const ProductReferences& references);
    void connectExporter();
    void askWhereToExport();
    void exportTo(const QString& path);
    [[nodiscard]] QStringList brands() const;
    [[nodiscard]] QStringList taxCategories() const;

    std::unique_ptr<Commands> m_do; ///< Outlives the presenters, whose last words update it.
    ProductListPresenter m_list;
    ProductEditorPresenter m_editor;
    ProductExporter m_exporter;
    Mode m_mode = Mode::List;
    QTimer m_follow; ///< The panel follows the row, but not each of twenty rows on the way.
    QPointer<BulkEditDialog> m_bulkDialog;

    QStackedWidget* m_pages;
    QWidget* m_listPage;
    qt::PageHeader* m_header;
    qt::SearchField* m_search;
    FilterButton* m_category;
    FilterButton* m_brand;
    FilterButton* m_tax;
    FilterButton* m_state;
    FilterButton* m_stock;
    QPushButton* m_clear;
    QLabel* m_total;
    qt::MessageBanner* m_banner;
    qt::BulkBar* m_bulkBar;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    qt::BusyOverlay* m_busy;
    qt::SidePanel* m_panel;
    QWidget* m_panelHost; ///< Holds the editor while the panel shows it.
    QWidget* m_editorPage;
    qt::PageHeader* m_editorHeader;
    qt::StatusBadge* m_editorBadge;
    ProductEditorWidget* m_editorWidget;
};

} // namespace vitrine::console
