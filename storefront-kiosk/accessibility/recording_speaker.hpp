#pragma once

#include "storefront-kiosk/frame/speaker.hpp"

#include <QFile>
#include <QStringList>

namespace vitrine::kiosk {

/// Keeps what would be said, line by line, in memory and if wanted in a file: for tests, and to
/// read along where there is no loudspeaker.
class RecordingSpeaker final : public Speaker
{
public:
    static constexpr qsizetype kLinesMax = 1000;

    /// @param path "" for none; what is there already is kept.
    explicit RecordingSpeaker(const QString& path = {})
        : m_file(path)
    {
        if (!path.isEmpty())
            m_isOpen = m_file.open(QIODevice::Append | QIODevice::Text);
    }

    void say(const QString& text, const QLocale& locale) override
    {
        if (m_said.size() >= kLinesMax)
            m_said.removeFirst();
        m_said.append(text);
        if (!m_isOpen)
            return;
        m_file.write(locale.name().section(QLatin1Char('_'), 0, 0).toUtf8() + ": " + text.toUtf8() +
                     '\n');
        m_file.flush();
    }
    void stop() override {}

    [[nodiscard]] const QStringList& said() const { return m_said; }
    void clear() { m_said.clear(); }

private:
    QFile m_file;
    bool m_isOpen = false;
    QStringList m_said;
};

} // namespace vitrine::kiosk
