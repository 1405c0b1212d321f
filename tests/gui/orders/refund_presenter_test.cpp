#include "admin-console/screens/orders/refund_presenter.hpp"
#include "tests/gui/orders/sample_orders.hpp"
#include "vitrine/mocks/fake_orders.hpp"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

/// Counts what really reaches the order service, and remembers the keys.
class RefundPresenterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theMoneyIsThatOfTheDomain();
    void unitsInStepsComeToTheWholeLine();
    void everythingIncludesShipping();
    void cannotBeSentWithoutAReason();
    void shippingAloneIsRefusedWhileGoodsAreLeft();
    void sendsWhatWasShownAsExpectedAmount();
    void anAnswerThatGotLostIsAskedForWithTheSameKey();
    void choicesAreLockedWhileTheOutcomeIsUnknown();
    void anUnknownOutcomeSurvivesARestart();
    void aRefusalIsFinalAndGetsANewKey();
    void anotherAmountIsRefusedAndWorkedOutAnew();
    void aKeyThatIsBeingWorkedOnIsUnknown();

private:
    std::unique_ptr<RefundPresenter> make(QSettings* settings = nullptr)
    {
        return std::make_unique<RefundPresenter>(client::OrderClient(m_orders), stored(), settings);
    }
    wire::Order stored() { return *m_orders->getOrder("order-1", {}).get(); }
    void submit(RefundPresenter& presenter, RefundPresenter::State expected)
    {
        presenter.submit();
        QCOMPARE(presenter.state(), RefundPresenter::State::Sending);
        QTRY_COMPARE(presenter.state(), expected);
    }

    std::shared_ptr<client::mocks::FakeOrders> m_orders;
};

void RefundPresenterTest::init()
{
    m_orders = std::make_shared<client::mocks::FakeOrders>(
        [](const wire::OrderDraft&) { return Result<wire::Order>(Error{}); });
    m_orders->put(paidOrder());
}

void RefundPresenterTest::theMoneyIsThatOfTheDomain()
{
    auto presenter = make();
    presenter->setChosen(0, 1);
    const std::vector<domain::RefundWish> wishes{{1, domain::Quantity::whole(1)}};
    const auto plan = domain::planRefund(wire::refundableOrder(stored()), wishes, false);
    QVERIFY(plan.ok());
    QCOMPARE(presenter->amount().amount(), plan->amount);
    QCOMPARE(presenter->tax().amount(), plan->tax);
    QCOMPARE(presenter->lines()[0].amount.amount(), plan->amount);
    presenter->setChosen(0, 99); // more than was bought
    QCOMPARE(presenter->lines()[0].chosen, std::int64_t(3));
}

void RefundPresenterTest::unitsInStepsComeToTheWholeLine()
{
    std::int64_t sum = 0;
    for (int step = 0; step < 3; ++step) {
        auto presenter = make();
        QCOMPARE(presenter->lines()[0].left, std::int64_t(3 - step));
        presenter->setChosen(0, 1);
        presenter->setReason(QStringLiteral("damaged"));
        sum += presenter->amount().amount();
        submit(*presenter, RefundPresenter::State::Done);
    }
    QCOMPARE(sum, stored().lines[0].total.amount());
}

void RefundPresenterTest::everythingIncludesShipping()
{
    auto presenter = make();
    presenter->chooseAll();
    QVERIFY(presenter->includesShipping());
    QCOMPARE(presenter->amount(), stored().total);
    presenter->setReason(QStringLiteral("goodwill"));
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().status, std::string("REFUNDED"));
    QCOMPARE(presenter->lastAmount(), stored().total);
}

void RefundPresenterTest::cannotBeSentWithoutAReason()
{
    auto presenter = make();
    QVERIFY(!presenter->canSubmit()); // nothing chosen
    presenter->setChosen(0, 1);
    QVERIFY(!presenter->canSubmit());
    QCOMPARE(presenter->fault(), QStringLiteral("Say why the money goes back."));
    presenter->submit();
    QCOMPARE(m_orders->faults.calls(), std::size_t(1)); // only our own look
    presenter->setReason(QStringLiteral("x"));
    QVERIFY(presenter->canSubmit());
}

void RefundPresenterTest::shippingAloneIsRefusedWhileGoodsAreLeft()
{
    auto presenter = make();
    presenter->setIncludesShipping(true);
    presenter->setReason(QStringLiteral("late"));
    QVERIFY(!presenter->canSubmit()); // no lines would mean everything
    QCOMPARE(presenter->amount().amount(), std::int64_t(0));
}

void RefundPresenterTest::sendsWhatWasShownAsExpectedAmount()
{
    auto presenter = make();
    presenter->setChosen(0, 2);
    presenter->setRestocks(false);
    presenter->setReason(QStringLiteral("  wrong size "));
    const auto shown = presenter->amount();
    submit(*presenter, RefundPresenter::State::Done);
    const wire::Order order = stored();
    QCOMPARE(order.refunds.size(), std::size_t(1));
    QCOMPARE(order.refunds[0].amount, shown);
    QCOMPARE(order.refunds[0].reason, std::string("wrong size"));
    QVERIFY(!order.refunds[0].restock);
    QCOMPARE(order.lines[0].refundedQuantity, std::int64_t(2));
}

void RefundPresenterTest::anAnswerThatGotLostIsAskedForWithTheSameKey()
{
    auto presenter = make();
    presenter->setChosen(0, 1);
    presenter->setReason(QStringLiteral("damaged"));
    QSignalSpy unknown(presenter.get(), &RefundPresenter::outcomeUnknown);
    m_orders->faults.loseNextAnswer(ErrorCode::DeadlineExceeded); // it is made, and nobody is told
    submit(*presenter, RefundPresenter::State::Unknown);
    QCOMPARE(unknown.count(), 1);
    QCOMPARE(stored().refunds.size(), std::size_t(1));
    QVERIFY(presenter->canSubmit());
    m_orders->faults.failNext(ErrorCode::Unavailable); // and once more, not even arriving
    submit(*presenter, RefundPresenter::State::Unknown);
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().refunds.size(), std::size_t(1)); // never twice
}

void RefundPresenterTest::choicesAreLockedWhileTheOutcomeIsUnknown()
{
    auto presenter = make();
    presenter->setChosen(0, 1);
    presenter->setReason(QStringLiteral("damaged"));
    const auto shown = presenter->amount();
    m_orders->faults.loseNextAnswer();
    submit(*presenter, RefundPresenter::State::Unknown);
    presenter->setChosen(0, 3);
    presenter->chooseAll();
    presenter->setReason(QStringLiteral("other"));
    presenter->setOrder(stored()); // where one unit is gone already
    QCOMPARE(presenter->amount(), shown);
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().refunded, shown);
}

void RefundPresenterTest::anUnknownOutcomeSurvivesARestart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    {
        QSettings settings(file, QSettings::IniFormat);
        auto presenter = make(&settings);
        presenter->setChosen(0, 1);
        presenter->setReason(QStringLiteral("damaged"));
        m_orders->faults.loseNextAnswer();
        submit(*presenter, RefundPresenter::State::Unknown);
    }
    QSettings settings(file, QSettings::IniFormat);
    QVERIFY(PendingRefund::load(settings, "order-1"));
    auto presenter = make(&settings);
    QCOMPARE(presenter->state(), RefundPresenter::State::Unknown);
    QCOMPARE(presenter->amount(), stored().refunded);
    QCOMPARE(presenter->reason(), QStringLiteral("damaged"));
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().refunds.size(), std::size_t(1));
    QVERIFY(!PendingRefund::load(settings, "order-1"));
}

void RefundPresenterTest::aRefusalIsFinalAndGetsANewKey()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    auto presenter = make(&settings);
    presenter->setChosen(0, 1);
    presenter->setReason(QStringLiteral("damaged"));
    QSignalSpy refused(presenter.get(), &RefundPresenter::refused);
    m_orders->faults.failNext(ErrorCode::PermissionDenied);
    submit(*presenter, RefundPresenter::State::Editing);
    QCOMPARE(refused.count(), 1);
    QVERIFY(!PendingRefund::load(settings, "order-1"));
    presenter->setChosen(0, 2); // may be changed again
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().lines[0].refundedQuantity, std::int64_t(2));
}

void RefundPresenterTest::anotherAmountIsRefusedAndWorkedOutAnew()
{
    auto presenter = make();
    presenter->setChosen(0, 3);
    presenter->setReason(QStringLiteral("damaged"));
    wire::Order changed = stored();
    changed.refundable = {1000, changed.total.currency()}; // somebody gave back by amount alone
    m_orders->put(changed);
    submit(*presenter, RefundPresenter::State::Editing);
    QVERIFY(stored().refunds.empty());
    presenter->setOrder(stored());
    QCOMPARE(presenter->amount().amount(), std::int64_t(1000));
    submit(*presenter, RefundPresenter::State::Done);
}

void RefundPresenterTest::aKeyThatIsBeingWorkedOnIsUnknown()
{
    auto presenter = make();
    presenter->setChosen(0, 1);
    presenter->setReason(QStringLiteral("damaged"));
    m_orders->faults.failNext(
        Error{.code = ErrorCode::Conflict, .retryAfter = std::chrono::seconds(1)});
    submit(*presenter, RefundPresenter::State::Unknown);
    submit(*presenter, RefundPresenter::State::Done);
    QCOMPARE(stored().refunds.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(RefundPresenterTest)
#include "refund_presenter_test.moc"
