#include "storefront-kiosk/screens/done/done_presenter.hpp"

#include "storefront-kiosk/receipt/escpos.hpp"
#include "storefront-kiosk/receipt/receipt_layout.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::kiosk {

DonePresenter::DonePresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.replay(),
            &OrderReplay::acknowledged,
            this,
            [this](const QString& saleId, const QString& number) {
                const auto* bought = purchase();
                if (bought == nullptr || qt::toText(bought->saleId) != saleId)
                    return;
                m_orderNumber = number;
                Q_EMIT changed();
            });
    auto* printer = context.printer();
    if (printer == nullptr)
        return;
    connect(printer, &PrintRunner::kept, this, [this](const QString& jobId) {
        if (std::exchange(m_isKeeping, false))
            m_jobId = jobId;
    });
    connect(printer, &PrintRunner::refused, this, [this](ErrorCode) {
        if (std::exchange(m_isKeeping, false))
            setPrint(PrintStage::Refused);
    });
    connect(printer, &PrintRunner::printed, this, &DonePresenter::onPrinted);
    connect(printer, &PrintRunner::failed, this, &DonePresenter::onPrintFailed);
}

const Purchase* DonePresenter::purchase() const
{
    const auto& bought = m_context.shopper().purchase();
    return bought ? &*bought : nullptr;
}

bool DonePresenter::isToBePaid() const
{
    const auto* bought = purchase();
    return bought != nullptr && bought->receipt.payment.way == SalePayment::Way::Counter;
}

void DonePresenter::enter()
{
    m_orderNumber.clear();
    m_jobId.clear();
    m_isKeeping = false;
    const bool hasPrinter =
        m_context.printer() != nullptr && !m_context.settings().devices.printer.empty();
    setPrint(hasPrinter ? PrintStage::Offered : PrintStage::NoPrinter);
    if (purchase() != nullptr && purchase()->mustPrint)
        print();
}

void DonePresenter::print()
{
    const auto* bought = purchase();
    if (bought == nullptr || m_print == PrintStage::NoPrinter || m_print == PrintStage::Printing)
        return;
    m_isKeeping = true;
    setPrint(PrintStage::Printing);
    m_context.printer()->print(escPos(layOut(bought->receipt, bought->language), {}));
}

void DonePresenter::onPrinted(const QString& jobId)
{
    if (!m_jobId.isEmpty() && jobId == m_jobId)
        setPrint(PrintStage::Printed);
}

void DonePresenter::onPrintFailed(ErrorCode code)
{
    // the first job that waits is not printed, so ours is not either
    if (m_jobId.isEmpty() || m_print == PrintStage::Printed)
        return;
    setPrint(code == ErrorCode::Conflict ? PrintStage::NoPaper : PrintStage::Failed);
}

void DonePresenter::setPrint(PrintStage stage)
{
    m_print = stage;
    Q_EMIT changed();
}

void DonePresenter::forget()
{
    m_orderNumber.clear();
    m_jobId.clear();
    m_isKeeping = false;
    setPrint(PrintStage::NoPrinter);
}

} // namespace vitrine::kiosk
