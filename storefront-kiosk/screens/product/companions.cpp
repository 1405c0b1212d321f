#include "storefront-kiosk/screens/product/companions.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace vitrine::kiosk {
namespace {

constexpr const char* kGoesWith = "goes-with";
constexpr std::int64_t kLookedAtMax = 200;

std::vector<std::string> skusIn(std::string_view list)
{
    std::vector<std::string> skus;
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        if (const auto sku = trim(list.substr(0, comma)); !sku.empty())
            skus.emplace_back(sku);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return skus;
}

bool has(const std::vector<ShelfCard>& cards, const std::string& id)
{
    return std::any_of(
        cards.begin(), cards.end(), [&](const ShelfCard& card) { return card.id == id; });
}

/// By its SKU; nothing when the shelf has none.
Result<std::vector<ShelfCard>>
namedByShop(LocalCatalog& shelf, const wire::Product& product, std::size_t most)
{
    std::vector<ShelfCard> cards;
    const auto named = product.metadata.find(kGoesWith);
    if (named == product.metadata.end())
        return cards;
    for (const auto& sku : skusIn(named->second)) {
        auto page = shelf.find({.text = sku, .limit = 1}); // a SKU finds its product alone
        if (!page.ok())
            return page.error();
        const bool isAnother = !page->cards.empty() && page->didYouMean.empty() &&
                               page->cards.front().id != product.id;
        if (cards.size() < most && isAnother && !has(cards, page->cards.front().id))
            cards.push_back(std::move(page->cards.front()));
    }
    return cards;
}

Result<std::vector<ShelfCard>>
fromItsShelf(LocalCatalog& shelf, const wire::Product& product, std::size_t most)
{
    std::vector<ShelfCard> cards;
    for (const auto& category : product.categoryIds) {
        auto page =
            shelf.find({.categoryId = category, .inStockOnly = true, .limit = kLookedAtMax});
        if (!page.ok())
            return page.error();
        std::stable_partition(page->cards.begin(), page->cards.end(), [&](const ShelfCard& card) {
            return card.brand == product.brand;
        });
        for (auto& card : page->cards) {
            if (cards.size() < most && card.id != product.id && !has(cards, card.id))
                cards.push_back(std::move(card));
        }
    }
    return cards;
}

} // namespace

Result<Companions> companionsOf(LocalCatalog& shelf, const wire::Product& product, std::size_t most)
{
    auto named = namedByShop(shelf, product, most);
    if (!named.ok())
        return named.error();
    if (!named->empty())
        return Companions{.cards = std::move(named).value(), .isChosenByShop = true};
    auto others = fromItsShelf(shelf, product, most);
    if (!others.ok())
        return others.error();
    return Companions{.cards = std::move(others).value()};
}

} // namespace vitrine::kiosk
