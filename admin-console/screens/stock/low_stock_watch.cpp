#include "admin-console/screens/stock/low_stock_watch.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/format/format.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console {

LowStockWatch::LowStockWatch(ConsoleContext& context)
    : QObject(&context)
    , m_context(context)
{
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &LowStockWatch::refresh);
    connect(&context, &ConsoleContext::sessionEnded, &m_timer, &QTimer::stop);
    connect(&context, &ConsoleContext::userChanged, this, [this] {
        m_timer.start();
        refresh();
    });
    m_timer.start();
    refresh();
}

void LowStockWatch::refresh()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    qt::deliver(
        m_context.clients().inventory.listStock({.lowOnly = true, .limit = 1, .count = true}),
        this,
        [this](const Result<wire::Page<wire::Stock>>& page) {
            m_isAsking = false;
            if (!page.ok())
                return;
            const auto count = page->total.value_or(0);
            m_context.setPageBadge(u"stock"_s,
                                   count == 0 ? qt::Badge{}
                                              : qt::Badge{qt::formatCount(count), qt::Tone::Warn});
        });
}

} // namespace vitrine::console
