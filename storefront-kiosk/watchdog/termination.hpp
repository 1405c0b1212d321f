#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace vitrine::kiosk {

/// Lets a program with an event loop end in order when it is told to (SIGTERM, SIGINT). Make it
/// before any thread is started: threads take the signal mask over.
class Termination final : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void wanted();

private:
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Blocks the signals that Termination hears, for all threads that are started later.
void blockTermination();

} // namespace vitrine::kiosk
