#include "vitrine/transport/scheduler.hpp"

#include <boost/asio/steady_timer.hpp>
#include <pplx/threadpool.h>

#include <utility> // before Asio: 1.74 forgets it

namespace vitrine::client {
namespace {

class NetworkScheduler final : public Scheduler
{
public:
    [[nodiscard]] Monotonic::time_point now() const override { return Monotonic::now(); }

    [[nodiscard]] std::unique_ptr<Timer> after(std::chrono::milliseconds delay,
                                               std::function<void()> callback) override
    {
        auto timer = std::make_shared<boost::asio::steady_timer>(
            crossplat::threadpool::shared_instance().service(), delay);
        timer->async_wait(
            [timer, callback = std::move(callback)](const boost::system::error_code& error) {
                if (!error)
                    callback();
            });
        return std::make_unique<Handle>(std::move(timer));
    }

private:
    class Handle final : public Timer
    {
    public:
        explicit Handle(std::shared_ptr<boost::asio::steady_timer> timer)
            : m_timer(std::move(timer))
        {
        }
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;
        // The timer's one operation was started before this handle existed, so cancelling from here
        // races with nothing but its completion, which Asio's own lock orders.
        ~Handle() override
        {
            boost::system::error_code ignored;
            m_timer->cancel(ignored);
        }

    private:
        std::shared_ptr<boost::asio::steady_timer> m_timer;
    };
};

} // namespace

std::shared_ptr<Scheduler> makeNetworkScheduler()
{
    return std::make_shared<NetworkScheduler>();
}

bool limitNetworkThreads(std::size_t count) noexcept
{
    try {
        crossplat::threadpool::initialize_with_threads(count);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

} // namespace vitrine::client
