#pragma once

#include "vitrine/api/order_client.hpp"
#include "vitrine/domain/refund.hpp"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

class QSettings;

namespace vitrine::console {

/// A refund that was sent and whose end nobody knows: what is needed to ask again.
struct PendingRefund
{
    std::string key;
    wire::OrderRefundDraft draft;

    [[nodiscard]] static std::optional<PendingRefund> load(const QSettings& settings,
                                                           const std::string& orderId);
    void save(QSettings& settings, const std::string& orderId) const;
    static void forget(QSettings& settings, const std::string& orderId);
};

/// Whether a failed write may have happened all the same: it must be repeated under its key, never
/// under a new one.
[[nodiscard]] bool isOutcomeUnknown(const Error& error);

/// One refund, from the first click to the sure answer. What it comes to is computed by
/// vitrine-domain and sent as what the person was shown; an answer that got lost is asked for again
/// with the same key.
class RefundPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Editing,
        Sending,
        Unknown, ///< Sent, no answer: only `submit` (the same again) is possible.
        Done
    };
    Q_ENUM(State)

    /// What may be given back of a line.
    struct Line
    {
        std::int64_t position = 0;
        QString name;
        QString sku;
        std::int64_t quantity = 0; ///< Bought.
        std::int64_t left = 0;     ///< Not given back yet.
        std::int64_t chosen = 0;
        domain::Money amount; ///< What the chosen units come to.
    };

    /// @param settings keeps a refund of unknown outcome over a restart; null: only in memory. It
    /// must outlive this.
    RefundPresenter(client::OrderClient orders,
                    wire::Order order,
                    QSettings* settings,
                    QObject* parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const wire::Order& order() const { return m_order; }
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    void setChosen(std::size_t line, std::int64_t quantity);
    void chooseAll();
    void chooseNone();

    [[nodiscard]] domain::Money shippingLeft() const;
    [[nodiscard]] bool includesShipping() const { return m_includesShipping; }
    void setIncludesShipping(bool isIncluded);
    [[nodiscard]] bool restocks() const { return m_restocks; }
    void setRestocks(bool isRestocked);
    [[nodiscard]] const QString& reason() const { return m_reason; }
    void setReason(const QString& reason);

    [[nodiscard]] bool isEverything() const;
    [[nodiscard]] domain::Money amount() const;
    [[nodiscard]] domain::Money tax() const;
    [[nodiscard]] domain::Money refundable() const { return m_order.refundable; }
    /// What the refund that was made came to.
    [[nodiscard]] domain::Money lastAmount() const { return m_lastAmount; }
    /// Why it cannot be sent, or "".
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool canSubmit() const { return m_state != State::Sending && fault().isEmpty(); }

    /// Sends it; in state Unknown sends the same again.
    void submit();
    /// The order changed elsewhere: works everything out anew, keeps what was chosen as far as it
    /// goes.
    void setOrder(const wire::Order& order);

Q_SIGNALS:
    /// Figures, choices or state.
    void changed();
    /// The refund is stored; the order as it is now.
    void done(const vitrine::wire::Order& order);
    /// It was refused: nothing happened.
    void refused(const vitrine::Error& error);
    /// Nobody knows whether it happened.
    void outcomeUnknown(const vitrine::Error& error);

private:
    void takeLines();
    void work();
    void resume(const PendingRefund& pending);
    void touch();
    [[nodiscard]] wire::OrderRefundDraft draft() const;
    void finish(const Result<wire::Order>& result);
    void forgetPending();

    client::OrderClient m_orders;
    wire::Order m_order;
    QSettings* m_settings;
    State m_state = State::Editing;
    std::vector<Line> m_lines;
    bool m_includesShipping = false;
    bool m_restocks = true;
    QString m_reason;
    domain::Money m_lastAmount;
    std::optional<domain::RefundPlan> m_plan;
    std::optional<PendingRefund> m_pending; ///< While one is under way or unknown.
};

} // namespace vitrine::console
