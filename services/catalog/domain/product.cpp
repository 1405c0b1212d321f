#include "services/catalog/domain/product.hpp"

#include "services/catalog/domain/text_rules.hpp"
#include "vitrine/domain/gtin.hpp"
#include "vitrine/domain/sku.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace vitrine::catalog {
namespace {

constexpr std::size_t kGtinsMax = 20;
constexpr std::size_t kSpecificationsMax = 200;
constexpr std::size_t kMetadataMax = 100;
constexpr std::size_t kCategoriesMax = 50;

Error wrong(std::string field, const std::string& what, Reason reason)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = field.substr(1) + " " + what,
            .field = field,
            .reason = std::move(reason)};
}

Error tooMany(const char* field, std::size_t max)
{
    return wrong(field,
                 "has more than " + std::to_string(max) + " members",
                 {"too_many", {std::to_string(max)}});
}

/// What a rule of the shared domain says, with the field it is about.
Error quoting(std::string field, const Error& rule)
{
    return {.code = ErrorCode::InvalidArgument,
            .message = field.substr(1) + ": " + rule.message,
            .field = field,
            .reason = rule.reason};
}

std::string pointer(const char* list, std::size_t index)
{
    return std::string(list) + "/" + std::to_string(index);
}

/// Puts the checked text in place of `text`.
Outcome tidy(std::string& text, const TextRule& rule)
{
    auto checked = checkedText(text, rule);
    if (!checked.ok())
        return std::move(checked).error();
    text = std::move(checked).value();
    return Done{};
}

Outcome tidyTexts(ProductFields& fields)
{
    const std::pair<std::string*, TextRule> rules[] = {
        {&fields.name, {.field = "/name", .charsMin = 1, .charsMax = 200}},
        {&fields.brand, {.field = "/brand", .charsMax = 100}},
        {&fields.description, {.field = "/description", .charsMax = 10000, .lines = true}},
        {&fields.taxCategory, {.field = "/taxCategory", .charsMin = 1, .charsMax = 40}}};
    for (const auto& [text, rule] : rules) {
        if (auto outcome = tidy(*text, rule); !outcome.ok())
            return outcome;
    }
    const auto slug = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (!std::all_of(fields.taxCategory.begin(), fields.taxCategory.end(), slug))
        return wrong("/taxCategory", "must be lower-case letters, digits and dashes", {"not_slug"});
    return Done{};
}

Outcome tidyGtins(std::vector<std::string>& gtins)
{
    if (gtins.size() > kGtinsMax)
        return tooMany("/gtins", kGtinsMax);
    std::vector<std::string> canonical;
    for (std::size_t i = 0; i < gtins.size(); ++i) {
        const auto gtin = domain::Gtin::create(gtins[i]);
        if (!gtin.ok())
            return quoting(pointer("/gtins", i), gtin.error());
        if (std::find(canonical.begin(), canonical.end(), gtin->text()) == canonical.end())
            canonical.push_back(gtin->text());
    }
    gtins = std::move(canonical);
    return Done{};
}

Outcome tidySpecifications(std::vector<Specification>& specifications)
{
    if (specifications.size() > kSpecificationsMax)
        return tooMany("/specifications", kSpecificationsMax);
    for (std::size_t i = 0; i < specifications.size(); ++i) {
        const std::string at = pointer("/specifications", i);
        const std::string name = at + "/name";
        const std::string value = at + "/value";
        auto outcome =
            tidy(specifications[i].name, {.field = name.c_str(), .charsMin = 1, .charsMax = 100});
        if (outcome.ok())
            outcome = tidy(specifications[i].value, {.field = value.c_str(), .charsMax = 1000});
        if (!outcome.ok())
            return outcome;
    }
    return Done{};
}

Outcome tidyMetadata(std::map<std::string, std::string>& metadata)
{
    if (metadata.size() > kMetadataMax)
        return tooMany("/metadata", kMetadataMax);
    std::map<std::string, std::string> tidied;
    for (const auto& [key, value] : metadata) {
        std::string name = key;
        std::string text = value;
        auto outcome = tidy(name, {.field = "/metadata", .charsMin = 1, .charsMax = 64});
        if (outcome.ok())
            outcome = tidy(text, {.field = "/metadata", .charsMax = 1000});
        if (!outcome.ok())
            return outcome;
        if (!tidied.emplace(std::move(name), std::move(text)).second)
            return wrong("/metadata", "has keys that differ only in white space", {"same_keys"});
    }
    metadata = std::move(tidied);
    return Done{};
}

Outcome tidyCategories(std::vector<std::string>& ids)
{
    if (ids.size() > kCategoriesMax)
        return tooMany("/categoryIds", kCategoriesMax);
    std::vector<std::string> distinct;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto id = domain::Uuid::parse(ids[i]);
        if (!id.ok())
            return wrong(
                pointer("/categoryIds", i), "is not the id of a category", {"no_category"});
        if (std::find(distinct.begin(), distinct.end(), id->text()) == distinct.end())
            distinct.push_back(id->text());
    }
    ids = std::move(distinct);
    return Done{};
}

} // namespace

Result<ProductContent> ProductContent::create(ProductFields fields)
{
    const auto sku = domain::Sku::create(fields.sku);
    if (!sku.ok())
        return quoting("/sku", sku.error());
    fields.sku = sku->text();
    if (auto outcome = tidyTexts(fields); !outcome.ok())
        return std::move(outcome).error();
    if (fields.price.amount() < 0)
        return wrong("/price", "must not be negative", {"price_negative"});
    if (fields.price.currency() == domain::Currency())
        return wrong("/price/currency", "must be a currency of ISO 4217", {"no_currency"});
    if (auto outcome = tidyGtins(fields.gtins); !outcome.ok())
        return std::move(outcome).error();
    if (auto outcome = tidySpecifications(fields.specifications); !outcome.ok())
        return std::move(outcome).error();
    if (auto outcome = tidyMetadata(fields.metadata); !outcome.ok())
        return std::move(outcome).error();
    if (auto outcome = tidyCategories(fields.categoryIds); !outcome.ok())
        return std::move(outcome).error();
    return ProductContent(std::move(fields), sku->key());
}

std::optional<domain::Money> lowestRecentPrice(const std::vector<PriceChange>& history,
                                               Timestamp now)
{
    const Timestamp begin = now - std::chrono::days(30);
    std::optional<domain::Money> lowest;
    for (std::size_t i = 0; i < history.size(); ++i) {
        const bool endedBefore = i + 1 < history.size() && history[i + 1].since <= begin;
        if (endedBefore || history[i].since > now)
            continue;
        if (lowest && lowest->currency() != history[i].price.currency())
            return std::nullopt;
        if (!lowest || history[i].price.amount() < lowest->amount())
            lowest = history[i].price;
    }
    return lowest;
}

} // namespace vitrine::catalog
