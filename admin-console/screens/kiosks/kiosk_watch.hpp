#pragma once

#include "admin-console/app/console_context.hpp"

#include <QObject>
#include <QTimer>

namespace vitrine::console {

/// Tells beside the name of the Kiosks page how many kiosks somebody should look after. A child of
/// the context.
class KioskWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kIntervalMs = 60'000;
    static constexpr int kKiosksMax = 200; ///< Looked at; more than one shop has.

    explicit KioskWatch(ConsoleContext& context);

    void refresh();

private:
    ConsoleContext& m_context;
    QTimer m_timer;
    bool m_isAsking = false;
};

} // namespace vitrine::console
