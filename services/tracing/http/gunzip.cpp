#include "services/tracing/http/gunzip.hpp"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace vitrine::tracing {
namespace {

constexpr int kGzipOnly = 16 + MAX_WBITS; // zlib's way to say so

/// Ends a stream however its reading ends.
struct Stream
{
    z_stream z{};
    bool isOpen = inflateInit2(&z, kGzipOnly) == Z_OK;
    Stream() = default;
    ~Stream()
    {
        if (isOpen)
            inflateEnd(&z);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
};

} // namespace

Result<std::string> gunzip(std::string_view packed, std::size_t bytesMax)
{
    Stream stream;
    if (!stream.isOpen)
        return Error{.code = ErrorCode::Unavailable, .message = "no memory to unpack a body"};
    std::string input(packed); // zlib takes its input by a pointer to non-const
    stream.z.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.z.avail_in = static_cast<uInt>(input.size());
    std::string out;
    std::array<char, 16384> buffer{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.z.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.z.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream.z, Z_NO_FLUSH);
        const std::size_t made = buffer.size() - stream.z.avail_out;
        if (out.size() + made > bytesMax)
            return Error{.code = ErrorCode::TooLarge,
                         .message = "the body unpacks to more than " + std::to_string(bytesMax) +
                                    " bytes"};
        out.append(buffer.data(), made);
    }
    if (state != Z_STREAM_END || stream.z.avail_in != 0)
        return Error{.code = ErrorCode::InvalidArgument,
                     .message = "the body is not gzip, or not all of it"};
    return out;
}

} // namespace vitrine::tracing
