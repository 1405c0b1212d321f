#pragma once

#include "admin-console/screens/products/product_editor_presenter.hpp"

#include <QListWidget>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMimeData;
class QPushButton;
class QToolButton;

namespace vitrine::qt {
class ImageCache;
class FieldBox;
} // namespace vitrine::qt

namespace vitrine::console {

/// The pictures of a product in their order, and those on their way. Files are dropped on it or
/// pasted; Ctrl+Left and Ctrl+Right move a picture, Delete removes it, the text for those who
/// cannot see it is edited below.
class ImageStrip final : public QWidget
{
    Q_OBJECT

public:
    ImageStrip(ProductEditorPresenter& presenter,
               qt::ImageCache& images,
               QWidget* parent = nullptr);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* altText() const { return m_altText; }
    /// Lets a person choose files.
    void chooseFiles();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showImages();
    void showDetails();
    void refreshPictures(const QString& hash);
    void addPendingItem(const PendingImage& image);
    void showProgress(int number);
    void fillPendingItem(QListWidgetItem& item, const PendingImage& image);
    void orderFromList();
    void moveCurrent(int by);
    void removeCurrent();
    void setAltText(const QString& text);
    [[nodiscard]] QString currentHash() const;
    [[nodiscard]] int currentUpload() const;
    [[nodiscard]] bool acceptsDrop(const QMimeData* mime) const;
    bool takeDrop(const QMimeData* mime);

    ProductEditorPresenter& m_presenter;
    qt::ImageCache& m_images;
    QListWidget* m_list;
    QLabel* m_hint;
    QLabel* m_progress;
    qt::FieldBox* m_altBox;
    QLineEdit* m_altText;
    QPushButton* m_add;
    QToolButton* m_left;
    QToolButton* m_right;
    QToolButton* m_remove;
    QToolButton* m_retry;
    bool m_isFilling = false;
};

} // namespace vitrine::console
