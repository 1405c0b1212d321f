#include "tests/e2e/kiosk/headless_kiosk.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <QCommandLineParser>
#include <QCoreApplication>

/// A kiosk without a screen as a process of its own, to be killed by the tests of this folder.
int main(int argc, char** argv)
{
    using namespace vitrine::kiosk::e2e;
    vitrine::client::limitNetworkThreads(2);
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char* name :
         {"task", "data", "gateway", "issuer", "seed", "shoppers", "die-at", "text", "lease"})
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("value")});
    for (const char* name : {"any", "free", "allotted"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name)));
    parser.process(application);
    const auto text = [&](const char* name) {
        return parser.value(QString::fromLatin1(name)).toStdString();
    };
    const auto number = [&](const char* name) {
        return parser.value(QString::fromLatin1(name)).toInt();
    };
    HeadlessOptions options{.folder = text("data"),
                            .gateway = text("gateway"),
                            .issuer = text("issuer"),
                            .seed = static_cast<unsigned>(number("seed")),
                            .shoppers = number("shoppers"),
                            .dieAt = number("die-at"),
                            .text = text("text"),
                            .isAny = parser.isSet(QStringLiteral("any")),
                            .isFree = parser.isSet(QStringLiteral("free")),
                            .waitsForAllotment = parser.isSet(QStringLiteral("allotted"))};
    if (text("task") == "pair")
        options.task = HeadlessOptions::Task::Pair;
    if (text("task") == "report")
        options.task = HeadlessOptions::Task::Report;
    if (parser.isSet(QStringLiteral("lease")))
        options.leaseSeconds = number("lease");
    HeadlessKiosk kiosk(options);
    kiosk.start();
    return QCoreApplication::exec();
}
