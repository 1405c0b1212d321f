#include "tests/gui/kiosk/sample_shelf.hpp"

#include <array>

namespace vitrine::kiosk::testing {
namespace {

constexpr int kProducts = 24;

wire::Category category(const char* id, const char* name, const char* parent, int position)
{
    wire::Category made;
    made.id = id;
    made.name = name;
    made.parentId = parent;
    made.position = position;
    return made;
}

const char* nameOf(int number)
{
    static constexpr std::array names{"Wanderer Hiking Boots",
                                      "Summit Pro Harness",
                                      "Trail Running Shoes",
                                      "Alpine Rope 60 m",
                                      "Ridge Rain Jacket",
                                      "Granite Climbing Helmet",
                                      "Merino Socks",
                                      kLongName,
                                      "Leather Care Wax",
                                      "Daypack 22 l",
                                      "Duffel Bag",
                                      "Canyon Sandals"};
    return names[std::size_t(number - 1) % names.size()];
}

wire::Product sample(int number)
{
    static constexpr std::array brands{"Nordwind", "Bergfex", "Ridgeline"};
    auto product = productOf(number, nameOf(number), 499 + number * 1170);
    product.brand = brands[std::size_t(number) % brands.size()];
    product.categoryIds = {number % 3 == 0 ? kBags : (number % 2 == 0 ? kFootwear : kBoots)};
    if (number > 12)
        product.name += " " + std::to_string(number);
    if (number != 3)
        product.images = {{.hash = "p" + std::to_string(number), .altText = product.name}};
    if (number == 10)
        product.price = euros(123'456'789);
    return product;
}

wire::Product boots()
{
    auto product = sample(1);
    product.price = euros(10999);
    product.gtins = {"04006381333931"};
    product.description =
        "A boot for long days: it keeps the water out, lets the foot breathe and holds the ankle. "
        "Resoled by us when the time has come.";
    product.specifications = {
        {"Upper", "Nubuck leather"}, {"Weight", "1,280 g"}, {"Sizes", "36 to 48"}};
    product.metadata = {{"goes-with", "SKU-7, SKU-9"}, {"plu", "117"}};
    for (const char* hash : {"p101", "p102"})
        product.images.push_back({.hash = hash, .altText = "Seen from another side"});
    return product;
}

} // namespace

void fillShelf(FakeKiosk& kiosk)
{
    CatalogChanges changes{.cursor = "1", .asOf = kiosk.clock.now()};
    changes.categories = {category(kFootwear, "Footwear", "", 0),
                          category(kBoots, "Boots", kFootwear, 0),
                          category(kBags, "Bags & more", "", 1),
                          category("category-empty", "Nothing in it", "", 2)};
    for (int number = 1; number <= kProducts; ++number) {
        changes.products.push_back(number == 1 ? boots() : sample(number));
        const std::int64_t left = number == 4 ? 0 : (number == 5 ? 3 : 20);
        if (number != 6)
            changes.stock.push_back({productId(number), left, kiosk.clock.now()});
    }
    askNow(kiosk.shelf, [changes](LocalCatalog& shelf) { return shelf.apply(changes); });
    kiosk.shop.setAsOf(kiosk.clock.now());
}

} // namespace vitrine::kiosk::testing
