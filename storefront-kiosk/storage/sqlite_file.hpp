#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

class QSqlQuery;

namespace vitrine::kiosk {

/// A value on its way into a statement.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, std::string>;

/// The statements that bring a file from one version of its schema to the next.
using Migration = std::vector<const char*>;

/// One SQLite file in WAL mode. What is deleted in it is overwritten. Confined to the thread that
/// opened it, which must have a QCoreApplication. Errors are those of durable_file.hpp, and besides
/// Internal when the file is damaged (or a statement is wrong), Conflict when a newer program wrote
/// it.
class SqliteFile
{
public:
    enum class Durability {
        Full,  ///< What is committed survives a power cut.
        Normal ///< The last commits may be lost in one; the file stays whole. For what can be
               ///< fetched again.
    };
    struct Options
    {
        std::string path;
        Durability durability = Durability::Full;
        std::int64_t bytesMax = 0; ///< The file grows no larger; 0: no limit.
        const std::vector<Migration>& migrations;
    };

    /// The rows of a query, read one after the other.
    class Rows
    {
    public:
        Rows(Rows&&) noexcept;
        Rows& operator=(Rows&&) = delete;
        ~Rows();

        /// @return false after the last row, or when reading failed: see outcome().
        [[nodiscard]] bool next();
        [[nodiscard]] Outcome outcome() const;
        [[nodiscard]] std::int64_t integer(int column) const;
        [[nodiscard]] std::string text(int column) const;
        [[nodiscard]] bool isNull(int column) const;

    private:
        friend class SqliteFile;
        explicit Rows(std::shared_ptr<QSqlQuery> query);
        std::shared_ptr<QSqlQuery> m_query;
    };

    /// Opens or makes the file and brings its schema up to date.
    [[nodiscard]] static Result<std::unique_ptr<SqliteFile>> open(const Options& options);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    /// @param sql a literal: statements are kept prepared by their text.
    /// @return How many rows were changed.
    [[nodiscard]] Result<std::int64_t> execute(std::string_view sql,
                                               const std::vector<SqlValue>& values = {});
    [[nodiscard]] Result<Rows> query(std::string_view sql,
                                     const std::vector<SqlValue>& values = {});
    /// The first column of the first row; NotFound when there is none.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql,
                                               const std::vector<SqlValue>& values = {});

    /// Runs `body`, which answers a Result, in one transaction: committed when that is a value,
    /// rolled back otherwise. When the commit fails nothing was written and its error is the
    /// answer.
    template <typename Body> auto inTransaction(const Body& body) -> std::invoke_result_t<Body>
    {
        using Answer = std::invoke_result_t<Body>;
        if (const auto begun = begin(); !begun.ok())
            return Answer(begun.error());
        Answer answer = body();
        if (!answer.ok()) {
            rollback();
            return answer;
        }
        if (const auto done = commit(); !done.ok())
            return Answer(done.error());
        return answer;
    }

    /// Moves everything out of the write-ahead log and empties it, so that nothing deleted is left
    /// there.
    [[nodiscard]] Outcome emptyLog();
    /// Drops the prepared statements and with them the values that they were last given.
    void forgetStatements();
    /// Whether the whole file can be read and its structure holds.
    [[nodiscard]] Outcome check();
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    SqliteFile(std::string path, std::string connection);
    [[nodiscard]] Outcome prepareFile(const Options& options);
    [[nodiscard]] Outcome migrate(const std::vector<Migration>& migrations);
    [[nodiscard]] Result<std::shared_ptr<QSqlQuery>> start(std::string_view sql,
                                                           const std::vector<SqlValue>& values);
    [[nodiscard]] Outcome begin();
    [[nodiscard]] Outcome commit();
    void rollback();

    struct Statements;
    std::string m_path;
    std::string m_connection;
    std::unique_ptr<Statements> m_statements;
};

/// Gives a database file that cannot be used, and its log, another name in its folder.
/// @return The new name: "<path>.damaged-<UTC time>".
[[nodiscard]] Result<std::string> moveAside(const std::string& path, Timestamp now);

/// Opens a file; one that is damaged is moved aside first and made anew, empty. filesMovedAside
/// tells.
[[nodiscard]] Result<std::unique_ptr<SqliteFile>>
openOrStartAnew(const SqliteFile::Options& options, Timestamp now);

/// Files that moveAside left, oldest first.
[[nodiscard]] std::vector<std::string> filesMovedAside(const std::string& path);

} // namespace vitrine::kiosk
