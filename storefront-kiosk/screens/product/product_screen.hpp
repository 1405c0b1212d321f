#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/product/product_presenter.hpp"

class QGridLayout;

namespace vitrine::kiosk {

class BasketAdder;
class EmptyShelf;
class Notice;
class PicturePager;
class ProductPage;
class TouchScroll;

/// One product: its pictures, what is written about it, and the way into the basket.
class ProductScreen final : public Screen
{
    Q_OBJECT

public:
    explicit ProductScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void act() override;
    void wipe() override;

    [[nodiscard]] PicturePager& pager() const { return *m_pager; }
    [[nodiscard]] ProductPage& page() const { return *m_page; }

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void placeParts();
    void fitPager();
    void refresh();
    void refreshEmpty();
    /// Once for each product, when it is there: in accessibility mode what it is is spoken.
    void announce();

    ProductPresenter m_presenter;
    PicturePager* m_pager;
    TouchScroll* m_scroll;
    ProductPage* m_page;
    EmptyShelf* m_empty;
    BasketAdder* m_adder; ///< For what goes with it.
    Notice* m_notice;
    QGridLayout* m_places;
    Layout m_layout;
    std::string m_announced; ///< The product that was spoken of.
};

} // namespace vitrine::kiosk
