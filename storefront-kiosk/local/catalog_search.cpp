#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/local/local_sql.hpp"
#include "storefront-kiosk/local/search_text.hpp"
#include "storefront-kiosk/local/shelf_statement.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/gtin.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

namespace {

/// A word as FTS5 wants it, whatever signs it has.
std::string asPhrase(const std::string& word)
{
    std::string text = "\"";
    for (const char c : word) {
        text += c;
        if (c == '"')
            text += c;
    }
    return text + "\"";
}

std::string anyOf(const std::vector<std::string>& alternatives)
{
    std::string text = "(";
    for (std::size_t i = 0; i < alternatives.size(); ++i)
        text += (i > 0 ? " OR " : "") + alternatives[i];
    return text + ")";
}

std::string allOf(const std::vector<std::string>& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i > 0 ? " AND " : "") + parts[i];
    return text;
}

/// People without umlauts on their keyboard write "gruen"; folded words have "grun".
std::optional<std::string> withoutUmlauts(const std::string& word)
{
    std::string shorter;
    for (std::size_t i = 0; i < word.size(); ++i) {
        shorter += word[i];
        const bool umlaut = word[i] == 'a' || word[i] == 'o' || word[i] == 'u';
        if (umlaut && i + 1 < word.size() && word[i + 1] == 'e')
            ++i;
    }
    return shorter != word ? std::optional(shorter) : std::nullopt;
}

Result<ShelfCard> cardFrom(const SqliteFile::Rows& row)
{
    const auto price = domain::Money::create(row.integer(3), row.text(4));
    if (!price.ok())
        return price.error();
    ShelfCard card{.id = row.text(0),
                   .name = row.text(1),
                   .brand = row.text(2),
                   .price = *price,
                   .imageHash = row.text(5)};
    if (!row.isNull(6)) {
        card.available = row.integer(6);
        card.stockAsOf = Timestamp(std::chrono::milliseconds(row.integer(7)));
    }
    card.taxCategory = row.text(8);
    return card;
}

} // namespace

Result<const SearchVocabulary*> LocalCatalog::vocabulary()
{
    if (!m_vocabulary) {
        auto rows = m_file->query(sql::vocabulary);
        if (!rows.ok())
            return rows.error();
        std::vector<SearchVocabulary::Term> terms;
        while (rows->next())
            terms.push_back({rows->text(0), rows->integer(1)});
        if (const auto read = rows->outcome(); !read.ok())
            return read.error();
        m_vocabulary.emplace(std::move(terms));
    }
    return &*m_vocabulary;
}

Result<bool> LocalCatalog::hasMatches(const std::string& match)
{
    const auto found = m_file->integer(
        "SELECT EXISTS (SELECT 1 FROM product_words WHERE product_words MATCH ?)", {match});
    if (!found.ok())
        return found.error();
    return *found != 0;
}

Result<std::string> LocalCatalog::exactProduct(const std::string& text)
{
    auto found = Result<wire::Product>(failure<wire::Product>(ErrorCode::NotFound, "no code"));
    if (const auto gtin = domain::Gtin::create(text); gtin.ok())
        found = productByGtin(gtin->text());
    if (!found.ok() && found.error().code == ErrorCode::NotFound)
        found = productBySku(text);
    if (found.ok())
        return found->id;
    return found.error().code == ErrorCode::NotFound ? Result<std::string>(std::string())
                                                     : found.error();
}

/// One word in each way that the index may have it: what begins with it, and (in `wide`) what has
/// it inside.
struct LocalCatalog::WordWays
{
    std::string exact;
    std::string wide;
};

LocalCatalog::WordWays LocalCatalog::waysOf(const std::string& word,
                                            const SearchVocabulary& known) const
{
    std::vector<std::string> ways{asPhrase(word) + "*"};
    if (const auto plain = withoutUmlauts(word); plain && known.hasPrefix(*plain))
        ways.push_back(asPhrase(*plain) + "*");
    const auto exact = anyOf(ways);
    for (const auto& term : known.containing(word))
        ways.push_back(asPhrase(term));
    return {exact, anyOf(ways)};
}

Result<ShelfSearch> LocalCatalog::search(const ShelfQuery& query)
{
    const std::string text(trim(query.text));
    if (text.empty())
        return ShelfSearch{};
    const auto code = exactProduct(text);
    if (!code.ok())
        return code.error();
    if (!code->empty())
        return ShelfSearch{.productId = *code};
    const auto words = searchWords(text);
    if (words.empty())
        return ShelfSearch{.findsNothing = true};
    const auto known = vocabulary();
    if (!known.ok())
        return known.error();
    std::vector<std::string> exact;
    std::vector<std::string> wide;
    for (const auto& word : words) {
        auto ways = waysOf(word, **known);
        exact.push_back(std::move(ways.exact));
        wide.push_back(std::move(ways.wide));
    }
    ShelfSearch search{.match = allOf(wide), .exactly = allOf(exact)};
    const auto any = hasMatches(search.match);
    if (!any.ok())
        return any.error();
    return *any ? search : searchForgiving(words, wide, **known);
}

ShelfSearch LocalCatalog::searchForgiving(const std::vector<std::string>& words,
                                          const std::vector<std::string>& wide,
                                          const SearchVocabulary& known) const
{
    ShelfSearch search;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto similar =
            known.hasPrefix(words[i]) ? std::vector<std::string>{} : known.similar(words[i]);
        search.didYouMean +=
            (search.didYouMean.empty() ? "" : " ") + (similar.empty() ? words[i] : similar.front());
        for (auto& term : similar)
            term = asPhrase(term);
        parts.push_back(similar.empty() ? wide[i] : anyOf(similar));
    }
    search.match = allOf(parts);
    search.exactly = search.match;
    return search;
}

Result<ShelfPage> LocalCatalog::find(const ShelfQuery& query)
{
    const auto found = search(query);
    if (!found.ok())
        return found.error();
    if (found->findsNothing)
        return ShelfPage{};
    auto statement = shelfStatement(query, *found);
    const auto total = m_file->integer("SELECT count(*)" + statement.from, statement.values);
    if (!total.ok())
        return total.error();
    if (!found->match.empty() && query.sort == ShelfSort::Relevance)
        statement.values.emplace_back(found->exactly);
    statement.values.emplace_back(query.limit);
    statement.values.emplace_back(query.skip);
    auto rows = m_file->query("SELECT p.id, p.name, p.brand, p.price, p.currency, p.image_hash, "
                              "s.available, s.as_of, p.tax_category" +
                                  statement.from + " ORDER BY " + shelfOrder(query.sort, *found) +
                                  " LIMIT ? OFFSET ?",
                              statement.values);
    if (!rows.ok())
        return rows.error();
    ShelfPage page{.total = *total, .didYouMean = *total > 0 ? found->didYouMean : std::string()};
    while (rows->next()) {
        auto card = cardFrom(*rows);
        if (!card.ok())
            return card.error();
        page.cards.push_back(std::move(card).value());
    }
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return page;
}

} // namespace vitrine::kiosk
