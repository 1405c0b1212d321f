#pragma once

#include "storefront-kiosk/checkout/checkout.hpp"
#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/screens/pay/purchase_check.hpp"

#include <QObject>
#include <QString>

#include <optional>
#include <string>

namespace vitrine::kiosk {

/// What the pay screen shows.
enum class PayStage {
    Idle,
    Checking,   ///< Prices and stock are asked for.
    Changed,    ///< They are others than the shopper saw: see changes().
    Choosing,   ///< How to pay; after a payment that failed see notice().
    Preparing,  ///< The order is being written down.
    AtTerminal, ///< See step().
    Asking,     ///< Nobody knows whether the card was charged: the provider is being asked.
    Keeping,    ///< Paid, or to be paid at the counter; being written down.
    Taken,      ///< See Shopper::purchase().
    Refused     ///< See refusal(). Nothing was paid.
};

/// How the last try to pay ended. Nothing was charged by it.
enum class PayNotice { None, Declined, Cancelled, TimedOut, NotBegun };

/// Why nothing can be sold now.
enum class PayRefusal {
    None,
    NothingLeft,  ///< All that was in the basket is sold out: it is empty.
    SignInNeeded, ///< The shop sells to known shoppers only.
    NotHeld,      ///< The shop cannot be asked for the goods, and this kiosk has no allotment.
    NoPrices,     ///< The kiosk cannot read its own catalogue.
    KioskFull,    ///< Too many sales wait for the shop, or the disk is full.
    NoWay         ///< Neither the terminal nor the counter takes money.
};

enum class PayWay { Terminal, Counter };

/// One shopper's way through the pay screen: from the check of the basket to a sale that is on the
/// disk, or to where nothing was paid. Holds the shopper's Checkout. On the GUI thread.
class PayPresenter final : public QObject
{
    Q_OBJECT

public:
    /// Whether the terminal could take a payment now.
    enum class Terminal { Unknown, Ready, NotReady };

    /// @param context outlives this.
    explicit PayPresenter(KioskContext& context, QObject* parent = nullptr);

    /// The shopper wants to pay. While a payment is under way this changes nothing.
    void enter();
    /// The shopper agrees to all changes; then it is checked again.
    void accept();
    [[nodiscard]] bool offers(PayWay way) const;
    void pay(PayWay way);
    /// Where the shop sends the receipt, "" for nowhere. Until something is being paid.
    void setEmail(const QString& email);
    /// The shopper gives up the payment at the terminal; what comes of it is told by the stage.
    void cancel();
    [[nodiscard]] bool canCancel() const;
    /// Whether the shopper may go elsewhere: nothing is being paid.
    [[nodiscard]] bool canLeave() const;
    /// The shopper goes elsewhere, or has gone. What nobody knows the end of, the recovery ends.
    void leave();
    /// As leave, and the next one is another shopper.
    void forget();

    [[nodiscard]] PayStage stage() const { return m_stage; }
    [[nodiscard]] PayNotice notice() const { return m_notice; }
    [[nodiscard]] PayRefusal refusal() const { return m_refusal; }
    [[nodiscard]] const BasketChanges& changes() const { return m_checked.changes; }
    [[nodiscard]] Terminal terminal() const { return m_terminal; }
    /// What to do at the terminal; nothing until it has said so.
    [[nodiscard]] std::optional<TerminalStep> step() const { return m_step; }
    [[nodiscard]] bool isCancelling() const;
    /// With PayNotice::Declined: the provider's word for it.
    [[nodiscard]] const std::string& declineReason() const { return m_declineReason; }
    [[nodiscard]] bool needsStaff() const { return m_checkout.needsStaff(); }
    /// What staff find the payment by, "" before there is one.
    [[nodiscard]] QString reference() const;
    /// What is to be paid; also once the basket is empty.
    [[nodiscard]] const domain::Money& total() const { return m_total; }
    [[nodiscard]] const QString& email() const { return m_email; }

Q_SIGNALS:
    void changed();
    /// The sale is on the disk: show the last screen. Once per sale.
    void taken();

private:
    void check();
    void onChecked(const PurchaseCheck::Answer& answer);
    void choose();
    void askTerminal();
    void beginSale();
    void onCheckout();
    void onChoosing();
    void onTaken();
    void takeFromShelf();
    void payBy(PayWay way);
    void refuse(PayRefusal refusal);
    void show(PayStage stage);
    [[nodiscard]] PayStage stageAtTerminal() const;
    [[nodiscard]] QString knownEmail() const;

    KioskContext& m_context;
    PurchaseCheck m_check;
    Checkout m_checkout;
    PayStage m_stage = PayStage::Idle;
    PayNotice m_notice = PayNotice::None;
    PayRefusal m_refusal = PayRefusal::None;
    Terminal m_terminal = Terminal::Unknown;
    PurchaseCheck::Answer m_checked;
    std::string m_declineReason;
    std::optional<PayWay> m_wanted; ///< Until the draft is on the disk.
    std::optional<TerminalStep> m_step;
    domain::Money m_total;
    QString m_email;
    bool m_hasEmail = false; ///< The shopper has said so, or said no.
    qt::Latest m_health;
};

/// Whether an order with this address will be taken: stricter than the shop.
[[nodiscard]] bool looksLikeEmail(const QString& text);

} // namespace vitrine::kiosk
