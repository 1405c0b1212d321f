#pragma once

#include "tests/testkit/postgres.hpp"

#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

namespace vitrine::bench {

/// One list, and what it is compared with. Each side tells what it has read, as a text: a figure
/// counts only when both have read the same.
struct ListFigure
{
    std::string name;
    std::string comparedWith;
    std::function<std::string()> ours;
    std::function<std::string()> theirs;
};

/// Time enough for statements that read everything.
[[nodiscard]] platform::DatabaseSettings patient();

/// Leaves the primary keys only, so that every list reads its whole table and sorts it.
void dropIndexes(const testkit::TestDatabase& database);

/// VACUUM ANALYZE until it counts: whoever reads beside it, such as an automatic ANALYZE, holds it
/// up. Throws std::runtime_error after half a minute.
void vacuum(const testkit::TestDatabase& database, std::initializer_list<const char*> tables);

/// The value of a Result; throws what its error says.
template <typename Found> [[nodiscard]] auto taken(Found found)
{
    if (!found.ok())
        throw std::runtime_error(found.error().message);
    return std::move(found).value();
}

/// Runs the figures in turn (ours, theirs, the next figure ...), `rounds` times after one that
/// warms up, and prints each as one line of JSON with the milliseconds of every round. Throws
/// std::runtime_error when the two sides of a figure have not read the same.
void measure(const std::vector<ListFigure>& figures, int rounds);

/// What such a program's main does: ROUNDS is its only argument. @return Its exit code.
int listBench(int argc, char** argv, const std::function<void(int rounds)>& run);

} // namespace vitrine::bench
