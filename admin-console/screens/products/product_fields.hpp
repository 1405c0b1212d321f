#pragma once

#include "vitrine/wire/catalog.hpp"

#include <QHash>
#include <QLocale>
#include <QString>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace vitrine::console {

/// What the editor shows, marks and compares one by one.
enum class ProductField {
    Name,
    Sku,
    Brand,
    Description,
    Price,
    TaxCategory,
    Active,
    Gtins,
    Categories,
    Specifications,
    Metadata,
    Images
};
inline constexpr std::array kProductFields = {ProductField::Name,
                                              ProductField::Sku,
                                              ProductField::Brand,
                                              ProductField::Description,
                                              ProductField::Price,
                                              ProductField::TaxCategory,
                                              ProductField::Active,
                                              ProductField::Gtins,
                                              ProductField::Categories,
                                              ProductField::Specifications,
                                              ProductField::Metadata,
                                              ProductField::Images};

/// The parts of a product that a person edits.
struct EditedProduct
{
    wire::ProductDraft draft;
    std::vector<wire::ProductImage> images; ///< Those that are uploaded, in their order.
};

[[nodiscard]] EditedProduct editedOf(const wire::Product& product);

/// Whether `a` and `b` mean the same in `field`: barcodes in any form, categories in any order.
[[nodiscard]] bool isSame(const EditedProduct& a, const EditedProduct& b, ProductField field);
[[nodiscard]] std::vector<ProductField> differingFields(const EditedProduct& a,
                                                        const EditedProduct& b);
/// Makes `field` of `to` what it is in `from`.
void copyField(EditedProduct& to, const EditedProduct& from, ProductField field);

/// Name for people: "Tax category".
[[nodiscard]] QString fieldLabel(ProductField field);
/// The field that the JSON pointer of a refusal is about: "/specifications/0/name".
[[nodiscard]] std::optional<ProductField> fieldAt(std::string_view pointer);

/// Paths for people by the id of a category: "Shoes > Boots".
using CategoryPaths = QHash<QString, QString>;
[[nodiscard]] CategoryPaths categoryPaths(const std::vector<wire::Category>& categories);

/// What `field` says, for people: one line, or several for lists.
[[nodiscard]] QString fieldText(const EditedProduct& product,
                                ProductField field,
                                const CategoryPaths& categories,
                                const QLocale& locale);

/// Two versions of one product that both grew out of `base`.
struct ProductMerge
{
    enum class Side { Undecided, Mine, Theirs };
    struct Choice
    {
        ProductField field;
        bool isClash = false; ///< Both changed it, and not to the same.
        Side side = Side::Undecided;
    };
    EditedProduct base;
    EditedProduct mine;
    EditedProduct theirs;
    std::vector<Choice> choices; ///< Fields in which mine and theirs differ, in the editor's order.

    [[nodiscard]] bool isDecided() const;
    /// Mine, with theirs where that was chosen. @pre isDecided()
    [[nodiscard]] EditedProduct result() const;
};

/// A field that only one side changed is decided for that side.
[[nodiscard]] ProductMerge
mergeProducts(EditedProduct base, EditedProduct mine, EditedProduct theirs);

} // namespace vitrine::console
