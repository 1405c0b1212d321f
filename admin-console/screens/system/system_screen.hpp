#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/system/breaker_list_model.hpp"
#include "admin-console/screens/system/instance_list_model.hpp"

class QLabel;

namespace vitrine::qt {
class DataTable;
class MessageBanner;
class PageHeader;
class SidePanel;
} // namespace vitrine::qt

namespace vitrine::console {

class FigureTile;
class InstanceDetail;
class SystemPresenter;

/// Every process of the shop and how it is; the gateway's circuit breakers below.
class SystemScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SystemScreen(ConsoleContext& context, QWidget* parent = nullptr);
    ~SystemScreen() override;

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    bool backOut() override;

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void buildCommands();
    void showState();
    void showTiles();
    void showTrouble();
    void showDetail(const QString& key);
    void closeDetail();
    [[nodiscard]] QString currentKey() const;

    SystemPresenter& m_presenter;
    InstanceListModel m_instances;
    BreakerListModel m_breakers;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    FigureTile* m_up;
    FigureTile* m_load;
    FigureTile* m_slowest;
    FigureTile* m_failed;
    FigureTile* m_openBreakers;
    qt::DataTable* m_table;
    QLabel* m_breakersTitle;
    qt::DataTable* m_breakerTable;
    qt::SidePanel* m_panel;
    InstanceDetail* m_detail;
    QAction* m_details;
    QAction* m_next;
    QString m_shownKey; ///< Of the instance in the panel, "" while it is closed.
};

} // namespace vitrine::console
