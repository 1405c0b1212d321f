#pragma once

#include "storefront-kiosk/receipt/print_spool.hpp"
#include "storefront-kiosk/receipt/printer.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <string>

namespace vitrine::kiosk {

/// Brings the spool's jobs to the printer, one after the other. On the GUI thread; neither the disk
/// nor the printer is waited for there.
class PrintRunner final : public QObject
{
    Q_OBJECT

public:
    /// @param spool outlives this, as does `printer`.
    PrintRunner(Confined<PrintSpool>& spool,
                Confined<Printer>& printer,
                std::chrono::milliseconds retryWait = std::chrono::seconds(5),
                QObject* parent = nullptr);

    /// Keeps a job and prints it as soon as the printer can: `kept` or `refused` follows.
    void print(const std::string& bytes);
    /// Prints what waits: at the start, and when somebody has seen to the printer.
    void wake();

Q_SIGNALS:
    /// The job is on the disk.
    void kept(const QString& jobId);
    /// The job could not be kept: show the receipt on the screen.
    void refused(vitrine::ErrorCode code);
    void printed(const QString& jobId);
    /// The printer could not take the job for now: Conflict when it is out of paper.
    void failed(vitrine::ErrorCode code);

private:
    void step();
    void onNext(const Result<std::optional<PrintSpool::Job>>& next);
    void onPrinted(const std::string& id, const Outcome& outcome);
    void retryLater();

    Confined<PrintSpool>& m_spool;
    Confined<Printer>& m_printer;
    QTimer m_retry;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace vitrine::kiosk
