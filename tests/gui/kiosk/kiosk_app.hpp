#pragma once

#include <QObject>
#include <QSize>
#include <QString>

#include <vector>

class QWidget;

namespace vitrine::qt {
class Language;
}

namespace vitrine::kiosk::testing {

/// Runs the test functions of each object, one object after the other, in an application that looks
/// like the kiosk: offscreen unless told otherwise, English, light, no motion.
int runKioskTests(const std::vector<QObject*>& tests, int argc, char** argv);

/// The program's language while tests run.
[[nodiscard]] qt::Language& language();

/// What is left for a screen between the window's header and its lower row.
inline constexpr QSize kPortrait{1080, 1620};
inline constexpr QSize kLandscape{1920, 808};
inline constexpr QSize kPortraitReach{1080, 760};

/// Everything that can be read, heard or typed in `widget`: what a shopper leaves behind.
[[nodiscard]] QString textsIn(const QWidget& widget);
/// As a finger does on the control of this object name, which must be there, shown and enabled.
void tap(QWidget& widget, const char* objectName);

/// Accessibility mode's looks while it lives; German texts while it lives.
class ReachLooks
{
public:
    ReachLooks();
    ~ReachLooks();
};
class German
{
public:
    German();
    ~German();
};

/// Saves what `widget` shows as kiosk-<name>.png below VITRINE_SCREENSHOTS, else build/screenshots.
/// Fails the test when it cannot be saved, is blank, or something in it lies wrongly.
void shootKiosk(QWidget& widget, const QString& name);

} // namespace vitrine::kiosk::testing
