#include "shopping_tests.hpp"
#include "storefront-kiosk/screens/search/key_button.hpp"
#include "storefront-kiosk/screens/search/keyboard.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"

#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

/// A field with the keyboard below it.
struct Desk
{
    explicit Desk(int width = 1080)
        : field(new QLineEdit(&window))
        , keyboard(new Keyboard(&window))
    {
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(field);
        column->addWidget(keyboard);
        keyboard->setLanguage(u"en"_s);
        keyboard->typeInto(field);
        window.resize(width, 900);
        window.show();
        window.activateWindow();
        field->setFocus();
    }
    void type(const QString& text)
    {
        for (const QChar letter : text) {
            const auto name = letter == u' ' ? u"keySpace"_s : u"key_"_s + letter;
            auto* key = keyboard->findChild<KeyButton*>(name);
            QVERIFY2(key != nullptr && key->isVisible(), qPrintable(name));
            QTest::mouseClick(key, Qt::LeftButton);
        }
    }
    [[nodiscard]] QStringList letters() const
    {
        QStringList all;
        for (const auto* key : keyboard->findChildren<KeyButton*>()) {
            if (!key->isHidden() && key->key().kind == KeySpec::Kind::Text)
                all << key->key().text;
        }
        return all;
    }
    QWidget window;
    QLineEdit* field;
    Keyboard* keyboard;
};

std::vector<QRect> keyRects(const Keyboard& keyboard)
{
    std::vector<QRect> rects;
    for (const auto* key : keyboard.findChildren<KeyButton*>()) {
        if (!key->isHidden())
            rects.push_back(key->geometry());
    }
    return rects;
}

} // namespace

void KeyboardTest::typesIntoTheFieldAndLeavesItTheFocus()
{
    Desk desk;
    QTRY_VERIFY(desk.field->hasFocus());
    QSignalSpy entered(desk.keyboard, &OnScreenKeyboard::entered);
    desk.type(u"rope 6o"_s);
    testing::tap(desk.window, "keyBackspace");
    desk.type(u"0"_s);
    QCOMPARE(desk.field->text(), u"rope 60"_s);
    QVERIFY(desk.field->hasFocus());
    desk.field->setCursorPosition(0);
    desk.type(u"a"_s);
    QCOMPARE(desk.field->text(), u"arope 60"_s); // where the cursor is
    QCOMPARE(entered.count(), 0);
    testing::tap(desk.window, "keyEnter");
    QCOMPARE(entered.count(), 1);
    QCOMPARE(desk.field->text(), u"arope 60"_s);
}

void KeyboardTest::hasTheLettersOfTheLanguage()
{
    Desk desk;
    QVERIFY(desk.letters().join(QString()).contains(u"qwertyuiop"_s));
    QVERIFY(!desk.letters().contains(u"ü"_s));
    desk.keyboard->setLanguage(u"de"_s);
    QVERIFY(desk.letters().join(QString()).contains(u"qwertzuiopü"_s));
    for (const auto& letter : {u"ä"_s, u"ö"_s, u"ü"_s, u"ß"_s})
        QCOMPARE(desk.letters().count(letter), 1);
    desk.keyboard->setUse(OnScreenKeyboard::Use::EMail);
    QVERIFY(!desk.letters().contains(u"ä"_s)); // no address has it
    for (const auto& sign : {u"@"_s, u"."_s, u"-"_s, u"_"_s, u"+"_s, u".de"_s})
        QCOMPARE(desk.letters().count(sign), 1);
    desk.keyboard->setUse(OnScreenKeyboard::Use::Number);
    auto digits = desk.letters();
    digits.sort();
    QCOMPARE(digits.join(QString()), u"0123456789"_s);
}

void KeyboardTest::hasKeysThatAFingerHits_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("use");
    for (const auto* code : {"en", "de"}) {
        for (const auto use : {OnScreenKeyboard::Use::Search,
                               OnScreenKeyboard::Use::EMail,
                               OnScreenKeyboard::Use::Number})
            QTest::addRow("%s %d", code, int(use)) << QString::fromLatin1(code) << int(use);
    }
}

void KeyboardTest::hasKeysThatAFingerHits()
{
    QFETCH(QString, code);
    QFETCH(int, use);
    Desk desk; // 1080: as wide as the panel in portrait
    desk.keyboard->setLanguage(code);
    desk.keyboard->setUse(OnScreenKeyboard::Use(use));
    QCoreApplication::processEvents();
    const auto rects = keyRects(*desk.keyboard);
    QVERIFY(rects.size() >= 12);
    for (std::size_t i = 0; i < rects.size(); ++i) {
        QVERIFY2(rects[i].width() >= touch::kTarget && rects[i].height() >= touch::kTarget,
                 qPrintable(u"%1 x %2"_s.arg(rects[i].width()).arg(rects[i].height())));
        QVERIFY(desk.keyboard->rect().contains(rects[i]));
        for (std::size_t other = 0; other < i; ++other)
            QVERIFY(!rects[i].intersects(rects[other]));
    }
    for (const auto* key : desk.keyboard->findChildren<KeyButton*>())
        QVERIFY(key->isHidden() || !key->accessibleName().isEmpty());
}

void KeyboardTest::leavesNoGapBetweenTwoKeys()
{
    Desk desk;
    const auto* q = desk.keyboard->findChild<KeyButton*>(u"key_q"_s);
    const auto* w = desk.keyboard->findChild<KeyButton*>(u"key_w"_s);
    const auto* a = desk.keyboard->findChild<KeyButton*>(u"key_a"_s);
    QCOMPARE(w->x(), q->x() + q->width());
    QCOMPARE(a->y(), q->y() + q->height());
}

void KeyboardTest::changesWithTheLanguage()
{
    Desk desk;
    desk.keyboard->setEnterText(u"Go"_s);
    {
        const German german;
        QTRY_VERIFY(desk.letters().contains(u"ü"_s)); // windows hear of it by an event
        desk.type(u"z"_s);
        desk.type(u"ü"_s);
        QCOMPARE(desk.field->text(), u"zü"_s);
    }
    QTRY_VERIFY(!desk.letters().contains(u"ü"_s));
}

void KeyboardTest::enlargesTheLetterThatIsTouched()
{
    Desk desk;
    auto* key = desk.keyboard->findChild<KeyButton*>(u"key_g"_s);
    QTest::mousePress(key, Qt::LeftButton);
    QCOMPARE(desk.field->text(), u"g"_s); // on the press
    const auto* bubble = desk.window.findChild<KeyBubble*>();
    QVERIFY(bubble != nullptr && bubble->isVisible());
    QVERIFY(bubble->geometry().bottom() <= key->mapTo(&desk.window, QPoint(0, 10)).y());
    QTest::mouseRelease(key, Qt::LeftButton);
    QTRY_VERIFY(!bubble->isVisible());
}

void KeyboardTest::survivesItsField()
{
    Desk desk;
    delete desk.field;
    desk.type(u"a"_s);
    testing::tap(desk.window, "keyBackspace");
    QVERIFY(desk.keyboard->isVisible());
}
