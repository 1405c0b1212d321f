#include "vitrine/transport/policies.hpp"

namespace vitrine::client {
namespace {

/// Either of two reasons to give up, as one.
struct Link
{
    CancelSource either;
    CancelToken::Registration caller;
    CancelToken::Registration closing;
};

class GatePolicy final : public HttpTransport
{
public:
    GatePolicy(Transport next, std::shared_ptr<PendingCalls> pending)
        : m_next(std::move(next))
        , m_pending(std::move(pending))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        auto ticket = m_pending->enter();
        if (!ticket)
            return finished(failure<HttpReply>(ErrorCode::Cancelled, "the SDK has been closed"));

        const auto link = std::make_shared<Link>();
        link->caller = scope.cancel.onCancel([source = link->either] { source.cancel(); });
        link->closing = m_pending->closing().onCancel([source = link->either] { source.cancel(); });
        scope.cancel = link->either.token();
        return settle<HttpReply>(m_next->send(std::move(call), std::move(scope)))
            .then([link, ticket](Result<HttpReply> result) { return result; });
    }

private:
    Transport m_next;
    std::shared_ptr<PendingCalls> m_pending;
};

/// Innermost: a call that was given up is answered at once, but its sockets take a moment longer,
/// and that is what a program must wait for before it ends.
class CountedTransport final : public HttpTransport
{
public:
    CountedTransport(Transport next, std::shared_ptr<PendingCalls> pending)
        : m_next(std::move(next))
        , m_pending(std::move(pending))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        auto ticket = m_pending->enterAlways();
        return settle<HttpReply>(m_next->send(std::move(call), std::move(scope)))
            .then([ticket](Result<HttpReply> result) { return result; });
    }

private:
    Transport m_next;
    std::shared_ptr<PendingCalls> m_pending;
};

} // namespace

Transport withGate(Transport next, std::shared_ptr<PendingCalls> pending)
{
    return std::make_shared<GatePolicy>(std::move(next), std::move(pending));
}

Transport withCount(Transport next, std::shared_ptr<PendingCalls> pending)
{
    return std::make_shared<CountedTransport>(std::move(next), std::move(pending));
}

} // namespace vitrine::client
