#include "storefront-kiosk/receipt/printer.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/core/clock.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine::kiosk {
namespace {

constexpr std::string_view kAskPaper{"\x10\x04\x04", 3}; ///< DLE EOT 4
constexpr unsigned char kPaperEnd = 0x60;
constexpr std::chrono::milliseconds kAnswerWithin{1000};

constexpr mode_t kFileMode = 0600; // receipts are nobody else's

/// An open device that is never waited for without a deadline.
class Device
{
public:
    explicit Device(const DevicePrinter::Options& options)
        : m_path(options.path)
        , m_descriptor(::open(m_path.c_str(),
                              (options.asksForPaper ? O_RDWR : O_WRONLY | O_APPEND) |
                                  (options.isFile ? O_CREAT : 0) | O_NONBLOCK | O_NOCTTY |
                                  O_CLOEXEC,
                              kFileMode))
        , m_fault(m_descriptor < 0 ? errno : 0)
    {
    }
    ~Device()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    [[nodiscard]] Outcome opened() const
    {
        return m_descriptor >= 0 ? Outcome(Done{}) : systemError(m_fault, "open", m_path);
    }

    [[nodiscard]] Outcome write(std::string_view bytes, Deadline deadline) const
    {
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
            if (count >= 0)
                bytes.remove_prefix(static_cast<std::size_t>(count));
            else if (errno == EAGAIN) {
                if (!wait(POLLOUT, deadline))
                    return failure<Done>(ErrorCode::DeadlineExceeded,
                                         m_path + " does not take the job");
            } else if (errno != EINTR)
                return systemError(errno, "write", m_path);
        }
        return Done{};
    }

    /// @return Whether the byte came in time.
    [[nodiscard]] bool read(unsigned char& byte, Deadline deadline) const
    {
        while (wait(POLLIN, deadline)) {
            const ssize_t count = ::read(m_descriptor, &byte, 1);
            if (count == 1)
                return true;
            if (count == 0 || (errno != EAGAIN && errno != EINTR))
                return false;
        }
        return false;
    }

    /// The bytes of a file are on the disk; a device has no such thing.
    void sync() const
    {
        struct stat status
        {
        };
        if (::fstat(m_descriptor, &status) == 0 && S_ISREG(status.st_mode))
            ::fsync(m_descriptor);
    }

private:
    [[nodiscard]] bool wait(short events, Deadline deadline) const
    {
        pollfd ready{.fd = m_descriptor, .events = events, .revents = 0};
        const auto left = static_cast<int>(deadline.remaining().count());
        return left > 0 && ::poll(&ready, 1, left) > 0;
    }

    std::string m_path;
    int m_descriptor;
    int m_fault;
};

Outcome askForPaper(const Device& device)
{
    const auto deadline = Deadline::in(kAnswerWithin);
    if (auto asked = device.write(kAskPaper, deadline); !asked.ok())
        return asked;
    unsigned char answer = 0;
    if (!device.read(answer, deadline))
        return failure<Done>(ErrorCode::Unavailable, "the printer does not answer");
    if ((answer & kPaperEnd) != 0)
        return failure<Done>(ErrorCode::Conflict, "the printer is out of paper");
    return Done{};
}

} // namespace

Outcome DevicePrinter::print(std::string_view bytes)
{
    const Device device(m_options);
    if (auto opened = device.opened(); !opened.ok())
        return opened;
    if (m_options.asksForPaper) {
        if (auto paper = askForPaper(device); !paper.ok())
            return paper;
    }
    auto written = device.write(bytes, Deadline::in(m_options.timeout));
    if (written.ok())
        device.sync();
    return written;
}

} // namespace vitrine::kiosk
