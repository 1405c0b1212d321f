#pragma once

#include <QLocale>
#include <QString>

namespace vitrine::kiosk {

/// Says what is on the screen, in accessibility mode. On the GUI thread; never waits.
class Speaker
{
public:
    virtual ~Speaker() = default;
    /// Ends what is being said and says this.
    virtual void say(const QString& text, const QLocale& locale) = 0;
    virtual void stop() = 0;
};

} // namespace vitrine::kiosk
