#include "services/catalog/application/product_export.hpp"

#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/product_csv.hpp"
#include "services/catalog/storage/category_store.hpp"

#include <unordered_map>

namespace vitrine::catalog {
namespace {

using platform::Transaction;

constexpr std::size_t kRowsPerPage = 500;

using CategoryNames = std::unordered_map<std::string, CategoryPath>;

/// The path of names of every category.
CategoryNames namesOf(const std::vector<Category>& categories)
{
    CategoryNames names;
    for (const Category& category : categories) { // parents come first
        CategoryPath path;
        if (!category.fields.parentId.empty())
            path = names[category.fields.parentId];
        path.push_back(category.fields.name);
        names.emplace(category.id, std::move(path));
    }
    return names;
}

void append(std::string& csv, const ProductFields& fields, const CategoryNames& names)
{
    std::vector<CategoryPath> categories;
    for (const std::string& id : fields.categoryIds) {
        if (const auto path = names.find(id); path != names.end())
            categories.push_back(path->second);
    }
    appendCsvRow(csv, writeCsvProduct(fields, categories));
}

} // namespace

Result<std::string> ProductExport::run(const platform::CallContext& context,
                                       const storage::ProductFilter& filter)
{
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<std::string> {
        const auto names = namesOf(storage::CategoryStore(tx).all());
        std::string csv;
        appendCsvRow(csv, csvHeader());
        std::vector<std::string> after;
        for (std::size_t rows = 0;;) {
            const auto page = storage::listProducts(tx, filter, after, kRowsPerPage);
            rows += page.size();
            if (rows > kExportRowsMax)
                return failure<std::string>(ErrorCode::TooLarge,
                                            "more than " + std::to_string(kExportRowsMax) +
                                                " products; narrow the selection");
            for (const auto& member : page)
                append(csv, member.product.fields, names);
            if (page.size() < kRowsPerPage)
                return csv;
            after = page.back().key;
        }
    });
}

} // namespace vitrine::catalog
