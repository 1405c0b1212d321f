#include "kiosk_support.hpp"
#include "storefront-kiosk/checkout/checkout.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <filesystem>
#include <set>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

/// One run of the program: everything that it has open.
struct Program
{
    Program(const Folder& folder, std::shared_ptr<TerminalSimulator> simulator)
        : terminal(std::move(simulator))
        , queue([path = folder.file("queue.db"), this] {
            return OrderQueue::open({.path = path}, clock);
        })
        , log([path = folder.file("attempts.db"), this] {
            return AttemptLog::open({.path = path}, clock);
        })
        , recovery(queue, log, terminal)
    {
    }
    std::unique_ptr<Checkout> checkout()
    {
        return std::make_unique<Checkout>(queue, log, recovery, terminal);
    }
    /// Ends what an earlier run left.
    bool recover()
    {
        QSignalSpy finished(&recovery, &SaleRecovery::finished);
        recovery.recoverAll();
        return waitFor([&] { return finished.count() > 0; }, 30'000);
    }

    SystemClock clock;
    std::shared_ptr<TerminalSimulator> terminal;
    Confined<OrderQueue> queue;
    Confined<AttemptLog> log;
    SaleRecovery recovery;
};

std::shared_ptr<TerminalSimulator> simulator(const char* script = "{}")
{
    return must(TerminalSimulator::create(must(TerminalScript::parse(script))));
}

bool waitForPhase(const Checkout& checkout, CheckoutPhase phase)
{
    return waitFor([&] { return checkout.phase() == phase; });
}

/// All sales of the queue that were taken, by sending them.
std::map<std::string, Sale> takenSales(Program& program)
{
    std::map<std::string, Sale> sales;
    for (;;) {
        const auto next = askNow(program.queue, [](OrderQueue& q) { return q.next(); });
        if (!next.sale)
            return sales;
        sales[next.sale->id] = *next.sale;
        askNow(program.queue, [id = next.sale->id](OrderQueue& q) {
            return q.acknowledge(id, "order-" + id, "V-1");
        });
    }
}

} // namespace

class CheckoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASaleThatIsPaidByCard()
    {
        const Folder folder;
        Program program(folder, simulator());
        auto checkout = program.checkout();
        QSignalSpy taken(checkout.get(), &Checkout::taken);
        QSignalSpy steps(checkout.get(), &Checkout::terminalStep);
        checkout->begin(draftOf(10999), "de");
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
        checkout->payAtTerminal();
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::Taken));
        QCOMPARE(taken.count(), 1);
        QCOMPARE(steps.count(), 1);
        const auto& sale = checkout->sale();
        QVERIFY(sale.payment.way == SalePayment::Way::Terminal);
        QCOMPARE(sale.payment.captured.amount(), 10999);
        QCOMPARE(sale.payment.cardLastFour, std::string("4242"));
        QVERIFY(!sale.number.empty());
        QCOMPARE(program.terminal->captures(sale.payment.reference), 1);
    }

    void takesASaleThatIsPaidAtTheCounter()
    {
        const Folder folder;
        Program program(folder, simulator(R"({"ready": false})"));
        auto checkout = program.checkout();
        checkout->begin(draftOf(500), "en");
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
        checkout->payAtCounter();
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::Taken));
        QVERIFY(checkout->sale().payment.way == SalePayment::Way::Counter);
        checkout->payAtTerminal(); // too late
        QVERIFY(checkout->phase() == CheckoutPhase::Taken);
        QVERIFY(program.terminal->allCaptures().empty());
    }

    void offersAnotherWayAfterADecline()
    {
        const Folder folder;
        Program program(folder, simulator(R"({"charges": [{"outcome": "declined"}]})"));
        auto checkout = program.checkout();
        checkout->begin(draftOf(500), "en");
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
        checkout->payAtTerminal();
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
        QVERIFY(checkout->payment().phase == PaymentPhase::Declined);
        QCOMPARE(checkout->payment().answer.declineReason, std::string("card_declined"));
        checkout->payAtTerminal();
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::Taken));
        QCOMPARE(program.terminal->allCaptures().size(), std::size_t(1));
    }

    void asksTheProviderBeforeAnythingCanBeTriedAgain()
    {
        const Folder folder;
        Program program(
            folder,
            simulator(R"({"charges": [{"answer": "lost", "unreachable": 1, "pending": 1}]})"));
        auto checkout = program.checkout();
        checkout->begin(draftOf(500), "en");
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
        checkout->payAtTerminal();
        QVERIFY(waitFor([&] { return checkout->payment().phase == PaymentPhase::OutcomeUnknown; }));
        checkout->payAtTerminal();
        checkout->payAtCounter();
        QVERIFY(checkout->phase() == CheckoutPhase::AtTerminal);
        QVERIFY(waitForPhase(*checkout, CheckoutPhase::Taken));
        QCOMPARE(program.terminal->captures(checkout->sale().payment.reference), 1);
    }

    void finishesForAShopperWhoLeftWhileNobodyKnew()
    {
        const Folder folder;
        Program program(folder, simulator(R"({"charges": [{"answer": "lost", "pending": 1}]})"));
        QSignalSpy recovered(&program.recovery, &SaleRecovery::recovered);
        {
            auto checkout = program.checkout();
            checkout->begin(draftOf(500), "en");
            QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
            checkout->payAtTerminal();
            QVERIFY(
                waitFor([&] { return checkout->payment().phase == PaymentPhase::OutcomeUnknown; }));
        }
        QVERIFY(waitFor([&] { return recovered.count() == 1; }));
        QCOMPARE(takenSales(program).size(), std::size_t(1));
    }

    void forgetsADraftThatWasLeftUnpaid()
    {
        const Folder folder;
        Program program(folder, simulator());
        {
            auto checkout = program.checkout();
            checkout->begin(draftOf(500), "en");
            QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
            checkout->leave();
            QVERIFY(checkout->phase() == CheckoutPhase::Idle);
            QVERIFY(checkout->sale().id.empty());
            checkout->begin(draftOf(600), "en"); // the next shopper
            checkout->leave();                   // before the draft has a name
        }
        QVERIFY(waitFor([&] {
            return askNow(program.queue, [](OrderQueue& q) { return q.drafts(); }).empty();
        }));
    }

    void tellsTheShopperWhenTheQueueIsFull()
    {
        const Folder folder;
        Program program(folder, simulator());
        Confined<OrderQueue> small([&] {
            return OrderQueue::open({.path = folder.file("small.db"), .lengthMax = 0},
                                    program.clock);
        });
        Checkout checkout(small, program.log, program.recovery, program.terminal);
        checkout.begin(draftOf(500), "en");
        QVERIFY(waitForPhase(checkout, CheckoutPhase::Refused));
        QVERIFY(checkout.error().code == ErrorCode::Conflict);
        checkout.payAtTerminal();
        QVERIFY(program.terminal->allCaptures().empty());
    }

    void chargesNothingThatCannotBeWrittenDown()
    {
        const Folder folder;
        Program program(folder, simulator());
        Confined<AttemptLog> broken([&] {
            return AttemptLog::open({.path = folder.file("no/such/folder/a.db")}, program.clock);
        });
        Checkout checkout(program.queue, broken, program.recovery, program.terminal);
        checkout.begin(draftOf(500), "en");
        QVERIFY(waitForPhase(checkout, CheckoutPhase::ChoosingPayment));
        checkout.payAtTerminal();
        QVERIFY(waitFor([&] { return checkout.payment().phase == PaymentPhase::NotBegun; }));
        QVERIFY(program.terminal->allCaptures().empty());
        checkout.payAtCounter(); // another way is open
        QVERIFY(waitForPhase(checkout, CheckoutPhase::Taken));
    }

    void findsCapturedPaymentsAgainWhenTheLogIsLost()
    {
        const Folder folder;
        auto terminal = simulator(
            R"({"charges": [{"outcome": "declined"}, {"answer": "lost", "pending": 1}]})");
        {
            Program program(folder, terminal);
            auto checkout = program.checkout();
            checkout->begin(draftOf(500), "en");
            QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
            checkout->payAtTerminal();
            QVERIFY(waitFor([&] { return checkout->payment().phase == PaymentPhase::Declined; }));
            checkout->payAtTerminal();
            QVERIFY(
                waitFor([&] { return checkout->payment().phase == PaymentPhase::OutcomeUnknown; }));
        }
        for (const char* part : {"attempts.db-wal", "attempts.db-shm"})
            std::filesystem::remove(folder.file(part));
        must(writeDurably(folder.file("attempts.db"), std::string(8192, '#')));
        Program program(folder, terminal);
        QVERIFY(program.recover());
        const auto sales = takenSales(program);
        QCOMPARE(sales.size(), std::size_t(1));
        QCOMPARE(terminal->captures(sales.begin()->second.payment.reference), 1);
    }

    void neitherChargesTwiceNorLosesAPaymentInAThousandRuns()
    {
        const Folder folder;
        auto terminal = simulator();
        QRandomGenerator chance(20261120);
        std::map<std::string, Sale> sales;
        int recovered = 0;
        for (int run = 0; run < 1000;) {
            Program program(folder, terminal); // until it ends in the middle of something
            QSignalSpy found(&program.recovery, &SaleRecovery::recovered);
            QVERIFY(program.recover());
            for (const auto& [id, sale] : takenSales(program))
                sales[id] = sale;
            for (int left = chance.bounded(1, 12); left > 0; --left, ++run) {
                terminal->expect({.outcome = static_cast<TerminalOutcome>(chance.bounded(5)),
                                  .answerLost = chance.bounded(3) == 0});
                auto checkout = program.checkout();
                checkout->begin(draftOf(chance.bounded(1, 50'000)), "en");
                QVERIFY(waitForPhase(*checkout, CheckoutPhase::ChoosingPayment));
                checkout->payAtTerminal();
                if (left == 1 || chance.bounded(3) == 0) // goes away at any moment
                    waitFor([&] { return chance.bounded(6) == 0; }, 3);
                else
                    QVERIFY(waitFor([&] {
                        return checkout->phase() == CheckoutPhase::Taken ||
                               checkout->phase() == CheckoutPhase::ChoosingPayment;
                    }));
            }
            recovered += static_cast<int>(found.count());
        }
        Program last(folder, terminal);
        QVERIFY(last.recover());
        for (const auto& [id, sale] : takenSales(last))
            sales[id] = sale;
        std::set<std::string> paid;
        for (const auto& [id, sale] : sales) {
            QCOMPARE(terminal->captures(sale.payment.reference), 1);
            QVERIFY(paid.insert(sale.payment.reference).second);
        }
        for (const auto& [reference, times] : terminal->allCaptures()) {
            QCOMPARE(times, 1);
            QVERIFY2(paid.contains(reference), "a captured payment without an order");
        }
        qInfo("%zu paid, %d of them found again", paid.size(), recovered);
        // How many were interrupted depends on the machine's speed; what becomes of one is tested
        // above.
        QVERIFY(!paid.empty());
    }
};

QTEST_GUILESS_MAIN(CheckoutTest)
#include "checkout_test.moc"
