#include "storefront-kiosk/app/reach_mode.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QSignalBlocker>

namespace vitrine::kiosk {

ReachMode::ReachMode(KioskContext& context, QWidget& root, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_walker(root)
{
    connect(&context.shopper(), &Shopper::reachChanged, this, &ReachMode::apply);
    connect(&m_walker, &FocusWalker::reached, this, [this](const QString& text) {
        m_context.say(text);
    });
}

void ReachMode::apply()
{
    const bool isReach = m_context.shopper().isReach();
    auto& theme = qt::Theme::instance();
    {
        const QSignalBlocker quiet(theme); // everything looks at it once, when the text has grown
        theme.setMode(isReach ? qt::Theme::Mode::HighContrast : qt::Theme::Mode::Light);
    }
    theme.setTextFactor(isReach ? kTextFactor : 1);
    m_walker.setEnabled(isReach);
    if (!isReach)
        m_context.speaker().stop();
}

void ReachMode::announce(const QString& title, QWidget* screen)
{
    m_walker.beginAt(screen);
    m_context.say(title);
}

} // namespace vitrine::kiosk
