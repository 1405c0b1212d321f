#include "services/catalog/domain/category.hpp"

#include "services/catalog/domain/text_rules.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::catalog {
namespace {

constexpr int kPositionMax = 1'000'000;

Error wrongParent(Reason reason, std::string message)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = std::move(message),
            .field = "/parentId",
            .reason = std::move(reason)};
}

} // namespace

Result<CategoryFields> checkedCategory(CategoryFields fields)
{
    auto name = checkedText(fields.name, {.field = "/name", .charsMin = 1, .charsMax = 200});
    if (!name.ok())
        return std::move(name).error();
    fields.name = std::move(name).value();
    if (!fields.parentId.empty()) {
        const auto parent = domain::Uuid::parse(fields.parentId);
        if (!parent.ok())
            return wrongParent({"no_category"}, "parentId is not the id of a category");
        fields.parentId = parent->text();
    }
    if (fields.position < 0 || fields.position > kPositionMax)
        return failure<CategoryFields>(
            ErrorCode::InvalidArgument, "position must be from 0 to 1000000", "/position");
    return fields;
}

Outcome checkPlacement(const std::string& id,
                       const std::vector<std::string>& parentPath,
                       std::size_t height)
{
    if (std::find(parentPath.begin(), parentPath.end(), id) != parentPath.end())
        return wrongParent({"below_itself"}, "a category cannot be below itself");
    if (parentPath.size() + height > kCategoryDepthMax)
        return wrongParent({"too_deep", {std::to_string(kCategoryDepthMax)}},
                           "the tree would have more than " + std::to_string(kCategoryDepthMax) +
                               " levels");
    return Done{};
}

} // namespace vitrine::catalog
