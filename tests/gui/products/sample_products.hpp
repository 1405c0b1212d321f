#pragma once

#include "tests/gui/testkit/fake_shop.hpp"

#include <string>
#include <vector>

namespace vitrine::testkit {

[[nodiscard]] domain::Money euros(std::int64_t cents);
/// A picture with a shape on it, as PNG.
[[nodiscard]] std::string samplePicture(int hue);
/// A product with every field filled; `number` makes it differ from others.
[[nodiscard]] wire::Product sampleProduct(int number);
/// `count` products with stock and pictures, and a few categories.
void fillShop(FakeShop& shop, int count);
/// The ids of the categories that fillShop makes.
[[nodiscard]] std::vector<std::string> sampleCategories();

} // namespace vitrine::testkit
