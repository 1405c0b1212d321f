#include "services/identity/storage/account_list.hpp"

#include "services/identity/storage/account_rows.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr const char* kFilter = R"(
    ($1 = '' OR strpos(email_key, lower($1)) > 0 OR strpos(lower(name), lower($1)) > 0)
    AND ($2 = '' OR $2 = ANY (roles))
    AND ($3 = '' OR disabled = ($3 = 'true')))";

/// What is compared, and the type that its text is read back as.
struct SortKey
{
    const char* expression;
    const char* type;
};

SortKey keyOf(AccountOrder order)
{
    switch (order.by) {
    case AccountOrder::By::Name:
        return {"lower(name)", "text"};
    case AccountOrder::By::Email:
        return {"email_key", "text"};
    case AccountOrder::By::LastSignInAt:
        return {order.isDescending ? "coalesce(last_sign_in_at, '-infinity')"
                                   : "coalesce(last_sign_in_at, 'infinity')",
                "timestamptz"};
    case AccountOrder::By::CreatedAt:
        break;
    }
    return {"id", "uuid"}; // ids ascend with time, and have an index
}

std::string listText(AccountOrder order)
{
    const SortKey key = keyOf(order);
    const std::string expression = key.expression;
    const std::string direction = order.isDescending ? " DESC" : " ASC";
    return "SELECT " VITRINE_ACCOUNT_COLUMNS ", " + expression + "::text FROM account WHERE " +
           kFilter + " AND ($4 = '' OR (" + expression + ", id) " +
           (order.isDescending ? "<" : ">") + " (NULLIF($5, '')::" + key.type +
           ", NULLIF($4, '')::uuid)) ORDER BY " + expression + direction + ", id" + direction +
           " LIMIT $6 OFFSET $7";
}

std::string flagText(const std::optional<bool>& flag)
{
    return flag ? (*flag ? "true" : "false") : "";
}

} // namespace

std::optional<AccountOrder> parseAccountOrder(std::string_view text)
{
    if (text.empty())
        return AccountOrder();
    AccountOrder order{.isDescending = text.front() == '-'};
    text.remove_prefix(order.isDescending ? 1 : 0);
    if (text == "name")
        order.by = AccountOrder::By::Name;
    else if (text == "email")
        order.by = AccountOrder::By::Email;
    else if (text == "lastSignInAt")
        order.by = AccountOrder::By::LastSignInAt;
    else if (text != "createdAt")
        return std::nullopt;
    return order;
}

std::vector<AccountRow> listAccounts(Transaction& tx,
                                     const AccountFilter& filter,
                                     AccountOrder order,
                                     const ListPlace& place,
                                     int limit)
{
    std::vector<AccountRow> rows;
    for (const auto& row : tx.runText(listText(order),
                                      filter.search,
                                      filter.role,
                                      flagText(filter.disabled),
                                      place.id,
                                      place.key,
                                      limit,
                                      place.skip))
        rows.push_back({accountFrom(row), row.back().as<std::string>()});
    return rows;
}

std::int64_t countAccounts(Transaction& tx, const AccountFilter& filter)
{
    return tx
        .runText("SELECT count(*) FROM account WHERE " + std::string(kFilter),
                 filter.search,
                 filter.role,
                 flagText(filter.disabled))
        .front()[0]
        .as<std::int64_t>();
}

} // namespace vitrine::identity::store
