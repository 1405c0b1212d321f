#include "pay_screen_test.hpp"
#include "storefront-kiosk/screens/pay/pay_presenter.hpp"
#include "tests/gui/kiosk/fake_kiosk.hpp"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

constexpr int kRuns = 1000;
constexpr std::int64_t kPrice = 4999;

/// One shopper who may do anything at any time.
class Shopping
{
public:
    Shopping(FakeKiosk& kiosk, PayPresenter& presenter, QRandomGenerator& chance)
        : m_kiosk(kiosk)
        , m_presenter(presenter)
        , m_chance(chance)
    {
    }

    /// @return false when the kiosk got stuck.
    bool run()
    {
        if (!m_kiosk.shopper.add(lineOf(1, "Boots", kPrice, m_chance.bounded(1, 10))).ok())
            return false;
        m_presenter.enter();
        for (int tries = 0; tries < 4; ++tries) {
            if (!waitFor([&] { return canAct(); }))
                return false;
            if (!isChoosing())
                break;
            if (!payOnce())
                break; // gone away in the middle
        }
        leave();
        return m_presenter.stage() == PayStage::Idle;
    }

private:
    [[nodiscard]] bool isChoosing() const { return m_presenter.stage() == PayStage::Choosing; }
    [[nodiscard]] bool canAct() const
    {
        if (isChoosing())
            return m_presenter.terminal() == PayPresenter::Terminal::Ready;
        return m_presenter.stage() == PayStage::Taken || m_presenter.stage() == PayStage::Refused;
    }
    /// @return Whether the shopper waited for the end.
    bool payOnce()
    {
        m_kiosk.terminal->expect({.outcome = static_cast<TerminalOutcome>(m_chance.bounded(5)),
                                  .answerLost = m_chance.bounded(3) == 0,
                                  .after = std::chrono::milliseconds(m_chance.bounded(3))});
        m_presenter.pay(m_chance.bounded(8) == 0 ? PayWay::Counter : PayWay::Terminal);
        m_presenter.pay(PayWay::Terminal); // touched twice
        if (m_chance.bounded(4) == 0) {
            waitFor([&] { return m_chance.bounded(4) == 0; }, 3);
            m_presenter.cancel();
        }
        if (m_chance.bounded(4) == 0) {
            waitFor([&] { return m_chance.bounded(6) == 0; }, 3);
            return false;
        }
        return waitFor([&] { return canAct(); });
    }
    void leave()
    {
        m_kiosk.shopper.wipe();
        m_presenter.forget();
    }

    FakeKiosk& m_kiosk;
    PayPresenter& m_presenter;
    QRandomGenerator& m_chance;
};

} // namespace

void PaymentProof::chargesEachOrderOnceAndHasAnOrderForEachCharge()
{
    FakeKiosk kiosk;
    kiosk.stock(productOf(1, "Boots", kPrice), std::nullopt);
    kiosk.shop.setLink(ShopStatus::Link::Offline); // news of the shelf are not what is tested
    kiosk.sink->isAway = true;
    QRandomGenerator chance(20261120);
    PayPresenter presenter(kiosk.context);
    QSignalSpy taken(&presenter, &PayPresenter::taken);
    QSignalSpy found(&kiosk.recovery, &SaleRecovery::recovered);
    for (int run = 0; run < kRuns; ++run) {
        Shopping shopping(kiosk, presenter, chance);
        QVERIFY2(shopping.run(), qPrintable(QString::number(run)));
    }
    QVERIFY(waitFor([&] { return kiosk.recovery.open() == 0; }, 60'000));
    QVERIFY(waitFor(
        [&] { return askNow(kiosk.queue, [](OrderQueue& q) { return q.drafts(); }).empty(); }));
    std::set<std::string> ids;
    std::set<std::string> paid;
    int atCounter = 0;
    const auto sales = kiosk.takenSales();
    for (const auto& sale : sales) {
        QVERIFY(ids.insert(sale.id).second);
        if (sale.payment.way == SalePayment::Way::Counter) {
            ++atCounter;
            continue;
        }
        QCOMPARE(kiosk.terminal->captures(sale.payment.reference), 1);
        QCOMPARE(sale.payment.captured.amount(), sale.draft.expectedTotal->amount());
        QVERIFY(paid.insert(sale.payment.reference).second);
    }
    for (const auto& [reference, times] : kiosk.terminal->allCaptures()) {
        QCOMPARE(times, 1);
        QVERIFY2(paid.contains(reference), "a captured payment without an order");
    }
    // who went away while the sale was being written down was not told of it
    QVERIFY(sales.size() >= std::size_t(taken.count()));
    qInfo("%d shoppers: %zu paid by card, %d at the counter, %d of them found by the recovery",
          kRuns,
          paid.size(),
          atCounter,
          int(found.count()));
    QVERIFY(!paid.empty());
}
