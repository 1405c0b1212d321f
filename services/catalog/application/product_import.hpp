#pragma once

#include "services/catalog/application/field_changes.hpp"
#include "services/catalog/application/product_csv.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::catalog {

inline constexpr std::size_t kImportRowsMax = 20'000;

struct ImportFault
{
    int row = 0;        ///< 1 is the header.
    std::string column; ///< "" when the whole row is meant.
    std::string message;
    Reason reason{};
};

struct ImportOptions
{
    bool dryRun = false;   ///< Only report what would happen.
    bool details = false;  ///< Tell of each row; a dry run always does.
    std::string batchId{}; ///< A UUID of the caller's, for several imports that are one batch; ""
                           ///< for a new one.
};

/// What a row does.
struct ImportRow
{
    enum class Outcome { Created, Updated, Unchanged, Faulty };

    int row = 0; ///< 1 is the header.
    std::string sku;
    Outcome outcome = Outcome::Unchanged;
    std::vector<FieldChange> changes{}; ///< Of a product that is updated.
};

struct ImportReport
{
    bool dryRun = false;
    int rows = 0;
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    std::vector<ImportFault> faults; ///< In order of rows.
    std::string batchId;             ///< "" when nothing was changed and the caller named none.
    std::vector<ImportRow> details;  ///< In order of rows.
};

/// Brings a table of products into the catalogue (see CsvColumn). Rows are told apart by SKU; an
/// unknown SKU makes a new product. Categories that a table names and that are not there are made.
/// A faulty row changes nothing and is reported, the others are applied, some hundred at a time.
/// What was changed is kept as a batch. Safe to call from any thread.
class ProductImport
{
public:
    ProductImport(platform::Database& database,
                  const Clock& clock,
                  domain::Currency defaultCurrency)
        : m_database(database)
        , m_clock(clock)
        , m_currency(defaultCurrency)
    {
    }

    /// @return InvalidArgument when `csv` is no CSV or its header is wrong; TooLarge for more than
    /// kImportRowsMax rows.
    ///         Conflict when the batch is another person's, or was undone.
    ///         Another error, after some rows were applied, says so: the same table may be sent
    ///         again, since what is there already counts as unchanged.
    [[nodiscard]] Result<ImportReport>
    run(const platform::CallContext& context, std::string_view csv, const ImportOptions& options);

private:
    platform::Database& m_database;
    const Clock& m_clock;
    domain::Currency m_currency;
};

} // namespace vitrine::catalog
