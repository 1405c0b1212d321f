#include "tests/gui/products/sample_products.hpp"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QPainter>

#include <array>

namespace vitrine::testkit {
namespace {

struct Kind
{
    const char* name;
    const char* brand;
    const char* category;
    std::int64_t price;
};

constexpr std::array kKinds = {
    Kind{"Wanderer Hiking Boots", "Nordfell", "category-2", 10999},
    Kind{"Summit Pro Harness", "Cliffwork", "category-4", 8999},
    Kind{"Trail Runner GTX", "Nordfell", "category-3", 13950},
    Kind{"Ridge 45 Backpack", "Packmule", "category-5", 15900},
    Kind{"Basecamp Two-Person Tent with Vestibule and Footprint", "Packmule", "category-5", 34900},
    Kind{"Alpine Merino Base Layer", "Wollwerk", "category-1", 6495},
    Kind{"Carabiner Set, 6 pieces", "Cliffwork", "category-4", 4290},
    Kind{"Enamel Mug", "", "category-5", 1290}};

std::string padded(int number)
{
    const std::string digits = std::to_string(number);
    return std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

} // namespace

domain::Money euros(std::int64_t cents)
{
    return domain::Money::create(cents, "EUR").value();
}

std::string samplePicture(int hue)
{
    QImage image(96 + hue % 32, 96, QImage::Format_RGB32); // no two begin alike
    image.fill(QColor::fromHsv(hue % 360, 60, 235));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 20) % 360, 160, 150));
    painter.drawEllipse(18, 18, 60, 60);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

wire::Product sampleProduct(int number)
{
    const Kind& kind = kKinds[static_cast<std::size_t>(number) % kKinds.size()];
    wire::Product product;
    product.id = "0190b000-0000-7000-8000-00000000" + padded(number);
    product.sku = "FW-" + padded(number);
    product.gtins = {"04006381333931"};
    product.name = kind.name;
    if (number >= static_cast<int>(kKinds.size()))
        product.name += " " + std::to_string(number);
    product.brand = kind.brand;
    product.description = "For long days on rough ground.\nWaterproof, resoled on request.";
    product.price = euros(kind.price);
    product.specifications = {
        {"Weight", "480 g"}, {"Material", "Leather"}, {"Made in", "Portugal"}};
    product.metadata = {{"shelf", "B-12"}, {"season", "2026"}};
    product.categoryIds = {kind.category};
    product.active = number % 7 != 5;
    product.version = 3;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    product.createdAt = now.addDays(-30).toString(Qt::ISODateWithMs).toStdString();
    product.updatedAt = now.addSecs(-3600).toString(Qt::ISODateWithMs).toStdString();
    return product;
}

void fillShop(FakeShop& shop, int count)
{
    const std::pair<const char*, const char*> categories[] = {{"Clothing", ""},
                                                              {"Footwear", ""},
                                                              {"Running", "category-2"},
                                                              {"Climbing", ""},
                                                              {"Camping", ""}};
    for (const auto& [name, parent] : categories)
        (void)shop.catalog->createCategory({.name = name, .parentId = parent}, {}).get();
    for (int i = 0; i < 8; ++i)
        shop.catalog->putImage("hash" + std::to_string(i), {samplePicture(i * 45), "image/png"});
    for (int i = 0; i < count; ++i) {
        wire::Product product = sampleProduct(i);
        if (i % 9 != 8)
            product.images = {{"hash" + std::to_string(i % 8), "image/png", product.name, 96, 96}};
        shop.catalog->put(product);
        if (i % 11 != 10)
            shop.inventory->put(product.id, i % 6 == 1 ? i % 4 : 12 + i % 50, 2);
    }
}

std::vector<std::string> sampleCategories()
{
    return {"category-1", "category-2", "category-3", "category-4", "category-5"};
}

} // namespace vitrine::testkit
