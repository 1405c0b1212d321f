#pragma once

#include "tests/gui/testkit/fake_shop.hpp"

#include <string>
#include <vector>

namespace vitrine::testkit {

/// "0190a000-0000-7000-8000-0000000010nn"
[[nodiscard]] std::string productId(int number);
/// Puts `count` products and their stock into the shop: every fifth one low, every eleventh sold
/// out.
void fillStock(FakeShop& shop, int count);
/// The life of product 0: 60 counted, deliveries and losses, sales; 47 are left.
void fillLedger(FakeShop& shop);

inline const std::string kStorekeeper = "0190a000-0000-7000-8000-00000000000a";
inline const std::string kOrder = "0190a000-0000-7000-8000-0000000000f1";

} // namespace vitrine::testkit
