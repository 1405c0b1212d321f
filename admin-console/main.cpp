// The admin console: reads the command line, sets up what all windows share, opens the first one.

#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "vitrine/qt/start_clock.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

constexpr std::size_t kNetworkThreads = 4;

struct CommandLine
{
    QCommandLineOption gateway{
        u"gateway"_s, u"A shop for this run only: the address of its gateway."_s, u"URL"_s};
    QCommandLineOption issuer{
        u"issuer"_s, u"Who signs people in there; the shop itself without it."_s, u"URL"_s};
    QCommandLineOption clientId{
        u"client-id"_s, u"As which program; vitrine-console without it."_s, u"ID"_s};
    QCommandLineOption settings{
        u"settings"_s, u"Settings file in place of the user's own."_s, u"FILE"_s};
    QCommandLineOption measure{
        u"measure-start"_s,
        u"Print the milliseconds from the start of the process to the first window, and end."_s};
    QCommandLineParser parser;

    explicit CommandLine(const QApplication& app)
    {
        parser.setApplicationDescription(u"Runs a Vitrine shop from the desktop."_s);
        parser.addHelpOption();
        parser.addVersionOption();
        parser.addOptions({gateway, issuer, clientId, settings, measure});
        parser.addPositionalArgument(
            u"page"_s, u"Where to begin: orders, orders/ID, products?text=boots."_s, u"[page]"_s);
        parser.process(app);
    }

    [[nodiscard]] std::optional<console::Profile> profile() const
    {
        if (!parser.isSet(gateway))
            return std::nullopt;
        const auto address = parser.value(gateway);
        return console::Profile{.id = u"given:"_s + address,
                                .name = address.section(u"//"_s, 1),
                                .gateway = address,
                                .issuer = parser.value(issuer),
                                .clientId = parser.value(clientId)};
    }
    [[nodiscard]] console::Route route() const
    {
        auto text = parser.positionalArguments().value(0);
        if (text.startsWith("vitrine:"_L1))
            text.remove(0, 8);
        return console::Route::parse(text);
    }
};

} // namespace

int main(int argc, char** argv)
{
    client::limitNetworkThreads(kNetworkThreads);
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"vitrine-console"_s);
    QApplication::setApplicationDisplayName(u"Vitrine Console"_s);
    QApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
    QApplication::setDesktopFileName(u"vitrine-console"_s);
    const CommandLine line(app);

    const auto preferences =
        line.parser.isSet(line.settings)
            ? std::make_unique<console::Preferences>(line.parser.value(line.settings))
            : std::make_unique<console::Preferences>();
    qt::Theme::install(app, preferences->theme());
    console::ScreenRegistry registry;
    console::registerAllScreens(registry);
    const auto cache =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/images"_s;
    console::Console program(
        *preferences, registry, {.imageFolder = cache, .profile = line.profile()});
    auto* window = program.openWindow(line.route());
    if (line.parser.isSet(line.measure)) {
        QObject::connect(window, &console::MainWindow::firstPainted, &app, [&app] {
            std::printf("%lld\n", static_cast<long long>(qt::millisecondsSinceStart()));
            app.exit(0);
        });
    }
    return QApplication::exec();
}
