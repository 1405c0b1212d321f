#include "vitrine/wire/report.hpp"

#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

TEST(ReportCodec, RoundTripsAReport)
{
    const auto eur = [](std::int64_t amount) {
        return domain::Money::create(amount, "EUR").value();
    };
    const SalesFigures figures{2, eur(3000), eur(500), 4};
    const SalesReport report{.from = "2026-11-20",
                             .to = "2026-11-20",
                             .zone = "Europe/Berlin",
                             .cutOver = "04:00",
                             .currency = "EUR",
                             .days = {{"2026-11-20", figures}},
                             .totals = figures,
                             .averageBasket = eur(1500),
                             .bestSellers = {{"p", "SKU", "Lamp", 4, eur(3000)}},
                             .byStatus = {{"PAID", 2}},
                             .failedPayments = 1,
                             .byTender = {{"cash", 2, eur(3000), eur(500)}}};
    const auto decoded = decodeSalesReport(encode(report));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(report));
    EXPECT_EQ(decoded->days[0].figures.refunded, eur(500));
    EXPECT_EQ(decoded->bestSellers[0].quantity, 4);
    EXPECT_EQ(decoded->totals.items, 4);
    EXPECT_EQ(decoded->byTender.at(0).refunded, eur(500));
}

TEST(ReportCodec, QueryLeavesOutWhatIsEmpty)
{
    EXPECT_EQ(encodeQuery(SalesReportQuery{.from = "2026-11-01", .to = "2026-11-30"}),
              "from=2026-11-01&to=2026-11-30");
    EXPECT_EQ(encodeQuery(SalesReportQuery{
                  .from = "a", .to = "b", .zone = "Europe/Berlin", .cutOver = "04:00"}),
              "from=a&to=b&zone=Europe%2FBerlin&cutOver=04%3A00");
}

} // namespace
} // namespace vitrine::wire
