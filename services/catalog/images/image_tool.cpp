/// vitrine-image-tool FORMAT < picture > answer
///
/// Decodes one picture and writes its size and a thumbnail: "<width> <height>\n", then WebP.
/// Started by the catalogue for each upload; see ProcessImageScaler. Exits with 1 and one line on
/// standard error when the picture is no good.

#include "services/catalog/domain/image_format.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vips/vips.h>

namespace {

using namespace vitrine::catalog;

constexpr rlim_t kMemoryBytes = 1024UL * 1024 * 1024;
constexpr rlim_t kCpuSeconds = 10;
constexpr rlim_t kOutputBytes = 4UL * 1024 * 1024;

[[noreturn]] void refuse(const std::string& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

/// The decoder may compute, within bounds, and nothing else: no new files, processes or rights.
void confine()
{
    const auto limit = [](int resource, rlim_t value) {
        const rlimit bound{.rlim_cur = value, .rlim_max = value};
        if (setrlimit(static_cast<__rlimit_resource>(resource), &bound) != 0)
            refuse("cannot set limits");
    };
#if !defined(__SANITIZE_ADDRESS__) &&                                                              \
    !defined(__SANITIZE_THREAD__) // which reserve terabytes of addresses
    limit(RLIMIT_AS, kMemoryBytes);
#endif
    limit(RLIMIT_CPU, kCpuSeconds);
    limit(RLIMIT_FSIZE, kOutputBytes);
    limit(RLIMIT_CORE, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

std::string readAll()
{
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto got = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0)
            refuse("cannot read");
        if (got == 0)
            return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
        if (bytes.size() > kImageBytesMax)
            refuse("too many bytes");
    }
}

void writeAll(const void* data, std::size_t size)
{
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const auto written = write(STDOUT_FILENO, at, size);
        if (written <= 0)
            refuse("cannot write");
        at += written;
        size -= static_cast<std::size_t>(written);
    }
}

/// Opens the picture with the decoder for `format` only: libvips would otherwise choose among all
/// it knows.
VipsImage* open(std::string& bytes, const std::string& format)
{
    VipsImage* image = nullptr;
    int failed = -1;
    if (format == formatName(ImageFormat::Jpeg))
        failed = vips_jpegload_buffer(
            bytes.data(), bytes.size(), &image, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
    else if (format == formatName(ImageFormat::Png))
        failed = vips_pngload_buffer(
            bytes.data(), bytes.size(), &image, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
    else if (format == formatName(ImageFormat::WebP))
        failed = vips_webpload_buffer(
            bytes.data(), bytes.size(), &image, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
    if (failed != 0)
        refuse("it cannot be decoded");
    return image;
}

/// Looks at the header alone, before a pixel is decoded.
void checkSize(const VipsImage* image)
{
    const long long width = vips_image_get_width(image);
    const long long height = vips_image_get_height(image);
    if (width > kImageSideMax || height > kImageSideMax || width * height > kImagePixelsMax)
        refuse("it has " + std::to_string(width) + " x " + std::to_string(height) +
               " pixels, at most " + std::to_string(kImagePixelsMax) + " in all and " +
               std::to_string(kImageSideMax) + " on a side are allowed");
}

void answer(VipsImage* image)
{
    VipsImage* thumb = nullptr;
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_thumbnail_image(image,
                             &thumb,
                             kThumbnailSide,
                             "height",
                             kThumbnailSide,
                             "size",
                             VIPS_SIZE_DOWN,
                             nullptr) != 0 ||
        vips_webpsave_buffer(thumb, &bytes, &size, "Q", 80, "strip", TRUE, nullptr) != 0)
        refuse("it cannot be decoded");
    // Turned by 90 degrees when the camera says so; a browser shows it that way.
    const bool swapped = vips_image_get_orientation_swap(image) != 0;
    const int width = swapped ? vips_image_get_height(image) : vips_image_get_width(image);
    const int height = swapped ? vips_image_get_width(image) : vips_image_get_height(image);
    const std::string head = std::to_string(width) + " " + std::to_string(height) + "\n";
    writeAll(head.data(), head.size());
    writeAll(bytes, size);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        refuse("usage: vitrine-image-tool jpeg|png|webp < picture");
    confine();
    if (VIPS_INIT(argv[0]) != 0)
        refuse("the decoder cannot start");
    vips_cache_set_max(0);
    std::string bytes = readAll();
    VipsImage* const image = open(bytes, argv[1]);
    checkSize(image);
    answer(image);
    return 0; // the process's end frees everything
}
