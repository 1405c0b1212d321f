#include "tests/gui/kiosk/kiosk_app.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/elided_text.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk::testing {
namespace {

qt::Language* g_language = nullptr; // of the application; dies with it

bool isBlank(const QImage& image)
{
    const auto first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); y += 5) {
        for (int x = 0; x < image.width(); x += 5) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

} // namespace

int runKioskTests(const std::vector<QObject*>& tests, int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    client::limitNetworkThreads(2);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir runtime;
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    QApplication app(argc, argv);
    auto& theme = qt::Theme::install(app, qt::Theme::Mode::Light, qt::Scale::Kiosk);
    theme.setMotionEnabled(false);
    qt::Language language({u"kiosk"_s, u"vitrine_qt"_s});
    language.setLanguage(u"en"_s);
    g_language = &language;
    int failures = 0;
    for (auto* test : tests)
        failures += QTest::qExec(test, argc, argv);
    g_language = nullptr;
    return failures;
}

qt::Language& language()
{
    return *g_language;
}

QString textsIn(const QWidget& widget)
{
    QStringList texts;
    const auto children = widget.findChildren<QWidget*>();
    for (const auto* child : children) {
        texts << child->accessibleName() << child->accessibleDescription();
        // labels, buttons and fields alike
        texts << child->property("text").toString();
        if (const auto* button = qobject_cast<const TouchButton*>(child))
            texts << button->note() << button->detail();
        if (const auto* elided = qobject_cast<const ElidedText*>(child))
            texts << elided->text();
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

void tap(QWidget& widget, const char* objectName)
{
    const auto found = widget.findChildren<QWidget*>(QString::fromLatin1(objectName));
    for (auto* control : found) {
        if (!control->isVisible())
            continue;
        QVERIFY2(control->isEnabled(), objectName);
        QTest::mouseClick(control, Qt::LeftButton);
        return;
    }
    QFAIL(qPrintable(u"%1 is not shown"_s.arg(QString::fromLatin1(objectName))));
}

ReachLooks::ReachLooks()
{
    qt::Theme::instance().setMode(qt::Theme::Mode::HighContrast);
    qt::Theme::instance().setTextFactor(2);
}

ReachLooks::~ReachLooks()
{
    qt::Theme::instance().setMode(qt::Theme::Mode::Light);
    qt::Theme::instance().setTextFactor(1);
}

German::German()
{
    language().setLanguage(u"de"_s);
}

German::~German()
{
    language().setLanguage(u"en"_s);
}

void shootKiosk(QWidget& widget, const QString& name)
{
    widget.ensurePolished();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCoreApplication::processEvents();
    const QImage image = widget.grab().toImage();
    QVERIFY2(!image.isNull() && !isBlank(image), qPrintable(u"%1 is blank"_s.arg(name)));
    auto folder = qEnvironmentVariable("VITRINE_SCREENSHOTS");
    if (folder.isEmpty())
        folder = u"build/screenshots"_s;
    QDir().mkpath(folder);
    const auto file = u"%1/kiosk-%2.png"_s.arg(folder, name);
    QVERIFY2(image.save(file), qPrintable(u"cannot write %1"_s.arg(file)));
    const auto faults = testkit::layoutFaults(widget);
    QVERIFY2(faults.isEmpty(), qPrintable(name + u": "_s + faults.join(u"; "_s)));
}

} // namespace vitrine::kiosk::testing
