#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/imports/import_batches.hpp"
#include "admin-console/screens/imports/import_presenter.hpp"

#include <QHash>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace vitrine::qt {
class BusyOverlay;
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
} // namespace vitrine::qt

namespace vitrine::console {

class MappingPage;

/// Imports a table of products in four steps: file, columns, preview, result; and takes earlier
/// ones back.
class ImportScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ImportScreen(ConsoleContext& context, QWidget* parent = nullptr);
    ~ImportScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    bool backOut() override;
    [[nodiscard]] bool hasUnsavedChanges() const override;
    [[nodiscard]] QString unsavedText() const override;
    void discardChanges() override;

    [[nodiscard]] ImportPresenter& presenter() { return m_presenter; }
    [[nodiscard]] ImportBatches& batches() { return m_batches; }

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Commands
    {
        QAction* choose = nullptr;
        QAction* next = nullptr; ///< Check, then import: what leads on.
        QAction* back = nullptr;
        QAction* stop = nullptr;
        QAction* undo = nullptr;
        QAction* saveFailed = nullptr;
        QAction* retryFailed = nullptr;
        QAction* undoBatch = nullptr;
    };
    using Filter = ImportRowsModel::Filter;

    void makeCommands();
    QWidget* makeChoosePage();
    QWidget* makeRowsPage();
    QWidget* makeFooter();
    void arrange();
    void connectPresenter();
    void connectBatches();
    void chooseFile();
    void goOn();
    void saveFailed();
    void askUndoBatch();
    void showStage();
    void showSteps();
    void showProgress();
    void showFilters();
    void showSummary();
    void showRowDetails();
    void sizeColumns();
    void updateCommands();
    [[nodiscard]] QString batchText(const wire::CatalogBatch& batch) const;

    ImportPresenter m_presenter;
    ImportBatches m_batches;
    Commands m_do;
    qt::PageHeader* m_header;
    QLabel* m_steps;
    qt::MessageBanner* m_banner;
    QStackedWidget* m_pages;
    QWidget* m_choosePage;
    QWidget* m_drop;
    QLabel* m_dropTitle;
    QLabel* m_dropText;
    QPushButton* m_choose;
    QLabel* m_batchTitle;
    QPushButton* m_undoBatch;
    qt::DataTable* m_batchTable;
    qt::EmptyState* m_noBatches;
    MappingPage* m_mapping;
    QWidget* m_rowsPage;
    QHash<int, QPushButton*> m_filters; ///< By Filter.
    QProgressBar* m_progress;
    QLabel* m_progressText;
    qt::DataTable* m_rows;
    QLabel* m_details;
    QLabel* m_problem;
    QPushButton* m_back;
    QPushButton* m_stop;
    QPushButton* m_saveFailed;
    QPushButton* m_retryFailed;
    QPushButton* m_undo;
    QPushButton* m_next;
    QWidget* m_footer;
    qt::BusyOverlay* m_busy;
};

} // namespace vitrine::console
