#pragma once

#include "admin-console/parts/product_lookup.hpp"
#include "vitrine/wire/inventory.hpp"

#include <QWidget>

#include <optional>
#include <string>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace vitrine::qt {
class BusyIndicator;
class FieldBox;
class MessageBanner;
} // namespace vitrine::qt

namespace vitrine::console {

class StockChangePresenter;

/// Changes the stock of one product: by a difference with a reason, or to what was counted. Says
/// before it happens what will be there afterwards.
class StockChangeForm : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Adjust, Count };

    explicit StockChangeForm(StockChangePresenter& presenter, QWidget* parent = nullptr);

    /// Another product, or the same one anew; what was typed is gone.
    void open(const wire::Stock& stock, Mode mode);
    /// Newer figures of the product; what was typed stays.
    void takeFigures(const wire::Stock& stock);
    void setProduct(const ProductFace* face);
    [[nodiscard]] const wire::Stock& stock() const { return m_seen; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isModified() const;
    void discard();
    /// As the button does; nothing while the change is not possible.
    void submit();
    void focusFirst();
    void retranslate();

Q_SIGNALS:
    void modifiedChanged();

private:
    void build();
    void connectPresenter();
    void setMode(Mode mode);
    void showFigures();
    void showPreview();
    void showAdjustPreview();
    void showCountPreview();
    void showOutdated(const wire::Stock& now);
    void showFailure(const Error& error, bool inDoubt);
    void resetInput();
    [[nodiscard]] std::string reason() const;
    [[nodiscard]] bool isMine(const QString& productId) const;

    StockChangePresenter& m_presenter;
    wire::Stock m_seen; ///< The figures that the person looks at.
    Mode m_mode = Mode::Adjust;
    bool m_isOutdated = false; ///< The stock changed between looking and counting.
    QLabel* m_name;
    QLabel* m_sku;
    QLabel* m_figures;
    QButtonGroup* m_modes;
    QPushButton* m_adjustMode;
    QPushButton* m_countMode;
    qt::MessageBanner* m_banner;
    QSpinBox* m_delta;
    QSpinBox* m_counted;
    QSpinBox* m_safety;
    QComboBox* m_reason;
    qt::FieldBox* m_deltaBox;
    qt::FieldBox* m_countedBox;
    qt::FieldBox* m_safetyBox;
    qt::FieldBox* m_reasonBox;
    QLabel* m_preview;
    qt::BusyIndicator* m_ring;
    QPushButton* m_submit;
};

} // namespace vitrine::console
