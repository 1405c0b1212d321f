#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace vitrine::transport {

/// What one server is willing to hold and to wait for.
struct Limits
{
    std::size_t headerBytesMax = 16 * 1024; ///< Request line and fields together; more is 431.
    std::size_t headerFieldsMax = 100;
    std::size_t targetBytesMax = 8 * 1024;  ///< More is 414.
    std::size_t bodyBytesMax = 1024 * 1024; ///< Where a route says nothing; more is 413.
    std::size_t connectionsMax = 4096;
    std::size_t requestsPerConnectionMax = 100000;
    std::chrono::milliseconds headerTimeout{
        10000}; ///< From the first byte (or accept) to the end of the head.
    std::chrono::milliseconds idleTimeout{
        75000}; ///< Between two requests; longer than any upstream pool keeps.
    std::size_t bodyBytesPerSecondMin =
        1024; ///< Averaged from the start of the body, after the grace.
    std::chrono::milliseconds bodyGrace{5000};        ///< Before the rate of a body counts.
    std::chrono::milliseconds bodyIdleTimeout{15000}; ///< Without a byte in the middle of a body.
    std::chrono::milliseconds writeTimeout{30000};    ///< Without progress while sending an answer.
    std::chrono::milliseconds lingerTimeout{
        5000}; ///< Reading on after an early answer, so that it is seen.
};

/// PEM files of a TLS server; TLS 1.2 and later only. Both empty: no TLS.
struct TlsFiles
{
    std::string certificateChain;
    std::string privateKey;

    [[nodiscard]] bool given() const { return !certificateChain.empty() || !privateKey.empty(); }
};

} // namespace vitrine::transport
