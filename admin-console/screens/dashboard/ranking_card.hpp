#pragma once

#include "admin-console/screens/dashboard/ranking_model.hpp"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine::qt {
class DataTable;
}

namespace vitrine::console {

/// A titled short list on a card. A row leads to what is behind it by a click, Enter or double
/// click; the link in the title to the whole list.
class RankingCard : public QWidget
{
    Q_OBJECT

public:
    explicit RankingCard(const QString& objectName, QWidget* parent = nullptr);

    [[nodiscard]] RankingModel& model() { return m_model; }
    void setTitle(const QString& title);
    /// @param text "" for no link.
    void setLink(const QString& text, const Route& route);
    /// Said in place of rows when there are none.
    void setEmptyText(const QString& text);
    void setTitles(const QStringList& titles);
    /// Tells the model, and makes as much room as there are rows.
    void setRows(std::vector<RankingRow> rows);

Q_SIGNALS:
    void routeRequested(const vitrine::console::Route& route);

private:
    void fit();

    RankingModel m_model;
    QLabel* m_title;
    QPushButton* m_link;
    QLabel* m_empty;
    qt::DataTable* m_table;
    Route m_route;
};

} // namespace vitrine::console
