#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"
#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/frame/place.hpp"

#include <QWidget>

namespace vitrine::kiosk {

/// One thing at a time for the shopper. Made once and kept; shown and left by the window. The
/// widget arranges and connects; decisions belong to a presenter of its own.
class Screen : public QWidget
{
    Q_OBJECT

public:
    /// What the window puts around a screen.
    struct Chrome
    {
        bool hasHeader = true; ///< Logo, offline sign, languages, accessibility.
        bool hasBasket = true; ///< The basket's bar (portrait) or panel (landscape).
        bool hasBack = true;   ///< Lower left.
        /// The main action at the lower right, "" for none; the basket's bar has "Pay" for itself.
        QString mainAction{};
        bool isMainEnabled = true;
        bool countsIdle = true; ///< false where the shopper cannot do anything but wait.
    };

    explicit Screen(KioskContext& context, QWidget* parent = nullptr);

    /// Spoken when it appears, and the window's title: "Your basket".
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual Chrome chrome() const { return {}; }
    /// It is about to be shown at `place`; also when it is shown already. Must not wait.
    virtual void enter(const Place& place) = 0;
    /// It was left: stop what moves.
    virtual void leave() {}
    virtual void arrange(const Layout& layout) = 0;
    /// The main action was touched.
    virtual void act() {}
    /// Back was touched. @return false: the window goes back to the place before.
    virtual bool back() { return false; }
    /// The shopper has gone: forget what was typed, chosen, scrolled, shown.
    virtual void wipe() = 0;

Q_SIGNALS:
    void goTo(const vitrine::kiosk::Place& place);
    /// As if Back had been touched.
    void goBack();
    /// The shopper has finished: forget all and show the attract screen.
    void finished();
    void chromeChanged();

protected:
    [[nodiscard]] KioskContext& context() const { return m_context; }
    /// Set all texts here: called by the window before `enter`, and on each change of language.
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

private:
    friend void prepareScreen(Screen& screen, const Layout& layout);
    KioskContext& m_context;
};

/// What the window does with a new screen; for tests that make screens themselves.
void prepareScreen(Screen& screen, const Layout& layout);

} // namespace vitrine::kiosk
