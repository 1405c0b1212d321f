#include "admin-console/screens/orders/print_dialog.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStandardPaths>

namespace vitrine::console {
namespace {

constexpr QSizeF kA4(595, 842);
constexpr QSizeF kLetter(612, 792);

QPageLayout pageLayoutOf(const PrintedDocument& document)
{
    const QPageSize size(document.pageSize, QPageSize::Point, QString(), QPageSize::FuzzyMatch);
    return {size, QPageLayout::Portrait, QMarginsF(), QPageLayout::Point};
}

/// Paints all pages; `newPage` is called between them.
template <typename Device>
void paintAll(Device& device, const PrintedDocument& document, qreal dotsPerInch)
{
    QPainter painter(&device);
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        if (i > 0)
            device.newPage();
        painter.save();
        painter.scale(dotsPerInch / 72.0, dotsPerInch / 72.0);
        paintPage(painter, document.pages[i]);
        painter.restore();
    }
}

} // namespace

bool writePdf(const PrintedDocument& document, const QString& file)
{
    QSaveFile target(file); // an older file stays whole until the new one is
    if (!target.open(QIODevice::WriteOnly))
        return false;
    {
        QPdfWriter writer(&target);
        writer.setTitle(document.title);
        writer.setCreator(QStringLiteral("Vitrine"));
        writer.setResolution(600);
        writer.setPageLayout(pageLayoutOf(document));
        paintAll(writer, document, writer.resolution());
    }
    return target.commit();
}

PrintDialog::PrintDialog(DocumentInput input, QSettings& settings, QWidget* parent)
    : QDialog(parent)
    , m_input(std::move(input))
    , m_settings(settings)
    , m_printer(std::make_unique<QPrinter>(QPrinter::ScreenResolution))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("printDialog"));
    setModal(true);
    setWindowTitle(tr("Print order %1").arg(QString::fromStdString(m_input.order.number)));
    m_printer->setFullPage(true);
    m_preview = new QPrintPreviewWidget(m_printer.get(), this);
    m_preview->setAccessibleName(tr("Preview"));
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, [this](QPrinter* printer) {
        paintAll(*printer, m_document, printer->resolution());
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addWidget(m_preview, 1);
    loadLetterhead();
    layOut();
    resize(980, 760);
    m_kind->setFocus();
}

PrintDialog::~PrintDialog()
{
    delete m_preview; // before the printer that it draws for
}

QWidget* PrintDialog::buildSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(280);
    m_banner = new qt::MessageBanner(side);
    m_kind = new QComboBox(side);
    m_kind->setObjectName(QStringLiteral("printKind"));
    m_kind->addItems({tr("Invoice"), tr("Packing slip"), tr("Receipt")});
    m_kind->setCurrentIndex(int(m_input.kind));
    connect(
        m_kind, &QComboBox::activated, this, [this](int index) { setKind(DocumentKind(index)); });
    m_language = new QComboBox(side);
    m_language->setObjectName(QStringLiteral("printLanguage"));
    m_language->addItems({QStringLiteral("English"), QStringLiteral("Deutsch")});
    m_language->setCurrentIndex(int(m_input.language));
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        setLanguage(DocumentLanguage(index));
    });
    m_paper = new QComboBox(side);
    m_paper->setObjectName(QStringLiteral("printPaper"));
    m_paper->addItem(QStringLiteral("A4"), kA4);
    m_paper->addItem(tr("Letter"), kLetter);
    m_paper->setCurrentIndex(m_settings.value(QStringLiteral("orders/print/letter")).toBool() ? 1
                                                                                              : 0);
    m_input.pageSize = m_paper->currentData().toSizeF();
    connect(m_paper, &QComboBox::activated, this, [this](int index) {
        m_settings.setValue(QStringLiteral("orders/print/letter"), index == 1);
        m_input.pageSize = m_paper->currentData().toSizeF();
        layOut();
    });
    m_address = new QPlainTextEdit(side);
    m_address->setObjectName(QStringLiteral("printAddress"));
    m_address->setTabChangesFocus(true);
    m_address->setFixedHeight(84);
    m_taxNumber = new QLineEdit(side);
    m_taxNumber->setObjectName(QStringLiteral("printTaxNumber"));
    m_contact = new QLineEdit(side);
    m_contact->setObjectName(QStringLiteral("printContact"));
    auto* save = new QPushButton(tr("Save as PDF\u2026"), side);
    save->setObjectName(QStringLiteral("printSave"));
    save->setIcon(qt::icon(qt::Icon::Pdf));
    save->setToolTip(tr("Ctrl+S"));
    connect(save, &QPushButton::clicked, this, &PrintDialog::askFile);
    auto* print = new QPushButton(tr("Print\u2026"), side);
    print->setObjectName(QStringLiteral("printPrint"));
    print->setToolTip(tr("Ctrl+P"));
    print->setDefault(true);
    qt::setButtonKind(print, qt::ButtonKind::Primary);
    connect(print, &QPushButton::clicked, this, &PrintDialog::askPrinter);
    auto* close = new QPushButton(tr("Close"), side);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(new QShortcut(QKeySequence::Save, this),
            &QShortcut::activated,
            this,
            &PrintDialog::askFile);
    connect(new QShortcut(QKeySequence::Print, this),
            &QShortcut::activated,
            this,
            &PrintDialog::askPrinter);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_banner);
    column->addWidget(new qt::FieldBox(tr("&Document"), m_kind, side));
    column->addWidget(new qt::FieldBox(tr("&Language"), m_language, side));
    column->addWidget(new qt::FieldBox(tr("Pape&r"), m_paper, side));
    column->addSpacing(qt::space::kInside);
    column->addWidget(qt::makeLabel(tr("Letterhead"), qt::TextStyle::Emphasis, side));
    column->addWidget(new qt::FieldBox(tr("&Address of the shop"), m_address, side));
    column->addWidget(new qt::FieldBox(tr("&Tax number"), m_taxNumber, side));
    column->addWidget(new qt::FieldBox(tr("&Contact"), m_contact, side));
    column->addStretch(1);
    column->addWidget(print);
    column->addWidget(save);
    column->addWidget(close);
    return side;
}

void PrintDialog::loadLetterhead()
{
    const QString prefix =
        QStringLiteral("orders/letterhead/") + m_input.shop.name + QLatin1Char('/');
    const auto text = [&](const char* key) {
        return m_settings.value(prefix + QLatin1String(key)).toString();
    };
    m_address->setPlainText(text("address"));
    m_taxNumber->setText(text("taxNumber"));
    m_contact->setText(text("contact"));
    connect(m_address, &QPlainTextEdit::textChanged, this, &PrintDialog::takeLetterhead);
    connect(m_taxNumber, &QLineEdit::textChanged, this, &PrintDialog::takeLetterhead);
    connect(m_contact, &QLineEdit::textChanged, this, &PrintDialog::takeLetterhead);
}

void PrintDialog::takeLetterhead()
{
    const QString prefix =
        QStringLiteral("orders/letterhead/") + m_input.shop.name + QLatin1Char('/');
    m_settings.setValue(prefix + QLatin1String("address"), m_address->toPlainText());
    m_settings.setValue(prefix + QLatin1String("taxNumber"), m_taxNumber->text());
    m_settings.setValue(prefix + QLatin1String("contact"), m_contact->text());
    layOut();
}

void PrintDialog::setKind(DocumentKind kind)
{
    m_input.kind = kind;
    m_kind->setCurrentIndex(int(kind));
    layOut();
}

void PrintDialog::setLanguage(DocumentLanguage language)
{
    m_input.language = language;
    m_language->setCurrentIndex(int(language));
    layOut();
}

void PrintDialog::layOut()
{
    m_input.shop.address =
        m_address->toPlainText().trimmed().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    m_input.shop.taxNumber = m_taxNumber->text().trimmed();
    m_input.shop.contact = m_contact->text().trimmed();
    m_document = layOutDocument(m_input);
    m_paper->setEnabled(m_input.kind != DocumentKind::Receipt); // a roll has one width
    m_printer->setPageLayout(pageLayoutOf(m_document));
    m_printer->setFullPage(true);
    m_printer->setDocName(m_document.title);
    m_preview->updatePreview();
}

bool PrintDialog::savePdf(const QString& file)
{
    if (!writePdf(m_document, file)) {
        m_banner->showMessage(
            qt::Tone::Danger,
            tr("The file could not be written. Is the folder full or protected?"));
        return false;
    }
    m_banner->dismiss();
    Q_EMIT saved(QFileInfo(file).fileName());
    return true;
}

void PrintDialog::askFile()
{
    const QString fallback = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder =
        m_settings.value(QStringLiteral("orders/print/folder"), fallback).toString();
    auto* ask = new QFileDialog(this, tr("Save as PDF"), folder, tr("PDF (*.pdf)"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setAcceptMode(QFileDialog::AcceptSave);
    ask->setDefaultSuffix(QStringLiteral("pdf"));
    ask->selectFile(m_document.fileName);
    connect(ask, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_settings.setValue(QStringLiteral("orders/print/folder"), QFileInfo(file).absolutePath());
        if (savePdf(file))
            accept();
    });
    ask->open();
}

void PrintDialog::askPrinter()
{
    auto* ask = new QPrintDialog(m_printer.get(), this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this] {
        m_printer->setFullPage(true);
        m_preview->print();
        Q_EMIT printed();
        accept();
    });
    ask->open();
}

} // namespace vitrine::console
