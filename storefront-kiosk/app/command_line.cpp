#include "storefront-kiosk/app/command_line.hpp"

#include "vitrine/qt/text.hpp"

#include <QStandardPaths>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {

CommandLine::CommandLine(int argc, char** argv)
    : data(u"data"_s, u"Folder of what the kiosk keeps."_s, u"DIR"_s)
    , gateway(u"gateway"_s,
              u"Address of the shop's gateway; VITRINE_KIOSK_GATEWAY without it."_s,
              u"URL"_s)
    , issuer(u"issuer"_s, u"Who signs shoppers in; the shop itself without it."_s, u"URL"_s)
    , plainHttp(u"plain-http"_s,
                u"Allow a gateway on another machine without TLS: in a closed network."_s)
    , size(u"size"_s, u"A window of so many pixels instead of the full screen."_s, u"WxH"_s)
    , speech(u"speech-file"_s, u"Write what is spoken into a file instead."_s, u"FILE"_s)
    , printer(u"printer"_s,
              u"Receipt printer where the shop names none: a device, or file:FOLDER."_s,
              u"PRINTER"_s)
    , terminalScript(
          u"terminal-script"_s, u"What the simulated card terminal does, as JSON."_s, u"FILE"_s)
    , noWatchdog(u"no-watchdog"_s, u"Do not watch the screen or begin it anew: for debuggers."_s)
    , measure(
          u"exit-after-start"_s,
          u"Print the milliseconds from the start of the process to the first screen, and end."_s)
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
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    parser.process(arguments);
}

KioskProgram::Options CommandLine::options() const
{
    const auto folder =
        parser.isSet(data) ? parser.value(data)
                           : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const auto address = parser.isSet(gateway) ? parser.value(gateway)
                                               : qEnvironmentVariable("VITRINE_KIOSK_GATEWAY",
                                                                      u"http://127.0.0.1:8080"_s);
    return {.dataFolder = folder,
            .gateway = address,
            .issuer = parser.value(issuer),
            .plainHttpAllowed = parser.isSet(plainHttp),
            .version = QCoreApplication::applicationVersion(),
            .speechFile = parser.value(speech),
            .printer = qt::toUtf8(parser.value(printer)),
            .terminalScript = qt::toUtf8(parser.value(terminalScript))};
}

QSize CommandLine::windowSize() const
{
    const auto parts = parser.value(size).split(u'x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

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

} // namespace vitrine::kiosk
