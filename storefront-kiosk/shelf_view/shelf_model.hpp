#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QAbstractListModel>

#include <vector>

namespace vitrine::kiosk {

/// Products in the order in which they are shown.
class ShelfModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole };

    explicit ShelfModel(KioskContext& context, QObject* parent = nullptr);

    void show(std::vector<ShelfCard> cards);
    /// @pre row < rowCount()
    [[nodiscard]] const ShelfCard& card(int row) const { return m_cards[std::size_t(row)]; }
    /// Leaves nothing of what somebody looked for.
    void wipe();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    KioskContext& m_context;
    std::vector<ShelfCard> m_cards;
};

} // namespace vitrine::kiosk
