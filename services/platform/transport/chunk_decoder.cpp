#include "services/platform/transport/chunk_decoder.hpp"

#include "services/platform/transport/characters.hpp"

#include <algorithm>

namespace vitrine::transport {

namespace {

constexpr unsigned kSizeDigitsMax = 15; // cannot overflow 64 bits
constexpr std::size_t kExtensionBytesMax =
    16384; // of all chunk lines together, plus one per 4 bytes of data
constexpr std::size_t kTrailerBytesMax = 4096;

} // namespace

void ChunkDecoder::refuse(unsigned status, const char* reason)
{
    m_refused = true;
    m_refusal = Refusal{status, reason};
}

ChunkDecoder::State ChunkDecoder::feed(std::string_view input, std::string& body, std::size_t& used)
{
    used = 0;
    while (used < input.size() && !m_refused && m_part != Part::Done) {
        if (m_part != Part::Data) {
            takeByte(static_cast<unsigned char>(input[used++]));
            continue;
        }
        const auto take =
            static_cast<std::size_t>(std::min<std::uint64_t>(m_left, input.size() - used));
        body.append(input.substr(used, take));
        used += take;
        m_left -= take;
        if (m_left == 0)
            m_part = Part::DataReturn;
    }
    if (m_refused)
        return State::Refused;
    return m_part == Part::Done ? State::Complete : State::NeedMore;
}

void ChunkDecoder::takeByte(unsigned char c)
{
    switch (m_part) {
    case Part::Size:
        takeSizeByte(c);
        break;
    case Part::Extension:
        // A flood of one-byte chunks with long extensions would cost far more than the body it
        // carries.
        if (++m_overhead > kExtensionBytesMax + m_decoded / 4)
            refuse(400, "The chunk extensions are too long.");
        else if (c == '\r')
            m_part = Part::SizeLineFeed;
        else if (!isValueChar(c))
            refuse(400, "A chunk extension has a control character.");
        break;
    case Part::SizeLineFeed:
        if (c != '\n')
            refuse(400, "A chunk size does not end with CR LF.");
        m_part = m_left > 0 ? Part::Data : Part::Trailer;
        m_digits = 0;
        break;
    case Part::DataReturn:
        if (c != '\r')
            refuse(400, "A chunk is longer than its size says.");
        m_part = Part::DataLineFeed;
        break;
    case Part::DataLineFeed:
        if (c != '\n')
            refuse(400, "A chunk is longer than its size says.");
        m_part = Part::Size;
        break;
    case Part::Trailer:
        takeTrailerByte(c);
        break;
    case Part::Data:
    case Part::Done:
        break;
    }
}

void ChunkDecoder::takeSizeByte(unsigned char c)
{
    if (const int digit = hexValue(c); digit >= 0) {
        if (++m_digits > kSizeDigitsMax)
            return refuse(400, "A chunk size has too many digits.");
        m_left = m_left * 16 + static_cast<std::uint64_t>(digit);
        return;
    }
    if (m_digits == 0 || (c != '\r' && c != ';'))
        return refuse(400, "A chunk size is not a hexadecimal number.");
    if (m_left > m_bodyBytesMax - m_decoded)
        return refuse(413, "The body is larger than this resource takes.");
    m_decoded += static_cast<std::size_t>(m_left);
    m_part = c == ';' ? Part::Extension : Part::SizeLineFeed;
}

void ChunkDecoder::takeTrailerByte(unsigned char c)
{
    if (++m_trailerBytes > kTrailerBytesMax)
        return refuse(431, "The trailer is too large.");
    if (c != '\n') {
        m_trailerLine += static_cast<char>(c);
        return;
    }
    if (m_trailerLine.empty() || m_trailerLine.back() != '\r')
        return refuse(400, "A line of the trailer does not end with CR LF.");
    m_trailerLine.pop_back();
    if (m_trailerLine.empty()) {
        m_part = Part::Done;
        return;
    }
    const std::string_view line = m_trailerLine;
    const std::size_t colon = line.find(':');
    const bool clean =
        colon != std::string_view::npos && isToken(line.substr(0, colon)) &&
        std::all_of(line.begin() + static_cast<std::ptrdiff_t>(colon), line.end(), [](char v) {
            return isValueChar(static_cast<unsigned char>(v));
        });
    if (!clean)
        return refuse(400, "A trailer field is malformed.");
    m_trailerLine.clear();
}

} // namespace vitrine::transport
