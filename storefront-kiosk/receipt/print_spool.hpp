#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/uuid.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// What is to be printed, each job a file of its own that is there once `put` has returned, and
/// gone once it was printed. The first waits until it was printed; a job that was being printed
/// when the program ended is printed again. What nobody could print in time is dropped: its shopper
/// has left, and the paper is nobody else's business. Blocks for the disk: put it into Confined.
/// Errors are those of durable_file.hpp.
class PrintSpool
{
public:
    struct Options
    {
        std::string folder;
        std::size_t waitingMax = 100;
        std::size_t jobBytesMax = 1024 * 1024;
        std::chrono::minutes keepFor{15};
    };
    struct Job
    {
        std::string id;
        std::string bytes;
    };
    struct Status
    {
        std::size_t waiting = 0;
        std::size_t dropped = 0; ///< Since the program started.
    };

    [[nodiscard]] static Result<std::unique_ptr<PrintSpool>> open(Options options,
                                                                  const Clock& clock);

    /// @return The job's id. Conflict: too many wait; TooLarge: the disk is full, or the job too
    ///         long.
    [[nodiscard]] Result<std::string> put(std::string_view bytes);
    /// The first job that waits, if any.
    [[nodiscard]] Result<std::optional<Job>> next();
    /// It was printed. A repeat is no error.
    [[nodiscard]] Outcome done(std::string_view id);
    /// Drops everything that waits.
    [[nodiscard]] Outcome clear();
    [[nodiscard]] Result<Status> status();

private:
    PrintSpool(Options options, const Clock& clock)
        : m_options(std::move(options))
        , m_clock(clock)
        , m_ids(clock)
    {
    }
    [[nodiscard]] Result<std::vector<std::string>> waiting();
    [[nodiscard]] Outcome dropOld(std::vector<std::string>& names);
    [[nodiscard]] std::string pathOf(std::string_view name) const;

    Options m_options;
    const Clock& m_clock;
    domain::UuidGenerator m_ids;
    std::size_t m_dropped = 0;
};

} // namespace vitrine::kiosk
