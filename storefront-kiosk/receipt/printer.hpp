#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// Where a job's bytes go. Blocks: put it into Confined.
class Printer
{
public:
    virtual ~Printer() = default;
    /// @return Conflict: it is out of paper; Unavailable or NotFound: it cannot be reached;
    ///         DeadlineExceeded: it took only a part in time. After an error the job is printed
    ///         again from its beginning.
    [[nodiscard]] virtual Outcome print(std::string_view bytes) = 0;
};

/// A printer behind a device file ("/dev/usb/lp0", a serial line), or a file that jobs are added to
/// for demonstrations and tests.
class DevicePrinter final : public Printer
{
public:
    struct Options
    {
        std::string path;
        std::chrono::milliseconds timeout{10'000}; ///< For a whole job.
        bool isFile = false;       ///< Made when it is not there; a device never is.
        bool asksForPaper = false; ///< Asks the printer (DLE EOT 4) before each job; only for
                                   ///< devices that answer.
    };

    explicit DevicePrinter(Options options)
        : m_options(std::move(options))
    {
    }
    Outcome print(std::string_view bytes) override;

private:
    Options m_options;
};

} // namespace vitrine::kiosk
