#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::testkit {

/// A response as it came over a socket.
struct RawResponse
{
    int status = 0;
    std::string head; ///< Status line and fields.
    std::string body;

    /// Value of the field, "" when absent.
    [[nodiscard]] std::string field(std::string_view name) const;
};

/// A TCP connection to 127.0.0.1 that sends any bytes and reads HTTP responses: a client that need
/// not behave.
class RawConnection
{
public:
    /// Connects at once. `isOpen` tells whether that worked.
    explicit RawConnection(std::uint16_t port);
    ~RawConnection();
    RawConnection(RawConnection&& other) noexcept;
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;
    RawConnection& operator=(RawConnection&&) = delete;

    [[nodiscard]] bool isOpen() const { return m_socket >= 0; }
    /// @return false when the server closed its side before all was sent.
    bool send(std::string_view bytes);
    /// One segment for each byte.
    bool sendBytewise(std::string_view bytes);
    /// Ends our direction.
    void finishSending();
    /// Closes with a reset instead of an orderly end.
    void reset();

    /// The next response, or nothing when the connection ended or `limit` passed before it was
    /// complete.
    /// @param toHead the request was HEAD: no body follows.
    std::optional<RawResponse> read(std::chrono::milliseconds limit = std::chrono::seconds(10),
                                    bool toHead = false);
    /// Whether the server ends the connection (in order or by reset) within `limit`; bytes that
    /// still come are kept.
    bool endsWithin(std::chrono::milliseconds limit);
    /// What was received and not yet returned by read().
    [[nodiscard]] const std::string& unread() const { return m_received; }

private:
    enum class Received { Bytes, End, Nothing };
    Received receive(std::chrono::steady_clock::time_point until);

    int m_socket = -1;
    std::string m_received;
};

/// Resident memory of process `pid` (0: this one) in bytes.
[[nodiscard]] std::size_t residentBytes(int pid = 0);

} // namespace vitrine::testkit
