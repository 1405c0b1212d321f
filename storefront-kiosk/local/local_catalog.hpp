#pragma once

#include "storefront-kiosk/basket/basket_change.hpp"
#include "storefront-kiosk/local/search_vocabulary.hpp"
#include "storefront-kiosk/local/shelf.hpp"
#include "storefront-kiosk/storage/sqlite_file.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

struct ShelfSearch;

/// What the shop sells, on the kiosk's own disk: everything that a shopper can browse, search and
/// scan without the network. Filled by CatalogSync. Blocks for the disk: put it into Confined.
/// Errors are those of SqliteFile; nothing here cannot be fetched again.
class LocalCatalog
{
public:
    struct Options
    {
        std::string path;
        std::int64_t bytesMax = 512 * 1024 * 1024;
    };

    /// A damaged file, or a newer program's, is moved aside and begun anew, empty; of those moved
    /// aside the last is kept.
    [[nodiscard]] static Result<std::unique_ptr<LocalCatalog>> open(Options options,
                                                                    const Clock& clock);

    /// Takes changes over, all or none of them, and remembers the cursor with them. During a
    /// snapshot the shelf keeps what it had until the last page came.
    /// @return InvalidArgument for a product that cannot be sold as it is described; TooLarge when
    ///         the disk is full: the shelf stays as it was.
    [[nodiscard]] Outcome apply(const CatalogChanges& changes);
    /// Newer figures of single products.
    [[nodiscard]] Outcome setStock(const std::vector<StockFigure>& figures);
    /// Takes what this kiosk has sold from the figures, so that the next shopper is not offered it
    /// while the shop cannot say so; the shop's next figures replace them.
    [[nodiscard]] Outcome takeFromStock(const std::vector<SoldUnits>& sold);
    /// Where the next changes begin, "" at first.
    [[nodiscard]] Result<std::string> cursor();
    /// After damage that showed while the program ran: moves the file aside and begins anew.
    [[nodiscard]] Outcome startAnew();
    [[nodiscard]] Result<ShelfStatus> status();

    /// Products by what was asked for. Words are found by their beginning, inside others, and with
    /// mistakes; a GTIN or SKU finds its product alone.
    [[nodiscard]] Result<ShelfPage> find(const ShelfQuery& query);
    /// What the products of `query` have in common.
    [[nodiscard]] Result<ShelfFacets> facets(const ShelfQuery& query);
    /// Parents before children of the same level; each counts its products and those below.
    [[nodiscard]] Result<std::vector<wire::Category>> categories();

    // Each: NotFound when the shelf has no such product.
    [[nodiscard]] Result<wire::Product> product(std::string_view id);
    /// @param gtin fourteen digits: ScannedCode::gtin.
    [[nodiscard]] Result<wire::Product> productByGtin(std::string_view gtin);
    /// Without regard to case.
    [[nodiscard]] Result<wire::Product> productBySku(std::string_view sku);
    /// @param item of a weight or price label: the product's metadata "plu", leading zeros aside.
    [[nodiscard]] Result<wire::Product> productByItem(std::string_view item);
    /// NotFound when nobody has said.
    [[nodiscard]] Result<StockFigure> stock(std::string_view productId);

    /// What the basket is to be compared with: one answer per id, "not for sale" for what is gone.
    [[nodiscard]] Result<std::vector<ProductNow>> now(const std::vector<std::string>& ids);
    /// Pictures of the shelf in its order, to be fetched while there is a network.
    [[nodiscard]] Result<std::vector<std::string>> imageHashes(std::int64_t limit);

    /// Drops what statements still hold of a shopper's words.
    void forget();

private:
    struct WordWays;

    LocalCatalog(Options options, const Clock& clock, std::unique_ptr<SqliteFile> file);
    [[nodiscard]] Outcome write(const CatalogChanges& changes);
    [[nodiscard]] Result<wire::Product> document(std::string_view sql,
                                                 const std::vector<SqlValue>& values);
    [[nodiscard]] Result<std::string> fact(std::string_view name);
    [[nodiscard]] Outcome setFact(std::string_view name, const std::string& value);
    [[nodiscard]] Result<ShelfSearch> search(const ShelfQuery& query);
    [[nodiscard]] WordWays waysOf(const std::string& word, const SearchVocabulary& known) const;
    /// For words that find nothing as they were typed.
    [[nodiscard]] ShelfSearch searchForgiving(const std::vector<std::string>& words,
                                              const std::vector<std::string>& wide,
                                              const SearchVocabulary& known) const;
    [[nodiscard]] Result<bool> hasMatches(const std::string& match);
    /// The id of the product with this code, "" when it is none.
    [[nodiscard]] Result<std::string> exactProduct(const std::string& text);
    [[nodiscard]] Result<const SearchVocabulary*> vocabulary();

    Options m_options;
    const Clock& m_clock;
    std::unique_ptr<SqliteFile> m_file;
    std::optional<SearchVocabulary> m_vocabulary; ///< Nothing until a search asks for it.
};

} // namespace vitrine::kiosk
