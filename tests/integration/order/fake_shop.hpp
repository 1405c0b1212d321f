#pragma once

#include "services/order/application/ports.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace vitrine::order {

/// What happens to one call.
enum class Mishap {
    None,
    Refused,    ///< Nothing was sent.
    Lost,       ///< Sent and lost: no effect, no answer.
    Unanswered, ///< Done, but the answer is lost.
    DiesBefore, ///< The calling process dies before it sends.
    DiesAfter   ///< The calling process dies before it learns the answer.
};

/// Thrown in place of a process's death: nothing after it runs.
struct ProcessDied : std::runtime_error
{
    ProcessDied()
        : std::runtime_error("the process died")
    {
    }
};

/// Catalogue, inventory and payment in memory, idempotent as the real ones; each call can be made
/// to fail early or late. Safe to call from any thread.
class FakeShop final : public CatalogPort, public InventoryPort, public PaymentPort
{
public:
    /// Called at each call with its name ("price", "reserve", "charge", ...), before anything
    /// happens.
    std::function<Mishap(const std::string& call)> mishap = [](const std::string&) {
        return Mishap::None;
    };
    std::map<std::string, CatalogProduct> catalogue;
    std::map<std::string, std::int64_t> stock;
    std::string declineCode = "card_declined";
    std::map<std::string, Tender> recorded;          ///< By attempt key: what was taken elsewhere.
    std::map<std::string, std::string> refundActors; ///< By refund key.
    RefundStatus refundFate = RefundStatus::Settled; ///< Of refunds that are possible.

    Result<std::vector<CatalogProduct>> products(const platform::CallContext&,
                                                 const std::vector<std::string>& ids) override
    {
        return call<std::vector<CatalogProduct>>("price", [&] {
            std::vector<CatalogProduct> found;
            for (const std::string& id : ids) {
                if (catalogue.contains(id))
                    found.push_back(catalogue.at(id));
            }
            return found;
        });
    }
    Result<HoldAnswer> reserve(const platform::CallContext&,
                               const std::string& operationId,
                               const Order& order,
                               std::chrono::seconds) override
    {
        return call<HoldAnswer>("reserve", [&] {
            if (m_holds.contains(operationId))
                return m_holds.at(operationId);
            HoldAnswer answer{.held = true, .until = holdUntil};
            for (const WantedLine& line : order.wanted) {
                if (stock[line.productId] < line.quantity && !order.isDoneDeal())
                    answer.shortages.push_back(
                        {line.productId, line.quantity, stock[line.productId]});
            }
            answer.held = answer.shortages.empty() && !m_released.contains(order.id);
            if (answer.held) {
                for (const WantedLine& line : order.wanted)
                    stock[line.productId] -= line.quantity;
                m_held[order.id] = order.wanted;
            }
            m_holds[operationId] = answer;
            return answer;
        });
    }
    Result<bool>
    commit(const platform::CallContext&, const std::string&, const std::string& orderId) override
    {
        return call<bool>("commit", [&] {
            if (m_committed.contains(orderId))
                return true;
            const auto held = m_held.find(orderId);
            if (held == m_held.end())
                return false;
            m_committed[orderId] = held->second;
            m_held.erase(held);
            return true;
        });
    }
    Result<bool>
    release(const platform::CallContext&, const std::string&, const std::string& orderId) override
    {
        return call<bool>("release", [&] {
            m_released.insert(orderId);
            lapse(orderId);
            return !m_committed.contains(orderId);
        });
    }
    Result<bool> restock(const platform::CallContext&,
                         const std::string& operationId,
                         const std::string& orderId,
                         const std::optional<std::vector<WantedLine>>& lines) override
    {
        return call<bool>("restock", [&] {
            const auto known = m_returns.find(operationId);
            if (known != m_returns.end())
                return known->second;
            return m_returns[operationId] = takeBack(m_committed[orderId], lines);
        });
    }
    Result<ChargeAnswered>
    charge(const platform::CallContext&, const SagaCommand& command, const Order& order) override
    {
        return call<ChargeAnswered>("charge", [&] {
            const auto [entry, fresh] = m_charges.try_emplace(command.key);
            if (fresh) {
                ChargeAnswered& charge = entry->second;
                charge.attempt = command.number;
                charge.amount = command.amount;
                charge.declineCode = declineCode;
                if (order.saga.way == PaymentWay::Taken)
                    recorded[command.key] = order.sale.tender.value();
                const std::string& token = order.paymentToken;
                charge.status = token == "tok_declined"   ? ChargeStatus::Declined
                                : token == "tok_unknown"  ? ChargeStatus::Unknown
                                : token == "tok_redirect" ? ChargeStatus::RequiresAction
                                                          : ChargeStatus::Captured;
                if (charge.status == ChargeStatus::RequiresAction)
                    charge.actionUrl = "https://pay.example/1";
            }
            return entry->second;
        });
    }
    Result<ChargeAnswered> lookUp(const platform::CallContext&, const SagaCommand& command) override
    {
        return call<ChargeAnswered>("look up", [&] {
            const auto found = m_charges.find(command.key);
            if (found == m_charges.end())
                return ChargeAnswered{.attempt = command.number, .status = ChargeStatus::NotFound};
            return found->second;
        });
    }
    Outcome cancel(const platform::CallContext&, const SagaCommand& command) override
    {
        return call<Done>("cancel charge", [&] {
            m_charges[command.key] = {.attempt = command.number,
                                      .status = ChargeStatus::Declined,
                                      .declineCode = "cancelled"};
            return Done{};
        });
    }
    Result<RefundStatus> refund(const platform::CallContext&, const RefundCall& asked) override
    {
        return call<RefundStatus>("refund", [&] {
            if (m_refunds.contains(asked.key))
                return m_refunds.at(asked.key);
            refundActors[asked.key] = asked.actor;
            ChargeAnswered& charge = m_charges[asked.attemptKey];
            if (asked.amount.amount() > charge.amount)
                return RefundStatus::Rejected; // and nothing is kept of it
            if (refundFate != RefundStatus::Failed)
                charge.amount -= asked.amount.amount();
            return m_refunds[asked.key] = refundFate;
        });
    }
    Result<RefundStatus> lookUpRefund(const platform::CallContext&, const std::string& key) override
    {
        return call<RefundStatus>("look up refund", [&] {
            const auto found = m_refunds.find(key);
            return found == m_refunds.end() ? RefundStatus::NotFound : found->second;
        });
    }
    /// The provider makes up its mind about refunds under way.
    void settleRefunds()
    {
        const std::lock_guard lock(m_mutex);
        for (auto& [key, status] : m_refunds)
            status = status == RefundStatus::UnderWay ? RefundStatus::Settled : status;
    }
    /// Somebody gives money back at payment itself.
    void refundAtPayment(const std::string& orderId, std::int64_t amount)
    {
        const std::lock_guard lock(m_mutex);
        m_charges.at(attemptKey(orderId, 1)).amount -= amount;
    }

    /// The provider makes up its mind.
    void settle(const std::string& key, ChargeStatus status)
    {
        const std::lock_guard lock(m_mutex);
        m_charges.at(key).status = status;
    }
    /// The hold's time is over.
    void lapseHold(const std::string& orderId)
    {
        const std::lock_guard lock(m_mutex);
        lapse(orderId);
    }
    /// What the buyer of `orderId` is charged on balance.
    std::int64_t chargedFor(const std::string& orderId) const
    {
        const std::lock_guard lock(m_mutex);
        std::int64_t amount = 0;
        for (const auto& [key, charge] : m_charges) {
            if (key.starts_with(orderId + ":") && charge.status == ChargeStatus::Captured)
                amount += charge.amount;
        }
        return amount;
    }
    std::size_t attemptsOf(const std::string& orderId) const
    {
        const std::lock_guard lock(m_mutex);
        std::size_t count = 0;
        for (const auto& [key, charge] : m_charges)
            count += key.starts_with(orderId + ":") ? 1u : 0u;
        return count;
    }
    bool isSold(const std::string& orderId) const
    {
        const std::lock_guard lock(m_mutex);
        const auto sold = m_committed.find(orderId);
        return sold != m_committed.end() &&
               std::any_of(sold->second.begin(), sold->second.end(), [](const WantedLine& line) {
                   return line.quantity > 0;
               });
    }
    std::size_t heldOrders() const
    {
        const std::lock_guard lock(m_mutex);
        return m_held.size();
    }
    std::vector<std::string> calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }

    Timestamp holdUntil{};

private:
    template <typename T, typename Effect>
    Result<T> call(const std::string& name, const Effect& effect)
    {
        const std::lock_guard lock(m_mutex);
        m_calls.push_back(name);
        const Mishap what = mishap(name);
        if (what == Mishap::Refused)
            return Error{.code = ErrorCode::Unavailable, .message = "connection refused"};
        if (what == Mishap::DiesBefore)
            throw ProcessDied();
        if (what == Mishap::Lost)
            return Error{.code = ErrorCode::DeadlineExceeded, .message = "no answer in time"};
        T answer = effect();
        if (what == Mishap::DiesAfter)
            throw ProcessDied();
        if (what == Mishap::Unanswered)
            return Error{.code = ErrorCode::DeadlineExceeded, .message = "no answer in time"};
        return answer;
    }
    /// Puts goods of a sale back, all of the lines or none.
    bool takeBack(std::vector<WantedLine>& sold,
                  const std::optional<std::vector<WantedLine>>& lines)
    {
        const std::vector<WantedLine> back = lines ? *lines : sold;
        std::vector<WantedLine> left = sold;
        for (const WantedLine& line : back) {
            const auto found = std::find_if(left.begin(), left.end(), [&](const WantedLine& known) {
                return known.productId == line.productId && known.quantity >= line.quantity;
            });
            if (found == left.end())
                return false;
            found->quantity -= line.quantity;
        }
        for (const WantedLine& line : back)
            stock[line.productId] += line.quantity;
        sold = std::move(left);
        return true;
    }
    void lapse(const std::string& orderId)
    {
        const auto held = m_held.find(orderId);
        if (held == m_held.end())
            return;
        for (const WantedLine& line : held->second)
            stock[line.productId] += line.quantity;
        m_held.erase(held);
    }

    mutable std::mutex m_mutex;
    std::map<std::string, HoldAnswer> m_holds;
    std::map<std::string, std::vector<WantedLine>> m_held;
    std::map<std::string, std::vector<WantedLine>> m_committed;
    std::set<std::string> m_released;
    std::map<std::string, ChargeAnswered> m_charges;
    std::map<std::string, RefundStatus> m_refunds;
    std::map<std::string, bool> m_returns;
    std::vector<std::string> m_calls;
};

} // namespace vitrine::order
