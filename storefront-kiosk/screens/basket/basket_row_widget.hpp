#pragma once

#include "storefront-kiosk/frame/pictures.hpp"
#include "storefront-kiosk/screens/basket/basket_view.hpp"

#include <QLocale>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace vitrine::kiosk {

class ElidedText;
class QuantityStepper;

/// One product of the basket: picture, name, how many, how much.
class BasketRowWidget final : public QWidget
{
    Q_OBJECT

public:
    enum class Form {
        Wide,  ///< Name beside the numbers.
        Narrow ///< The numbers below the name: in the panel, and where text is large.
    };

    /// @param pictures outlives this; null: the placeholder only.
    explicit BasketRowWidget(Pictures* pictures, QWidget* parent = nullptr);

    void setForm(Form form);
    void setRow(const BasketRow& row, const QLocale& locale);
    [[nodiscard]] const BasketRow& row() const { return m_row; }

Q_SIGNALS:
    /// A person wants so many of it; 0 to take it out.
    void quantityWanted(const std::string& productId, qint64 quantity);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitAmount();
    void paintPicture(QPainter& painter, const QRect& place);

    Pictures* m_pictures;
    BasketRow m_row;
    QGridLayout* m_grid;
    ElidedText* m_name;
    QLabel* m_unit;
    QLabel* m_amount;
    QuantityStepper* m_stepper;
    Form m_form = Form::Wide;
};

} // namespace vitrine::kiosk
