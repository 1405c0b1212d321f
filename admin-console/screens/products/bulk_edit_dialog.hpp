#pragma once

#include "admin-console/screens/products/bulk_edit_presenter.hpp"
#include "admin-console/screens/products/product_fields.hpp"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace vitrine::qt {
class BusyIndicator;
class DataTable;
class MessageBanner;
class MoneyEdit;
class TagList;
} // namespace vitrine::qt

namespace vitrine::console {

/// Changes many products alike. Whatever is set at the left, the shop rehearses, and the right
/// shows every field before and after; only then it can be carried out.
class BulkEditDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Scope
    {
        std::vector<std::string> selected;
        wire::ProductQuery query;  ///< Of the list's filter.
        std::int64_t matching = 0; ///< How many the filter finds.
    };
    struct Choices
    {
        std::vector<wire::Category> categories;
        QStringList taxCategories;
        QStringList brands;
        domain::Currency currency;
    };

    BulkEditDialog(client::CatalogClient catalog,
                   Scope scope,
                   Choices choices,
                   QWidget* parent = nullptr);

    [[nodiscard]] BulkEditPresenter& presenter() { return m_presenter; }
    [[nodiscard]] QPushButton* applyButton() const { return m_apply; }
    /// What is set now.
    [[nodiscard]] wire::BulkChange change() const;

Q_SIGNALS:
    void applied(int changed, const std::vector<std::string>& batchIds);

protected:
    void reject() override;

private:
    QWidget* makeForm();
    QWidget* makePreview();
    QWidget* makeFooter();
    void fillChoices();
    void changed();
    void useScope();
    void showPrice();
    void showState();
    void pickCategories(QStringList& ids, qt::TagList* tags);
    void showTags(const QStringList& ids, qt::TagList* tags);
    [[nodiscard]] std::optional<domain::PriceRule> priceRule() const;

    Scope m_scope;
    Choices m_choices;
    CategoryPaths m_paths;
    BulkEditPresenter m_presenter;
    QTimer m_pause;
    QStringList m_added;
    QStringList m_removed;
    QRadioButton* m_selected;
    QRadioButton* m_all;
    QComboBox* m_priceKind;
    QLineEdit* m_percent;
    qt::MoneyEdit* m_amount;
    QLabel* m_priceFault;
    QComboBox* m_active;
    QComboBox* m_tax;
    QComboBox* m_brand;
    qt::TagList* m_addTags;
    qt::TagList* m_removeTags;
    qt::DataTable* m_table;
    QLabel* m_hint;
    QLabel* m_totals;
    qt::BusyIndicator* m_busy;
    qt::MessageBanner* m_banner;
    QPushButton* m_cancel;
    QPushButton* m_apply;
};

} // namespace vitrine::console
