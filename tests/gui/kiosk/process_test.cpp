// The kiosk's real process: it starts, and comes back whatever happens to its screen.

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cstddef>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

/// What the kiosk tells systemd.
class Listener
{
public:
    Listener()
        : m_name(u"@vitrine-kiosk-test-%1"_s.arg(QCoreApplication::applicationPid()).toUtf8())
        , m_descriptor(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(m_name.begin() + 1, m_name.end(), std::begin(address.sun_path) + 1);
        const void* where = &address;
        const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_name.size()));
        m_isBound = bind(m_descriptor, static_cast<const sockaddr*>(where), length) == 0;
    }
    ~Listener() { close(m_descriptor); }
    [[nodiscard]] bool isBound() const { return m_isBound; }
    [[nodiscard]] QString name() const { return QString::fromUtf8(m_name); }
    /// Waits for this message and passes over others.
    bool waitFor(const QByteArray& wanted)
    {
        return QTest::qWaitFor(
            [&] {
                std::array<char, 512> text{};
                ssize_t length = 0;
                while ((length = read(m_descriptor, text.data(), text.size())) > 0) {
                    if (QByteArray(text.data(), qsizetype(length)) == wanted)
                        return true;
                }
                return false;
            },
            kPatienceMs);
    }

private:
    QByteArray m_name;
    int m_descriptor;
    bool m_isBound = false;
};

/// The process that the supervisor has begun; 0 when there is none.
pid_t childOf(qint64 process)
{
    QFile file(u"/proc/%1/task/%1/children"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return pid_t(file.readAll().trimmed().split(' ').value(0).toInt());
}

struct Kiosk
{
    explicit Kiosk(const QStringList& further = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NOTIFY_SOCKET"_s, listener.name());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::SeparateChannels);
        process.start(qEnvironmentVariable("VITRINE_BIN") + u"/vitrine-kiosk"_s,
                      QStringList{u"--data"_s,
                                  folder.filePath(u"data"_s),
                                  u"--gateway"_s,
                                  u"http://127.0.0.1:9"_s,
                                  u"--size"_s,
                                  u"540x960"_s} +
                          further);
    }
    ~Kiosk()
    {
        process.terminate();
        if (!process.waitForFinished(kPatienceMs))
            process.kill();
    }

    QTemporaryDir folder;
    Listener listener;
    QProcess process;
};

} // namespace

class ProcessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowLongItTakesToStart();
    void comesBackAfterACrash();
    void comesBackWhenItIsFrozen();
    void endsWhenItIsTold();
};

void ProcessTest::saysHowLongItTakesToStart()
{
    Kiosk kiosk({u"--exit-after-start"_s});
    QVERIFY(kiosk.process.waitForFinished(kPatienceMs));
    QCOMPARE(kiosk.process.exitCode(), 0);
    const auto milliseconds = kiosk.process.readAllStandardOutput().trimmed().toInt();
    QVERIFY2(milliseconds > 0 && milliseconds < kPatienceMs,
             qPrintable(QString::number(milliseconds)));
}

void ProcessTest::comesBackAfterACrash()
{
    Kiosk kiosk;
    QVERIFY(kiosk.listener.isBound());
    QVERIFY(kiosk.listener.waitFor("READY=1"));
    for (int i = 0; i < 2; ++i) {
        const pid_t screen = childOf(kiosk.process.processId());
        QVERIFY(screen > 0);
        QCOMPARE(kill(screen, i == 0 ? SIGSEGV : SIGKILL), 0);
        QVERIFY(kiosk.listener.waitFor("READY=1"));
        QVERIFY(childOf(kiosk.process.processId()) != screen);
    }
}

void ProcessTest::comesBackWhenItIsFrozen()
{
    Kiosk kiosk;
    QVERIFY(kiosk.listener.waitFor("READY=1"));
    const pid_t screen = childOf(kiosk.process.processId());
    QVERIFY(screen > 0);
    QCOMPARE(kill(screen, SIGSTOP), 0);
    QVERIFY(kiosk.listener.waitFor("READY=1"));
    QVERIFY(childOf(kiosk.process.processId()) != screen);
    QVERIFY(kill(screen, 0) != 0);
}

void ProcessTest::endsWhenItIsTold()
{
    Kiosk kiosk;
    QVERIFY(kiosk.listener.waitFor("READY=1"));
    const pid_t screen = childOf(kiosk.process.processId());
    kiosk.process.terminate();
    QVERIFY(kiosk.process.waitForFinished(kPatienceMs));
    QCOMPARE(kiosk.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(kiosk.process.exitCode(), 0);
    QVERIFY(kill(screen, 0) != 0);
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "process_test.moc"
