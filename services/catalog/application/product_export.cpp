#include "services/catalog/application/product_export.hpp"

#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/field_changes.hpp"
#include "services/platform/paging/cursor.hpp"

namespace vitrine::catalog {
namespace {

using platform::Transaction;

constexpr std::size_t kRowsPerPage = 500;

void append(std::string& csv, const ProductFields& fields, const CategoryNames& names)
{
    appendCsvRow(csv, writeCsvProduct(fields, names.pathsOf(fields.categoryIds)));
}

} // namespace

Result<std::string> ProductExport::run(const platform::CallContext& context,
                                       const storage::ProductFilter& filter)
{
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<std::string> {
        const auto names = CategoryNames::read(tx);
        std::string csv;
        appendCsvRow(csv, csvHeader());
        storage::ProductPlace place;
        for (std::size_t rows = 0;;) {
            const auto page = storage::listProducts(tx, filter, place, kRowsPerPage);
            rows += page.size();
            if (rows > kExportRowsMax)
                return failure<std::string>(ErrorCode::TooLarge,
                                            "more than " + std::to_string(kExportRowsMax) +
                                                " products; narrow the selection");
            for (const auto& member : page)
                append(csv, member.product.fields, names);
            if (page.size() < kRowsPerPage)
                return csv;
            place.after = page.back().key;
        }
    });
}

Result<ProductExport::Part> ProductExport::runPart(const platform::CallContext& context,
                                                   const storage::ProductFilter& filter,
                                                   const std::string& after,
                                                   std::size_t rows)
{
    const std::string fingerprint = filter.fingerprintText();
    storage::ProductPlace place;
    if (!after.empty()) {
        auto decoded = platform::decodeCursor(fingerprint, after, storage::kProductKeyParts);
        if (!decoded.ok())
            return std::move(decoded).error();
        place.after = std::move(decoded).value();
    }
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Part> {
        const auto names = CategoryNames::read(tx);
        auto listed = storage::listProducts(tx, filter, place, rows + 1); // one more tells of more
        Part part;
        if (listed.size() > rows) {
            listed.pop_back();
            part.next = platform::encodeCursor(fingerprint, listed.back().key);
        }
        if (after.empty())
            appendCsvRow(part.csv, csvHeader());
        for (const auto& member : listed)
            append(part.csv, member.product.fields, names);
        return part;
    });
}

} // namespace vitrine::catalog
