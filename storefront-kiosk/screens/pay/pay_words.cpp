#include "storefront-kiosk/screens/pay/pay_words.hpp"

#include "vitrine/qt/format/format.hpp"

#include <QCoreApplication>

#include <string_view>

namespace vitrine::kiosk {
namespace {

using qt::Icon;
using qt::Tone;
using Page = PayWords::Page;

/// For lupdate's context "PayWords".
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PayWords)
};

QString nothingCharged()
{
    return Words::tr("Nothing was charged.");
}

Page stepPage(const PayPresenter& presenter, const QString& amount)
{
    if (presenter.isCancelling())
        return {Icon::Card,
                Tone::Accent,
                Words::tr("Cancelling the payment"),
                Words::tr("One moment: the card reader tells us whether it was in time.")};
    switch (presenter.step().value_or(TerminalStep::PresentCard)) {
    case TerminalStep::PresentCard:
        return {Icon::Card,
                Tone::Accent,
                Words::tr("Hold your card to the reader"),
                //: %1 amount
                Words::tr("or put it in. You pay %1.").arg(amount)};
    case TerminalStep::EnterPin:
        return {Icon::Lock,
                Tone::Accent,
                Words::tr("Enter your PIN at the reader"),
                Words::tr("Cover the keys with your other hand. You pay %1.").arg(amount)};
    case TerminalStep::Processing:
        return {Icon::Activity,
                Tone::Accent,
                Words::tr("Your payment is on its way"),
                Words::tr("Please leave your card where it is. You pay %1.").arg(amount)};
    case TerminalStep::RemoveCard:
        return {Icon::Card,
                Tone::Accent,
                Words::tr("Please take your card"),
                Words::tr("Do not forget it in the reader.")};
    }
    return {};
}

Page askingPage(const PayPresenter& presenter)
{
    if (!presenter.needsStaff())
        return {Icon::Clock,
                Tone::Info,
                Words::tr("We are asking your bank, please wait"),
                Words::tr("The card reader did not answer. Please do not pay again: "
                          "nothing is ever charged twice.")};
    return {Icon::Help,
            Tone::Warn,
            Words::tr("This takes longer than usual. Please ask our staff"),
            //: %1 reference of a payment
            Words::tr("If your card was charged, your order is safe and goes on by itself. If it "
                      "was not, you pay nothing. Reference: %1")
                .arg(presenter.reference())};
}

Page keepingPage(const PayPresenter& presenter)
{
    if (presenter.needsStaff())
        return {Icon::Help,
                Tone::Warn,
                Words::tr("You have paid. Please ask our staff"),
                Words::tr("The kiosk has trouble keeping your order. The payment is safe. "
                          "Reference: %1")
                    .arg(presenter.reference())};
    return {Icon::Check, Tone::Ok, Words::tr("Your order is being kept"), {}};
}

Page refusalPage(PayRefusal refusal)
{
    switch (refusal) {
    case PayRefusal::NothingLeft:
        return {Icon::Basket,
                Tone::Accent,
                Words::tr("Your basket is empty"),
                Words::tr("What was in it is sold out. %1").arg(nothingCharged())};
    case PayRefusal::SignInNeeded:
        return {Icon::SignIn,
                Tone::Accent,
                Words::tr("Please sign in to buy here"),
                Words::tr("This shop sells to its customers only. %1").arg(nothingCharged())};
    case PayRefusal::NotHeld:
        return {Icon::Offline,
                Tone::Warn,
                Words::tr("We cannot put your things aside right now"),
                Words::tr("The shop does not answer. %1 Please try again, or ask our staff.")
                    .arg(nothingCharged())};
    case PayRefusal::NoPrices:
        return {Icon::Warning,
                Tone::Warn,
                Words::tr("We cannot check the prices right now"),
                Words::tr("%1 Please try again, or ask our staff.").arg(nothingCharged())};
    case PayRefusal::NoWay:
        return {Icon::Warning,
                Tone::Warn,
                Words::tr("You cannot pay here right now"),
                Words::tr("%1 Please ask our staff.").arg(nothingCharged())};
    case PayRefusal::KioskFull:
    case PayRefusal::None:
        break;
    }
    return {Icon::Warning,
            Tone::Warn,
            Words::tr("This kiosk can take no order right now"),
            Words::tr("%1 Please take your things to the counter.").arg(nothingCharged())};
}

/// The bank's reason, where the shopper can do something about it.
QString declineText(std::string_view reason)
{
    if (reason == "insufficient_funds")
        return Words::tr("There is not enough money on the card.");
    if (reason == "expired_card")
        return Words::tr("The card has expired.");
    if (reason == "incorrect_pin")
        return Words::tr("The PIN was not right.");
    return Words::tr("The bank did not give a reason.");
}

} // namespace

PayWords::Page PayWords::page(const PayPresenter& presenter, const QLocale& locale)
{
    switch (presenter.stage()) {
    case PayStage::Checking:
        return {Icon::Refresh,
                Tone::Accent,
                Words::tr("We check prices and stock"),
                Words::tr("and put your things aside for you.")};
    case PayStage::Preparing:
        return {Icon::Note, Tone::Accent, Words::tr("One moment, please"), {}};
    case PayStage::AtTerminal:
        return stepPage(presenter, qt::formatMoney(presenter.total(), locale));
    case PayStage::Asking:
        return askingPage(presenter);
    case PayStage::Keeping:
        return keepingPage(presenter);
    case PayStage::Refused:
        return refusalPage(presenter.refusal());
    case PayStage::Taken:
        return {Icon::Success, Tone::Ok, Words::tr("Thank you!"), {}};
    case PayStage::Idle:
    case PayStage::Changed:
    case PayStage::Choosing:
        break;
    }
    return {};
}

PayWords::Notice PayWords::notice(const PayPresenter& presenter)
{
    switch (presenter.notice()) {
    case PayNotice::None:
        return {};
    case PayNotice::Declined:
        return {Tone::Danger,
                Words::tr("The card was declined. Nothing was charged."),
                //: %1 a sentence with the reason
                Words::tr("%1 Try another card, or pay at the counter.")
                    .arg(declineText(presenter.declineReason()))};
    case PayNotice::Cancelled:
        return {Tone::Info,
                Words::tr("The payment was cancelled. Nothing was charged."),
                Words::tr("Your basket is as it was.")};
    case PayNotice::TimedOut:
        return {Tone::Warn,
                Words::tr("There was no card. Nothing was charged."),
                Words::tr("Try again when you are ready.")};
    case PayNotice::NotBegun:
        return {Tone::Warn,
                Words::tr("The card payment could not begin. Nothing was charged."),
                Words::tr("Try again, or pay at the counter.")};
    }
    return {};
}

QString PayWords::mainAction(const PayPresenter& presenter)
{
    switch (presenter.stage()) {
    case PayStage::Changed:
        return Words::tr("Agreed");
    case PayStage::Asking:
    case PayStage::Keeping:
        return presenter.needsStaff() ? Words::tr("Finish") : QString();
    case PayStage::Refused:
        break;
    default:
        return {};
    }
    switch (presenter.refusal()) {
    case PayRefusal::NothingLeft:
        return Words::tr("Look around");
    case PayRefusal::SignInNeeded:
        return Words::tr("Sign in");
    case PayRefusal::NoWay:
        return {};
    default:
        return Words::tr("Try again");
    }
}

} // namespace vitrine::kiosk
