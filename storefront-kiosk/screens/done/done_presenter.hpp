#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QObject>
#include <QString>

namespace vitrine::kiosk {

/// How printing stands.
enum class PrintStage {
    NoPrinter,
    Offered,
    Printing,
    Printed,
    NoPaper, ///< It is printed once somebody has put paper in.
    Failed,  ///< The printer cannot be reached; it is tried again for a while.
    Refused  ///< It could not even be kept.
};

/// The last screen's decisions: what was bought, and its receipt on paper. On the GUI thread.
class DonePresenter final : public QObject
{
    Q_OBJECT

public:
    /// @param context outlives this.
    explicit DonePresenter(KioskContext& context, QObject* parent = nullptr);

    /// Looks at what was bought; prints what must be printed.
    void enter();
    void print();
    void forget();

    /// Null when nothing was bought.
    [[nodiscard]] const Purchase* purchase() const;
    [[nodiscard]] bool isToBePaid() const;
    [[nodiscard]] PrintStage printStage() const { return m_print; }
    /// The shop's number of the order, once it has told it; "" until then.
    [[nodiscard]] const QString& orderNumber() const { return m_orderNumber; }

Q_SIGNALS:
    void changed();

private:
    void onPrinted(const QString& jobId);
    void onPrintFailed(ErrorCode code);
    void setPrint(PrintStage stage);

    KioskContext& m_context;
    PrintStage m_print = PrintStage::NoPrinter;
    bool m_isKeeping = false; ///< Our job is on its way to the disk.
    QString m_jobId;
    QString m_orderNumber;
};

} // namespace vitrine::kiosk
