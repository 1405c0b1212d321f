#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/search/search_presenter.hpp"

class QGridLayout;
class QLabel;
class QLineEdit;

namespace vitrine::kiosk {

class BasketAdder;
class Notice;
class ProductGrid;
class TouchButton;

/// The field, the keyboard, and what it finds while somebody types.
class SearchScreen final : public Screen
{
    Q_OBJECT

public:
    explicit SearchScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void wipe() override;

    [[nodiscard]] ProductGrid& grid() const { return *m_grid; }
    [[nodiscard]] QLineEdit& field() const { return *m_field; }

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectParts();
    void placeParts();
    void refresh();
    void showOrHideList();
    /// To the whole list.
    void finish();

    SearchPresenter m_presenter;
    QLineEdit* m_field;
    TouchButton* m_clear;
    QLabel* m_heading;
    TouchButton* m_meant;
    ProductGrid* m_grid;
    OnScreenKeyboard* m_keyboard;
    Notice* m_notice;
    BasketAdder* m_adder;
    QGridLayout* m_places;
    Layout m_layout;
};

} // namespace vitrine::kiosk
