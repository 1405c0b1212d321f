#include "storefront-kiosk/receipt/print_runner.hpp"

#include "vitrine/qt/text.hpp"

namespace vitrine::kiosk {

PrintRunner::PrintRunner(Confined<PrintSpool>& spool,
                         Confined<Printer>& printer,
                         std::chrono::milliseconds retryWait,
                         QObject* parent)
    : QObject(parent)
    , m_spool(spool)
    , m_printer(printer)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryWait);
    connect(&m_retry, &QTimer::timeout, this, &PrintRunner::wake);
}

void PrintRunner::print(const std::string& bytes)
{
    m_spool.ask(
        this,
        [bytes](PrintSpool& spool) { return spool.put(bytes); },
        [this](const Result<std::string>& id) {
            if (!id.ok()) {
                Q_EMIT refused(id.error().code);
                return;
            }
            Q_EMIT kept(qt::toText(*id));
            wake();
        });
}

void PrintRunner::wake()
{
    if (m_busy)
        m_again = true;
    else
        step();
}

void PrintRunner::step()
{
    m_busy = true;
    m_again = false;
    m_retry.stop();
    m_spool.ask(
        this,
        [](PrintSpool& spool) { return spool.next(); },
        [this](const Result<std::optional<PrintSpool::Job>>& next) { onNext(next); });
}

void PrintRunner::onNext(const Result<std::optional<PrintSpool::Job>>& next)
{
    if (!next.ok()) {
        Q_EMIT failed(next.error().code);
        return retryLater();
    }
    if (*next) {
        const auto& job = **next;
        m_printer.ask(
            this,
            [bytes = job.bytes](Printer& printer) { return printer.print(bytes); },
            [this, id = job.id](const Outcome& outcome) { onPrinted(id, outcome); });
        return;
    }
    m_busy = false;
    if (m_again)
        step();
}

void PrintRunner::onPrinted(const std::string& id, const Outcome& outcome)
{
    if (!outcome.ok()) {
        Q_EMIT failed(outcome.error().code);
        return retryLater();
    }
    m_spool.ask(
        this,
        [id](PrintSpool& spool) { return spool.done(id); },
        [this, id](const Outcome& gone) {
            if (!gone.ok()) // it would be printed again and again: somebody has to see to the disk
                return retryLater();
            Q_EMIT printed(qt::toText(id));
            step();
        });
}

void PrintRunner::retryLater()
{
    m_busy = false;
    m_retry.start();
}

} // namespace vitrine::kiosk
