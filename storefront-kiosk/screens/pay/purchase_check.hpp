#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Whether the basket can be sold as the shopper sees it: asks the shop for news, compares prices
/// and stock, and has the goods held, all at the same time and within about two seconds. On the GUI
/// thread.
class PurchaseCheck final : public QObject
{
    Q_OBJECT

public:
    /// Why nothing can be sold now.
    enum class Trouble {
        None,
        NoPrices, ///< The kiosk's own catalogue cannot be read.
        NotHeld   ///< Nobody holds the goods for the shopper.
    };
    struct Answer
    {
        Trouble trouble = Trouble::None;
        BasketChanges changes{}; ///< To be accepted; then it is checked again.
        std::string leaseId{};   ///< Of what is held, "" for nothing.
        bool isOffline = false;  ///< The shop was not asked.
    };

    /// @param context outlives this.
    explicit PurchaseCheck(KioskContext& context, QObject* parent = nullptr);

    /// Checks the shopper's basket; asks anew for what is held already.
    void begin();
    /// The goods were sold, or nobody knows yet whether they were: they stay held.
    void keep();
    /// Nothing was sold: gives the goods back. An answer that is still on its way is nobody's.
    void drop();

Q_SIGNALS:
    /// Once per `begin`.
    void finished(const vitrine::kiosk::PurchaseCheck::Answer& answer);

private:
    void askForNews();
    void compare();
    void hold();
    void onHold(const Result<Hold>& held);
    void finishIfComplete();
    [[nodiscard]] Answer answer() const;
    void endHold(bool isSold);

    KioskContext& m_context;
    QTimer m_newsLate;
    QMetaObject::Connection m_news[2];
    std::string m_holdId; ///< Of this shopper's goods; "" while nothing was asked for.
    std::optional<Result<std::vector<ProductNow>>> m_now;
    std::optional<Result<Hold>> m_hold;
    qt::Latest m_latest;
    qt::Latest::Ticket m_ticket = 0;
};

} // namespace vitrine::kiosk
