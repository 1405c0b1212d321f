#include "kiosk_testing.hpp"
#include "storefront-kiosk/queue/order_queue.hpp"
#include "storefront-kiosk/queue/send_verdict.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "tests/testkit/manual_clock.hpp"

#include <filesystem>
#include <fstream>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace std::chrono_literals;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::euros;
using vitrine::kiosk::testing::Folder;
using vitrine::kiosk::testing::must;

namespace {

wire::OrderDraft draft(std::int64_t cents, const std::string& email = "")
{
    return {.lines = {{"0190a1b2-0000-7000-8000-000000000001", 2}},
            .paymentToken = "tok_visa",
            .email = email,
            .expectedTotal = euros(cents)};
}

const SalePayment kCounter{.way = SalePayment::Way::Counter};

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class OrderQueueTest : public ::testing::Test
{
protected:
    void SetUp() override { reopen(); }
    void reopen()
    {
        m_queue.reset();
        m_queue = must(OrderQueue::open(m_options, m_clock));
    }
    Sale accepted(std::int64_t cents, const SalePayment& payment = kCounter)
    {
        return must(m_queue->accept(must(m_queue->begin(draft(cents), "de")).id, payment));
    }
    Sale sending()
    {
        auto next = must(m_queue->next());
        EXPECT_TRUE(next.sale.has_value());
        return next.sale.value_or(Sale{});
    }

    Folder m_folder;
    testkit::ManualClock m_clock;
    OrderQueue::Options m_options{.path = m_folder.file("queue.db"),
                                  .numberPrefix = "MAIN-K1-",
                                  .pickupFirst = 100,
                                  .pickupLast = 102};
    std::unique_ptr<OrderQueue> m_queue;
};

} // namespace

TEST_F(OrderQueueTest, TakesASaleWithNumbersThatArePromised)
{
    const auto sale = accepted(10999);
    EXPECT_EQ(sale.state, "QUEUED");
    EXPECT_EQ(sale.number, "MAIN-K1-000001");
    EXPECT_EQ(sale.pickupNumber, 100);
    EXPECT_NE(sale.key, sale.id);
    EXPECT_EQ(accepted(1).number, "MAIN-K1-000002");
    EXPECT_EQ(accepted(1).pickupNumber, 102);
    EXPECT_EQ(accepted(1).pickupNumber, 100) << "pickup numbers go round";
    reopen();
    const auto after = must(m_queue->sale(sale.id));
    EXPECT_EQ(after.draft.lines.at(0).quantity, 2);
    EXPECT_EQ(after.draft.expectedTotal, euros(10999));
    EXPECT_EQ(after.key, sale.key);
    EXPECT_EQ(accepted(1).number, "MAIN-K1-000005") << "and survive a restart";
}

TEST_F(OrderQueueTest, SendsInTheOrderOfTakingNotOfBeginning)
{
    const auto early = must(m_queue->begin(draft(1), "en"));
    const auto first = accepted(2);
    const auto second = must(m_queue->accept(early.id, kCounter));
    EXPECT_EQ(sending().id, first.id);
    EXPECT_EQ(sending().id, first.id) << "the first waits for its answer";
    must(m_queue->acknowledge(first.id, "order-1", "V-1"));
    EXPECT_EQ(sending().id, second.id);
    must(m_queue->acknowledge(second.id, "order-2", "V-2"));
    EXPECT_FALSE(must(m_queue->next()).sale.has_value());
    EXPECT_EQ(must(m_queue->sale(second.id)).orderNumber, "V-2");
}

TEST_F(OrderQueueTest, NeverSendsADraft)
{
    const auto begun = must(m_queue->begin(draft(1), "en"));
    EXPECT_FALSE(must(m_queue->next()).sale.has_value());
    EXPECT_EQ(must(m_queue->drafts()).size(), 1u);
    must(m_queue->discard(begun.id));
    must(m_queue->discard(begun.id)); // gone already
    EXPECT_TRUE(must(m_queue->drafts()).empty());
    EXPECT_EQ(codeOf(m_queue->accept(begun.id, kCounter)), ErrorCode::NotFound);
}

TEST_F(OrderQueueTest, TakesOnceHoweverOftenItIsAsked)
{
    const auto sale = accepted(500);
    EXPECT_EQ(must(m_queue->accept(sale.id, kCounter)).number, sale.number);
    EXPECT_EQ(codeOf(m_queue->accept(sale.id, {.way = SalePayment::Way::Terminal})),
              ErrorCode::Conflict);
    EXPECT_EQ(codeOf(m_queue->discard(sale.id)), ErrorCode::Conflict);
    must(m_queue->acknowledge(sending().id, "order-1", "V-1"));
    EXPECT_EQ(must(m_queue->accept(sale.id, kCounter)).state, "ACKED");
}

TEST_F(OrderQueueTest, SendsAgainAfterARestartWithTheSameKey)
{
    const auto sale = accepted(500);
    EXPECT_EQ(sending().state, "SENDING");
    reopen();
    EXPECT_EQ(must(m_queue->sale(sale.id)).state, "QUEUED");
    const auto again = sending();
    EXPECT_EQ(again.key, sale.key);
    EXPECT_EQ(again.sends, 2);
}

TEST_F(OrderQueueTest, WaitsAsLongAsItWasToldUnlessSomethingHurries)
{
    const auto sale = accepted(500);
    std::ignore = sending();
    must(m_queue->retryAt(sale.id, m_clock.now() + 60s, "no network"));
    const auto waiting = must(m_queue->next());
    EXPECT_FALSE(waiting.sale.has_value());
    EXPECT_EQ(waiting.dueAt, m_clock.now() + 60s);
    EXPECT_EQ(must(m_queue->status()).lastError, "no network");
    m_clock.advance(60s);
    EXPECT_EQ(sending().id, sale.id);
    must(m_queue->retryAt(sale.id, m_clock.now() + 60s, "no network"));
    must(m_queue->hurry());
    EXPECT_EQ(sending().id, sale.id);
}

TEST_F(OrderQueueTest, DoesNotWaitForAClockThatWasSetBack)
{
    const auto sale = accepted(500);
    std::ignore = sending();
    must(m_queue->retryAt(sale.id, m_clock.now() + 60s, "no network"));
    m_clock.advance(-24h * 365);
    EXPECT_EQ(sending().id, sale.id);
}

TEST_F(OrderQueueTest, KeepsARejectedSaleForAPersonAndGoesOn)
{
    const auto bad = accepted(1);
    const auto good = accepted(2);
    must(m_queue->reject(sending().id, "price_changed: it comes to 3"));
    EXPECT_EQ(sending().id, good.id);
    const auto rejected = must(m_queue->rejected());
    ASSERT_EQ(rejected.size(), 1u);
    EXPECT_EQ(rejected[0].refusal, "price_changed: it comes to 3");
    EXPECT_EQ(rejected[0].draft.lines.size(), 1u) << "a person needs to see it";
    EXPECT_EQ(must(m_queue->status()).rejected, 1);
    EXPECT_EQ(codeOf(m_queue->settle(good.id)), ErrorCode::Conflict);
    must(m_queue->settle(bad.id));
    EXPECT_TRUE(must(m_queue->rejected()).empty());
    EXPECT_EQ(codeOf(m_queue->acknowledge(bad.id, "order-1", "V-1")), ErrorCode::Conflict)
        << "REJECTED is final";
}

TEST_F(OrderQueueTest, BeginsNothingWhenTooManyWaitButTakesWhatWasBegun)
{
    m_options.lengthMax = 3;
    reopen();
    std::vector<Sale> begun;
    for (int i = 0; i < 3; ++i)
        begun.push_back(must(m_queue->begin(draft(i + 1), "en")));
    EXPECT_EQ(codeOf(m_queue->begin(draft(9), "en")), ErrorCode::Conflict);
    for (const auto& sale : begun)
        EXPECT_TRUE(m_queue->accept(sale.id, kCounter).ok());
    EXPECT_EQ(codeOf(m_queue->begin(draft(9), "en")), ErrorCode::Conflict);
    must(m_queue->acknowledge(sending().id, "order-1", "V-1"));
    EXPECT_TRUE(m_queue->begin(draft(9), "en").ok());
}

TEST_F(OrderQueueTest, LeavesNothingOfAShopperOnTheDiskOnceTheShopHasTheOrder)
{
    const std::string email = "somebody.with.a.name@example.org";
    const auto files = [&] {
        return contentOf(m_options.path) + contentOf(m_options.path + "-wal");
    };
    const auto sale = must(m_queue->begin(draft(5, email), "en"));
    EXPECT_NE(files().find(email), std::string::npos);
    must(m_queue->accept(sale.id, kCounter));
    must(m_queue->acknowledge(sending().id, "order-1", "V-1"));
    EXPECT_EQ(files().find(email), std::string::npos);
    must(m_queue->discard(must(m_queue->begin(draft(5, email), "en")).id));
    EXPECT_EQ(files().find(email), std::string::npos);
}

TEST_F(OrderQueueTest, KeepsCardDataOfTheReceiptAndNothingElse)
{
    const SalePayment card{.way = SalePayment::Way::Terminal,
                           .reference = "r-1",
                           .providerReference = "p-1",
                           .authorisationCode = "A1",
                           .cardBrand = "Visa",
                           .cardLastFour = "4242",
                           .captured = euros(500)};
    const auto sale = accepted(500, card);
    reopen();
    EXPECT_EQ(must(m_queue->sale(sale.id)).payment, card);
}

TEST_F(OrderQueueTest, BeginsNothingThatItCouldNotReadAgain)
{
    auto nothing = draft(5);
    nothing.lines.clear();
    EXPECT_EQ(codeOf(m_queue->begin(nothing, "en")), ErrorCode::InvalidArgument);
    auto priceless = draft(5);
    priceless.expectedTotal = domain::Money();
    EXPECT_EQ(codeOf(m_queue->begin(priceless, "en")), ErrorCode::InvalidArgument);
    EXPECT_TRUE(must(m_queue->drafts()).empty());
}

TEST_F(OrderQueueTest, RefusesASecondProcess)
{
    EXPECT_EQ(codeOf(OrderQueue::open(m_options, m_clock)), ErrorCode::Conflict);
}

TEST_F(OrderQueueTest, ForgetsWhatWasSentLongAgo)
{
    const auto old = accepted(1);
    must(m_queue->acknowledge(sending().id, "order-1", "V-1"));
    m_clock.advance(24h * 31);
    const auto fresh = accepted(2);
    must(m_queue->acknowledge(sending().id, "order-2", "V-2"));
    EXPECT_EQ(codeOf(m_queue->sale(old.id)), ErrorCode::NotFound);
    EXPECT_TRUE(m_queue->sale(fresh.id).ok());
}

TEST_F(OrderQueueTest, RejectsASaleThatCannotBeReadAndGoesOn)
{
    const auto broken = accepted(1);
    const auto good = accepted(2);
    m_queue.reset();
    {
        const std::vector<Migration> none{{"SELECT 1"}};
        auto file = must(SqliteFile::open({.path = m_options.path, .migrations = none}));
        must(file->execute("UPDATE sale SET content = '{' WHERE id = ?", {broken.id}));
    }
    reopen();
    EXPECT_EQ(sending().id, good.id);
    const auto rejected = must(m_queue->rejected());
    ASSERT_EQ(rejected.size(), 1u);
    EXPECT_NE(rejected[0].refusal.find("cannot be read"), std::string::npos);
}

TEST_F(OrderQueueTest, SavesEverySaleThatADamagedFileStillHas)
{
    std::vector<Sale> sales;
    for (int i = 0; i < 80; ++i)
        sales.push_back(accepted(i + 1));
    m_queue.reset(); // moves everything into the file itself
    {
        std::fstream file(m_options.path, std::ios::binary | std::ios::in | std::ios::out);
        const auto size = std::filesystem::file_size(m_options.path);
        file.seekp(static_cast<std::streamoff>(size / 4096 / 2 * 4096));
        file << std::string(4096, '\x5A');
    }
    reopen();
    const auto status = must(m_queue->status());
    ASSERT_EQ(status.damagedFiles.size(), 1u);
    EXPECT_GE(status.waiting, 60) << "what one page held is gone";
    std::int64_t sent = 0;
    std::string last;
    for (auto next = must(m_queue->next()); next.sale; next = must(m_queue->next())) {
        EXPECT_LT(last, next.sale->number) << "in their order";
        last = next.sale->number;
        must(m_queue->acknowledge(next.sale->id, "order-" + std::to_string(++sent), "V"));
    }
    EXPECT_EQ(sent, status.waiting);
    const auto fresh = accepted(1);
    for (const auto& sale : sales)
        ASSERT_NE(fresh.number, sale.number) << "no number is given twice";
}

TEST_F(OrderQueueTest, BeginsAnewBesideAFileThatIsNoDatabase)
{
    m_queue.reset();
    must(writeDurably(m_options.path, std::string(8192, '#')));
    reopen();
    EXPECT_EQ(must(m_queue->status()).damagedFiles.size(), 1u);
    const auto sale = accepted(1);
    EXPECT_GT(sale.number, "MAIN-K1-100000") << "above what can have been given";
}

TEST_F(OrderQueueTest, FinishesARebuildThatACrashInterrupted)
{
    const auto sale = accepted(7);
    m_queue.reset();
    std::filesystem::rename(m_options.path, m_options.path + ".rebuilt");
    reopen();
    EXPECT_EQ(sending().id, sale.id);
}

TEST(SendVerdict, RejectsOnlyWhatIsAboutTheSaleItself)
{
    const auto verdict = [](ErrorCode code, int sends = 1) {
        return verdictOf(Error{.code = code}, sends);
    };
    for (const auto code : {ErrorCode::InvalidArgument,
                            ErrorCode::Conflict,
                            ErrorCode::Unprocessable,
                            ErrorCode::TooLarge})
        EXPECT_EQ(verdict(code), SendVerdict::Reject) << toString(code);
    for (const auto code : {ErrorCode::Unauthenticated,
                            ErrorCode::PermissionDenied,
                            ErrorCode::NotFound,
                            ErrorCode::RateLimited,
                            ErrorCode::Cancelled,
                            ErrorCode::Unavailable,
                            ErrorCode::DeadlineExceeded})
        EXPECT_EQ(verdict(code, 1000), SendVerdict::Retry) << toString(code);
    EXPECT_EQ(verdict(ErrorCode::Internal), SendVerdict::Retry);
    EXPECT_EQ(verdict(ErrorCode::Internal, 20), SendVerdict::Reject);
    EXPECT_EQ(verdictOf(Error{.code = ErrorCode::Conflict, .retryAfter = 1s}, 1),
              SendVerdict::Retry);
}

TEST(SendVerdict, WaitsLongerEachTimeUpToALimit)
{
    const BackOff backOff{.first = 1000ms, .longest = 60'000ms};
    const Error lost{.code = ErrorCode::Unavailable};
    EXPECT_EQ(delayAfter(backOff, lost, 1, 0), 500ms);
    EXPECT_EQ(delayAfter(backOff, lost, 1, 1), 1000ms);
    EXPECT_EQ(delayAfter(backOff, lost, 4, 1), 8000ms);
    EXPECT_EQ(delayAfter(backOff, lost, 1000, 1), 60'000ms);
    const Error busy{.code = ErrorCode::RateLimited, .retryAfter = 30s};
    EXPECT_EQ(delayAfter(backOff, busy, 1, 0), 30s);
    const Error absurd{.code = ErrorCode::RateLimited, .retryAfter = 86'400s};
    EXPECT_EQ(delayAfter(backOff, absurd, 1, 0), 60s);
}
