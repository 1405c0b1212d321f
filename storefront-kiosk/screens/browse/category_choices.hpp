#pragma once

#include "vitrine/wire/catalog.hpp"

#include <QString>

#include <vector>

namespace vitrine::kiosk {

/// A category that can be touched.
struct CategoryChoice
{
    enum class Kind {
        All,   ///< Everything the shop sells.
        Above, ///< Where what is shown belongs to: the way back up.
        Here   ///< One of those to choose from.
    };
    Kind kind = Kind::Here;
    QString id{}; ///< "" for All.
    QString name{};
    qint64 products = 0;
    bool isChosen = false;

    bool operator==(const CategoryChoice&) const = default;
};

/// What is to be chosen from when `chosen` is shown ("" for all): its children, or, when it has
/// none, its siblings; before them the way up. Categories without products are left out.
[[nodiscard]] std::vector<CategoryChoice>
categoryChoices(const std::vector<wire::Category>& categories, const QString& chosen);

} // namespace vitrine::kiosk
