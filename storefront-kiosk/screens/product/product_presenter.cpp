#include "storefront-kiosk/screens/product/product_presenter.hpp"

#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {

struct ProductPresenter::Answer
{
    ShelfItem item;
    Companions companions;
};

ProductPresenter::ProductPresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_adder(context)
    , m_companions(context)
{
    connect(&context, &KioskContext::shelfChanged, this, &ProductPresenter::refresh);
    connect(&context.shopper(), &Shopper::basketChanged, this, [this] {
        if (m_state == State::Shown)
            setQuantity(m_quantity); // there may be fewer left to be put in
    });
    connect(&m_adder, &BasketAdder::added, this, &ProductPresenter::added);
    connect(&m_adder, &BasketAdder::refused, this, &ProductPresenter::refused);
}

void ProductPresenter::show(const QString& productId)
{
    if (productId != m_productId) {
        m_productId = productId;
        m_state = State::Loading;
        m_item.reset();
        m_quantity = 1;
        m_companions.wipe();
        Q_EMIT changed();
    }
    refresh();
}

void ProductPresenter::refresh()
{
    if (m_productId.isEmpty())
        return;
    m_context.shelf().ask(
        this,
        [id = qt::toUtf8(m_productId)](LocalCatalog& shelf) -> Result<Answer> {
            auto item = withStock(shelf, shelf.product(id));
            if (!item.ok())
                return item.error();
            auto companions = companionsOf(shelf, item->product, kCompanionsMax);
            if (!companions.ok())
                return companions.error();
            return Answer{std::move(item).value(), std::move(companions).value()};
        },
        [this, ticket = m_latest.next()](const Result<Answer>& answer) {
            if (!m_latest.isStale(ticket))
                take(answer);
        });
}

void ProductPresenter::take(const Result<Answer>& answer)
{
    if (answer.ok()) {
        m_item = answer->item;
        m_state = State::Shown;
        m_companions.show(answer->companions.cards);
        m_areCompanionsChosen = answer->companions.isChosenByShop;
        setQuantity(m_quantity);
        return;
    }
    m_item.reset();
    m_companions.wipe();
    m_state = answer.error().code == ErrorCode::NotFound ? State::Gone : State::Failed;
    Q_EMIT changed();
}

qint64 ProductPresenter::inBasket() const
{
    return m_item ? m_context.shopper().basket().quantityOf(m_item->product.id) : 0;
}

qint64 ProductPresenter::most() const
{
    if (!m_item)
        return 0;
    const auto whole = std::min<std::int64_t>(m_item->available.value_or(Basket::kQuantityMax),
                                              Basket::kQuantityMax);
    return std::max<qint64>(0, whole - inBasket());
}

void ProductPresenter::setQuantity(qint64 quantity)
{
    m_quantity = std::clamp<qint64>(quantity, 1, std::max<qint64>(1, most()));
    Q_EMIT changed();
}

void ProductPresenter::add()
{
    if (m_item)
        m_adder.add(m_item->product, m_item->available, m_quantity);
}

void ProductPresenter::wipe()
{
    m_latest.drop();
    m_adder.wipe();
    m_productId.fill(QChar(0));
    m_productId.clear();
    m_item.reset();
    m_quantity = 1;
    m_companions.wipe();
    m_state = State::Loading;
    Q_EMIT changed();
}

} // namespace vitrine::kiosk
