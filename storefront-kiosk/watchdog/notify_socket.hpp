#pragma once

#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// Tells systemd how the program is (the protocol of sd_notify(3), without its library). Outside of
/// systemd nothing is told.
class NotifySocket
{
public:
    /// @param path as in NOTIFY_SOCKET; "" tells nobody, '@' at the front is an abstract socket.
    explicit NotifySocket(std::string path);
    /// Of the environment, which forgets it: children must not speak for us.
    [[nodiscard]] static NotifySocket fromEnvironment();

    void ready() const { tell("READY=1"); }
    void alive() const { tell("WATCHDOG=1"); }
    void stopping() const { tell("STOPPING=1"); }
    void status(std::string_view text) const;

private:
    /// Never waits; what cannot be told is not told.
    void tell(std::string_view message) const;

    std::string m_path;
};

} // namespace vitrine::kiosk
