#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <system_error>

namespace vitrine::platform {

/// What became visible between two snapshots of a database, as a reader's place in a feed.
///
/// Numbers from a sequence (and transaction ids) are taken before the commit, so the row with the
/// higher number may be visible first, and a reader that remembers "the last number" loses the
/// other. One that remembers snapshots does not: a row that carries the id of its transaction is in
/// exactly one of the windows that follow each other, whenever that transaction commits.
struct SnapshotWindow
{
    static constexpr char kBeforeEverything[] = "1:1:";

    std::string since = kBeforeEverything; ///< A pg_snapshot.
    std::string till = kBeforeEverything;  ///< A pg_snapshot; the same once the window is read.

    [[nodiscard]] bool isFinished() const { return since == till; }
    [[nodiscard]] bool beginsBeforeEverything() const { return since == kBeforeEverything; }
    /// Nothing is left in this one: the next begins where it ends.
    void finish() { since = till; }
};

/// Whether PostgreSQL will read `text` as a snapshot: xmin:xmax:running,running,... in ascending
/// order.
[[nodiscard]] bool isSnapshot(std::string_view text);

/// Takes what stands before `separator`, or the rest.
[[nodiscard]] std::string_view takeMember(std::string_view& text, char separator);

/// @return false unless `text` is a number and nothing else.
template <typename Number> [[nodiscard]] bool readNumber(std::string_view text, Number& number)
{
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && !text.empty() && stop == text.data() + text.size();
}

} // namespace vitrine::platform
