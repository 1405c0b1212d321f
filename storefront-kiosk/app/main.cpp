// The kiosk: a supervisor that keeps the screen alive, and the screen itself in its child process.

#include "storefront-kiosk/app/command_line.hpp"
#include "storefront-kiosk/app/corner_hold.hpp"
#include "storefront-kiosk/app/kiosk_program.hpp"
#include "storefront-kiosk/app/lock_down.hpp"
#include "storefront-kiosk/watchdog/heartbeat.hpp"
#include "storefront-kiosk/watchdog/supervisor.hpp"
#include "storefront-kiosk/watchdog/termination.hpp"
#include "vitrine/qt/start_clock.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QScreen>

#include <algorithm>
#include <cstdio>
#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

constexpr std::size_t kNetworkThreads = 3;
constexpr int kShortSide = 1080; // of the panel in logical pixels
constexpr int kFreedMemoryByte = 0x5a;

/// So that everything is as large as on the reference panel. A scale factor is read when the
/// application begins, so the screen is asked for by another one before.
void chooseScale(const kiosk::CommandLine& line, int argc, char** argv)
{
    if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        return;
    QSize size = line.windowSize();
    if (size.isEmpty()) {
        const QGuiApplication probe(argc, argv);
        const auto* screen = QGuiApplication::primaryScreen();
        size = screen->size() * screen->devicePixelRatio();
    }
    const double factor = double(std::min(size.width(), size.height())) / kShortSide;
    if (factor > 0 && !qFuzzyCompare(factor, 1.0))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(factor, 'f', 4));
}

void place(QWidget& window, const QSize& size)
{
    if (size.isEmpty()) {
        window.setWindowFlag(Qt::FramelessWindowHint);
        // a bare X server has nobody to whom "full screen" means anything
        window.setGeometry(QGuiApplication::primaryScreen()->geometry());
        window.showFullScreen();
        return;
    }
    window.resize(size / window.devicePixelRatioF());
    window.show();
}

/// @param isMeasured ends with the first picture, and says how long that took.
void connectEnds(kiosk::KioskProgram& program, bool isMeasured)
{
    QObject::connect(&program, &kiosk::KioskProgram::exitWanted, qApp, [] {
        QApplication::exit(kiosk::exit_code::kDone);
    });
    QObject::connect(&program, &kiosk::KioskProgram::restartWanted, qApp, [] {
        QApplication::exit(kiosk::exit_code::kRestart);
    });
    if (!isMeasured)
        return;
    QObject::connect(&program.window(), &kiosk::KioskWindow::firstPainted, qApp, [] {
        std::printf("%lld\n", static_cast<long long>(qt::millisecondsSinceStart()));
        QApplication::exit(0);
    });
}

int runScreen(int argc, char** argv, int heart)
{
    // what is given back is overwritten: nothing of a shopper stays in memory (GLIBC_TUNABLES
    // glibc.malloc.tcache_count=0 of the unit makes it so for the smallest pieces too)
    mallopt(M_PERTURB, kFreedMemoryByte);
    kiosk::blockTermination();
    client::limitNetworkThreads(kNetworkThreads);
    QCoreApplication::setApplicationName(u"vitrine-kiosk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
    const kiosk::CommandLine line(argc, argv);
    chooseScale(line, argc, argv);

    QApplication app(argc, argv);
    qt::Theme::install(app, qt::Theme::Mode::Light, qt::Scale::Kiosk);
    auto created = kiosk::KioskProgram::create(line.options());
    if (!created.ok()) {
        std::fprintf(stderr, "vitrine-kiosk: %s\n", created.error().message.c_str());
        return EXIT_FAILURE;
    }
    auto& program = **created;
    auto& window = program.window();
    const kiosk::LockDown lock(window, line.windowSize().isEmpty());
    const kiosk::CornerHold corner(window);
    const kiosk::Heartbeat heartbeat(heart);
    const kiosk::Termination termination;
    QObject::connect(&corner, &kiosk::CornerHold::held, &window, [&window] {
        window.goTo({.id = kiosk::Place::Id::Staff});
    });
    QObject::connect(
        &termination, &kiosk::Termination::wanted, &app, [] { QApplication::exit(0); });
    connectEnds(program, line.parser.isSet(line.measure));
    program.start();
    place(window, line.windowSize());
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (kiosk::isOwnProcess(argc, argv))
        return runScreen(argc, argv, -1);
    kiosk::Supervisor supervisor({}, kiosk::NotifySocket::fromEnvironment());
    return supervisor.run([argc, argv](int heart) { return runScreen(argc, argv, heart); });
}
