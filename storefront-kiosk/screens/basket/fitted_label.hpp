#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <initializer_list>

class QLabel;

namespace vitrine::kiosk {

/// Gives the label the first of `styles`, the largest, in which its text is at most `room` wide;
/// the last one when none is.
void fitLabel(QLabel& label, int room, std::initializer_list<qt::TextStyle> styles);

} // namespace vitrine::kiosk
