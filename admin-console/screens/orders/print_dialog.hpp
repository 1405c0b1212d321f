#pragma once

#include "admin-console/screens/orders/order_document.hpp"

#include <QDialog>

#include <memory>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPrinter;
class QPrintPreviewWidget;
class QPushButton;
class QSettings;

namespace vitrine::qt {
class MessageBanner;
}

namespace vitrine::console {

/// Preview of a document of an order; prints it or saves it as PDF. The letterhead that is typed
/// here is kept for all documents. Deletes itself when closed.
class PrintDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param settings must outlive this.
    PrintDialog(DocumentInput input, QSettings& settings, QWidget* parent);
    ~PrintDialog() override;

    [[nodiscard]] const PrintedDocument& document() const { return m_document; }
    [[nodiscard]] const DocumentInput& input() const { return m_input; }
    void setKind(DocumentKind kind);
    void setLanguage(DocumentLanguage language);
    /// @return false: the file could not be written; the banner says so.
    bool savePdf(const QString& file);

Q_SIGNALS:
    void saved(const QString& file);
    void printed();

private:
    QWidget* buildSide();
    void loadLetterhead();
    void takeLetterhead();
    void layOut();
    void askFile();
    void askPrinter();

    DocumentInput m_input;
    QSettings& m_settings;
    PrintedDocument m_document;
    std::unique_ptr<QPrinter> m_printer; ///< Outlives the preview, which keeps a pointer to it.
    QPrintPreviewWidget* m_preview;
    qt::MessageBanner* m_banner;
    QComboBox* m_kind;
    QComboBox* m_language;
    QComboBox* m_paper;
    QPlainTextEdit* m_address;
    QLineEdit* m_taxNumber;
    QLineEdit* m_contact;
};

/// Writes all pages to a PDF file. @return false when it cannot be written.
bool writePdf(const PrintedDocument& document, const QString& file);

} // namespace vitrine::console
