#include "storefront-kiosk/shelf_view/shelf_model.hpp"

#include "storefront-kiosk/basket/wiping_memory.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::kiosk {

ShelfModel::ShelfModel(KioskContext& context, QObject* parent)
    : QAbstractListModel(parent)
    , m_context(context)
{
}

void ShelfModel::show(std::vector<ShelfCard> cards)
{
    beginResetModel();
    m_cards = std::move(cards);
    endResetModel();
}

void ShelfModel::wipe()
{
    beginResetModel();
    for (auto& card : m_cards) {
        wipeText(card.id);
        wipeText(card.name);
    }
    std::vector<ShelfCard>().swap(m_cards);
    endResetModel();
}

int ShelfModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size());
}

QVariant ShelfModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& card = m_cards[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return qt::toText(card.name);
    case Qt::AccessibleTextRole:
        return ShelfWords::spoken(m_context, card);
    case IdRole:
        return qt::toText(card.id);
    default:
        return {};
    }
}

} // namespace vitrine::kiosk
