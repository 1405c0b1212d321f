#pragma once

#include "storefront-kiosk/accessibility/focus_walker.hpp"
#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QObject>

namespace vitrine::kiosk {

/// Accessibility mode: large text, high contrast, arrow keys, a voice. Where things lie is the
/// window's.
class ReachMode final : public QObject
{
    Q_OBJECT

public:
    static constexpr qreal kTextFactor = 2;

    /// @param root what is walked through.
    ReachMode(KioskContext& context, QWidget& root, QObject* parent = nullptr);

    /// A new screen: its title is said, and the next key begins inside it.
    void announce(const QString& title, QWidget* screen);
    [[nodiscard]] FocusWalker& walker() { return m_walker; }

private:
    void apply();

    KioskContext& m_context;
    FocusWalker m_walker;
};

} // namespace vitrine::kiosk
