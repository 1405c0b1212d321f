#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QString>

#include <initializer_list>

class QLabel;

namespace vitrine::kiosk {

class TouchButton;

/// Gives the label the first of `styles`, the largest, in which its text is at most `room` wide;
/// the last one when none is.
void fitLabel(QLabel& label, int room, std::initializer_list<qt::TextStyle> styles);

/// Puts the amount at the end of a button of `room` pixels, or below its text where that is too
/// narrow for both.
void fitAmount(TouchButton& button, const QString& amount, int room);

} // namespace vitrine::kiosk
