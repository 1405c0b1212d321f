#pragma once

#include "admin-console/app/console_context.hpp"

#include <QObject>
#include <QTimer>

namespace vitrine::console {

/// Tells beside the name of the Stock page how many products run out. A child of the context.
class LowStockWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int kIntervalMs = 60'000;

    explicit LowStockWatch(ConsoleContext& context);

    void refresh();

private:
    ConsoleContext& m_context;
    QTimer m_timer;
    bool m_isAsking = false;
};

} // namespace vitrine::console
