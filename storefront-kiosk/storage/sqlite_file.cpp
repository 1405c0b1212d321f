#include "storefront-kiosk/storage/sqlite_file.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <unistd.h>

namespace vitrine::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kPageBytes = 4096;
constexpr std::size_t kStatementsMax = 64; ///< More than any file here has; a bug must not leak.
// Primary result codes of SQLite.
constexpr int kPermission = 3;
constexpr int kReadOnly = 8;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kConstraint = 19;
constexpr int kNotADatabase = 26;
constexpr int kSyntax = 1;
constexpr int kMisuse = 21;

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

ErrorCode codeOf(int result)
{
    switch (result & 0xff) { // the rest is the extended code
    case kFull:
        return ErrorCode::TooLarge;
    case kCorrupt:
    case kNotADatabase:
    case kSyntax:
    case kMisuse:
        return ErrorCode::Internal;
    case kConstraint:
        return ErrorCode::Conflict;
    case kPermission:
    case kReadOnly:
        return ErrorCode::PermissionDenied;
    default:
        return ErrorCode::Unavailable;
    }
}

Error errorOf(const QSqlError& error)
{
    return Error{.code = codeOf(error.nativeErrorCode().toInt()),
                 .message = error.text().trimmed().toStdString() + " (SQLite " +
                            error.nativeErrorCode().toStdString() + ")"};
}

QVariant toVariant(const SqlValue& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return QVariant::fromValue<qlonglong>(*number);
    if (const auto* text = std::get_if<std::string>(&value))
        return toText(*text);
    return {};
}

std::string nextConnectionName()
{
    static std::atomic<std::uint64_t> count{0};
    return "vitrine-kiosk-" + std::to_string(++count);
}

/// SQLite would make the file readable for everybody.
Outcome makePrivate(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return systemError(errno, "open", path);
    ::close(file);
    const auto folder = fs::path(path).parent_path();
    return syncFolder(folder.empty() ? "." : folder.string());
}

} // namespace

struct SqliteFile::Statements
{
    std::map<std::string, std::shared_ptr<QSqlQuery>, std::less<>> prepared;
};

SqliteFile::Rows::Rows(std::shared_ptr<QSqlQuery> query)
    : m_query(std::move(query))
{
}

SqliteFile::Rows::Rows(Rows&&) noexcept = default;

SqliteFile::Rows::~Rows()
{
    if (m_query)
        m_query->finish(); // or it would hold its snapshot of the file
}

bool SqliteFile::Rows::next()
{
    return m_query->next();
}

Outcome SqliteFile::Rows::outcome() const
{
    if (m_query->lastError().isValid())
        return errorOf(m_query->lastError());
    return Done{};
}

std::int64_t SqliteFile::Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

std::string SqliteFile::Rows::text(int column) const
{
    return m_query->value(column).toString().toStdString();
}

bool SqliteFile::Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

SqliteFile::SqliteFile(std::string path, std::string connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_statements(std::make_unique<Statements>())
{
}

SqliteFile::~SqliteFile()
{
    m_statements.reset();
    {
        auto database = QSqlDatabase::database(toText(m_connection), false);
        database.close();
    }
    QSqlDatabase::removeDatabase(toText(m_connection));
}

Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const Options& options)
{
    using Opened = Result<std::unique_ptr<SqliteFile>>;
    if (const auto made = makePrivate(options.path); !made.ok())
        return Opened(made.error());
    const std::string connection = nextConnectionName();
    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), toText(connection));
    std::unique_ptr<SqliteFile> file(new SqliteFile(options.path, connection));
    database.setDatabaseName(toText(options.path));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    const bool opened = database.open();
    const QSqlError fault = database.lastError();
    database = QSqlDatabase(); // no handle may be left when the connection is removed
    if (!opened)
        return Opened(errorOf(fault));
    if (const auto prepared = file->prepareFile(options); !prepared.ok())
        return Opened(prepared.error());
    return Opened(std::move(file));
}

Outcome SqliteFile::prepareFile(const Options& options)
{
    const bool full = options.durability == Durability::Full;
    const std::string limit =
        "PRAGMA max_page_count = " +
        std::to_string(std::max<std::int64_t>(options.bytesMax / kPageBytes, 1));
    std::vector<std::string> settings{
        "PRAGMA journal_mode = WAL",
        full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL",
        "PRAGMA secure_delete = ON",
        "PRAGMA temp_store = MEMORY", // what somebody searched for is in no file
        "PRAGMA journal_size_limit = 4194304"};
    if (options.bytesMax > 0)
        settings.push_back(limit);
    for (const auto& setting : settings) {
        if (const auto set = execute(setting); !set.ok())
            return set.error();
    }
    return migrate(options.migrations);
}

Outcome SqliteFile::migrate(const std::vector<Migration>& migrations)
{
    const auto version = integer("PRAGMA user_version");
    if (!version.ok())
        return version.error();
    const auto known = static_cast<std::int64_t>(migrations.size());
    if (*version > known || *version < 0)
        return failure<Done>(ErrorCode::Conflict,
                             m_path + " has version " + std::to_string(*version) +
                                 ", this program knows " + std::to_string(known));
    for (auto next = static_cast<std::size_t>(*version); next < migrations.size(); ++next) {
        const auto done = inTransaction([&]() -> Outcome {
            for (const char* statement : migrations[next]) {
                if (const auto ran = execute(statement); !ran.ok())
                    return ran.error();
            }
            const auto marked = execute("PRAGMA user_version = " + std::to_string(next + 1));
            return marked.ok() ? Outcome(Done{}) : Outcome(marked.error());
        });
        if (!done.ok())
            return done;
    }
    forgetStatements(); // none of them is needed again
    return Done{};
}

Result<std::shared_ptr<QSqlQuery>> SqliteFile::start(std::string_view sql,
                                                     const std::vector<SqlValue>& values)
{
    auto& prepared = m_statements->prepared;
    auto known = prepared.find(sql);
    std::shared_ptr<QSqlQuery> statement;
    if (known != prepared.end() && !known->second->isActive()) {
        statement = known->second;
    } else {
        statement =
            std::make_shared<QSqlQuery>(QSqlDatabase::database(toText(m_connection), false));
        statement->setForwardOnly(true);
        if (!statement->prepare(toText(sql)))
            return errorOf(statement->lastError());
        if (prepared.size() >= kStatementsMax)
            prepared.clear();
        prepared.insert_or_assign(std::string(sql), statement);
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        statement->bindValue(static_cast<int>(i), toVariant(values[i]));
    if (!statement->exec()) {
        const Error error = errorOf(statement->lastError());
        statement->finish();
        return error;
    }
    return statement;
}

Result<std::int64_t> SqliteFile::execute(std::string_view sql, const std::vector<SqlValue>& values)
{
    auto statement = start(sql, values);
    if (!statement.ok())
        return statement.error();
    const std::int64_t changed = (*statement)->numRowsAffected();
    (*statement)->finish();
    return changed;
}

Result<SqliteFile::Rows> SqliteFile::query(std::string_view sql,
                                           const std::vector<SqlValue>& values)
{
    auto statement = start(sql, values);
    if (!statement.ok())
        return statement.error();
    return Rows(std::move(statement).value());
}

Result<std::int64_t> SqliteFile::integer(std::string_view sql, const std::vector<SqlValue>& values)
{
    auto rows = query(sql, values);
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return rows->integer(0);
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return failure<std::int64_t>(ErrorCode::NotFound, "no row");
}

Outcome SqliteFile::begin()
{
    const auto begun = execute("BEGIN IMMEDIATE");
    return begun.ok() ? Outcome(Done{}) : Outcome(begun.error());
}

Outcome SqliteFile::commit()
{
    const auto committed = execute("COMMIT");
    if (committed.ok())
        return Done{};
    rollback();
    return committed.error();
}

void SqliteFile::rollback()
{
    std::ignore = execute("ROLLBACK"); // after some failures SQLite has done it already
}

void SqliteFile::forgetStatements()
{
    m_statements->prepared.clear();
}

Outcome SqliteFile::emptyLog()
{
    auto answer = query("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!answer.ok())
        return answer.error();
    if (answer->next() && answer->integer(0) == 0)
        return Done{};
    if (const auto read = answer->outcome(); !read.ok())
        return read;
    return failure<Done>(ErrorCode::Unavailable, "another connection reads " + m_path);
}

Outcome SqliteFile::check()
{
    auto answer = query("PRAGMA quick_check(1)");
    if (!answer.ok())
        return answer.error();
    const bool told = answer->next();
    if (told && answer->text(0) == "ok")
        return Done{};
    return failure<Done>(
        ErrorCode::Internal,
        m_path + " is damaged: " + (told ? answer->text(0) : std::string("it cannot be read")));
}

Result<std::string> moveAside(const std::string& path, Timestamp now)
{
    std::string stamp;
    for (const char c : formatTimestamp(now)) {
        if (c != ':' && c != '-')
            stamp += c;
    }
    const std::string aside = path + ".damaged-" + stamp;
    for (const char* part : {"-wal", "-shm", ""}) {
        const auto moved = renameDurably(path + part, aside + part);
        if (!moved.ok() && moved.error().code != ErrorCode::NotFound)
            return moved.error();
    }
    return aside;
}

Result<std::unique_ptr<SqliteFile>> openOrStartAnew(const SqliteFile::Options& options,
                                                    Timestamp now)
{
    using Opened = Result<std::unique_ptr<SqliteFile>>;
    auto file = SqliteFile::open(options);
    if (!file.ok() && file.error().code != ErrorCode::Internal)
        return file; // no room, no right, a newer program's: nothing is wrong with the file
    if (file.ok()) {
        const auto whole = (*file)->check();
        if (whole.ok())
            return file;
        if (whole.error().code != ErrorCode::Internal)
            return Opened(whole.error());
    }
    file = Opened(); // closed before it is moved
    if (const auto moved = moveAside(options.path, now); !moved.ok())
        return Opened(moved.error());
    return SqliteFile::open(options);
}

std::vector<std::string> filesMovedAside(const std::string& path)
{
    const fs::path whole(path);
    const std::string start = whole.filename().string() + ".damaged-";
    std::vector<std::string> found;
    const auto names = filesOf(whole.has_parent_path() ? whole.parent_path().string() : ".");
    if (!names.ok())
        return found;
    for (const auto& name : *names) {
        const bool log = name.ends_with("-wal") || name.ends_with("-shm");
        if (name.starts_with(start) && !log)
            found.push_back((whole.parent_path() / name).string());
    }
    return found;
}

} // namespace vitrine::kiosk
