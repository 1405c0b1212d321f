#include "storefront-kiosk/screens/search/search_presenter.hpp"

#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

void overwrite(QString& text)
{
    text.detach();
    text.fill(QChar(0));
    text.clear();
}

} // namespace

SearchPresenter::SearchPresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(context)
{
    connect(&context, &KioskContext::shelfChanged, this, [this] {
        if (!m_text.isEmpty())
            ask();
    });
}

void SearchPresenter::setText(const QString& text)
{
    const auto wanted = text.trimmed();
    if (wanted == m_text)
        return;
    m_text = wanted;
    if (!m_text.isEmpty()) {
        ask();
        return;
    }
    m_latest.drop();
    m_asksAgain = false;
    m_model.wipe();
    m_total = 0;
    m_didYouMean.clear();
    Q_EMIT changed();
}

void SearchPresenter::ask()
{
    if (m_isAsking) { // never a queue of questions: only the last one counts
        m_asksAgain = true;
        return;
    }
    m_isAsking = true;
    m_context.shelf().ask(
        this,
        [query = ShelfQuery{.text = qt::toUtf8(m_text), .limit = kShownMax}](LocalCatalog& shelf) {
            return shelf.find(query);
        },
        [this, ticket = m_latest.next()](const Result<ShelfPage>& page) {
            m_isAsking = false;
            if (std::exchange(m_asksAgain, false))
                ask();
            else if (!m_latest.isStale(ticket))
                take(page);
        });
}

void SearchPresenter::take(const Result<ShelfPage>& page)
{
    m_model.show(page.ok() ? page->cards : std::vector<ShelfCard>{});
    m_total = page.ok() ? page->total : 0;
    m_didYouMean = page.ok() ? qt::toText(page->didYouMean) : QString();
    Q_EMIT changed();
}

void SearchPresenter::wipe()
{
    m_latest.drop();
    m_asksAgain = false;
    overwrite(m_text);
    overwrite(m_didYouMean);
    m_total = 0;
    m_model.wipe();
    m_context.shelf().tell([](LocalCatalog& shelf) { shelf.forget(); });
    Q_EMIT changed();
}

} // namespace vitrine::kiosk
