#include "storefront-kiosk/watchdog/supervisor.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace vitrine::kiosk;
using namespace std::chrono_literals;

namespace {

/// Numbers that a process and its children share.
struct Shared
{
    std::atomic<int> lives{0};
    std::atomic<int> current{0}; ///< Process id of the child.
};

Shared& shared()
{
    static auto* memory = new (mmap(
        nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Shared;
    return *memory;
}

Supervisor::Options quick()
{
    return {.frozenAfter = 500ms,
            .startWithin = 10s,
            .stopWithin = 5s,
            .pauseFirst = 10ms,
            .pauseMax = 20ms,
            .healthyAfter = 60s};
}

void beat(int heart)
{
    if (write(heart, ".", 1) != 1)
        std::abort();
}

void beatFor(int heart, std::chrono::milliseconds time)
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
        beat(heart);
        std::this_thread::sleep_for(20ms);
    }
}

/// Runs the supervisor in a process of its own, as it wants to be.
pid_t begin(Supervisor::Options options, const Supervisor::Child& child, NotifySocket notify)
{
    shared().lives = 0;
    const pid_t process = fork();
    if (process == 0) {
        Supervisor supervisor(options, std::move(notify));
        std::_Exit(supervisor.run([&](int heart) {
            ++shared().lives;
            shared().current = getpid();
            const int status = child(heart);
            std::_Exit(status); // no exit handlers of the test's
            return status;
        }));
    }
    return process;
}

/// @return Its exit status, -1 when it did not end within a minute.
int endOf(pid_t process)
{
    for (int i = 0; i < 6000; ++i) {
        int status = 0;
        if (waitpid(process, &status, WNOHANG) == process)
            return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
        std::this_thread::sleep_for(10ms);
    }
    kill(process, SIGKILL);
    return -1;
}

int run(const Supervisor::Child& child, Supervisor::Options options = quick())
{
    return endOf(begin(options, child, NotifySocket("")));
}

bool waitFor(const std::function<bool()>& condition)
{
    for (int i = 0; i < 3000; ++i) {
        if (condition())
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

} // namespace

TEST(Supervisor, EndsWhenStaffHasEndedTheProgram)
{
    EXPECT_EQ(run([](int heart) {
                  beat(heart);
                  return exit_code::kDone;
              }),
              0);
    EXPECT_EQ(shared().lives, 1);
}

TEST(Supervisor, BeginsTheProgramAnewAfterACrash)
{
    EXPECT_EQ(run([](int heart) -> int {
                  beat(heart);
                  if (shared().lives < 4)
                      std::raise(SIGKILL);
                  return exit_code::kDone;
              }),
              0);
    EXPECT_EQ(shared().lives, 4);
}

TEST(Supervisor, BeginsTheProgramAnewWhenItWantsTo)
{
    EXPECT_EQ(run([](int) { return shared().lives < 3 ? exit_code::kRestart : exit_code::kDone; }),
              0);
    EXPECT_EQ(shared().lives, 3);
}

TEST(Supervisor, EndsAFrozenScreenAndBeginsItAnew)
{
    EXPECT_EQ(run([](int heart) {
                  beat(heart);
                  if (shared().lives == 1)
                      std::this_thread::sleep_for(10min); // nothing gets on any more
                  return exit_code::kDone;
              }),
              0);
    EXPECT_EQ(shared().lives, 2);
}

TEST(Supervisor, EndsAScreenThatNeverBegins)
{
    auto options = quick();
    options.startWithin = 300ms;
    EXPECT_EQ(run(
                  [](int) {
                      if (shared().lives == 1)
                          std::this_thread::sleep_for(10min);
                      return exit_code::kDone;
                  },
                  options),
              0);
    EXPECT_EQ(shared().lives, 2);
}

TEST(Supervisor, LeavesAScreenAloneThatBeats)
{
    EXPECT_EQ(run([](int heart) {
                  beatFor(heart, 1500ms); // three times what counts as frozen
                  return exit_code::kDone;
              }),
              0);
    EXPECT_EQ(shared().lives, 1);
}

TEST(Supervisor, TakesTheScreenAlongWhenItIsToldToEnd)
{
    shared().current = 0;
    const pid_t process = begin(
        quick(),
        [](int heart) {
            for (;;)
                beatFor(heart, 1s);
            return 0;
        },
        NotifySocket(""));
    ASSERT_TRUE(waitFor([] { return shared().current != 0; }));
    kill(process, SIGTERM);
    EXPECT_EQ(endOf(process), 0);
    const pid_t child = shared().current;
    EXPECT_TRUE(waitFor([child] { return kill(child, 0) != 0; }));
}

TEST(Supervisor, NoScreenOutlivesIt)
{
    shared().current = 0;
    const pid_t process = begin(
        quick(),
        [](int heart) {
            for (;;)
                beatFor(heart, 1s);
            return 0;
        },
        NotifySocket(""));
    ASSERT_TRUE(waitFor([] { return shared().current != 0; }));
    kill(process, SIGKILL);
    std::ignore = endOf(process);
    const pid_t child = shared().current;
    // it is nobody's child of ours: it is gone, or waits to be collected by init
    EXPECT_TRUE(waitFor([child] {
        std::error_code fault;
        return kill(child, 0) != 0 ||
               !std::filesystem::exists("/proc/" + std::to_string(child) + "/exe", fault);
    }));
}

TEST(NotifySocket, TellsSystemdHowItIs)
{
    const std::string name = "@vitrine-notify-" + std::to_string(getpid());
    const int listener = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ASSERT_GE(listener, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(name.begin() + 1, name.end(), std::begin(address.sun_path) + 1);
    const void* where = &address;
    ASSERT_EQ(bind(listener,
                   static_cast<const sockaddr*>(where),
                   static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size())),
              0);
    setenv("NOTIFY_SOCKET", name.c_str(), 1);
    const auto notify = NotifySocket::fromEnvironment();
    EXPECT_EQ(std::getenv("NOTIFY_SOCKET"), nullptr); // children do not speak for us
    const pid_t process = begin(
        quick(),
        [](int heart) {
            beat(heart);
            std::this_thread::sleep_for(50ms);
            return exit_code::kDone;
        },
        notify);
    EXPECT_EQ(endOf(process), 0);
    const auto next = [listener] {
        std::array<char, 256> text{};
        pollfd wait{listener, POLLIN, 0};
        if (poll(&wait, 1, 10'000) != 1)
            return std::string();
        const auto length = read(listener, text.data(), text.size());
        return std::string(text.data(), static_cast<std::size_t>(std::max<ssize_t>(0, length)));
    };
    EXPECT_EQ(next(), "READY=1");
    EXPECT_EQ(next(), "WATCHDOG=1");
    close(listener);
}
