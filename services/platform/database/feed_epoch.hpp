#pragma once

/// SQL of a text that changes when the database may have lost what readers of its feeds were told:
/// after a restore from a base backup (another timeline) or from a dump (another database). A
/// reader's place from another epoch means nothing any more.
#define VITRINE_FEED_EPOCH                                                                         \
    "left(md5(concat_ws('/', (SELECT system_identifier FROM pg_control_system()), "                \
    "left(pg_walfile_name(pg_current_wal_lsn()), 8), "                                             \
    "(SELECT oid FROM pg_database WHERE datname = current_database()))), 16)"
