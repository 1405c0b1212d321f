#pragma once

#include "admin-console/screens/traces/trace_tree.hpp"

#include <QWidget>

namespace vitrine::console {

/// Which colour is which service, and how much of the time is its own.
class TraceLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TraceLegend(QWidget* parent = nullptr);

    void setTree(const TraceTree& tree);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    std::vector<TraceService> m_services;
    std::int64_t m_total = 0;
};

} // namespace vitrine::console
