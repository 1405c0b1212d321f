#include "services/catalog/application/product_csv.hpp"

#include "services/catalog/application/csv.hpp"
#include "services/catalog/domain/price_text.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::catalog {
namespace {

constexpr std::array<std::string_view, kCsvColumns> kColumnNames = {"sku",
                                                                    "name",
                                                                    "brand",
                                                                    "description",
                                                                    "price",
                                                                    "currency",
                                                                    "taxCategory",
                                                                    "gtins",
                                                                    "categories",
                                                                    "specifications",
                                                                    "metadata",
                                                                    "active"};

constexpr std::string_view kListSigns = "|";
constexpr std::string_view kPairSigns = "|=";
constexpr std::string_view kPathSigns = "|>";

/// Reads the cells of one row; keeps the faults.
class RowReader
{
public:
    RowReader(const CsvLayout& layout,
              const std::vector<std::string>& cells,
              std::vector<CsvFault>& faults)
        : m_layout(layout)
        , m_cells(cells)
        , m_faults(faults)
    {
    }

    [[nodiscard]] std::optional<std::string_view> cell(CsvColumn column) const
    {
        const auto found = m_layout.cell(m_cells, column);
        return found ? std::optional(trim(*found)) : std::nullopt;
    }
    /// Overwrites `target` when the table has the column.
    void text(CsvColumn column, std::string& target) const
    {
        if (const auto found = cell(column))
            target = *found;
    }
    /// Overwrites `target` when the table has the column and the cell says something.
    void textUnlessEmpty(CsvColumn column, std::string& target) const
    {
        if (const auto found = cell(column); found && !found->empty())
            target = *found;
    }
    void fault(CsvColumn column, Reason reason, std::string message)
    {
        m_faults.push_back(
            {std::string(columnName(column)), std::move(message), std::move(reason)});
    }

    void price(domain::Money& target, domain::Currency currency);
    void active(bool& target);
    void gtins(std::vector<std::string>& target) const;
    void specifications(std::vector<Specification>& target);
    void metadata(std::map<std::string, std::string>& target);
    void categories(std::optional<std::vector<CategoryPath>>& target);

private:
    /// The "name = value" pairs of a cell.
    std::vector<std::pair<std::string, std::string>> pairs(CsvColumn column, std::string_view text);

    const CsvLayout& m_layout;
    const std::vector<std::string>& m_cells;
    std::vector<CsvFault>& m_faults;
};

void RowReader::price(domain::Money& target, domain::Currency currency)
{
    if (const auto code = cell(CsvColumn::Currency); code && !code->empty()) {
        const auto named = domain::Currency::create(*code);
        if (!named.ok())
            return fault(CsvColumn::Currency,
                         {"no_currency"},
                         "currency must be a code of ISO 4217, such as EUR");
        currency = *named;
    }
    const auto text = cell(CsvColumn::Price);
    if (!text || text->empty()) {
        if (currency != target.currency())
            fault(CsvColumn::Price,
                  {"price_of_currency"},
                  "price is needed where the currency is new");
        return;
    }
    const auto amount = parsePrice(*text, currency);
    if (!amount.ok())
        return fault(CsvColumn::Price, amount.error().reason, amount.error().message);
    target = *amount;
}

void RowReader::active(bool& target)
{
    const auto text = cell(CsvColumn::Active);
    if (!text || text->empty())
        return;
    if (!asciiEqualsIgnoreCase(*text, "true") && !asciiEqualsIgnoreCase(*text, "false"))
        return fault(CsvColumn::Active, {"not_flag"}, "active must be true or false");
    target = asciiEqualsIgnoreCase(*text, "true");
}

void RowReader::gtins(std::vector<std::string>& target) const
{
    if (const auto text = cell(CsvColumn::Gtins))
        target = splitEscaped(*text, '|');
}

std::vector<std::pair<std::string, std::string>> RowReader::pairs(CsvColumn column,
                                                                  std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> result;
    for (const std::string& part : splitKeepingEscapes(text, '|')) {
        auto sides = splitEscaped(part, '=');
        if (sides.size() != 2 || sides[0].empty()) {
            fault(column,
                  {"not_pairs"},
                  std::string(columnName(column)) +
                      " must be pairs \"name = value\" parted by '|'");
            return {};
        }
        result.emplace_back(std::move(sides[0]), std::move(sides[1]));
    }
    return result;
}

void RowReader::specifications(std::vector<Specification>& target)
{
    const auto text = cell(CsvColumn::Specifications);
    if (!text)
        return;
    target.clear();
    for (auto& [name, value] : pairs(CsvColumn::Specifications, *text))
        target.push_back({std::move(name), std::move(value)});
}

void RowReader::metadata(std::map<std::string, std::string>& target)
{
    const auto text = cell(CsvColumn::Metadata);
    if (!text)
        return;
    target.clear();
    for (auto& [key, value] : pairs(CsvColumn::Metadata, *text)) {
        if (!target.emplace(key, std::move(value)).second)
            fault(
                CsvColumn::Metadata, {"key_twice", {key}}, "metadata names \"" + key + "\" twice");
    }
}

void RowReader::categories(std::optional<std::vector<CategoryPath>>& target)
{
    const auto text = cell(CsvColumn::Categories);
    if (!text)
        return;
    target.emplace();
    for (const std::string& part : splitKeepingEscapes(*text, '|')) {
        auto path = splitEscaped(part, '>');
        if (path.empty() ||
            std::any_of(path.begin(), path.end(), [](const auto& name) { return name.empty(); }))
            fault(CsvColumn::Categories,
                  {"not_paths"},
                  "categories must be paths such as \"Shoes > Boots\" parted by '|'");
        else if (std::find(target->begin(), target->end(), path) == target->end())
            target->push_back(std::move(path));
    }
}

template <typename Range, typename Text>
std::string joined(const Range& range, std::string_view separator, const Text& text)
{
    std::string result;
    for (const auto& member : range) {
        if (!result.empty())
            result += separator;
        result += text(member);
    }
    return result;
}

} // namespace

std::string_view columnName(CsvColumn column)
{
    return kColumnNames.at(static_cast<std::size_t>(column));
}

std::vector<std::string> csvHeader()
{
    return {kColumnNames.begin(), kColumnNames.end()};
}

Result<CsvLayout> CsvLayout::fromHeader(const std::vector<std::string>& cells)
{
    const auto wrong = [](std::string message) {
        return failure<CsvLayout>(ErrorCode::InvalidArgument, "row 1: " + std::move(message));
    };
    CsvLayout layout;
    layout.m_columns = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view name = trim(cells[i]);
        const auto known =
            std::find_if(kColumnNames.begin(), kColumnNames.end(), [&](std::string_view column) {
                return asciiEqualsIgnoreCase(column, name);
            });
        if (known == kColumnNames.end())
            return wrong("there is no column \"" + std::string(name) + "\"; the columns are " +
                         joined(kColumnNames, ", ", [](std::string_view column) {
                             return std::string(column);
                         }));
        auto& place = layout.m_place.at(static_cast<std::size_t>(known - kColumnNames.begin()));
        if (place)
            return wrong("the column " + std::string(*known) + " is there twice");
        place = i;
    }
    if (!layout.m_place.at(static_cast<std::size_t>(CsvColumn::Sku)))
        return wrong("the column sku is missing");
    return layout;
}

std::optional<std::string_view> CsvLayout::cell(const std::vector<std::string>& cells,
                                                CsvColumn column) const
{
    const auto place = m_place.at(static_cast<std::size_t>(column));
    return place && *place < cells.size() ? std::optional<std::string_view>(cells[*place])
                                          : std::nullopt;
}

CsvProduct readCsvProduct(const CsvLayout& layout,
                          const std::vector<std::string>& cells,
                          const ProductFields* existing,
                          domain::Currency defaultCurrency)
{
    CsvProduct product;
    if (existing != nullptr)
        product.fields = *existing;
    else
        product.fields.price =
            domain::Money(-1, defaultCurrency); // no price yet; the table has to give one

    RowReader in(layout, cells, product.faults);
    in.text(CsvColumn::Sku, product.fields.sku);
    in.textUnlessEmpty(CsvColumn::Name, product.fields.name);
    in.text(CsvColumn::Brand, product.fields.brand);
    in.text(CsvColumn::Description, product.fields.description);
    in.price(product.fields.price, product.fields.price.currency());
    in.textUnlessEmpty(CsvColumn::TaxCategory, product.fields.taxCategory);
    in.gtins(product.fields.gtins);
    in.specifications(product.fields.specifications);
    in.metadata(product.fields.metadata);
    in.active(product.fields.active);
    in.categories(product.categories);
    return product;
}

std::vector<std::string> writeCsvProduct(const ProductFields& fields,
                                         const std::vector<CategoryPath>& categories)
{
    const auto plain = [](const std::string& text) { return escaped(text, kListSigns); };
    const auto pair = [](const auto& name, const auto& value) {
        return escaped(name, kPairSigns) + "=" + escaped(value, kPairSigns);
    };
    const auto path = [](const CategoryPath& names) {
        return joined(
            names, " > ", [](const std::string& name) { return escaped(name, kPathSigns); });
    };
    return {fields.sku,
            fields.name,
            fields.brand,
            fields.description,
            formatPrice(fields.price),
            std::string(fields.price.currency().code()),
            fields.taxCategory,
            joined(fields.gtins, "|", plain),
            joined(categories, "|", path),
            joined(fields.specifications,
                   "|",
                   [&](const auto& spec) { return pair(spec.name, spec.value); }),
            joined(fields.metadata,
                   "|",
                   [&](const auto& entry) { return pair(entry.first, entry.second); }),
            fields.active ? "true" : "false"};
}

} // namespace vitrine::catalog
