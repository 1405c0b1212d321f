#include "services/order/domain/after_sale/refund.hpp"

#include "vitrine/domain/state_machine.hpp"

#include <algorithm>
#include <array>

namespace vitrine::order {
namespace {

constexpr std::array<std::string_view, 4> kStepNames{"PAY", "LOOK_UP", "RESTOCK", "DONE"};

/// One decision in the making.
class RefundTurn
{
public:
    RefundTurn(const RefundProgress& progress, Timestamp now, const RefundPolicy& policy)
        : m_decision{.progress = progress}
        , m_now(now)
        , m_policy(policy)
    {
    }

    void handle(const PaymentSaid& event);
    void handle(const GoodsReturned& event);
    void handle(const RefundCallFailed& event);

    [[nodiscard]] Result<RefundDecision> result() &&
    {
        if (m_fault)
            return *std::move(m_fault);
        return std::move(m_decision);
    }

private:
    [[nodiscard]] RefundProgress& progress() { return m_decision.progress; }
    [[nodiscard]] bool isPaying() const
    {
        const RefundStep step = m_decision.progress.step;
        return step == RefundStep::Pay || step == RefundStep::LookUp;
    }

    /// Moves the status along domain::refundMachine().
    void move(std::string_view event)
    {
        const auto next = domain::transition(domain::refundMachine(), progress().status, event);
        if (next.ok())
            progress().status = *next;
        else if (!m_fault)
            m_fault = Error{.code = ErrorCode::Internal, .message = next.error().message};
    }
    /// Payment has seen it.
    void reached()
    {
        if (progress().status == "REQUESTED")
            move("send");
    }
    void go(RefundStep step)
    {
        progress().step = step;
        progress().tries = 0;
        progress().wakeAt = m_now;
    }
    /// The same again, a while later; `step` may be another way to ask the same.
    void again(RefundStep step)
    {
        const int doublings = std::min(progress().tries, 20);
        progress().step = step;
        ++progress().tries;
        progress().wakeAt =
            m_now +
            std::min(m_policy.backoffMax, m_policy.backoffFirst * (std::int64_t{1} << doublings));
    }
    void settled()
    {
        reached();
        move("settle");
        m_decision.settled = true;
        go(progress().restock ? RefundStep::Restock : RefundStep::Done);
    }
    void failed()
    {
        reached();
        move("fail");
        if (progress().send >= m_policy.sendsMax) {
            giveUp();
            return;
        }
        ++progress().send;
        move("send");
        again(RefundStep::Pay);
    }
    void giveUp()
    {
        m_decision.settled = false;
        m_decision.alarm = "a refund failed for good; a person has to give the money back";
        go(RefundStep::Done);
    }

    RefundDecision m_decision;
    std::optional<Error> m_fault{};
    Timestamp m_now;
    const RefundPolicy& m_policy;
};

void RefundTurn::handle(const PaymentSaid& event)
{
    if (!isPaying() || event.send != progress().send)
        return;
    switch (event.status) {
    case RefundStatus::Settled:
        settled();
        return;
    case RefundStatus::UnderWay:
        reached();
        again(RefundStep::LookUp);
        return;
    case RefundStatus::NotFound: // it never arrived; under the same key it still happens once
        again(RefundStep::Pay);
        return;
    case RefundStatus::Failed:
        failed();
        return;
    case RefundStatus::Rejected:
        move(progress().status == "REQUESTED" ? "reject" : "fail");
        giveUp();
        return;
    }
}

void RefundTurn::handle(const GoodsReturned& event)
{
    if (progress().step != RefundStep::Restock)
        return;
    progress().restocked = !event.refused;
    if (event.refused)
        m_decision.alarm = "the goods of a refund could not be put back; a person has to count";
    go(RefundStep::Done);
}

void RefundTurn::handle(const RefundCallFailed& event)
{
    if (progress().step == RefundStep::Done)
        return;
    if (progress().step != RefundStep::Pay || !event.maybeDone) {
        again(progress().step);
        return;
    }
    reached();
    if (progress().status == "SENT")
        move("no answer");
    again(RefundStep::LookUp);
}

} // namespace

Result<RefundDecision> decideRefund(const RefundProgress& progress,
                                    const RefundEvent& event,
                                    Timestamp now,
                                    const RefundPolicy& policy)
{
    RefundTurn turn(progress, now, policy);
    std::visit([&turn](const auto& known) { turn.handle(known); }, event);
    return std::move(turn).result();
}

std::optional<RefundCommand> refundCommandOf(const RefundProgress& progress)
{
    switch (progress.step) {
    case RefundStep::Pay:
        return RefundCommand::Send;
    case RefundStep::LookUp:
        return RefundCommand::LookUp;
    case RefundStep::Restock:
        return RefundCommand::Restock;
    case RefundStep::Done:
        return std::nullopt;
    }
    return std::nullopt;
}

std::string refundKey(const std::string& orderId, int number, int send)
{
    const std::string key = orderId + ":back:" + std::to_string(number);
    return send == 1 ? key : key + ":" + std::to_string(send);
}

std::string_view toString(RefundStep step) noexcept
{
    return kStepNames[static_cast<std::size_t>(step)];
}

Result<RefundStep> parseRefundStep(std::string_view text)
{
    const auto found = std::find(kStepNames.begin(), kStepNames.end(), text);
    if (found == kStepNames.end())
        return failure<RefundStep>(ErrorCode::InvalidArgument,
                                   "'" + std::string(text) + "' is no step of a refund");
    return static_cast<RefundStep>(found - kStepNames.begin());
}

} // namespace vitrine::order
