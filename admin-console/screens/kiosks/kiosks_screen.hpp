#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/kiosks/kiosk_list_presenter.hpp"
#include "admin-console/screens/kiosks/kiosk_panel.hpp"
#include "admin-console/screens/kiosks/kiosk_presenter.hpp"

#include <QPointer>

namespace vitrine::qt {
class DataTable;
class EmptyState;
class MessageBanner;
class PageHeader;
class SearchField;
class SidePanel;
} // namespace vitrine::qt

namespace vitrine::console {

class FilterChips;
class KioskDialog;

/// The kiosks of the shop: how they do, and one of them in a panel. Routes: "kiosks?group=locked",
/// "kiosks/<id>".
class KiosksScreen final : public Screen
{
    Q_OBJECT

public:
    explicit KiosksScreen(ConsoleContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    void focusSearch() override;
    bool backOut() override;

    [[nodiscard]] KioskListPresenter& list() { return m_list; }
    [[nodiscard]] KioskPresenter& kiosk() { return m_kiosk; }
    [[nodiscard]] qt::DataTable* table() const { return m_table; }
    [[nodiscard]] KioskPanel* panel() const { return m_content; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addCommands();
    void build();
    void connectList();
    void connectKiosk();
    void openKiosk(const QString& id);
    void closePanel();
    void showFilter();
    void showTotal();
    void updateCommands();
    void askPairing();
    void askRenaming();
    void askLock();
    void askUnpairing();
    void askReturn();
    void written(const wire::Device& kiosk);
    [[nodiscard]] QString chosenId() const;
    [[nodiscard]] QString name() const;

    KioskListPresenter m_list;
    KioskPresenter m_kiosk;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    FilterChips* m_chips;
    qt::SearchField* m_search;
    qt::DataTable* m_table;
    qt::EmptyState* m_empty;
    qt::SidePanel* m_panel;
    KioskPanel* m_content = nullptr;
    QPointer<KioskDialog> m_dialog;
    KioskPanel::Actions m_actions;
    QAction* m_pair = nullptr;
    QAction* m_open = nullptr;
    QAction* m_clear = nullptr;
    QList<QAction*> m_groups;
};

} // namespace vitrine::console
