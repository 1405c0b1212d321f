#include "storefront-kiosk/accessibility/speech_dispatcher.hpp"

#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr qsizetype kTextMax = 2000;
constexpr int kEndMs = 200;

} // namespace

SpeechDispatcher::SpeechDispatcher()
    : m_program(QStandardPaths::findExecutable(u"spd-say"_s))
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    QObject::connect(&m_process, &QProcess::finished, &m_process, [this] { speakNext(); });
}

SpeechDispatcher::~SpeechDispatcher()
{
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished(kEndMs);
}

void SpeechDispatcher::say(const QString& text, const QLocale& locale)
{
    if (!isAvailable() || text.isEmpty())
        return;
    // priority "text": ends what was being said before
    m_next = QStringList{u"--application-name"_s,
                         u"vitrine-kiosk"_s,
                         u"--priority"_s,
                         u"text"_s,
                         u"--language"_s,
                         locale.name().section(u'_', 0, 0),
                         u"--"_s,
                         text.left(kTextMax)};
    speakNext();
}

void SpeechDispatcher::stop()
{
    if (!isAvailable())
        return;
    m_next = QStringList{u"--cancel"_s};
    speakNext();
}

void SpeechDispatcher::speakNext()
{
    if (m_next.isEmpty() || m_process.state() != QProcess::NotRunning)
        return; // what was wanted last is said when the process before has handed its words over
    m_process.start(m_program, std::exchange(m_next, {}));
}

} // namespace vitrine::kiosk
