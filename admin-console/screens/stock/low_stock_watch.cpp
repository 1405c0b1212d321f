#include "admin-console/screens/stock/low_stock_watch.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

client::Task<std::int64_t> countLowStock(const ShopClients& clients)
{
    using Page = wire::Page<wire::Stock>;
    return clients.inventory.listStock({.lowOnly = true, .limit = 1, .count = true})
        .then([](const client::Task<Page>& done) -> Result<std::int64_t> {
            const auto page = client::resultOf(done);
            if (!page.ok())
                return page.error();
            return page->total.value_or(0);
        });
}

} // namespace

LowStockWatch::LowStockWatch(ConsoleContext& context)
    : BadgeWatch(context, u"stock"_s, qt::Tone::Warn, countLowStock)
{
}

} // namespace vitrine::console
