#include "storefront-kiosk/scanner/keyboard_wedge.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

using namespace vitrine::kiosk;
using namespace std::chrono_literals;

/// Keys of a real window, with the test's own clock.
class KeyboardWedgeTest : public QObject
{
    Q_OBJECT

private:
    void press(QWidget& window, Qt::Key key, const QString& text, int gapMs)
    {
        m_now += std::chrono::milliseconds(gapMs);
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(window.windowHandle(), &down);
        QCoreApplication::sendEvent(window.windowHandle(), &up);
    }
    void type(QWidget& window, const QString& text, int gapMs)
    {
        for (const QChar sign : text)
            press(window, static_cast<Qt::Key>(sign.toUpper().unicode()), QString(sign), gapMs);
    }

    WedgeRecogniser::Time m_now{100'000};

private Q_SLOTS:
    void takesAScanWhereverTheFocusIs()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* field = new QLineEdit(&window);
        auto* button = new QPushButton(&window);
        column->addWidget(field);
        column->addWidget(button);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        KeyboardWedge wedge({}, nullptr, [this](const QKeyEvent&) { return m_now; });
        QSignalSpy scans(&wedge, &KeyboardWedge::scanned);
        QSignalSpy clicks(button, &QPushButton::clicked);
        button->setAutoDefault(true);
        for (QWidget* focused : {static_cast<QWidget*>(field), static_cast<QWidget*>(button)}) {
            focused->setFocus();
            type(window, QStringLiteral("4006381333931"), 5);
            press(window, Qt::Key_Return, QStringLiteral("\r"), 5);
            QTRY_COMPARE(scans.count(), 1);
            QCOMPARE(scans.takeFirst().at(0).toString(), QStringLiteral("4006381333931"));
            QVERIFY2(field->text().isEmpty(), "no key of the scan reached the field");
            QCOMPARE(clicks.count(), 0);
        }
    }

    void letsAPersonTypeEverything()
    {
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.setFocus();
        KeyboardWedge wedge({}, nullptr, [this](const QKeyEvent&) { return m_now; });
        QSignalSpy scans(&wedge, &KeyboardWedge::scanned);
        QSignalSpy entered(&field, &QLineEdit::returnPressed);
        type(field, QStringLiteral("boots"), 120);
        press(field, Qt::Key_Left, {}, 120);
        type(field, QStringLiteral("x"), 120);
        press(field, Qt::Key_Return, QStringLiteral("\r"), 120);
        QCOMPARE(field.text(), QStringLiteral("bootxs"));
        QCOMPARE(entered.count(), 1);
        QCOMPARE(scans.count(), 0);
    }

    void givesTheLastKeyFreeWithoutWaitingForAnother()
    {
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.setFocus();
        KeyboardWedge wedge({}, nullptr, [this](const QKeyEvent&) { return m_now; });
        type(field, QStringLiteral("a"), 120);
        QCOMPARE(field.text(), QString());
        QTRY_COMPARE_WITH_TIMEOUT(field.text(), QStringLiteral("a"), 1000);
    }

    void takesAKeyThatRestsForAPersons()
    {
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.setFocus();
        KeyboardWedge wedge({}, nullptr, [this](const QKeyEvent&) { return m_now; });
        QSignalSpy scans(&wedge, &KeyboardWedge::scanned);
        m_now += 500ms;
        for (int i = 0; i < 10; ++i) { // faster than any finger, but without letting go
            m_now += 20ms;
            QKeyEvent down(QEvent::KeyPress, Qt::Key_7, Qt::NoModifier, QStringLiteral("7"), i > 0);
            QCoreApplication::sendEvent(field.windowHandle(), &down);
        }
        press(field, Qt::Key_Return, QStringLiteral("\r"), 20);
        QCOMPARE(field.text(), QStringLiteral("7777777777"));
        QCOMPARE(scans.count(), 0);
    }

    void survivesAWindowThatGoesWhileItsKeysAreHeld()
    {
        KeyboardWedge wedge({}, nullptr, [this](const QKeyEvent&) { return m_now; });
        {
            QLineEdit field;
            field.show();
            QVERIFY(QTest::qWaitForWindowExposed(&field));
            type(field, QStringLiteral("ab"), 5);
        }
        QTest::qWait(80); // the held keys have nobody to go to
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        field.setFocus();
        type(field, QStringLiteral("z"), 200);
        QTRY_COMPARE(field.text(), QStringLiteral("z"));
    }
};

QTEST_MAIN(KeyboardWedgeTest)
#include "keyboard_wedge_test.moc"
