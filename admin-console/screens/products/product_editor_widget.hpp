#pragma once

#include "admin-console/screens/products/product_editor_presenter.hpp"
#include "admin-console/screens/products/product_form.hpp"

#include <QPointer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace vitrine::qt {
class BusyOverlay;
class ImageCache;
class MessageBanner;
class SaveBar;
} // namespace vitrine::qt

namespace vitrine::console {

class ConflictDialog;

/// One product: messages, the form, the bar with what is not saved. Fits a side panel and a page.
class ProductEditorWidget final : public QWidget
{
    Q_OBJECT

public:
    ProductEditorWidget(ProductEditorPresenter& presenter,
                        qt::ImageCache& images,
                        QWidget* parent = nullptr);

    [[nodiscard]] ProductForm& form() { return *m_form; }
    [[nodiscard]] qt::MessageBanner& banner() { return *m_banner; }
    [[nodiscard]] qt::SaveBar& saveBar() { return *m_saveBar; }
    void save();
    /// Whether the fields keep the distance of a page from the edges.
    void setPageMargins(bool isOn);

Q_SIGNALS:
    void stockRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showError();
    void showState();
    void showChanges();
    void showArchived();
    void showConflict();
    void showSaveError(const Error& error);

    ProductEditorPresenter& m_presenter;
    qt::MessageBanner* m_banner;
    qt::MessageBanner* m_archived;
    QVBoxLayout* m_banners;
    QScrollArea* m_scroll;
    ProductForm* m_form;
    qt::SaveBar* m_saveBar;
    qt::BusyOverlay* m_busy;
    QPointer<ConflictDialog> m_conflict;
};

} // namespace vitrine::console
