#include "storefront-kiosk/watchdog/termination.hpp"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace vitrine::kiosk {
namespace {

sigset_t endSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

void blockTermination()
{
    const auto set = endSignals();
    sigprocmask(SIG_BLOCK, &set, nullptr);
}

Termination::Termination(QObject* parent)
    : QObject(parent)
    , m_descriptor([] {
        blockTermination();
        const auto set = endSignals();
        return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    }())
{
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        if (read(m_descriptor, &info, sizeof info) == ssize_t(sizeof info))
            Q_EMIT wanted();
    });
}

Termination::~Termination()
{
    m_notifier.reset();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

} // namespace vitrine::kiosk
