#pragma once

#include "tests/gui/kiosk/fake_kiosk.hpp"

#include <string>

namespace vitrine::kiosk::testing {

inline constexpr const char* kFootwear = "category-footwear";
inline constexpr const char* kBoots = "category-boots"; ///< Below footwear.
inline constexpr const char* kBags = "category-bags";

/// A name of 80 letters, which no tile is wide enough for.
inline constexpr const char* kLongName =
    "Hochgebirgswanderstiefel mit Ganzjahresmembran und austauschbarer Innensohle XXL";

/// A shelf of outdoor things: 24 products in three categories, of three brands, from 4.99 to
/// 1,234,567.89; number 4 is out of stock, of number 5 three are left, nobody knows the stock of
/// number 6; number 3 has no picture, number 8 a name of 80 letters. Number 1, "Wanderer Hiking
/// Boots", has all that a product can have, and goes with numbers 7 and 9.
void fillShelf(FakeKiosk& kiosk);

} // namespace vitrine::kiosk::testing
