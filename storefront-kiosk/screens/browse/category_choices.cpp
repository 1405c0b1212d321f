#include "storefront-kiosk/screens/browse/category_choices.hpp"

#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <string>

namespace vitrine::kiosk {
namespace {

using Categories = std::vector<wire::Category>;

const wire::Category* find(const Categories& categories, const std::string& id)
{
    const auto at = std::find_if(categories.begin(), categories.end(), [&](const auto& category) {
        return category.id == id;
    });
    return at == categories.end() ? nullptr : &*at;
}

bool hasChildren(const Categories& categories, const std::string& id)
{
    return std::any_of(categories.begin(), categories.end(), [&](const auto& category) {
        return category.parentId == id && category.productCount > 0;
    });
}

CategoryChoice choiceOf(const wire::Category& category, CategoryChoice::Kind kind, bool isChosen)
{
    return {.kind = kind,
            .id = qt::toText(category.id),
            .name = qt::toText(category.name),
            .products = category.productCount,
            .isChosen = isChosen};
}

} // namespace

std::vector<CategoryChoice> categoryChoices(const Categories& categories, const QString& chosen)
{
    std::vector<CategoryChoice> choices{
        {.kind = CategoryChoice::Kind::All, .isChosen = chosen.isEmpty()}};
    const auto* here = find(categories, qt::toUtf8(chosen));
    std::string level;
    if (here != nullptr)
        level = hasChildren(categories, here->id) ? here->id : here->parentId;
    // no longer than there are categories: a ring in the data ends too
    std::vector<CategoryChoice> above;
    const auto* up = find(categories, level);
    for (std::size_t i = 0; up != nullptr && i < categories.size(); ++i) {
        above.push_back(choiceOf(*up, CategoryChoice::Kind::Above, up == here));
        up = find(categories, up->parentId);
    }
    choices.insert(choices.end(), above.rbegin(), above.rend());
    for (const auto& category : categories) {
        if (category.parentId == level && category.productCount > 0)
            choices.push_back(choiceOf(category, CategoryChoice::Kind::Here, &category == here));
    }
    return choices;
}

} // namespace vitrine::kiosk
