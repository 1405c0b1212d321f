#pragma once

#include "services/catalog/application/products.hpp"

namespace vitrine::catalog {

inline constexpr std::size_t kExportRowsMax = 50'000;
inline constexpr std::size_t kExportPartMax = 5'000;

/// The products of a list as a table that ProductImport reads; importing it again changes nothing.
class ProductExport
{
public:
    explicit ProductExport(platform::Database& database)
        : m_database(database)
    {
    }

    /// Some lines of the table.
    struct Part
    {
        std::string csv;  ///< With the header in the first one.
        std::string next; ///< Where the next one begins; "" after the last.
    };

    /// @return CSV. TooLarge for more than kExportRowsMax products.
    [[nodiscard]] Result<std::string> run(const platform::CallContext& context,
                                          const storage::ProductFilter& filter);
    /// At most `rows` of any number. @param after `next` of the part before, "" for the first
    /// @return InvalidArgument for a token of another list.
    [[nodiscard]] Result<Part> runPart(const platform::CallContext& context,
                                       const storage::ProductFilter& filter,
                                       const std::string& after,
                                       std::size_t rows);

private:
    platform::Database& m_database;
};

} // namespace vitrine::catalog
