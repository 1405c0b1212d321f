#pragma once

#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/wire/order.hpp"
#include "vitrine/wire/payment.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// One thing that happened to an order.
struct TimelineItem
{
    QDateTime at;
    qt::Icon icon = qt::Icon::Info;
    qt::Tone tone = qt::Tone::Neutral;
    QString title;
    QStringList details{};
    std::string actor{}; ///< Account of the person who did it, "" for the shop itself.

    bool operator==(const TimelineItem&) const = default;
};

/// Money that moved, or tried to.
struct LedgerRow
{
    enum class Kind { Payment, Refund };
    Kind kind = Kind::Payment;
    QDateTime at;
    qt::Badge state;
    domain::Money amount; ///< Negative for what went back.
    QString note;         ///< The provider's reference, the reason, the decline.
    std::string key;      ///< Of the attempt or refund.
    bool counts = false;  ///< Whether the amount moved.
};

/// Puts together what four lists say of one order.
class OrderStory
{
    Q_DECLARE_TR_FUNCTIONS(vitrine::console::OrderStory)

public:
    /// Transitions, payment attempts, refunds and what was done with the goods, newest first; what
    /// happened in the same instant stays in its order.
    [[nodiscard]] static std::vector<TimelineItem>
    timeline(const wire::Order& order, const std::optional<wire::Payment>& payment);
    /// Payments and refunds, oldest first.
    [[nodiscard]] static std::vector<LedgerRow> ledger(const wire::Order& order,
                                                       const std::optional<wire::Payment>& payment);

private:
    [[nodiscard]] static TimelineItem item(const wire::OrderEvent& event);
    [[nodiscard]] static TimelineItem item(const wire::PaymentAttempt& attempt);
    [[nodiscard]] static TimelineItem item(const wire::Order& order, const wire::Fulfilment& done);
    static void addRefund(std::vector<TimelineItem>& items,
                          const wire::Order& order,
                          const wire::OrderRefund& refund);
    static void addPaymentRefunds(std::vector<TimelineItem>& items,
                                  const wire::Order& order,
                                  const wire::Payment& payment);
};

} // namespace vitrine::console
