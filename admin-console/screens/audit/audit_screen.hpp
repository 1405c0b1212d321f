#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/audit/audit_labels.hpp"
#include "admin-console/screens/audit/audit_presenter.hpp"

class QSplitter;

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
} // namespace vitrine::qt

namespace vitrine::console {

class AuditDetail;
class AuditFilterBar;

/// Who changed what, when, before and after, in all services.
class AuditScreen final : public Screen
{
    Q_OBJECT

public:
    explicit AuditScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildCommands();
    void setFilter(const AuditFilter& filter);
    void showLoaded();
    void showEmpty();
    void showFailure(const QStringList& services, const Error& error);
    void showCurrent();
    void onlyEntity();
    void onlyPerson();

    AuditPresenter m_presenter;
    AuditLabels m_labels;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    AuditFilterBar* m_filters;
    QSplitter* m_splitter;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    AuditDetail* m_detail;
    QAction* m_openEntity;
    QAction* m_clear;
    QString m_shownKey; ///< Of the entry in the detail; found again after a refresh.
};

} // namespace vitrine::console
