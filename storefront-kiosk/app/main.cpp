// The kiosk: a supervisor that keeps the screen alive, and the screen itself in its child process.

#include "storefront-kiosk/app/corner_hold.hpp"
#include "storefront-kiosk/app/kiosk_program.hpp"
#include "storefront-kiosk/app/lock_down.hpp"
#include "storefront-kiosk/watchdog/heartbeat.hpp"
#include "storefront-kiosk/watchdog/supervisor.hpp"
#include "storefront-kiosk/watchdog/termination.hpp"
#include "vitrine/qt/start_clock.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <malloc.h>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

constexpr std::size_t kNetworkThreads = 3;
constexpr int kShortSide = 1080; // of the panel in logical pixels
constexpr int kFreedMemoryByte = 0x5a;

struct CommandLine
{
    QCommandLineOption data{u"data"_s, u"Folder of what the kiosk keeps."_s, u"DIR"_s};
    QCommandLineOption gateway{
        u"gateway"_s,
        u"Address of the shop's gateway; VITRINE_KIOSK_GATEWAY without it."_s,
        u"URL"_s};
    QCommandLineOption issuer{
        u"issuer"_s, u"Who signs shoppers in; the shop itself without it."_s, u"URL"_s};
    QCommandLineOption plainHttp{
        u"plain-http"_s, u"Allow a gateway on another machine without TLS: in a closed network."_s};
    QCommandLineOption size{
        u"size"_s, u"A window of so many pixels instead of the full screen."_s, u"WxH"_s};
    QCommandLineOption speech{
        u"speech-file"_s, u"Write what is spoken into a file instead."_s, u"FILE"_s};
    QCommandLineOption printer{
        u"printer"_s,
        u"Receipt printer where the shop names none: a device, or file:FOLDER."_s,
        u"PRINTER"_s};
    QCommandLineOption terminalScript{
        u"terminal-script"_s, u"What the simulated card terminal does, as JSON."_s, u"FILE"_s};
    QCommandLineOption noWatchdog{u"no-watchdog"_s,
                                  u"Do not watch the screen or begin it anew: for debuggers."_s};
    QCommandLineOption measure{
        u"exit-after-start"_s,
        u"Print the milliseconds from the start of the process to the first screen, and end."_s};
    QCommandLineParser parser;

    CommandLine()
    {
        parser.setApplicationDescription(u"A Vitrine shop's kiosk: find, buy and collect."_s);
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addOptions({data,
                           gateway,
                           issuer,
                           plainHttp,
                           size,
                           speech,
                           printer,
                           terminalScript,
                           noWatchdog,
                           measure});
    }

    [[nodiscard]] kiosk::KioskProgram::Options options() const
    {
        const auto folder =
            parser.isSet(data)
                ? parser.value(data)
                : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
        const auto address =
            parser.isSet(gateway)
                ? parser.value(gateway)
                : qEnvironmentVariable("VITRINE_KIOSK_GATEWAY", u"http://127.0.0.1:8080"_s);
        return {.dataFolder = folder,
                .gateway = address,
                .issuer = parser.value(issuer),
                .plainHttpAllowed = parser.isSet(plainHttp),
                .version = QStringLiteral(VITRINE_VERSION),
                .speechFile = parser.value(speech),
                .printer = qt::toUtf8(parser.value(printer)),
                .terminalScript = qt::toUtf8(parser.value(terminalScript))};
    }
    /// Device pixels; empty for the full screen.
    [[nodiscard]] QSize windowSize() const
    {
        const auto parts = parser.value(size).split(u'x');
        return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    }
};

/// So that everything is as large as on the reference panel. A scale factor is read when the
/// application begins, so the screen is asked for by another one before.
void chooseScale(const CommandLine& line, int argc, char** argv)
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

int runScreen(int argc, char** argv, int heart)
{
    // what is given back is overwritten: nothing of a shopper stays in memory (GLIBC_TUNABLES
    // glibc.malloc.tcache_count=0 of the unit makes it so for the smallest pieces too)
    mallopt(M_PERTURB, kFreedMemoryByte);
    kiosk::blockTermination();
    client::limitNetworkThreads(kNetworkThreads);
    QCoreApplication::setApplicationName(u"vitrine-kiosk"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
    CommandLine line;
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    line.parser.process(arguments);
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
    QObject::connect(&program, &kiosk::KioskProgram::exitWanted, &app, [] {
        QApplication::exit(kiosk::exit_code::kDone);
    });
    QObject::connect(&program, &kiosk::KioskProgram::restartWanted, &app, [] {
        QApplication::exit(kiosk::exit_code::kRestart);
    });
    if (line.parser.isSet(line.measure)) {
        QObject::connect(&window, &kiosk::KioskWindow::firstPainted, &app, [] {
            std::printf("%lld\n", static_cast<long long>(qt::millisecondsSinceStart()));
            QApplication::exit(0);
        });
    }
    program.start();
    place(window, line.windowSize());
    return QApplication::exec();
}

/// Whether somebody wants to see the program itself and no supervisor.
bool isOwnProcess(int argc, char** argv)
{
    using namespace std::string_view_literals;
    const auto known = {"--no-watchdog"sv,
                        "--exit-after-start"sv,
                        "--help"sv,
                        "-h"sv,
                        "--help-all"sv,
                        "--version"sv,
                        "-v"sv};
    return std::any_of(argv + 1, argv + argc, [&](const char* argument) {
        return std::find(known.begin(), known.end(), argument) != known.end();
    });
}

} // namespace

int main(int argc, char** argv)
{
    if (isOwnProcess(argc, argv))
        return runScreen(argc, argv, -1);
    kiosk::Supervisor supervisor({}, kiosk::NotifySocket::fromEnvironment());
    return supervisor.run([argc, argv](int heart) { return runScreen(argc, argv, heart); });
}
