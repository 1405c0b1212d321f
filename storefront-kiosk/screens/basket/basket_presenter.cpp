#include "storefront-kiosk/screens/basket/basket_presenter.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

BasketPresenter::BasketPresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.shopper(), &Shopper::basketChanged, this, &BasketPresenter::onBasket);
    connect(&context, &KioskContext::shelfChanged, this, &BasketPresenter::refresh);
    connect(&context.settingsStore(), &SettingsStore::changed, this, &BasketPresenter::rebuild);
    rebuild();
}

bool BasketPresenter::canPay() const
{
    return !m_view.rows.empty() && m_view.isPriced && m_changes.empty();
}

Place BasketPresenter::payPlace() const
{
    const bool canSignIn = m_context.settings().ways.signIn && m_context.signIn() != nullptr &&
                           !m_context.shop().isOffline();
    const bool asks = canSignIn && !m_context.shopper().account();
    return {.id = asks ? Place::Id::SignIn : Place::Id::Pay};
}

void BasketPresenter::refresh()
{
    const auto ticket = m_latest.next();
    auto ids = productIdsOf(m_context.shopper().basket());
    if (ids.empty())
        return;
    m_context.shelf().ask(
        this,
        [ids = std::move(ids)](LocalCatalog& shelf) { return shelf.now(ids); },
        [this, ticket](const Result<std::vector<ProductNow>>& now) {
            // a shelf that cannot be read changes nothing: it is asked again before anything is
            // paid
            if (!m_latest.isStale(ticket) && now.ok())
                onShelf(*now);
        });
}

void BasketPresenter::onShelf(const std::vector<ProductNow>& now)
{
    m_now = now;
    rebuild();
}

void BasketPresenter::onBasket()
{
    if (m_context.shopper().basket().isEmpty())
        m_now.clear();
    rebuild();
    if (!knowsAll())
        refresh();
}

bool BasketPresenter::knowsAll() const
{
    const auto& lines = m_context.shopper().basket().lines();
    return std::all_of(lines.begin(), lines.end(), [&](const BasketLine& line) {
        return std::any_of(m_now.begin(), m_now.end(), [&](const ProductNow& known) {
            return known.productId == line.productId;
        });
    });
}

void BasketPresenter::rebuild()
{
    const auto& basket = m_context.shopper().basket();
    m_view = viewOf(basket, m_now, m_context.settings());
    m_changes = basket.changesAgainst(m_now);
    Q_EMIT changed();
}

void BasketPresenter::setQuantity(const std::string& productId, std::int64_t quantity)
{
    const auto& lines = m_context.shopper().basket().lines();
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const BasketLine& known) {
        return known.productId == productId;
    });
    if (line == lines.end())
        return;
    m_removed.reset();
    if (quantity == 0)
        m_removed = *line;
    std::ignore = m_context.shopper().setQuantity(productId, quantity);
}

void BasketPresenter::undo()
{
    if (const auto line = std::exchange(m_removed, std::nullopt))
        std::ignore = m_context.shopper().add(*line);
}

void BasketPresenter::accept()
{
    // one that no longer fits is compared anew and shown again
    if (!m_context.shopper().accept(m_changes).ok())
        refresh();
}

void BasketPresenter::wipe()
{
    m_latest.drop();
    if (m_removed) {
        wipeText(m_removed->name);
        m_removed.reset();
    }
    m_now.clear();
    rebuild();
}

std::vector<std::string> productIdsOf(const Basket& basket)
{
    std::vector<std::string> ids;
    for (const auto& line : basket.lines())
        ids.push_back(line.productId);
    return ids;
}

} // namespace vitrine::kiosk
