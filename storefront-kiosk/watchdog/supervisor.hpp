#pragma once

#include "storefront-kiosk/watchdog/notify_socket.hpp"

#include <chrono>
#include <functional>

namespace vitrine::kiosk {

/// How a kiosk's program ends on purpose.
namespace exit_code {
inline constexpr int kDone = 0;     ///< Staff has ended it: it stays ended.
inline constexpr int kRestart = 75; ///< It wants to be begun anew.
} // namespace exit_code

/// Keeps the kiosk's screen alive: runs the program in a child process, ends it when its heart
/// stops beating, and begins it anew after that and after a crash. A shop's floor has nobody who
/// could. Use it before the process has any thread.
class Supervisor
{
public:
    struct Options
    {
        std::chrono::milliseconds frozenAfter{10'000};  ///< Without a beat.
        std::chrono::milliseconds startWithin{30'000};  ///< Until the first beat.
        std::chrono::milliseconds stopWithin{10'000};   ///< To end by itself when told to.
        std::chrono::milliseconds pauseFirst{200};      ///< Before it is begun anew after a crash;
        std::chrono::milliseconds pauseMax{30'000};     ///< doubles up to this,
        std::chrono::milliseconds healthyAfter{60'000}; ///< and is short again after such a run.
    };
    /// The program: what it returns is its exit status. A byte written to `heart` is a beat.
    using Child = std::function<int(int heart)>;

    Supervisor(Options options, NotifySocket notify);

    /// Returns in the parent when the child has ended on purpose, or when the process was told to
    /// end (SIGTERM, SIGINT): the exit status for main. The child never returns from it.
    [[nodiscard]] int run(const Child& child);

private:
    enum class End { Done, Again, Failed };
    /// One life of the child.
    [[nodiscard]] End live(const Child& child, std::chrono::milliseconds& lived);
    [[nodiscard]] End watch(int process, int heart);
    [[nodiscard]] End stop(int process) const;

    Options m_options;
    NotifySocket m_notify;
    int m_status = 0;
};

} // namespace vitrine::kiosk
