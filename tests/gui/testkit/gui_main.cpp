#include "tests/gui/testkit/gui_main.hpp"

#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QMetaMethod>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace vitrine::testkit {
namespace {

constexpr int kPatienceMs = 100'000;

QStringList screenshotFunctions(const QObject& test)
{
    QStringList names;
    const auto* meta = test.metaObject();
    for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
        const auto name = QString::fromLatin1(meta->method(i).name());
        if (name.startsWith("screenshot"_L1) && !name.endsWith("_data"_L1))
            names.append(name);
    }
    return names;
}

/// The same program at 200 %: a scale factor is read when an application starts.
int runScaled(const QObject& test)
{
    const auto functions = screenshotFunctions(test);
    if (functions.isEmpty())
        return 0;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_SCALE_FACTOR"_s, u"2"_s);
    QProcess scaled;
    scaled.setProcessEnvironment(environment);
    scaled.setProcessChannelMode(QProcess::ForwardedChannels);
    scaled.start(QCoreApplication::applicationFilePath(), functions);
    if (!scaled.waitForFinished(kPatienceMs)) {
        scaled.kill();
        scaled.waitForFinished();
        return 1;
    }
    return scaled.exitStatus() == QProcess::NormalExit ? scaled.exitCode() : 1;
}

} // namespace

int runGuiTest(QObject& test, int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    client::limitNetworkThreads(2);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir settings;
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", settings.path().toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QApplication app(argc, argv);
    auto& theme = qt::Theme::install(app, qt::Theme::Mode::Light);
    theme.setMotionEnabled(false);
    qt::Language language({u"console"_s, u"vitrine_qt"_s});
    language.setLanguage(u"en"_s);

    const int failures = QTest::qExec(&test, argc, argv);
    const bool isWhole = argc == 1; // and not one function of somebody who is at work on it
    return failures + (isWhole && qFuzzyCompare(app.devicePixelRatio(), 1.0) ? runScaled(test) : 0);
}

} // namespace vitrine::testkit
