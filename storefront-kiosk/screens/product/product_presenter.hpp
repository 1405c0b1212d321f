#pragma once

#include "storefront-kiosk/screens/product/companions.hpp"
#include "storefront-kiosk/shelf_view/basket_adder.hpp"
#include "storefront-kiosk/shelf_view/shelf_item.hpp"
#include "storefront-kiosk/shelf_view/shelf_model.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QString>

#include <optional>

namespace vitrine::kiosk {

/// One product, how many of it are wanted, and what goes with it. No widgets.
class ProductPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kCompanionsMax = 4;

    enum class State {
        Loading,
        Shown,
        Gone, ///< No longer for sale.
        Failed
    };

    explicit ProductPresenter(KioskContext& context, QObject* parent = nullptr);

    /// The same one again keeps the quantity.
    void show(const QString& productId);
    void setQuantity(qint64 quantity);
    /// Into the basket: `added` or `refused` follows.
    void add();
    void refresh();
    void wipe();

    [[nodiscard]] State state() const { return m_state; }
    /// @pre state() is Shown
    [[nodiscard]] const ShelfItem& item() const { return *m_item; }
    [[nodiscard]] qint64 quantity() const { return m_quantity; }
    /// So many more can be put into the basket.
    [[nodiscard]] qint64 most() const;
    [[nodiscard]] qint64 inBasket() const;
    [[nodiscard]] ShelfModel& companions() { return m_companions; }
    [[nodiscard]] bool areCompanionsChosen() const { return m_areCompanionsChosen; }

Q_SIGNALS:
    void changed();
    void added(const vitrine::kiosk::BasketAdder::Added& what);
    void refused(const QString& why);

private:
    struct Answer;
    void take(const Result<Answer>& answer);

    KioskContext& m_context;
    BasketAdder m_adder;
    ShelfModel m_companions;
    QString m_productId;
    State m_state = State::Loading;
    std::optional<ShelfItem> m_item;
    qint64 m_quantity = 1;
    bool m_areCompanionsChosen = false;
    qt::Latest m_latest;
};

} // namespace vitrine::kiosk
