#include "services/inventory/storage/operation_log.hpp"

namespace vitrine::inventory::storage {
namespace {

constexpr platform::Statement kForget{"inventory_forget_operations", R"(
    DELETE FROM operation
    WHERE ctid = ANY (ARRAY(SELECT ctid
                            FROM operation
                            WHERE at < now() - make_interval(hours => $1::int)
                            LIMIT $2::bigint
                            FOR UPDATE SKIP LOCKED)))"};

} // namespace

Result<std::int64_t>
forgetOperations(platform::Database& database, std::chrono::hours age, int batch, Deadline deadline)
{
    std::int64_t deleted = 0;
    std::int64_t last = batch;
    while (last >= batch && !deadline.expired()) {
        const auto done =
            database.inStatement(deadline, [&](platform::Transaction& tx) -> Result<std::int64_t> {
                return static_cast<std::int64_t>(
                    tx.run(kForget, age.count(), batch).affected_rows());
            });
        if (!done.ok())
            return done.error();
        last = *done;
        deleted += last;
    }
    return deleted;
}

} // namespace vitrine::inventory::storage
