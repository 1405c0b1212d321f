#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using codec::readCategory;
using codec::writeCategory;
using nlohmann::json;

json writeCategoryDraft(const CategoryDraft& draft)
{
    const auto parent = draft.parentId.empty() ? json(nullptr) : json(draft.parentId);
    return {{"name", draft.name}, {"parentId", parent}, {"position", draft.position}};
}

void readCategoryDraft(ObjectReader& in, CategoryDraft& draft)
{
    draft.name = in.text("name", {.min = 1, .max = 200});
    draft.parentId = in.text("parentId", {.max = 64, .required = false});
    draft.position = int(in.integerOr("position", 0, 0, 1'000'000));
}

} // namespace

json codec::writeCategory(const Category& category)
{
    json document = writeCategoryDraft(category);
    document["id"] = category.id;
    document["productCount"] = category.productCount;
    document["version"] = category.version;
    return document;
}

Category codec::readCategory(ObjectReader& in)
{
    Category category;
    category.id = in.text("id", {.min = 1, .max = 64});
    readCategoryDraft(in, category);
    category.productCount = in.integerOr("productCount", 0, 0, codec::kInt64Max);
    category.version = in.integer("version", 0, codec::kInt64Max);
    return category;
}

std::string encode(const CategoryDraft& draft)
{
    return writeCategoryDraft(draft).dump();
}

std::string encode(const Category& category)
{
    return writeCategory(category).dump();
}

std::string encode(const std::vector<Category>& categories)
{
    return json{{"items", codec::listOf(categories, writeCategory)}}.dump();
}

Result<CategoryDraft> decodeCategoryDraft(std::string_view text)
{
    return codec::decodeStrictly(text, [](ObjectReader& in) {
        CategoryDraft draft;
        readCategoryDraft(in, draft);
        return draft;
    });
}

Result<Category> decodeCategory(std::string_view text)
{
    return codec::decode(text, readCategory);
}

Result<std::vector<Category>> decodeCategories(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return codec::listFrom<Category>(in, "items", codec::kListMax, readCategory);
    });
}

} // namespace vitrine::wire
