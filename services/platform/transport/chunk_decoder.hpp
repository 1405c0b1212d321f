#pragma once

#include "services/platform/transport/head_checker.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::transport {

/// Decodes a chunked body (RFC 9112 section 7.1). Our own because Beast's parser has no limit on
/// chunk extensions, takes "0x3" for the last chunk, and merges trailer fields into the header.
/// Extensions are skipped, trailers are checked and dropped. Its verdict depends on the bytes
/// alone, never on how they were cut.
class ChunkDecoder
{
public:
    enum class State { NeedMore, Complete, Refused };

    /// @param bodyBytesMax of decoded data; more is 413.
    explicit ChunkDecoder(std::size_t bodyBytesMax)
        : m_bodyBytesMax(bodyBytesMax)
    {
    }

    /// Takes bytes from the front of `input`, appends what they decode to to `body`.
    /// @param used set to how many bytes were taken: all, unless the body ended or was refused in
    /// between.
    State feed(std::string_view input, std::string& body, std::size_t& used);

    /// @pre feed() said Refused
    [[nodiscard]] const Refusal& refusal() const { return m_refusal; }

private:
    enum class Part {
        Size,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        Trailer,
        Done
    };

    void takeByte(unsigned char c);
    void takeSizeByte(unsigned char c);
    void takeTrailerByte(unsigned char c);
    void refuse(unsigned status, const char* reason);

    std::size_t m_bodyBytesMax;
    std::size_t m_decoded = 0;
    std::uint64_t m_left = 0; ///< Of the present chunk.
    unsigned m_digits = 0;
    std::size_t m_overhead = 0; ///< Bytes that are not data, since the last full share of data.
    Part m_part = Part::Size;
    std::string m_trailerLine;
    std::size_t m_trailerBytes = 0;
    Refusal m_refusal;
    bool m_refused = false;
};

} // namespace vitrine::transport
