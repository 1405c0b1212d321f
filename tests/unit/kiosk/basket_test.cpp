#include "kiosk_testing.hpp"
#include "services/order/domain/pricing.hpp"
#include "storefront-kiosk/basket/basket.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <random>
#include <unistd.h>

using namespace vitrine;
using namespace vitrine::kiosk;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::euros;
using vitrine::kiosk::testing::must;

namespace {

using Kind = BasketChange::Kind;

const char* const kBoots = "0190a1b2-0000-7000-8000-000000000001";
const char* const kRope = "0190a1b2-0000-7000-8000-000000000002";

ShopPricing pricing()
{
    return {.currency = must(domain::Currency::create("EUR")),
            .taxRates = {{"standard", 190'000}, {"reduced", 70'000}}};
}

BasketLine line(const std::string& id, std::int64_t cents, std::int64_t quantity = 1)
{
    return {.productId = id,
            .sku = "SKU-" + id.substr(id.size() - 2),
            .name = "Product " + id.substr(id.size() - 2),
            .unitPrice = euros(cents),
            .taxCategory = "standard",
            .quantity = quantity};
}

ProductNow now(const std::string& id, std::int64_t cents, std::optional<std::int64_t> available)
{
    return {.productId = id,
            .name = "Product " + id.substr(id.size() - 2),
            .price = euros(cents),
            .taxCategory = "standard",
            .available = available};
}

std::string uuid(int number)
{
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "0190a1b2-0000-7000-8000-%012d", number);
    return text.data();
}

constexpr char kMask = 0x55;

/// A word that this process has nowhere but in what it is given to; made of a masked copy, so that
/// looking for it makes no further one.
class Marker
{
public:
    Marker()
    {
        for (const char c : "a-shopper-with-a-name-of-some-length-" + std::to_string(::getpid()))
            m_masked += static_cast<char>(c ^ kMask);
    }
    void writeTo(std::string& text) const
    {
        text.assign(m_masked.size(), ' ');
        for (std::size_t i = 0; i < m_masked.size(); ++i)
            text[i] = static_cast<char>(m_masked[i] ^ kMask);
    }
    [[nodiscard]] bool isAt(const char* place) const
    {
        for (std::size_t i = 0; i < m_masked.size(); ++i) {
            if ((place[i] ^ kMask) != m_masked[i])
                return false;
        }
        return true;
    }
    [[nodiscard]] std::size_t size() const { return m_masked.size(); }

private:
    std::string m_masked;
};

/// How often the marker stands in what this process can write to, the stack aside.
int occurrences(const Marker& marker)
{
    static std::array<char, 1 << 20> block;
    constexpr unsigned long kRegionMax = 1UL << 32; // a sanitizer's shadow is no memory of ours
    std::ifstream maps("/proc/self/maps");
    std::ifstream memory("/proc/self/mem", std::ios::binary);
    int count = 0;
    for (std::string row; std::getline(maps, row);) {
        unsigned long from = 0;
        unsigned long to = 0;
        std::sscanf(row.c_str(), "%lx-%lx", &from, &to);
        if (row.find(" rw-p ") == std::string::npos || row.find('[') != row.find("[heap]") ||
            to - from > kRegionMax)
            continue;
        for (auto at = from; at < to; at += block.size() - marker.size()) {
            memory.clear();
            memory.seekg(static_cast<std::streamoff>(at));
            memory.read(block.data(),
                        static_cast<std::streamsize>(std::min(block.size(), to - at)));
            const auto seen = static_cast<std::size_t>(memory.gcount());
            for (std::size_t i = 0; i + marker.size() <= seen; ++i)
                count += marker.isAt(block.data() + i) ? 1 : 0;
            block.fill(0);
        }
    }
    return count;
}

} // namespace

TEST(Basket, AddsUpOneProductAndKeepsThePriceThatWasSeenFirst)
{
    Basket basket(pricing());
    must(basket.add(line(kBoots, 10999)));
    must(basket.add(line(kBoots, 12999, 2)));
    ASSERT_EQ(basket.lines().size(), 1u);
    EXPECT_EQ(basket.quantityOf(kBoots), 3);
    EXPECT_EQ(basket.itemCount(), 3);
    EXPECT_EQ(must(basket.totals()).total, 3 * 10999);
}

TEST(Basket, RefusesWhatNoOrderMayHave)
{
    Basket basket(pricing());
    auto foreign = line(kBoots, 100);
    foreign.unitPrice = must(domain::Money::create(100, "USD"));
    EXPECT_EQ(codeOf(basket.add(foreign)), ErrorCode::InvalidArgument);
    auto untaxed = line(kBoots, 100);
    untaxed.taxCategory = "luxury";
    EXPECT_EQ(codeOf(basket.add(untaxed)), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(basket.add(line("boots", 100))), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(basket.add(line(kBoots, 100, 0))), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(basket.add(line(kBoots, 100, 10'000))), ErrorCode::TooLarge);
    must(basket.add(line(kBoots, 100, 9'999)));
    EXPECT_EQ(codeOf(basket.add(line(kBoots, 100))), ErrorCode::TooLarge);
    EXPECT_EQ(codeOf(basket.setQuantity(kRope, 1)), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(basket.setQuantity(kBoots, -1)), ErrorCode::InvalidArgument);
    for (int i = 10; basket.lines().size() < Basket::kLinesMax; ++i)
        must(basket.add(line(uuid(i), 100)));
    EXPECT_EQ(codeOf(basket.add(line(kRope, 100))), ErrorCode::TooLarge);
}

TEST(Basket, HasNoTotalsAndNoOrderWhileItIsEmpty)
{
    Basket basket(pricing());
    must(basket.add(line(kBoots, 100)));
    must(basket.setQuantity(kBoots, 0));
    EXPECT_TRUE(basket.isEmpty());
    EXPECT_EQ(codeOf(basket.totals()), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(basket.draft("", "")), ErrorCode::Conflict);
}

TEST(Basket, ComesToTheSameTotalsAsTheOrderServiceForRandomBaskets)
{
    std::mt19937 chance(20261120);
    const auto roll = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(chance);
    };
    for (int round = 0; round < 2000; ++round) {
        auto shop = pricing();
        shop.pricesIncludeTax = roll(0, 1) == 1;
        shop.taxLevel = static_cast<domain::TaxLevel>(roll(0, 3));
        shop.rounding = static_cast<domain::RoundingMode>(roll(0, 5));
        shop.taxRates = {{"standard", roll(0, 300'000)}, {"reduced", roll(0, 300'000)}};
        order::PricingPolicy policy{.pricesIncludeTax = shop.pricesIncludeTax,
                                    .taxLevel = shop.taxLevel,
                                    .rounding = shop.rounding,
                                    .taxRates = shop.taxRates};
        Basket basket(shop);
        order::Order order;
        std::vector<order::CatalogProduct> products;
        for (int i = 0, count = roll(1, 12); i < count; ++i) {
            auto wanted = line(uuid(i + 1), roll(0, 200'000), roll(1, 40));
            wanted.taxCategory = roll(0, 1) == 1 ? "standard" : "reduced";
            must(basket.add(wanted));
            order.wanted.push_back({wanted.productId, wanted.quantity});
            products.push_back({.id = wanted.productId,
                                .sku = wanted.sku,
                                .price = wanted.unitPrice,
                                .taxCategory = wanted.taxCategory});
        }
        const auto draft = must(basket.draft("tok_visa", ""));
        order.expectedTotal = draft.expectedTotal;
        const auto quote = order::quote(policy, order, products);
        ASSERT_EQ(quote.refusal, "") << "round " << round << ": " << quote.detail;
        const auto totals = must(basket.totals());
        ASSERT_EQ(quote.amounts.total, totals.total) << "round " << round;
        ASSERT_EQ(quote.amounts.tax, totals.tax) << "round " << round;
        for (std::size_t i = 0; i < products.size(); ++i)
            ASSERT_EQ(quote.lines[i].tax, totals.lines[i].tax) << "round " << round;
    }
}

TEST(Basket, NamesEveryChangeOnceAndTakesNoneByItself)
{
    Basket basket(pricing());
    must(basket.add(line(kBoots, 10999, 3)));
    must(basket.add(line(kRope, 5000, 2)));
    must(basket.add(line(uuid(3), 100)));
    must(basket.add(line(uuid(4), 100, 5)));
    auto gone = now(uuid(3), 200, 5);
    gone.forSale = false;
    const auto changes = basket.changesAgainst(
        {now(kBoots, 11999, 2), now(kRope, 4500, std::nullopt), gone, now(uuid(4), 100, 0)});
    ASSERT_EQ(changes.size(), 5u);
    EXPECT_EQ(changes[0].kind, Kind::LessStock);
    EXPECT_EQ(changes[0].quantityNow, 2);
    EXPECT_EQ(changes[1].kind, Kind::PriceRose);
    EXPECT_EQ(changes[2].kind, Kind::PriceFell);
    EXPECT_EQ(changes[3].kind, Kind::NoLongerSold);
    EXPECT_EQ(changes[4].kind, Kind::OutOfStock);
    EXPECT_EQ(must(basket.totals()).total, 3 * 10999 + 2 * 5000 + 100 + 500)
        << "nothing slipped in";

    must(basket.accept(changes));
    ASSERT_EQ(basket.lines().size(), 2u);
    EXPECT_EQ(must(basket.totals()).total, 2 * 11999 + 2 * 4500);
    EXPECT_TRUE(basket.changesAgainst({now(kBoots, 11999, 2), now(kRope, 4500, 9)}).empty());
}

TEST(Basket, NoticesAnotherTaxAtTheSamePrice)
{
    Basket basket(pricing());
    must(basket.add(line(kBoots, 10999)));
    auto reduced = now(kBoots, 10999, 5);
    reduced.taxCategory = "reduced";
    const auto changes = basket.changesAgainst({reduced});
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].kind, Kind::TaxChanged);
    const auto before = must(basket.totals()).tax;
    must(basket.accept(changes));
    EXPECT_LT(must(basket.totals()).tax, before);
}

TEST(Basket, RefusesToAcceptChangesOfABasketThatIsAnotherByNow)
{
    Basket basket(pricing());
    must(basket.add(line(kBoots, 10999, 3)));
    must(basket.add(line(kRope, 5000)));
    const auto changes = basket.changesAgainst({now(kBoots, 11999, 9), now(kRope, 4500, 9)});
    must(basket.accept(changes));
    EXPECT_EQ(codeOf(basket.accept(changes)), ErrorCode::Conflict);
    const auto less = basket.changesAgainst({now(kBoots, 11999, 2), now(kRope, 4400, 9)});
    must(basket.setQuantity(kBoots, 1));
    EXPECT_EQ(codeOf(basket.accept(less)), ErrorCode::Conflict);
    EXPECT_EQ(must(basket.totals()).total, 11999 + 4500) << "all or nothing";
}

TEST(Basket, LeavesNothingInMemoryWhenItIsWiped)
{
    const Marker marker;
    Basket basket(pricing());
    for (int i = 0; i < 50; ++i) { // the container grows several times
        auto wanted = line(uuid(i + 1), 100);
        marker.writeTo(wanted.name);
        must(basket.add(wanted));
        wipeText(wanted.name);
    }
    EXPECT_GE(occurrences(marker), 50);
    must(basket.setQuantity(uuid(7), 0));
    basket.wipe();
    EXPECT_TRUE(basket.isEmpty());
    EXPECT_EQ(occurrences(marker), 0) << "copies of the shopper's words are left";
}

TEST(WipingMemory, OverwritesWhatIsBehindTheEndOfAText)
{
    std::string text = "a long text that does not fit into the object itself";
    const char* place = text.data();
    text.resize(3);
    wipeText(text);
    EXPECT_TRUE(text.empty());
    for (std::size_t i = 0; i < text.capacity(); ++i)
        ASSERT_EQ(place[i], '\0') << i;
}
