#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "tests/gui/shell/fake_authority.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;

/// What holds for every page of the program, whoever wrote it.
class AllScreensTest final : public QObject
{
    Q_OBJECT

    struct Program
    {
        testkit::FakeShop shop;
        std::shared_ptr<testkit::FakeAuthority> authority =
            std::make_shared<testkit::FakeAuthority>(shop.accounts);
        console::ScreenRegistry registry;
        std::unique_ptr<console::Console> console;
        console::MainWindow* window = nullptr;

        explicit Program(const QString& language = u"en"_s)
        {
            shop.preferences().setLanguage(language);
            shop.preferences().setMotionEnabled(false);
            authority->hasTokens = true;
            console::registerAllScreens(registry);
            console = std::make_unique<console::Console>(
                shop.preferences(),
                registry,
                console::Console::Options{
                    .connect = [this](const console::Profile&, console::ConnectionEvents)
                        -> Result<console::ShopConnection> {
                        return console::ShopConnection{
                            .clients = shop.clients(), .authority = authority, .probe = [] {
                                return client::finished(Outcome(Done{}));
                            }};
                    }});
            window = console->openWindow();
            window->resize(1280, 800);
            if (!QTest::qWaitFor([this] { return window->router() != nullptr; }))
                QTest::qFail("nobody could sign in", __FILE__, __LINE__);
        }
        console::Screen& visit(const QString& page)
        {
            window->go({.page = page});
            QCoreApplication::processEvents();
            return *window->router()->current();
        }
    };

    static void addPages()
    {
        QTest::addColumn<QString>("page");
        console::ScreenRegistry registry;
        console::registerAllScreens(registry);
        for (const auto& entry : registry.entries())
            QTest::newRow(qPrintable(entry.page)) << entry.page;
    }

private Q_SLOTS:
    void hasAllPages()
    {
        console::ScreenRegistry registry;
        console::registerAllScreens(registry);
        for (const auto& page : {u"dashboard"_s,
                                 u"orders"_s,
                                 u"products"_s,
                                 u"categories"_s,
                                 u"stock"_s,
                                 u"customers"_s,
                                 u"kiosks"_s,
                                 u"reports"_s,
                                 u"traces"_s,
                                 u"system"_s,
                                 u"audit"_s})
            QVERIFY2(registry.find(page) != nullptr, qPrintable(page));
    }

    void givesEachShortcutOneMeaning_data() { addPages(); }
    void givesEachShortcutOneMeaning()
    {
        QFETCH(QString, page);
        Program program;
        auto& screen = program.visit(page);
        QCOMPARE(program.window->router()->route().page, page);
        QVERIFY(!screen.title().isEmpty());
        QHash<QString, QString> meaning;
        const auto take = [&](const QAction& action) {
            for (const auto& keys : action.shortcuts()) {
                const auto text = keys.toString();
                QVERIFY2(!meaning.contains(text),
                         qPrintable(u"%1: %2 and %3"_s.arg(
                             text, meaning.value(text), action.objectName())));
                meaning.insert(text, action.objectName());
            }
        };
        for (const auto* action :
             program.window->findChildren<console::WindowActions*>().first()->all())
            take(*action);
        for (const auto* action : screen.commands()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            take(*action);
        }
    }

    void fitsInBothLanguages_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("language");
        console::ScreenRegistry registry;
        console::registerAllScreens(registry);
        for (const auto& entry : registry.entries()) {
            for (const auto& language : qt::Language::available())
                QTest::addRow("%s %s", qPrintable(entry.page), qPrintable(language))
                    << entry.page << language;
        }
    }
    void fitsInBothLanguages()
    {
        QFETCH(QString, page);
        QFETCH(QString, language);
        Program program(language);
        program.visit(page);
        QTest::qWait(0);
        const auto faults = testkit::layoutFaults(*program.window);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"\n"_s)));
    }

    void comesBackAfterALanguageSwitch_data() { addPages(); }
    void comesBackAfterALanguageSwitch()
    {
        QFETCH(QString, page);
        Program program;
        auto& screen = program.visit(page);
        const auto english = screen.title();
        program.shop.preferences().setLanguage(u"de"_s);
        QTRY_VERIFY(program.window->windowTitle().startsWith(screen.title()));
        program.shop.preferences().setLanguage(u"en"_s);
        QTRY_COMPARE(screen.title(), english);
    }
};

VITRINE_GUI_MAIN(AllScreensTest)
#include "all_screens_test.moc"
