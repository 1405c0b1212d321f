#pragma once

#include "admin-console/screens/products/image_strip.hpp"
#include "admin-console/screens/products/pair_grid.hpp"
#include "admin-console/screens/products/product_editor_presenter.hpp"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace vitrine::qt {
class FieldBox;
class FormSection;
class ImageCache;
class MoneyEdit;
class TagList;
} // namespace vitrine::qt

namespace vitrine::console {

/// All fields of a product, each with its mark when it is not saved and its error when it was
/// refused. Follows the product under edit in both directions.
class ProductForm final : public QWidget
{
    Q_OBJECT

public:
    ProductForm(ProductEditorPresenter& presenter,
                qt::ImageCache& images,
                QWidget* parent = nullptr);

    /// Values to offer: of other products.
    void setSuggestions(const QStringList& brands, const QStringList& taxCategories);
    void focusFirst();
    /// Gives the focus to the first field with an error. @return its box, null when there is none
    QWidget* focusError();
    [[nodiscard]] qt::FieldBox* box(ProductField field) const { return m_boxes.value(field); }
    [[nodiscard]] ImageStrip& images() { return *m_images; }
    /// Puts what is half typed into the product, before a save.
    void commit();

Q_SIGNALS:
    void stockRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeBasics();
    void makeSelling();
    void makeLists();
    void arrange();
    void connectFields();
    void retranslate();
    /// Takes the value of `field` into its control.
    void showField(ProductField field);
    void showMarks();
    void showStock();
    void showPriceHint();
    void showCategories();
    void pickCategories();
    void
    changeText(ProductField field, std::string wire::ProductDraft::*member, const QString& text);
    void changeGtins(const QString& text);
    void keepGlobalUndo(QWidget* control);
    qt::FieldBox* addBox(ProductField field, QWidget* control);

    ProductEditorPresenter& m_presenter;
    QHash<ProductField, qt::FieldBox*> m_boxes;
    qt::FormSection* m_basics;
    qt::FormSection* m_selling;
    qt::FormSection* m_more;
    QLineEdit* m_name;
    QLineEdit* m_sku;
    QComboBox* m_brand;
    QPlainTextEdit* m_description;
    qt::MoneyEdit* m_price;
    QComboBox* m_tax;
    QCheckBox* m_active;
    QLineEdit* m_gtins;
    qt::TagList* m_categories;
    PairGrid* m_specifications;
    PairGrid* m_metadata;
    ImageStrip* m_images;
    QWidget* m_stockBox;
    QLabel* m_stockTitle;
    QLabel* m_stock;
    QLabel* m_stockDetail;
    QPushButton* m_stockLink;
    bool m_isShowing = false;
};

} // namespace vitrine::console
