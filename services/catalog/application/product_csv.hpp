#pragma once

#include "services/catalog/domain/product.hpp"
#include "vitrine/core/result.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalog {

/// The columns of a product table, in the order of an export. A table may leave out all but `sku`
/// and have them in any order. Cells with several values part them by '|'; categories are paths of
/// names, "Shoes > Boots"; specifications and metadata are "name = value". A backslash before one
/// of these signs takes it literally.
enum class CsvColumn {
    Sku,
    Name,
    Brand,
    Description,
    Price,
    Currency,
    TaxCategory,
    Gtins,
    Categories,
    Specifications,
    Metadata,
    Active
};
inline constexpr std::size_t kCsvColumns = 12;

[[nodiscard]] std::string_view columnName(CsvColumn column);
[[nodiscard]] std::vector<std::string> csvHeader();

/// Where each column is in the rows of a table.
class CsvLayout
{
public:
    /// @return InvalidArgument naming a column that is unknown, doubled or missing.
    [[nodiscard]] static Result<CsvLayout> fromHeader(const std::vector<std::string>& cells);

    /// The cell of `column`, or nothing when the table has no such column.
    [[nodiscard]] std::optional<std::string_view> cell(const std::vector<std::string>& cells,
                                                       CsvColumn column) const;
    [[nodiscard]] std::size_t columns() const { return m_columns; }

private:
    std::array<std::optional<std::size_t>, kCsvColumns> m_place{};
    std::size_t m_columns = 0;
};

/// What is wrong with a cell.
struct CsvFault
{
    std::string column;
    std::string message;
    Reason reason{};
};

using CategoryPath = std::vector<std::string>; ///< Names from the root down.

/// One row laid over the product that has its SKU.
struct CsvProduct
{
    ProductFields
        fields; ///< Without categories: the table names them, the product refers to their ids.
    std::optional<std::vector<CategoryPath>>
        categories; ///< Nothing when the table has no such column.
    std::vector<CsvFault> faults;
};

/// Reads one row. What the table does not say stays as it is in `existing`; an empty cell empties
/// the field, except for name, price, currency, taxCategory and active, which it leaves alone.
/// @param existing null for a new product.
[[nodiscard]] CsvProduct readCsvProduct(const CsvLayout& layout,
                                        const std::vector<std::string>& cells,
                                        const ProductFields* existing,
                                        domain::Currency defaultCurrency);

/// The cells of an export's row. @param categories the names that `fields.categoryIds` stand for
[[nodiscard]] std::vector<std::string> writeCsvProduct(const ProductFields& fields,
                                                       const std::vector<CategoryPath>& categories);

} // namespace vitrine::catalog
