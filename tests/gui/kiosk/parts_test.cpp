#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/countdown_ring.hpp"
#include "storefront-kiosk/parts/language_switch.hpp"
#include "storefront-kiosk/parts/pin_pad.hpp"
#include "storefront-kiosk/parts/qr_view.hpp"
#include "storefront-kiosk/parts/quantity_stepper.hpp"
#include "storefront-kiosk/parts/sheet.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/shell_tests.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;

namespace {

void touchKey(QWidget& in, const QString& name)
{
    auto* key = in.findChild<TouchButton*>(name);
    QVERIFY2(key != nullptr, qPrintable(name));
    QTest::mouseClick(key, Qt::LeftButton);
}

} // namespace

void PartsTest::buttonsAreLargeEnoughForFingers()
{
    for (const auto factor : {1.0, 2.0}) {
        qt::Theme::instance().setTextFactor(factor);
        for (const auto kind : {TouchButton::Kind::Normal,
                                TouchButton::Kind::Primary,
                                TouchButton::Kind::Danger,
                                TouchButton::Kind::Quiet,
                                TouchButton::Kind::Chip}) {
            TouchButton button(u"+"_s, kind);
            QVERIFY(button.sizeHint().width() >= touch::kTarget);
            QVERIFY(button.minimumSizeHint().height() >= touch::kTarget);
            const auto small = button.sizeHint();
            button.setText(u"Einkauf fortsetzen"_s);
            QVERIFY(button.sizeHint().width() > small.width());
        }
    }
    qt::Theme::instance().setTextFactor(1);
}

void PartsTest::aTouchLeavesTheFocusWhereItIs()
{
    QWidget page;
    QLineEdit field(&page);
    TouchButton key(u"A"_s, TouchButton::Kind::Normal, &page);
    QVBoxLayout column(&page);
    column.addWidget(&field);
    column.addWidget(&key);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
    field.setFocus();
    QTRY_VERIFY(field.hasFocus());
    QSignalSpy pressed(&key, &TouchButton::pressed);
    QTest::mousePress(&key, Qt::LeftButton);
    QCOMPARE(pressed.count(), 1); // seen with the press, not when the finger is lifted
    QVERIFY(key.isDown());
    QTest::mouseRelease(&key, Qt::LeftButton);
    QVERIFY(field.hasFocus());
}

void PartsTest::stepperAsksAndDoesNotDecide()
{
    QuantityStepper stepper;
    stepper.setRange(0, 3);
    stepper.setQuantity(1);
    QSignalSpy wanted(&stepper, &QuantityStepper::wanted);
    touchKey(stepper, u"more"_s);
    QCOMPARE(wanted.takeFirst().at(0).toLongLong(), 2);
    QCOMPARE(stepper.quantity(), 1);
    auto* fewer = stepper.findChild<TouchButton*>(u"fewer"_s);
    QCOMPARE(fewer->accessibleName(), u"Remove"_s);
    stepper.setSubject(u"Boots"_s);
    QCOMPARE(fewer->accessibleName(), u"Remove: Boots"_s);
    stepper.setQuantity(3);
    QVERIFY(!stepper.findChild<TouchButton*>(u"more"_s)->isEnabled());
    QCOMPARE(fewer->accessibleName(), u"Fewer: Boots"_s);
}

void PartsTest::ringCountsOnceToItsEnd()
{
    CountdownRing ring;
    QSignalSpy elapsed(&ring, &CountdownRing::elapsed);
    ring.start(60ms);
    QVERIFY(ring.isRunning());
    QTRY_COMPARE(elapsed.count(), 1);
    QVERIFY(!ring.isRunning());
    ring.start(60ms);
    ring.stop();
    QTest::qWait(150); // nothing must come
    QCOMPARE(elapsed.count(), 1);
}

void PartsTest::padHandsOverDigitsAndForgetsThem()
{
    PinPad pad;
    QSignalSpy entered(&pad, &PinPad::entered);
    touchKey(pad, u"pin4"_s);
    touchKey(pad, u"pin7"_s);
    touchKey(pad, u"pin1"_s);
    touchKey(pad, u"pinEnter"_s); // too short
    QCOMPARE(entered.count(), 0);
    touchKey(pad, u"pin9"_s);
    touchKey(pad, u"pinBack"_s);
    touchKey(pad, u"pin1"_s);
    QCOMPARE(pad.findChild<QLabel*>(u"pinDots"_s)->text().size(), 4);
    touchKey(pad, u"pinEnter"_s);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.at(0).at(0).toString(), u"4711"_s);
    QVERIFY(pad.findChild<QLabel*>(u"pinDots"_s)->text().isEmpty());
    for (int i = 0; i < 20; ++i)
        touchKey(pad, u"pin5"_s);
    QCOMPARE(pad.findChild<QLabel*>(u"pinDots"_s)->text().size(), PinPad::kDigitsMax);
    pad.setPadEnabled(false);
    touchKey(pad, u"pinEnter"_s);
    QCOMPARE(entered.count(), 1);
}

void PartsTest::sheetTakesNoMoreThanItNeeds()
{
    QWidget page;
    page.resize(1080, 1920);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    Sheet sheet(&page);
    auto* inside = new TouchButton(u"Done"_s, TouchButton::Kind::Primary);
    sheet.body()->addWidget(inside);
    sheet.open();
    QCoreApplication::processEvents();
    const auto bottom = inside->mapTo(&page, QPoint(0, inside->height())).y();
    QVERIFY(bottom <= 1920 && bottom > 1920 - 200); // it stands on the lower edge
    QVERIFY(inside->mapTo(&page, QPoint()).y() > 1500);
    sheet.setFills(true);
    QTRY_VERIFY(inside->parentWidget()->height() > 1700);
    QTest::mouseClick(&sheet, Qt::LeftButton, {}, QPoint(500, 20));
    QVERIFY(sheet.isOpen()); // unless it is told to
    sheet.setClosesBeside(true);
    QTest::mouseClick(&sheet, Qt::LeftButton, {}, QPoint(500, 20));
    QVERIFY(!sheet.isOpen());
}

void PartsTest::qrIsReadable()
{
    QrView view;
    view.setText(u"https://shop.example/activate?user_code=QWNF-TGBX"_s);
    QVERIFY(view.hasCode());
    view.resize(view.sizeHint());
    const auto image = view.grab().toImage();
    const auto made = makeQrCode("https://shop.example/activate?user_code=QWNF-TGBX");
    const int module = view.width() / (made->width + 8);
    const int left = (view.width() - module * made->width) / 2;
    for (int y = 0; y < made->width; ++y) {
        for (int x = 0; x < made->width; ++x) {
            const auto pixel =
                image.pixelColor(left + x * module + module / 2, left + y * module + module / 2);
            QCOMPARE(pixel.lightness() < 128, made->isDark(x, y));
        }
    }
    view.setText(QString(5000, u'x'));
    QVERIFY(!view.hasCode());
}
