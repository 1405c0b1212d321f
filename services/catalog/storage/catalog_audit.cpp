#include "services/catalog/storage/catalog_audit.hpp"

#include "services/catalog/storage/product_json.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::catalog::storage {
namespace {

const char* productAction(const Product* before, const Product& after)
{
    if (before == nullptr)
        return "product.create";
    if (before->isArchived() != after.isArchived())
        return after.isArchived() ? "product.archive" : "product.restore";
    return "product.update";
}

std::string stateJson(const Category* category)
{
    if (category == nullptr)
        return "";
    return nlohmann::json{{"name", category->fields.name},
                          {"parentId", category->fields.parentId},
                          {"position", category->fields.position}}
        .dump();
}

} // namespace

platform::AuditRecord productAudit(const Product* before, const Product& after)
{
    return {.action = productAction(before, after),
            .entityType = "product",
            .entityId = after.id,
            .entityLabel = after.fields.sku,
            .before = before == nullptr ? "" : stateJson(*before),
            .after = stateJson(after)};
}

platform::AuditRecord purgeAudit(const Product& before)
{
    return {.action = "product.purge",
            .entityType = "product",
            .entityId = before.id,
            .entityLabel = before.fields.sku,
            .before = stateJson(before)};
}

platform::AuditRecord categoryAudit(const Category* before, const Category* after)
{
    const Category& category = after == nullptr ? *before : *after;
    return {.action = before == nullptr  ? "category.create"
                      : after == nullptr ? "category.archive"
                                         : "category.update",
            .entityType = "category",
            .entityId = category.id,
            .entityLabel = category.fields.name,
            .before = stateJson(before),
            .after = stateJson(after)};
}

} // namespace vitrine::catalog::storage
