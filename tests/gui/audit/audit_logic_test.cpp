#include "admin-console/screens/audit/audit_merge.hpp"
#include "admin-console/screens/audit/audit_presenter.hpp"
#include "admin-console/screens/audit/audit_words.hpp"
#include "admin-console/screens/audit/change_table_model.hpp"
#include "admin-console/screens/audit/member_changes.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/mocks/fake_audit.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace Qt::StringLiterals;

namespace {

wire::AuditEntry entry(std::string service, int second, std::string person = "anna")
{
    wire::AuditEntry made;
    made.id = service + "-" + std::to_string(second);
    made.at = QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC)
                  .addSecs(second)
                  .toString(Qt::ISODateWithMs)
                  .toStdString();
    made.service = std::move(service);
    made.actorId = person;
    made.actorName = person + "@shop.example";
    made.action = "product.update";
    made.entityType = "product";
    made.entityId = "p1";
    return made;
}

QStringList idsOf(const AuditListModel& model)
{
    QStringList ids;
    for (int row = 0; model.entry(row) != nullptr; ++row)
        ids << QString::fromStdString(model.entry(row)->id);
    return ids;
}

} // namespace

class AuditLogicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedMembersAreFoundAtEveryDepth();
    void moneyIsOneValue();
    void whatWasMadeOrDeletedIsAddedOrRemoved();
    void listsOfValuesAreOneValue();
    void textThatIsNoJsonIsShownAsItIs();
    void wordsOfUnknownNamesCanBeRead();
    void mergeWaitsForEveryService();
    void mergeGoesOnWithoutAServiceThatFails();
    void presenterShowsAllServicesNewestFirst();
    void presenterReadsTheNextBlockWhenAsked();
    void presenterNamesWhatIsMissing();
    void presenterKeepsRowsWhenNobodyAnswers();
    void presenterDropsAnswersToAnOlderFilter();
    void dayFiltersIncludeTheLastDay();
};

void AuditLogicTest::changedMembersAreFoundAtEveryDepth()
{
    const auto changes = memberChanges(R"({"name":"Boots","metadata":{"color":"red","old":"x"},)"
                                       R"("images":[{"altText":"a"},{"altText":"b"}]})",
                                       R"({"name":"Boots","metadata":{"color":"blue","new":"y"},)"
                                       R"("images":[{"altText":"a"},{"altText":"c"}]})");
    QCOMPARE(changes.size(), std::size_t(4));
    QCOMPARE(changes[0],
             (MemberChange{u"images[1].altText"_s, MemberChange::Kind::Changed, u"b"_s, u"c"_s}));
    QCOMPARE(changes[1],
             (MemberChange{u"metadata.color"_s, MemberChange::Kind::Changed, u"red"_s, u"blue"_s}));
    QCOMPARE(changes[2], (MemberChange{u"metadata.new"_s, MemberChange::Kind::Added, {}, u"y"_s}));
    QCOMPARE(changes[3],
             (MemberChange{u"metadata.old"_s, MemberChange::Kind::Removed, u"x"_s, {}}));
}

void AuditLogicTest::moneyIsOneValue()
{
    const auto changes = memberChanges(R"({"price":{"amount":10999,"currency":"EUR"}})",
                                       R"({"price":{"amount":8999,"currency":"EUR"}})");
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].path, u"price"_s);
    QCOMPARE(changes[0].before, u"109.99 EUR"_s);
    QCOMPARE(changes[0].after, u"89.99 EUR"_s);
    ChangeTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChanges(changes);
    QVERIFY(model.index(0, ChangeTableModel::After).data().toString().contains(u"89"_s));
    QVERIFY(model.index(0, ChangeTableModel::After).data().toString().contains(u"€"_s));
}

void AuditLogicTest::whatWasMadeOrDeletedIsAddedOrRemoved()
{
    const auto made = memberChanges("", R"({"onHand":12,"active":true})");
    QCOMPARE(made.size(), std::size_t(2));
    QCOMPARE(made[0], (MemberChange{u"active"_s, MemberChange::Kind::Added, {}, u"true"_s}));
    QCOMPARE(made[1], (MemberChange{u"onHand"_s, MemberChange::Kind::Added, {}, u"12"_s}));
    QCOMPARE(memberChanges(R"({"onHand":12})", "")[0].kind, MemberChange::Kind::Removed);
    QVERIFY(memberChanges("", "").empty());
}

void AuditLogicTest::listsOfValuesAreOneValue()
{
    const auto changes = memberChanges(R"({"roles":["ADMIN"]})", R"({"roles":["ADMIN","KIOSK"]})");
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].after, u"ADMIN, KIOSK"_s);
}

void AuditLogicTest::textThatIsNoJsonIsShownAsItIs()
{
    const auto changes = memberChanges("not json", R"({"a":1})");
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].before, u"not json"_s);
}

void AuditLogicTest::wordsOfUnknownNamesCanBeRead()
{
    QCOMPARE(actionText("product.update"), u"Product changed"_s);
    QCOMPARE(actionText("giftCard.topUp"), u"Gift card top up"_s);
    QCOMPARE(memberText(u"images[0].altText"_s), u"Pictures 1 › Alternative text"_s);
    QCOMPARE(memberText(u"someNewField"_s), u"Some new field"_s);
    QCOMPARE(serviceText("loyalty"), u"loyalty"_s);
}

void AuditLogicTest::mergeWaitsForEveryService()
{
    AuditMerge merge({"catalog", "order"});
    QCOMPARE(merge.wanted().size(), std::size_t(2));
    merge.add("catalog", {{entry("catalog", 30), entry("catalog", 10)}, "more", 5});
    QVERIFY(!merge.next()); // order may still have something newer
    merge.add("order", {{entry("order", 20)}, "", 1});
    QCOMPARE(merge.next()->id, std::string("catalog-30"));
    QCOMPARE(merge.next()->id, std::string("order-20"));
    QCOMPARE(merge.next()->id, std::string("catalog-10"));
    QVERIFY(!merge.next());
    QVERIFY(!merge.atEnd());
    QCOMPARE(merge.wanted(), std::vector<std::string>{"catalog"});
    QCOMPARE(merge.tokenOf("catalog"), std::string("more"));
    QCOMPARE(*merge.total(), std::int64_t(6));
    merge.add("catalog", {});
    QVERIFY(merge.atEnd());
}

void AuditLogicTest::mergeGoesOnWithoutAServiceThatFails()
{
    AuditMerge merge({"catalog", "order"});
    merge.add("catalog", {{entry("catalog", 30)}, ""});
    merge.leaveOut("order");
    QCOMPARE(merge.next()->id, std::string("catalog-30"));
    QVERIFY(merge.atEnd());
    QCOMPARE(merge.leftOut(), std::vector<std::string>{"order"});
}

void AuditLogicTest::presenterShowsAllServicesNewestFirst()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    for (int second = 0; second < 10; ++second)
        fake->put(entry(second % 2 == 0 ? "catalog" : "inventory", second));
    AuditPresenter presenter{client::AuditClient(fake)};
    const QAbstractItemModelTester tester(&presenter.model());
    QCOMPARE(presenter.model().rowCount(), AuditListModel::kPlaceholders);
    QSignalSpy loaded(&presenter, &AuditPresenter::loaded);
    presenter.refresh();
    QTRY_COMPARE(loaded.size(), 1);
    const auto ids = idsOf(presenter.model());
    QCOMPARE(ids.size(), 10);
    QCOMPARE(ids.first(), u"inventory-9"_s);
    QCOMPARE(ids.last(), u"catalog-0"_s);
    QCOMPARE(*presenter.total(), std::int64_t(10));
    QVERIFY(!presenter.isBusy());
}

void AuditLogicTest::presenterReadsTheNextBlockWhenAsked()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    for (int second = 0; second < 250; ++second)
        fake->put(entry(second % 10 == 0 ? "order" : "catalog", second));
    AuditPresenter presenter{client::AuditClient(fake)};
    QSignalSpy loaded(&presenter, &AuditPresenter::loaded);
    presenter.refresh();
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(presenter.model().rowCount(), AuditPresenter::kBlock);
    while (presenter.model().canFetchMore({})) {
        const auto before = loaded.size();
        presenter.model().fetchMore({});
        QTRY_COMPARE(loaded.size(), before + 1);
    }
    const auto ids = idsOf(presenter.model());
    QCOMPARE(ids.size(), 250);
    QCOMPARE(ids.first(), u"catalog-249"_s);
    QCOMPARE(ids.last(), u"order-0"_s);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 250);
}

void AuditLogicTest::presenterNamesWhatIsMissing()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    fake->put(entry("catalog", 1));
    fake->put(entry("order", 2));
    AuditPresenter presenter{client::AuditClient(fake)};
    QSignalSpy failed(&presenter, &AuditPresenter::failed);
    fake->faults.failNext(ErrorCode::Unavailable); // the first that is asked: catalog
    presenter.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).toStringList(), QStringList{u"catalog"_s});
    QCOMPARE(idsOf(presenter.model()), QStringList{u"order-2"_s});
}

void AuditLogicTest::presenterKeepsRowsWhenNobodyAnswers()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    fake->put(entry("catalog", 1));
    AuditPresenter presenter{client::AuditClient(fake)};
    QSignalSpy loaded(&presenter, &AuditPresenter::loaded);
    QSignalSpy failed(&presenter, &AuditPresenter::failed);
    presenter.refresh();
    QTRY_COMPARE(loaded.size(), 1);
    for (std::size_t i = 0; i < client::AuditClient::kServices.size(); ++i)
        fake->faults.failNext(ErrorCode::Unavailable);
    presenter.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(idsOf(presenter.model()), QStringList{u"catalog-1"_s});
    QVERIFY(!presenter.isBusy());
}

void AuditLogicTest::presenterDropsAnswersToAnOlderFilter()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    fake->put(entry("catalog", 1, "anna"));
    fake->put(entry("catalog", 2, "ben"));
    AuditPresenter presenter{client::AuditClient(fake)};
    QSignalSpy loaded(&presenter, &AuditPresenter::loaded);
    fake->faults.hold();
    presenter.refresh();
    presenter.setFilter({.person = u"BEN"_s, .service = u"catalog"_s});
    fake->faults.release();
    QTRY_COMPARE(loaded.size(), 1);
    QTest::qWait(0); // whatever else was delivered has been dealt with
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(idsOf(presenter.model()), QStringList{u"catalog-2"_s});
}

void AuditLogicTest::dayFiltersIncludeTheLastDay()
{
    auto fake = std::make_shared<client::mocks::FakeAudit>();
    fake->put(entry("catalog", 0));             // 20 November
    fake->put(entry("catalog", 24 * 3600));     // 21 November
    fake->put(entry("catalog", 2 * 24 * 3600)); // 22 November
    AuditPresenter presenter{client::AuditClient(fake)};
    QSignalSpy loaded(&presenter, &AuditPresenter::loaded);
    presenter.setFilter({.from = QDate(2026, 11, 21), .to = QDate(2026, 11, 21)});
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(idsOf(presenter.model()), QStringList{u"catalog-86400"_s});
}

VITRINE_GUI_MAIN(AuditLogicTest)
#include "audit_logic_test.moc"
