#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/transport/task.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// A tiny HTTP server on 127.0.0.1 that waits for the one redirect with which a sign-in in the
/// browser ends (RFC 8252 section 7.3). It exists only while the sign-in runs.
class LoopbackListener
{
public:
    /// @param ports to try in order; 0 is any free port.
    /// @param state that the redirect must carry; others are refused and waiting goes on, so that a
    /// web page of somebody
    ///        else's cannot end the sign-in.
    /// @return Unavailable when none of the ports can be bound.
    [[nodiscard]] static Result<std::unique_ptr<LoopbackListener>>
    open(const std::vector<std::uint16_t>& ports, std::string state, std::string issuer);
    ~LoopbackListener();
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;

    /// "http://127.0.0.1:<port>/cb"
    [[nodiscard]] std::string redirectUri() const;
    /// The authorization code.
    /// @return PermissionDenied: the person or the provider refused, with the provider's words;
    /// Cancelled: the listener was
    ///         destroyed.
    [[nodiscard]] Task<std::string> code() const;

private:
    struct State;
    explicit LoopbackListener(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace vitrine::client
