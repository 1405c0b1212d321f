#include "services/identity/storage/key_store.hpp"

#include "services/identity/storage/sql_values.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr Statement kPublished{"key_published",
                               R"(
    SELECT key_id, private_key, (extract(epoch FROM active_from) * 1000)::bigint,
           (extract(epoch FROM published_until) * 1000)::bigint
    FROM signing_key
    WHERE published_until IS NULL OR published_until > $1::timestamptz
    ORDER BY active_from DESC, key_id
    LIMIT 20)"};

constexpr Statement kInsert{"key_insert",
                            R"(
    INSERT INTO signing_key (key_id, private_key, created_at, active_from)
    VALUES ($1, $2, $3::timestamptz, $4::timestamptz))"};

constexpr Statement kRetire{
    "key_retire",
    "UPDATE signing_key SET published_until = $1::timestamptz WHERE published_until IS NULL"};

} // namespace

void lockKeys(Transaction& tx)
{
    tx.runText("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE"); // LOCK cannot be prepared
}

std::vector<SigningKeyRow> publishedKeys(Transaction& tx, Timestamp now)
{
    std::vector<SigningKeyRow> keys;
    for (const auto& row : tx.run(kPublished, sqlTime(now))) {
        keys.push_back({row[0].as<std::string>(),
                        row[1].as<std::string>(),
                        timeFrom(row[2]),
                        optionalTimeFrom(row[3])});
    }
    return keys;
}

void insertKey(Transaction& tx, const SigningKeyRow& key, Timestamp now)
{
    tx.run(kInsert, key.keyId, key.privateKey, sqlTime(now), sqlTime(key.activeFrom));
}

void retireKeys(Transaction& tx, Timestamp publishedUntil)
{
    tx.run(kRetire, sqlTime(publishedUntil));
}

} // namespace vitrine::identity::store
