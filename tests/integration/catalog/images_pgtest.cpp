#include "services/catalog/application/images.hpp"
#include "services/catalog/images/process_image_scaler.hpp"
#include "tests/integration/catalog/catalog_fixture.hpp"
#include "vitrine/core/encoding.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A PNG of 2 x 1 pixels.
std::string tinyPng()
{
    return base64Decode("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/"
                        "4iOeWQAAAABJRU5ErkJggg==")
        .value();
}

std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xff);
    return bytes;
}

std::string pngChunk(const std::string& typeAndData)
{
    std::uint32_t crc = 0xffffffff;
    for (const char c : typeAndData) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return bigEndian(static_cast<std::uint32_t>(typeAndData.size() - 4)) + typeAndData +
           bigEndian(~crc);
}

/// A PNG that says it is a square of this size and holds next to no data.
std::string pngOfSize(std::uint32_t side)
{
    return std::string("\x89PNG\r\n\x1a\n") +
           pngChunk("IHDR" + bigEndian(side) + bigEndian(side) + std::string("\x08\x02\0\0\0", 5)) +
           pngChunk("IDAT" + std::string("\x78\x9c\x03\0\0\0\0\x01", 8)) + pngChunk("IEND");
}

class ImagesPg : public CatalogTest
{
protected:
    ImagesPg()
        : scaler(std::string(VITRINE_IMAGE_TOOL))
        , images(database.pool(), clock, scaler)
        , product(add(fields("HB-1", "Boots")))
    {
    }

    Result<Product> upload(const std::string& bytes, const std::string& altText = "")
    {
        return images.add(asAdmin(), product.id, std::nullopt, bytes, altText);
    }

    ProcessImageScaler scaler;
    Images images;
    Product product;
};

TEST_F(ImagesPg, KeepsAPictureAndItsThumbnail)
{
    const auto updated = upload(tinyPng(), " front view ");

    ASSERT_TRUE(updated.ok()) << updated.error().message;
    ASSERT_EQ(updated->images.size(), 1u);
    const ProductImage& image = updated->images[0];
    EXPECT_EQ(image.contentType, "image/png");
    EXPECT_EQ(image.width, 2);
    EXPECT_EQ(image.height, 1);
    EXPECT_EQ(image.altText, "front view");
    EXPECT_EQ(updated->version, 2);
    EXPECT_EQ(images.read(asGuest(), image.hash, false)->bytes, tinyPng());
    const auto thumb = images.read(asGuest(), image.hash, true);
    EXPECT_EQ(thumb->contentType, "image/webp");
    EXPECT_EQ(sniffImage(thumb->bytes), ImageFormat::WebP);
}

TEST_F(ImagesPg, ShowsThePictureOnceHoweverOftenItComes)
{
    ASSERT_TRUE(upload(tinyPng(), "first").ok());

    const auto again = upload(tinyPng(), "second");

    ASSERT_EQ(again->images.size(), 1u);
    EXPECT_EQ(again->images[0].altText, "second");
    EXPECT_EQ(database.value("SELECT count(*) FROM image"), "1");
}

TEST_F(ImagesPg, RefusesWhatIsNoPictureWhateverItIsCalled)
{
    for (const std::string& bytes :
         {std::string(),
          std::string("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
          std::string("GIF89a"),
          tinyPng().substr(0, 40),
          std::string("\xff\xd8\xff") + std::string(1000, 'x'),
          std::string("RIFF\x20\0\0\0WEBPVP8 ", 16) + std::string(100, '\0')}) {
        const auto refused = upload(bytes);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_EQ(upload(tinyPng() + std::string(kImageBytesMax, 'x')).error().code,
              ErrorCode::TooLarge);
    EXPECT_EQ(products.find(asGuest(), product.id)->version, 1);
}

TEST_F(ImagesPg, RefusesTooManyPixelsByTheHeaderAlone)
{
    const auto refused = upload(pngOfSize(30'000));

    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(refused.error().message, HasSubstr("30000 x 30000 pixels"));
}

TEST_F(ImagesPg, ArrangesAndRemoves)
{
    const std::string first = upload(tinyPng())->images[0].hash;
    std::string otherBytes = tinyPng() + "trailing bytes make it another file";
    const auto both = upload(otherBytes);
    ASSERT_TRUE(both.ok()) << both.error().message;
    const std::string second = both->images[1].hash;

    const auto arranged =
        images.arrange(asAdmin(), product.id, both->version, {{second, "back"}, {first, ""}});
    ASSERT_TRUE(arranged.ok()) << arranged.error().message;
    EXPECT_EQ(arranged->images[0].hash, second);
    EXPECT_EQ(arranged->images[0].altText, "back");
    EXPECT_EQ(images.arrange(asAdmin(), product.id, both->version, {}).error().code,
              ErrorCode::PreconditionFailed);
    EXPECT_EQ(images.arrange(asAdmin(), product.id, arranged->version, {{first, ""}, {first, ""}})
                  .error()
                  .field,
              "/images/1/hash");

    const auto removed = images.remove(asAdmin(), product.id, arranged->version, second);
    ASSERT_EQ(removed->images.size(), 1u);
    EXPECT_EQ(removed->images[0].hash, first);
    EXPECT_TRUE(images.read(asGuest(), second, false).ok()) << "orders that show it still can";
    EXPECT_EQ(images.remove(asAdmin(), product.id, removed->version, second).error().code,
              ErrorCode::NotFound);
}

TEST_F(ImagesPg, SaysSoWhenTheDecoderCannotBeStarted)
{
    ProcessImageScaler nowhere("/nonexistent/tool");

    const auto scaled =
        nowhere.scale(tinyPng(), ImageFormat::Png, Deadline::in(std::chrono::seconds(5)));

    EXPECT_EQ(scaled.error().code, ErrorCode::Unavailable);
}

TEST_F(ImagesPg, EndsADecoderThatDoesNotEnd)
{
    const auto tool = std::filesystem::path(::testing::TempDir()) / ("stuck-tool-" + randomHex(8));
    std::ofstream(tool) << "#!/bin/sh\nexec sleep 60\n";
    std::filesystem::permissions(tool, std::filesystem::perms::owner_all);
    ProcessImageScaler stuck(tool.string());
    const auto started = std::chrono::steady_clock::now();

    const auto scaled =
        stuck.scale(tinyPng(), ImageFormat::Png, Deadline::in(std::chrono::milliseconds(300)));
    std::filesystem::remove(tool);

    EXPECT_EQ(scaled.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(5));
}

} // namespace
} // namespace vitrine::catalog
