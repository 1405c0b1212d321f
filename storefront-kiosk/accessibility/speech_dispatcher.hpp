#pragma once

#include "storefront-kiosk/frame/speaker.hpp"

#include <QProcess>

namespace vitrine::kiosk {

/// Speaks through Debian's speech-dispatcher (the program spd-say). Where it is not installed
/// nothing is said, and isAvailable() tells why to staff.
class SpeechDispatcher final : public Speaker
{
public:
    SpeechDispatcher();
    ~SpeechDispatcher() override;

    void say(const QString& text, const QLocale& locale) override;
    void stop() override;
    [[nodiscard]] bool isAvailable() const { return !m_program.isEmpty(); }

private:
    void speakNext();

    QString m_program; ///< "" when it is not installed.
    QProcess m_process;
    QStringList m_next; ///< Arguments of what is to be said when the one before has ended.
};

} // namespace vitrine::kiosk
