#include "services/catalog/images/process_image_scaler.hpp"

#include "vitrine/core/encoding.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace vitrine::catalog {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kPatience = 15s;
constexpr std::size_t kOutputBytesMax = 4 * 1024 * 1024;

Error unavailable(const char* what)
{
    return {.code = ErrorCode::Unavailable,
            .message = std::string("pictures cannot be decoded now: ") + what + ": " +
                       std::strerror(errno)};
}

/// A file in memory: what goes to the tool and what comes back. Unlike pipes, files make nobody
/// wait for anybody.
class MemoryFile
{
public:
    MemoryFile()
        : m_file(memfd_create("vitrine-image", MFD_CLOEXEC))
    {
    }
    ~MemoryFile()
    {
        if (m_file >= 0)
            close(m_file);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] int descriptor() const { return m_file; }
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

    [[nodiscard]] bool fill(const std::string& bytes) const
    {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const auto written = write(m_file, bytes.data() + done, bytes.size() - done);
            if (written < 0 && errno != EINTR)
                return false;
            done += written > 0 ? static_cast<std::size_t>(written) : 0;
        }
        return lseek(m_file, 0, SEEK_SET) == 0;
    }
    [[nodiscard]] std::string content() const
    {
        std::string bytes;
        std::array<char, 16384> buffer{};
        for (off_t at = 0; bytes.size() < kOutputBytesMax;) {
            const auto got = pread(m_file, buffer.data(), buffer.size(), at);
            if (got <= 0)
                break;
            bytes.append(buffer.data(), static_cast<std::size_t>(got));
            at += got;
        }
        return bytes;
    }

private:
    int m_file;
};

/// A child process that is never left behind.
class Child
{
public:
    explicit Child(pid_t pid)
        : m_pid(pid)
        , m_handle(static_cast<int>(
              syscall(SYS_pidfd_open, pid, 0))) // glibc 2.36 declares it for C only
    {
    }
    ~Child()
    {
        if (m_pid > 0) {
            kill(m_pid, SIGKILL);
            reap();
        }
        if (m_handle >= 0)
            close(m_handle);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// @return Whether it ended in time.
    bool waitUntil(Deadline deadline) const
    {
        pollfd watched{.fd = m_handle, .events = POLLIN, .revents = 0};
        for (;;) {
            const int ready = poll(&watched, 1, static_cast<int>(deadline.remaining().count()));
            if (ready >= 0 || errno != EINTR)
                return ready > 0;
        }
    }
    /// Its status as waitpid gives it. Waits.
    int reap()
    {
        int status = 0;
        while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = -1;
        return status;
    }

private:
    pid_t m_pid;
    int m_handle;
};

/// @return The process id, or -1 with errno set.
pid_t startTool(const std::string& path, const char* format, int input, int output, int errors)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    std::string program = path;
    std::string argument = format;
    char* const arguments[] = {program.data(), argument.data(), nullptr};
    // Nothing of the service's environment, where secrets may be, reaches the decoder.
    std::string blockUntrusted = "VIPS_BLOCK_UNTRUSTED=1";
    std::string oneThread = "VIPS_CONCURRENCY=1";
    std::string noWarnings =
        "VIPS_WARNING=0"; // what it prints is the reason that the uploader reads
    char* const environment[] = {
        blockUntrusted.data(), oneThread.data(), noWarnings.data(), nullptr};
    pid_t pid = -1;
    const int error = posix_spawn(&pid, path.c_str(), &actions, nullptr, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    errno = error;
    return error == 0 ? pid : -1;
}

/// Takes a number and the sign after it off the front of `text`.
bool takeNumber(std::string_view& text, char end, int& number)
{
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto length = static_cast<std::size_t>(stop - text.data());
    if (error != std::errc() || number <= 0 || length >= text.size() || *stop != end)
        return false;
    text.remove_prefix(length + 1);
    return true;
}

/// The tool's answer: "<width> <height>\n", then the thumbnail.
Result<ScaledImage> readAnswer(const std::string& answer)
{
    ScaledImage image;
    std::string_view rest = answer;
    if (!takeNumber(rest, ' ', image.width) || !takeNumber(rest, '\n', image.height) ||
        rest.empty())
        return failure<ScaledImage>(ErrorCode::Internal, "the image tool gave no answer");
    image.thumb = rest;
    image.thumbContentType = contentType(ImageFormat::WebP);
    return image;
}

} // namespace

Result<ScaledImage>
ProcessImageScaler::scale(const std::string& bytes, ImageFormat format, Deadline deadline)
{
    const MemoryFile input;
    const MemoryFile output;
    const MemoryFile errors;
    if (!input.isOpen() || !output.isOpen() || !errors.isOpen() || !input.fill(bytes))
        return unavailable("no memory file");
    const pid_t pid = startTool(m_toolPath,
                                formatName(format),
                                input.descriptor(),
                                output.descriptor(),
                                errors.descriptor());
    if (pid < 0)
        return unavailable(m_toolPath.c_str());

    Child child(pid);
    if (!child.waitUntil(deadline.orEarlier(kPatience)))
        return failure<ScaledImage>(ErrorCode::DeadlineExceeded,
                                    "the picture could not be decoded in time");
    const int status = child.reap();
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return readAnswer(output.content());
    const std::string complaint = errors.content();
    const std::string reason = WIFEXITED(status) && !complaint.empty()
                                   ? std::string(trim(complaint.substr(0, 200)))
                                   : "its decoder gave up";
    return failure<ScaledImage>(ErrorCode::InvalidArgument,
                                "the picture cannot be used: " + reason);
}

std::string ProcessImageScaler::defaultToolPath()
{
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? "vitrine-image-tool" : (self.parent_path() / "vitrine-image-tool").string();
}

} // namespace vitrine::catalog
