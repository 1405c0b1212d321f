#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"
#include "vitrine/transport/policies.hpp"

#include <gtest/gtest.h>

namespace vitrine::client {
namespace {

using mocks::FakeTransport;
using mocks::ManualScheduler;
using namespace std::chrono_literals;

class DeadlinePolicyTest : public testing::Test
{
protected:
    Task<HttpReply> send(std::chrono::milliseconds left, const CancelToken& cancel = {})
    {
        CallScope scope;
        scope.deadline = Deadline(scheduler->now() + left);
        scope.cancel = cancel;
        return withDeadline(network, scheduler)->send({}, scope);
    }

    std::shared_ptr<FakeTransport> network = std::make_shared<FakeTransport>();
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
};

TEST_F(DeadlinePolicyTest, LetsATimelyAnswerThrough)
{
    network->next(200, "ok");

    EXPECT_EQ(send(10s).get()->body, "ok");
}

TEST_F(DeadlinePolicyTest, EndsACallThatHangs)
{
    network->nextHangs();
    auto task = send(10s);
    ASSERT_TRUE(network->waitForCalls(1));

    scheduler->advance(9999ms);
    EXPECT_FALSE(task.is_done());
    scheduler->advance(1ms);

    EXPECT_EQ(task.get().error().code, ErrorCode::DeadlineExceeded);
    EXPECT_TRUE(network->scopes().at(0).cancel.isCancelled()); // the network is told to stop
}

TEST_F(DeadlinePolicyTest, EndsACallWhoseTransportDoesNotEvenListen)
{
    class Deaf final : public HttpTransport
    {
    public:
        Task<HttpReply> send(HttpCall, CallScope) override { return pplx::create_task(never); }
        pplx::task_completion_event<Result<HttpReply>> never;
    };
    const auto deaf = std::make_shared<Deaf>();
    CallScope scope;
    scope.deadline = Deadline(scheduler->now() + 1s);
    auto task = withDeadline(deaf, scheduler)->send({}, scope);

    scheduler->advance(1s);

    EXPECT_EQ(task.get().error().code, ErrorCode::DeadlineExceeded);
    deaf->never.set(HttpReply{200}); // a late answer changes nothing
    EXPECT_EQ(task.get().error().code, ErrorCode::DeadlineExceeded);
}

TEST_F(DeadlinePolicyTest, SendsNothingWhenTheDeadlineHasPassed)
{
    EXPECT_EQ(send(0ms).get().error().code, ErrorCode::DeadlineExceeded);
    EXPECT_TRUE(network->calls().empty());
}

TEST_F(DeadlinePolicyTest, EndsACallThatIsCancelled)
{
    network->nextHangs();
    const CancelSource source;
    auto task = send(10s, source.token());
    ASSERT_TRUE(network->waitForCalls(1));

    source.cancel();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(network->scopes().at(0).cancel.isCancelled());
}

TEST_F(DeadlinePolicyTest, SendsNothingForACancelledCaller)
{
    const CancelSource source;
    source.cancel();

    EXPECT_EQ(send(10s, source.token()).get().error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(network->calls().empty());
}

TEST_F(DeadlinePolicyTest, TurnsAnExceptionIntoAnError)
{
    class Throwing final : public HttpTransport
    {
    public:
        Task<HttpReply> send(HttpCall, CallScope) override
        {
            return pplx::create_task(
                []() -> Result<HttpReply> { throw std::runtime_error("boom"); });
        }
    };
    CallScope scope;
    scope.deadline = Deadline(scheduler->now() + 1s);

    const auto result =
        withDeadline(std::make_shared<Throwing>(), scheduler)->send({}, scope).get();

    EXPECT_EQ(result.error().code, ErrorCode::Internal);
    EXPECT_EQ(result.error().message, "boom");
}

} // namespace
} // namespace vitrine::client
