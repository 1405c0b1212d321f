#include "vitrine/wire/change_feed.hpp"

#include "vitrine/wire/catalog_codec.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

/// A snapshot's position of many running transactions is long.
constexpr std::size_t kPlaceBytesMax = 4000;

template <typename Change, typename Write>
json writePage(const ChangePage<Change>& page, const Write& write)
{
    return {{"items", codec::listOf(page.items, write)},
            {"next", page.next},
            {"more", page.more},
            {"snapshot", page.snapshot},
            {"asOf", page.asOf}};
}

template <typename Change, typename Read>
void readPage(ObjectReader& in, ChangePage<Change>& page, const Read& read)
{
    page.items = codec::listFrom<Change>(in, "items", codec::kListMax, read);
    page.next = in.text("next", {.min = 1, .max = kPlaceBytesMax});
    page.more = in.flagOr("more", false);
    page.snapshot = in.flagOr("snapshot", false);
    page.asOf = in.text("asOf", {.min = 1, .max = 64});
}

json writeProductChange(const ProductChange& change)
{
    if (!change.product)
        return {{"id", change.id}, {"gone", true}};
    return {{"id", change.id}, {"product", codec::writeProduct(*change.product)}};
}

ProductChange readProductChange(ObjectReader& in)
{
    ProductChange change;
    change.id = in.text("id", {.min = 1, .max = 64});
    if (in.flagOr("gone", false))
        return change;
    in.object("product", [&](ObjectReader& inner) { change.product = codec::readProduct(inner); });
    if (!change.product)
        in.fault("product", "is missing of a product that is not gone");
    return change;
}

json writeStockChange(const StockChange& change)
{
    return {{"productId", change.productId}, {"available", change.available}, {"low", change.low}};
}

StockChange readStockChange(ObjectReader& in)
{
    return {in.text("productId", {.min = 1, .max = 64}),
            in.integer("available", 0, codec::kInt64Max),
            in.flagOr("low", false)};
}

} // namespace

std::string encode(const ProductChanges& changes)
{
    json document = writePage(changes, writeProductChange);
    if (changes.categories)
        document["categories"] = codec::listOf(*changes.categories, codec::writeCategory);
    return document.dump();
}

std::string encode(const StockChanges& changes)
{
    return writePage(changes, writeStockChange).dump();
}

std::string encodeQuery(const ChangesQuery& query)
{
    codec::QueryWriter out;
    return out.add("after", query.after).addNumber("limit", query.limit).take();
}

Result<ProductChanges> decodeProductChanges(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        ProductChanges changes;
        readPage(in, changes, readProductChange);
        if (in.has("categories"))
            changes.categories =
                codec::listFrom<Category>(in, "categories", codec::kListMax, codec::readCategory);
        return changes;
    });
}

Result<StockChanges> decodeStockChanges(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        StockChanges changes;
        readPage(in, changes, readStockChange);
        return changes;
    });
}

} // namespace vitrine::wire
