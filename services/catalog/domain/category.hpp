#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// How many levels the tree may have.
inline constexpr std::size_t kCategoryDepthMax = 10;

struct CategoryFields
{
    std::string name;
    std::string parentId; ///< "" at the root.
    int position = 0;
};

struct Category
{
    std::string id;
    CategoryFields fields;
    std::vector<std::string> path; ///< Ids from the root down to the category itself.
    std::int64_t productCount = 0; ///< Active products in it and below it.
    std::int64_t version = 0;
};

/// `fields` with its name trimmed.
/// @return InvalidArgument for a name of other than 1 to 200 characters, a parent that is no id, or
/// a negative position.
[[nodiscard]] Result<CategoryFields> checkedCategory(CategoryFields fields);

/// Whether the category `id` may hang below a parent.
/// @param parentPath path of the new parent, empty at the root.
/// @param height levels of the category with all below it; 1 for a leaf.
/// @return InvalidArgument when it would come below itself or the tree would become too deep.
[[nodiscard]] Outcome checkPlacement(const std::string& id,
                                     const std::vector<std::string>& parentPath,
                                     std::size_t height);

} // namespace vitrine::catalog
