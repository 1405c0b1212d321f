#include "admin-console/screens/products/product_fields.hpp"

#include "vitrine/domain/gtin.hpp"
#include "vitrine/qt/format/format.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine::console {
namespace {

struct ProductFieldText
{
    Q_DECLARE_TR_FUNCTIONS(ProductField)
};

std::vector<std::string> canonicalGtins(const std::vector<std::string>& gtins)
{
    std::vector<std::string> canonical;
    for (const std::string& text : gtins) {
        const auto gtin = domain::Gtin::create(text);
        canonical.push_back(gtin.ok() ? gtin->text() : text);
    }
    return canonical;
}

std::vector<std::string> sorted(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    return texts;
}

bool sameSpecifications(const std::vector<wire::Specification>& a,
                        const std::vector<wire::Specification>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.name == y.name && x.value == y.value;
    });
}

bool sameImages(const std::vector<wire::ProductImage>& a, const std::vector<wire::ProductImage>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.hash == y.hash && x.altText == y.altText;
    });
}

template <typename Range, typename Text> QString lines(const Range& range, const Text& text)
{
    QStringList parts;
    for (const auto& member : range)
        parts.append(text(member));
    return parts.join(u'\n');
}

QString imageText(const wire::ProductImage& image)
{
    return image.altText.empty()
               ? ProductFieldText::tr("Picture %1").arg(QString::fromStdString(image.hash).left(8))
               : QString::fromStdString(image.altText);
}

QString gtinText(const std::string& text)
{
    const auto gtin = domain::Gtin::create(text);
    return QString::fromStdString(gtin.ok() ? gtin->shortText() : text);
}

} // namespace

EditedProduct editedOf(const wire::Product& product)
{
    return {.draft = product, .images = product.images};
}

bool isSame(const EditedProduct& a, const EditedProduct& b, ProductField field)
{
    switch (field) {
    case ProductField::Name:
        return a.draft.name == b.draft.name;
    case ProductField::Sku:
        return a.draft.sku == b.draft.sku;
    case ProductField::Brand:
        return a.draft.brand == b.draft.brand;
    case ProductField::Description:
        return a.draft.description == b.draft.description;
    case ProductField::Price:
        return a.draft.price == b.draft.price;
    case ProductField::TaxCategory:
        return a.draft.taxCategory == b.draft.taxCategory;
    case ProductField::Active:
        return a.draft.active == b.draft.active;
    case ProductField::Gtins:
        return canonicalGtins(a.draft.gtins) == canonicalGtins(b.draft.gtins);
    case ProductField::Categories:
        return sorted(a.draft.categoryIds) == sorted(b.draft.categoryIds);
    case ProductField::Specifications:
        return sameSpecifications(a.draft.specifications, b.draft.specifications);
    case ProductField::Metadata:
        return a.draft.metadata == b.draft.metadata;
    case ProductField::Images:
        return sameImages(a.images, b.images);
    }
    return true;
}

std::vector<ProductField> differingFields(const EditedProduct& a, const EditedProduct& b)
{
    std::vector<ProductField> fields;
    std::copy_if(kProductFields.begin(),
                 kProductFields.end(),
                 std::back_inserter(fields),
                 [&](ProductField field) { return !isSame(a, b, field); });
    return fields;
}

void copyField(EditedProduct& to, const EditedProduct& from, ProductField field)
{
    switch (field) {
    case ProductField::Name:
        to.draft.name = from.draft.name;
        break;
    case ProductField::Sku:
        to.draft.sku = from.draft.sku;
        break;
    case ProductField::Brand:
        to.draft.brand = from.draft.brand;
        break;
    case ProductField::Description:
        to.draft.description = from.draft.description;
        break;
    case ProductField::Price:
        to.draft.price = from.draft.price;
        break;
    case ProductField::TaxCategory:
        to.draft.taxCategory = from.draft.taxCategory;
        break;
    case ProductField::Active:
        to.draft.active = from.draft.active;
        break;
    case ProductField::Gtins:
        to.draft.gtins = from.draft.gtins;
        break;
    case ProductField::Categories:
        to.draft.categoryIds = from.draft.categoryIds;
        break;
    case ProductField::Specifications:
        to.draft.specifications = from.draft.specifications;
        break;
    case ProductField::Metadata:
        to.draft.metadata = from.draft.metadata;
        break;
    case ProductField::Images:
        to.images = from.images;
        break;
    }
}

QString fieldLabel(ProductField field)
{
    switch (field) {
    case ProductField::Name:
        return ProductFieldText::tr("Name");
    case ProductField::Sku:
        return ProductFieldText::tr("SKU");
    case ProductField::Brand:
        return ProductFieldText::tr("Brand");
    case ProductField::Description:
        return ProductFieldText::tr("Description");
    case ProductField::Price:
        return ProductFieldText::tr("Price");
    case ProductField::TaxCategory:
        return ProductFieldText::tr("Tax category");
    case ProductField::Active:
        return ProductFieldText::tr("Active");
    case ProductField::Gtins:
        return ProductFieldText::tr("Barcodes");
    case ProductField::Categories:
        return ProductFieldText::tr("Categories");
    case ProductField::Specifications:
        return ProductFieldText::tr("Specifications");
    case ProductField::Metadata:
        return ProductFieldText::tr("Metadata");
    case ProductField::Images:
        return ProductFieldText::tr("Pictures");
    }
    return {};
}

std::optional<ProductField> fieldAt(std::string_view pointer)
{
    if (!pointer.empty() && pointer.front() == '#')
        pointer.remove_prefix(1);
    if (!pointer.empty() && pointer.front() == '/')
        pointer.remove_prefix(1);
    const std::string_view name = pointer.substr(0, pointer.find('/'));
    static constexpr std::pair<std::string_view, ProductField> kNames[] = {
        {"name", ProductField::Name},
        {"sku", ProductField::Sku},
        {"brand", ProductField::Brand},
        {"description", ProductField::Description},
        {"price", ProductField::Price},
        {"taxCategory", ProductField::TaxCategory},
        {"active", ProductField::Active},
        {"gtins", ProductField::Gtins},
        {"categoryIds", ProductField::Categories},
        {"categories", ProductField::Categories},
        {"specifications", ProductField::Specifications},
        {"metadata", ProductField::Metadata},
        {"images", ProductField::Images}};
    for (const auto& [known, field] : kNames) {
        if (known == name)
            return field;
    }
    return std::nullopt;
}

CategoryPaths categoryPaths(const std::vector<wire::Category>& categories)
{
    CategoryPaths paths;
    paths.reserve(static_cast<qsizetype>(categories.size()));
    for (const wire::Category& category : categories) { // parents come first
        const QString name = QString::fromStdString(category.name);
        const QString parent = paths.value(QString::fromStdString(category.parentId));
        paths.insert(QString::fromStdString(category.id),
                     parent.isEmpty() ? name : parent + QStringLiteral(" › ") + name);
    }
    return paths;
}

QString fieldText(const EditedProduct& product,
                  ProductField field,
                  const CategoryPaths& categories,
                  const QLocale& locale)
{
    const wire::ProductDraft& draft = product.draft;
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    switch (field) {
    case ProductField::Name:
        return text(draft.name);
    case ProductField::Sku:
        return text(draft.sku);
    case ProductField::Brand:
        return text(draft.brand);
    case ProductField::Description:
        return text(draft.description);
    case ProductField::Price:
        return qt::formatMoney(draft.price, locale);
    case ProductField::TaxCategory:
        return text(draft.taxCategory);
    case ProductField::Active:
        return draft.active ? ProductFieldText::tr("Yes") : ProductFieldText::tr("No");
    case ProductField::Gtins:
        return lines(draft.gtins, gtinText);
    case ProductField::Categories:
        return lines(draft.categoryIds, [&](const std::string& id) {
            const QString key = QString::fromStdString(id);
            return categories.value(key, key);
        });
    case ProductField::Specifications:
        return lines(draft.specifications, [&](const wire::Specification& specification) {
            return text(specification.name) + QLatin1String(": ") + text(specification.value);
        });
    case ProductField::Metadata:
        return lines(draft.metadata, [&](const auto& entry) {
            return text(entry.first) + QLatin1String(" = ") + text(entry.second);
        });
    case ProductField::Images:
        return lines(product.images, imageText);
    }
    return {};
}

bool ProductMerge::isDecided() const
{
    return std::none_of(choices.begin(), choices.end(), [](const Choice& choice) {
        return choice.side == Side::Undecided;
    });
}

EditedProduct ProductMerge::result() const
{
    EditedProduct product = mine;
    for (const Choice& choice : choices) {
        if (choice.side == Side::Theirs)
            copyField(product, theirs, choice.field);
    }
    return product;
}

ProductMerge mergeProducts(EditedProduct base, EditedProduct mine, EditedProduct theirs)
{
    ProductMerge merge{.base = std::move(base),
                       .mine = std::move(mine),
                       .theirs = std::move(theirs),
                       .choices = {}};
    for (const ProductField field : differingFields(merge.mine, merge.theirs)) {
        const bool isMine = !isSame(merge.base, merge.mine, field);
        const bool isTheirs = !isSame(merge.base, merge.theirs, field);
        const auto side = isMine && isTheirs ? ProductMerge::Side::Undecided
                          : isMine           ? ProductMerge::Side::Mine
                                             : ProductMerge::Side::Theirs;
        merge.choices.push_back({field, isMine && isTheirs, side});
    }
    return merge;
}

} // namespace vitrine::console
