#pragma once

#include "storefront-kiosk/local/shelf.hpp"
#include "storefront-kiosk/storage/sqlite_file.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <string>

namespace vitrine::kiosk {

/// Writes products and what belongs to them into the local catalogue's file; within a transaction
/// of the caller's.
class CatalogWriter
{
public:
    explicit CatalogWriter(SqliteFile& file)
        : m_file(file)
    {
    }

    [[nodiscard]] Outcome putProduct(const wire::Product& product, std::int64_t generation);
    /// One that is not there is no error.
    [[nodiscard]] Outcome dropProduct(const std::string& id);
    /// Drops what a snapshot did not name.
    [[nodiscard]] Outcome dropBefore(std::int64_t generation);
    [[nodiscard]] Outcome putCategories(const std::vector<wire::Category>& categories);
    [[nodiscard]] Outcome putStock(const StockFigure& figure);

private:
    [[nodiscard]] Outcome putCodes(const wire::Product& product, std::int64_t row);
    [[nodiscard]] Outcome putWords(const wire::Product& product, std::int64_t row);
    [[nodiscard]] Outcome dropBelongings(std::int64_t row);
    [[nodiscard]] Outcome run(std::string_view sql, const std::vector<SqlValue>& values);

    SqliteFile& m_file;
};

/// The item number of a label without its leading zeros; "0" for all zeros.
[[nodiscard]] std::string itemKey(std::string_view item);

} // namespace vitrine::kiosk
