#pragma once

#include "storefront-kiosk/basket/basket_change.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"

#include <QLocale>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace vitrine::kiosk {

class MessageCard;

/// What became different since it was put into the basket, each thing by itself, to be agreed to.
class ChangesPage final : public TouchScroll
{
    Q_OBJECT

public:
    explicit ChangesPage(QWidget* parent = nullptr);

    void present(const BasketChanges& changes, const QLocale& locale);
    void wipe();

private:
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_column;
    std::vector<MessageCard*> m_cards;
};

} // namespace vitrine::kiosk
