#pragma once

#include "services/catalog/application/products.hpp"

namespace vitrine::catalog {

inline constexpr std::size_t kExportRowsMax = 50'000;

/// The products of a list as a table that ProductImport reads; importing it again changes nothing.
class ProductExport
{
public:
    explicit ProductExport(platform::Database& database)
        : m_database(database)
    {
    }

    /// @return CSV. TooLarge for more than kExportRowsMax products.
    [[nodiscard]] Result<std::string> run(const platform::CallContext& context,
                                          const storage::ProductFilter& filter);

private:
    platform::Database& m_database;
};

} // namespace vitrine::catalog
