#include "storefront-kiosk/screens/pay/pay_presenter.hpp"

#include "storefront-kiosk/screens/pay/sale_receipt.hpp"
#include "vitrine/qt/text.hpp"

#include <QRegularExpression>

#include <utility>

namespace vitrine::kiosk {
namespace {

PayNotice noticeOf(PaymentPhase phase)
{
    switch (phase) {
    case PaymentPhase::Declined:
        return PayNotice::Declined;
    case PaymentPhase::Cancelled:
        return PayNotice::Cancelled;
    case PaymentPhase::TimedOut:
        return PayNotice::TimedOut;
    case PaymentPhase::NotBegun:
        return PayNotice::NotBegun;
    default:
        return PayNotice::None;
    }
}

} // namespace

PayPresenter::PayPresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_check(context)
    , m_checkout(context.queue(), context.attempts(), context.recovery(), context.terminal())
{
    connect(&m_check, &PurchaseCheck::finished, this, &PayPresenter::onChecked);
    connect(&m_checkout, &Checkout::changed, this, &PayPresenter::onCheckout);
    connect(&m_checkout, &Checkout::terminalStep, this, [this](TerminalStep step) {
        m_step = step;
        Q_EMIT changed();
    });
    connect(&context.shop(), &ShopStatus::linkChanged, this, &PayPresenter::changed);
}

void PayPresenter::enter()
{
    if (!canLeave())
        return;
    leave();
    const auto& account = m_context.shopper().account();
    if (!m_hasEmail)
        m_email = knownEmail();
    if (!m_context.settings().ways.guest && !account)
        return refuse(PayRefusal::SignInNeeded);
    check();
}

QString PayPresenter::knownEmail() const
{
    const auto& account = m_context.shopper().account();
    const bool isUseful =
        m_context.settings().ways.eMail && account && looksLikeEmail(account->email);
    return isUseful ? account->email : QString();
}

void PayPresenter::check()
{
    if (m_context.shopper().basket().isEmpty())
        return refuse(PayRefusal::NothingLeft);
    show(PayStage::Checking);
    m_check.begin();
}

void PayPresenter::onChecked(const PurchaseCheck::Answer& answer)
{
    m_checked = answer;
    if (answer.trouble == PurchaseCheck::Trouble::NoPrices)
        return refuse(PayRefusal::NoPrices);
    if (answer.trouble == PurchaseCheck::Trouble::NotHeld)
        return refuse(PayRefusal::NotHeld);
    if (!answer.changes.empty())
        return show(PayStage::Changed);
    choose();
}

void PayPresenter::accept()
{
    if (m_stage != PayStage::Changed)
        return;
    // one that no longer fits comes back with the next check
    std::ignore = m_context.shopper().accept(m_checked.changes);
    check();
}

void PayPresenter::choose()
{
    const auto totals = m_context.shopper().basket().totals();
    if (!totals.ok()) // there is no tax rate for something any more
        return refuse(PayRefusal::NoPrices);
    m_total = {totals->total, totals->currency};
    const auto& ways = m_context.settings().ways;
    if (!ways.terminal && !ways.counter)
        return refuse(PayRefusal::NoWay);
    askTerminal();
    show(PayStage::Choosing);
}

void PayPresenter::askTerminal()
{
    if (!m_context.settings().ways.terminal || m_context.terminal() == nullptr)
        return;
    qt::deliver(m_context.terminal()->health(),
                this,
                [this, ticket = m_health.next()](const Result<TerminalHealth>& health) {
                    if (m_health.isStale(ticket))
                        return;
                    m_terminal =
                        health.ok() && health->isReady ? Terminal::Ready : Terminal::NotReady;
                    Q_EMIT changed();
                });
}

bool PayPresenter::offers(PayWay way) const
{
    const auto& ways = m_context.settings().ways;
    return way == PayWay::Counter ? ways.counter : ways.terminal && m_context.terminal() != nullptr;
}

void PayPresenter::pay(PayWay way)
{
    if (m_stage != PayStage::Choosing || !offers(way))
        return;
    if (way == PayWay::Terminal && m_terminal != Terminal::Ready)
        return;
    m_notice = PayNotice::None;
    m_step.reset();
    if (m_checkout.phase() == CheckoutPhase::ChoosingPayment)
        return payBy(way);
    m_wanted = way;
    beginSale();
}

void PayPresenter::beginSale()
{
    auto draft = m_context.shopper().basket().draft({}, qt::toUtf8(m_email));
    if (!draft.ok())
        return refuse(PayRefusal::NoPrices);
    draft->leaseId = m_checked.leaseId;
    draft->soldOffline = m_checked.isOffline;
    m_checkout.begin(*draft, qt::toUtf8(m_context.language().language()));
}

void PayPresenter::payBy(PayWay way)
{
    if (way == PayWay::Terminal)
        m_checkout.payAtTerminal();
    else
        m_checkout.payAtCounter();
}

void PayPresenter::setEmail(const QString& email)
{
    if (!canLeave() || (!email.isEmpty() && !looksLikeEmail(email)))
        return;
    m_hasEmail = true;
    if (m_email == email)
        return;
    m_email = email;
    // a draft that is there already has the address of before: the next one gets this
    if (m_checkout.phase() == CheckoutPhase::ChoosingPayment)
        m_checkout.leave();
    Q_EMIT changed();
}

void PayPresenter::onCheckout()
{
    switch (m_checkout.phase()) {
    case CheckoutPhase::Idle:
        return;
    case CheckoutPhase::Preparing:
        return show(PayStage::Preparing);
    case CheckoutPhase::ChoosingPayment:
        return onChoosing();
    case CheckoutPhase::AtTerminal:
        return show(stageAtTerminal());
    case CheckoutPhase::Taking:
        return show(PayStage::Keeping);
    case CheckoutPhase::Taken:
        return onTaken();
    case CheckoutPhase::Refused:
        return refuse(PayRefusal::KioskFull);
    }
}

PayStage PayPresenter::stageAtTerminal() const
{
    switch (m_checkout.payment().phase) {
    case PaymentPhase::Idle: // not told yet, or the outcome is on its way to the disk
    case PaymentPhase::Storing:
        return PayStage::Preparing;
    case PaymentPhase::OutcomeUnknown:
        return PayStage::Asking;
    case PaymentPhase::Recording:
    case PaymentPhase::Paid:
        return PayStage::Keeping;
    default:
        return PayStage::AtTerminal;
    }
}

void PayPresenter::onChoosing()
{
    if (const auto way = std::exchange(m_wanted, std::nullopt))
        return payBy(*way);
    m_notice = noticeOf(m_checkout.payment().phase);
    m_declineReason = m_checkout.payment().answer.declineReason;
    m_step.reset();
    m_terminal = Terminal::Unknown;
    askTerminal();
    show(PayStage::Choosing);
}

void PayPresenter::onTaken()
{
    auto& shopper = m_context.shopper();
    const auto& sale = m_checkout.sale();
    Purchase purchase{.saleId = sale.id,
                      .language = qt::toText(sale.language),
                      .email = sale.draft.email,
                      .isOffline = m_checked.isOffline || m_context.shop().isOffline()};
    purchase.mustPrint =
        sale.payment.way == SalePayment::Way::Counter || !m_checkout.payment().answer.slipPrinted;
    purchase.receipt = receiptOfSale(m_context.settings().shop, shopper.basket(), sale);
    purchase.receipt.qrText = receiptCode(purchase.receipt, purchase.language);
    shopper.setPurchase(std::move(purchase));
    if (m_context.orders() != nullptr && shopper.account())
        m_context.orders()->setShopper(sale.id, shopper.account()->accessToken);
    m_check.keep();
    takeFromShelf();
    m_context.replay().wake();
    shopper.emptyBasket();
    show(PayStage::Taken);
    Q_EMIT taken();
}

void PayPresenter::takeFromShelf()
{
    std::vector<SoldUnits> sold;
    for (const auto& line : m_context.shopper().basket().lines())
        sold.push_back({line.productId, line.quantity});
    m_context.shelf().ask(
        &m_context,
        [sold = std::move(sold)](LocalCatalog& shelf) { return shelf.takeFromStock(sold); },
        [context = &m_context](const Outcome&) { Q_EMIT context->shelfChanged(); });
}

void PayPresenter::cancel()
{
    if (canCancel())
        m_checkout.cancelPayment();
}

bool PayPresenter::canCancel() const
{
    // once the bank is asked or the card is to be taken out it is too late
    const bool isLate = m_step == TerminalStep::Processing || m_step == TerminalStep::RemoveCard;
    return m_stage == PayStage::AtTerminal && !isCancelling() && !isLate;
}

bool PayPresenter::isCancelling() const
{
    return m_checkout.payment().phase == PaymentPhase::Cancelling;
}

bool PayPresenter::canLeave() const
{
    switch (m_stage) {
    case PayStage::Preparing:
    case PayStage::AtTerminal:
    case PayStage::Asking:
    case PayStage::Keeping:
        return false;
    default:
        return true;
    }
}

void PayPresenter::leave()
{
    const bool isOpen = m_stage == PayStage::AtTerminal || m_stage == PayStage::Asking ||
                        m_stage == PayStage::Keeping;
    m_stage = PayStage::Idle;
    // of what may have been paid the goods stay held: the recovery makes a sale of it
    if (isOpen)
        m_check.keep();
    else
        m_check.drop();
    m_checkout.leave();
    m_health.drop();
    m_terminal = Terminal::Unknown;
    m_notice = PayNotice::None;
    m_declineReason.clear();
    m_refusal = PayRefusal::None;
    m_checked = {};
    m_wanted.reset();
    m_step.reset();
    m_total = {};
    Q_EMIT changed();
}

void PayPresenter::forget()
{
    leave();
    m_email.fill(QChar(0));
    m_email.clear();
    m_hasEmail = false;
}

QString PayPresenter::reference() const
{
    return qt::toText(m_checkout.payment().reference);
}

void PayPresenter::refuse(PayRefusal refusal)
{
    m_refusal = refusal;
    show(PayStage::Refused);
}

void PayPresenter::show(PayStage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

bool looksLikeEmail(const QString& text)
{
    static constexpr qsizetype kLengthMax = 254;
    static const QRegularExpression pattern(
        QStringLiteral("\\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\z"));
    return text.size() <= kLengthMax && pattern.match(text).hasMatch();
}

} // namespace vitrine::kiosk
