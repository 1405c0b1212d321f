#include "services/catalog/storage/catalog_events.hpp"

#include "vitrine/wire/json_reader.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::catalog::storage {
namespace {

using nlohmann::json;

constexpr char kTopic[] = "catalog-events";

const char* changeOf(const Product* before, const Product& after)
{
    if (before == nullptr)
        return "created";
    if (after.isArchived() != before->isArchived())
        return after.isArchived() ? "archived" : "restored";
    return "updated";
}

platform::OutboxEvent event(const char* type, const std::string& productId, const json& payload)
{
    return {.topic = kTopic, .type = type, .key = productId, .payload = payload.dump()};
}

} // namespace

std::vector<platform::OutboxEvent> productEvents(const Product* before, const Product& after)
{
    std::vector<platform::OutboxEvent> events;
    events.push_back(event("ProductChanged",
                           after.id,
                           {{"productId", after.id},
                            {"change", changeOf(before, after)},
                            {"version", after.version},
                            {"sku", after.fields.sku},
                            {"name", after.fields.name},
                            {"price", wire::toJson(after.fields.price)},
                            {"active", after.fields.active && !after.isArchived()}}));
    if (before != nullptr && before->fields.price != after.fields.price)
        events.push_back(event("PriceChanged",
                               after.id,
                               {{"productId", after.id},
                                {"version", after.version},
                                {"from", wire::toJson(before->fields.price)},
                                {"to", wire::toJson(after.fields.price)}}));
    return events;
}

platform::OutboxEvent productTouched(const std::string& productId)
{
    return event("ProductChanged", productId, {{"productId", productId}, {"change", "updated"}});
}

platform::OutboxEvent productPurged(const Product& product)
{
    return event("ProductChanged",
                 product.id,
                 {{"productId", product.id}, {"change", "purged"}, {"sku", product.fields.sku}});
}

} // namespace vitrine::catalog::storage
