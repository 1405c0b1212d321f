#pragma once

#include "admin-console/screens/system/instance_board.hpp"

#include <QWidget>

#include <vector>

class QLabel;

namespace vitrine::qt {
class Chart;
class StatusBadge;
} // namespace vitrine::qt

namespace vitrine::console {

/// All that is known of one instance, for the panel beside the table.
class InstanceDetail : public QWidget
{
    Q_OBJECT

public:
    explicit InstanceDetail(QWidget* parent = nullptr);

    void showInstance(const BoardRow& row, Timestamp now);
    void retranslate();

private:
    enum Line { Address, Id, Version, Started, Registered, Memory, Cpu, Requests, Slowest, Failed };
    void setLine(Line line, const QString& text);
    void showChart(const BoardRow& row);

    qt::StatusBadge* m_badge;
    QLabel* m_since;
    QLabel* m_detail;
    std::vector<QLabel*> m_names;
    std::vector<QLabel*> m_values;
    qt::Chart* m_chart;
};

} // namespace vitrine::console
