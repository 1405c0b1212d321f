#include "storefront-kiosk/checkout/checkout.hpp"
#include "storefront-kiosk/terminal/terminal_simulator.hpp"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <random>
#include <unistd.h>

/// A kiosk whose shoppers pay by card, one after the other, until somebody ends it: what
/// checkout_crash_test kills. The simulated provider remembers in a file of its own, before it
/// answers. Prints "up" when an earlier run's drafts are cleared up.
/// Arguments: folder, seed, "sell"; or "report": prints "sale <reference>" for each sale and
/// "capture <reference> <times>" for each charge, then "end".
using namespace vitrine;
using namespace vitrine::kiosk;

namespace {

void tell(const std::string& line)
{
    const std::string whole = line + "\n";
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) < 0)
        std::_Exit(4);
}

template <typename T> T must(Result<T> result)
{
    if (!result.ok()) {
        std::cerr << result.error().message << std::endl;
        std::_Exit(3);
    }
    return std::move(result).value();
}

class Kiosk : public QObject
{
public:
    Kiosk(const std::string& folder, unsigned seed)
        : m_chance(seed)
        , m_terminal(must(TerminalSimulator::create({}, nullptr, folder + "/ledger.json")))
        , m_queue(
              [folder, this] { return OrderQueue::open({.path = folder + "/queue.db"}, m_clock); })
        , m_log([folder, this] {
            return AttemptLog::open({.path = folder + "/attempts.db"}, m_clock);
        })
        , m_recovery(m_queue, m_log, m_terminal)
    {
    }

    void start(bool sells)
    {
        connect(&m_recovery, &SaleRecovery::finished, this, [this, sells] {
            tell("up");
            m_recovery.disconnect(this);
            if (sells)
                sell();
            else
                report();
        });
        m_recovery.recoverAll();
    }

private:
    int roll(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_chance); }

    void sell()
    {
        m_terminal->expect(
            {.outcome = static_cast<TerminalOutcome>(roll(0, 4)), .answerLost = roll(0, 2) == 0});
        m_checkout = std::make_unique<Checkout>(m_queue, m_log, m_recovery, m_terminal);
        auto* checkout = m_checkout.get();
        m_hasPaid = false;
        connect(checkout, &Checkout::changed, this, [this, checkout] { onChanged(*checkout); });
        const auto total = must(domain::Money::create(roll(1, 100'000), "EUR"));
        checkout->begin(
            {.lines = {{"0190a1b2-0000-7000-8000-000000000001", 1}}, .expectedTotal = total}, "en");
    }

    void onChanged(Checkout& checkout)
    {
        const bool taken = checkout.phase() == CheckoutPhase::Taken;
        if (checkout.phase() == CheckoutPhase::ChoosingPayment && !m_hasPaid) {
            m_hasPaid = true;
            QTimer::singleShot(0, &checkout, &Checkout::payAtTerminal);
        } else if (taken || checkout.phase() == CheckoutPhase::ChoosingPayment) {
            QTimer::singleShot(0, this, [this] { sell(); }); // the next shopper
        }
    }

    void report()
    {
        m_queue.ask(
            this,
            [](OrderQueue& queue) { return queue.next(); },
            [this](const Result<NextSale>& next) {
                const auto sale = must(next).sale;
                if (!sale)
                    return end();
                tell("sale " + sale->payment.reference);
                m_queue.ask(
                    this,
                    [id = sale->id](OrderQueue& queue) {
                        return queue.acknowledge(id, "order-" + id, "V-1");
                    },
                    [this](const Outcome&) { report(); });
            });
    }

    void end()
    {
        for (const auto& [reference, times] : m_terminal->allCaptures())
            tell("capture " + reference + " " + std::to_string(times));
        tell("end");
        QCoreApplication::quit();
    }

    SystemClock m_clock;
    std::mt19937 m_chance;
    std::shared_ptr<TerminalSimulator> m_terminal;
    Confined<OrderQueue> m_queue;
    Confined<AttemptLog> m_log;
    SaleRecovery m_recovery;
    std::unique_ptr<Checkout> m_checkout;
    bool m_hasPaid = false;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    const QCoreApplication application(argc, argv);
    Kiosk kiosk(argv[1], static_cast<unsigned>(std::atoi(argv[2])));
    kiosk.start(std::string_view(argv[3]) == "sell");
    return QCoreApplication::exec();
}
