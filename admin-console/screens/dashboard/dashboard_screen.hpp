#pragma once

#include "admin-console/app/screen.hpp"
#include "admin-console/screens/dashboard/dashboard_presenter.hpp"
#include "admin-console/screens/dashboard/sales_comparison.hpp"

class QGridLayout;
class QLabel;
class QScrollArea;

namespace vitrine::qt {
class Chart;
class EmptyState;
class MessageBanner;
class PageHeader;
} // namespace vitrine::qt

namespace vitrine::console {

class FigureTile;
class RankingCard;
struct RankingRow;

/// Today and the last 30 days at a glance; everything leads to the list behind it.
class DashboardScreen final : public Screen
{
    Q_OBJECT

public:
    /// @param now tells the time; a test sets its own.
    explicit DashboardScreen(
        ConsoleContext& context,
        std::function<QDateTime()> now = [] { return QDateTime::currentDateTimeUtc(); },
        QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void open(const Route& route) override;
    [[nodiscard]] Route route() const override;
    void refresh() override;
    [[nodiscard]] DashboardPresenter& presenter() { return m_presenter; }

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildBody(QWidget& body);
    void arrange();
    void connectTiles();
    void showData();
    void showTiles();
    void showChart();
    void showRankings();
    void showStage();
    void showFailure(const Error& error);
    void follow(const QString& page, const QMap<QString, QString>& filter);
    void firstStep();
    [[nodiscard]] QString isoToday() const;
    [[nodiscard]] QMap<QString, QString> lastDays() const;
    [[nodiscard]] std::vector<RankingRow> lowRows();

    DashboardPresenter m_presenter;
    qt::PageHeader* m_header;
    qt::MessageBanner* m_banner;
    qt::EmptyState* m_first; ///< What to do in a shop that has nothing yet.
    QScrollArea* m_scroll;
    QGridLayout* m_grid = nullptr;
    FigureTile* m_revenue;
    FigureTile* m_orders;
    FigureTile* m_basket;
    FigureTile* m_failed;
    QWidget* m_chartCard;
    QLabel* m_chartTitle;
    QLabel* m_chartTotal;
    qt::Chart* m_chart;
    RankingCard* m_best;
    RankingCard* m_low;
    RankingCard* m_states;
    QAction* m_reload;
    int m_columns = 0; ///< Of the grid: 2 on a wide page.
};

} // namespace vitrine::console
