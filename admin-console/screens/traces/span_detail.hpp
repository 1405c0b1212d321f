#pragma once

#include "admin-console/screens/traces/trace_tree.hpp"

#include <QFrame>

class QLabel;
class QPushButton;
class QTableWidget;

namespace vitrine::qt {
class StatusBadge;
}

namespace vitrine::console {

/// What is known of one span: its times and its tags, to read and to copy.
class SpanDetail final : public QFrame
{
    Q_OBJECT

public:
    explicit SpanDetail(QWidget* parent = nullptr);

    /// @param row -1 for none. `tree` is not kept.
    void show(const TraceTree& tree, int row);
    /// Tags as lines "key: value".
    [[nodiscard]] QString copyText() const { return m_copyText; }
    void retranslate();

private:
    QLabel* m_service;
    QLabel* m_name;
    qt::StatusBadge* m_state;
    QLabel* m_times;
    QLabel* m_ids;
    QTableWidget* m_tags;
    QPushButton* m_copy;
    QString m_copyText;
};

} // namespace vitrine::console
