#pragma once

#include "admin-console/app/screen.hpp"

class QComboBox;
class QCheckBox;
class QLabel;
class QStackedWidget;

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

class SpanDetail;
class SpanTableModel;
class TraceLegend;
class TracePresenter;
class WaterfallView;

/// Recent traces of the shop's services, and one of them as a waterfall.
class TracesScreen final : public Screen
{
    Q_OBJECT

public:
    explicit TracesScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QAction*> commands() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

    [[nodiscard]] TracePresenter& presenter() const { return *m_presenter; }
    [[nodiscard]] WaterfallView* waterfall() const { return m_waterfall; }
    [[nodiscard]] SpanDetail* detail() const { return m_detail; }
    [[nodiscard]] qt::DataTable* spanTable() const { return m_spanTable; }
    void setTableShown(bool isShown);

protected:
    void retranslate() override;

private:
    QWidget* buildList();
    QWidget* buildTrace();
    void addCommands();
    void showTrace();
    void showSpan(int row);
    void showServices();
    void takeFilter();
    void openTyped(const QString& text);
    void updateCommands();
    [[nodiscard]] bool isTraceShown() const;

    TracePresenter* m_presenter;
    QStackedWidget* m_stack;
    QWidget* m_list = nullptr;
    qt::PageHeader* m_listHeader = nullptr;
    qt::SearchField* m_search = nullptr;
    QComboBox* m_service = nullptr;
    QComboBox* m_duration = nullptr;
    QCheckBox* m_failed = nullptr;
    qt::MessageBanner* m_listBanner = nullptr;
    qt::DataTable* m_table = nullptr;
    qt::EmptyState* m_listEmpty = nullptr;
    QWidget* m_page = nullptr;
    qt::PageHeader* m_header = nullptr;
    qt::StatusBadge* m_state = nullptr;
    qt::MessageBanner* m_banner = nullptr;
    TraceLegend* m_legend = nullptr;
    QStackedWidget* m_drawing = nullptr;
    WaterfallView* m_waterfall = nullptr;
    qt::DataTable* m_spanTable = nullptr;
    SpanTableModel* m_spans = nullptr;
    qt::EmptyState* m_empty = nullptr;
    SpanDetail* m_detail = nullptr;
    QAction* m_toggleTable = nullptr;
    QAction* m_expand = nullptr;
    QAction* m_collapse = nullptr;
    QAction* m_nextFailure = nullptr;
    QAction* m_zoomIn = nullptr;
    QAction* m_zoomOut = nullptr;
    QAction* m_zoomAll = nullptr;
    QAction* m_copyId = nullptr;
    QAction* m_copySpan = nullptr;
    QAction* m_back = nullptr;
    QAction* m_openId = nullptr;
    bool m_hasListFailed = false;
};

} // namespace vitrine::console
