#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::testkit {

/// What the fault proxy does to one request.
struct Fault
{
    enum class Kind {
        None,
        DelayRequest,   ///< Forwards after `time`.
        DelayAnswer,    ///< Forwards at once, answers `time` later.
        Drip,           ///< Sends the answer in pieces of `bytes`, one each `time`.
        DropAnswer,     ///< Forwards, waits for the answer, then closes without it: the outcome is
                        ///< unknown.
        ResetOnConnect, ///< Resets the connection when it is made; counts for a connection, not for
                        ///< a request.
        ResetBeforeForward, ///< Reads the request, forwards nothing, resets.
        ResetAfterForward,  ///< Forwards, waits for the answer, resets without it.
        ResetMidAnswer,     ///< Sends `bytes` of the answer, then resets.
        CloseMidAnswer,     ///< Sends `bytes` of the answer, then closes.
        CloseAfterAnswer,   ///< Sends the whole answer, promises keep-alive, then closes.
        Duplicate,          ///< Forwards the request twice, sends the second answer.
        BlackHole ///< Reads the request, forwards nothing, answers nothing, stays connected.
    };

    Kind kind = Kind::None;
    std::chrono::milliseconds time{0};
    std::size_t bytes = 1;
};

/// An HTTP proxy in this process that stands between a client and a server on loopback and does
/// them harm on command. One request at a time per connection; each request goes to the server on a
/// connection of its own. All methods are safe to call from the test's thread while traffic flows.
class FaultProxy
{
public:
    /// Listens on a free port of 127.0.0.1 and forwards to `upstreamPort` there.
    explicit FaultProxy(std::uint16_t upstreamPort);
    ~FaultProxy();
    FaultProxy(const FaultProxy&) = delete;
    FaultProxy& operator=(const FaultProxy&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    /// Does `fault` to every request from now on, once the scripted ones are used up.
    void always(Fault fault);
    /// Does these to the next requests, one each, in order.
    void next(std::vector<Fault> faults);
    /// Closes every client connection at once, as a restarted server does.
    void closeConnections();

    [[nodiscard]] std::size_t connections() const; ///< Accepted so far.
    [[nodiscard]] std::size_t requests() const;    ///< Read from clients so far.
    [[nodiscard]] std::size_t forwarded() const;   ///< Sent to the server so far, repeats included.

    /// Waits until `count` requests were read. @return false when that did not happen within
    /// `limit`.
    [[nodiscard]] bool
    waitForRequests(std::size_t count,
                    std::chrono::milliseconds limit = std::chrono::seconds(5)) const;

    /// Waits until no client is connected. @return false when that did not happen within `limit`.
    [[nodiscard]] bool
    waitForNoConnection(std::chrono::milliseconds limit = std::chrono::seconds(5)) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::testkit
