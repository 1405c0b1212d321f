#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace vitrine::testkit {

/// Saves what `widget` shows as <folder>/<name>-<light|dark>-<100|200>.png; the folder is
/// VITRINE_SCREENSHOTS, else build/screenshots below the working directory. Fails the test when it
/// cannot be saved or is blank.
void shoot(QWidget& widget, const QString& name);
/// The same in light and in dark; the theme is light again afterwards.
void shootThemes(QWidget& widget, const QString& name);

/// What is wrong with how `widget` and all visible inside lie: text that does not fit its label or
/// button, controls that overlap or reach out of their parent, controls without an accessible name.
/// Empty when all is well.
[[nodiscard]] QStringList layoutFaults(QWidget& widget);

} // namespace vitrine::testkit
