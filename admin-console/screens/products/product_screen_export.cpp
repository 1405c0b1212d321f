#include "admin-console/screens/products/product_screen.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace vitrine::console {

void ProductScreen::connectExporter()
{
    connect(&m_exporter, &ProductExporter::runningChanged, this, [this](bool isRunning) {
        if (isRunning)
            m_busy->begin(tr("Exporting the products…"), true);
        else
            m_busy->end();
    });
    connect(&m_exporter, &ProductExporter::progressed, this, [this](qint64 rows, double share) {
        m_busy->setProgress(share);
        m_busy->setText(tr("%1 products exported…").arg(qt::formatCount(rows)));
    });
    connect(m_busy, &qt::BusyOverlay::cancelled, this, [this] {
        m_exporter.cancel();
        context().toast(tr("The export was cancelled; no file was written."));
    });
    connect(&m_exporter, &ProductExporter::finished, this, [this](const QString& path) {
        context().toast(tr("Exported to %1.").arg(QFileInfo(path).fileName()));
    });
    connect(&m_exporter, &ProductExporter::failed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The products could not be exported."), [this] {
            m_banner->dismiss();
            askWhereToExport();
        });
    });
    connect(&m_exporter, &ProductExporter::fileFailed, this, [this](const QString& why) {
        m_banner->showMessage(qt::Tone::Danger, tr("The file cannot be written: %1.").arg(why));
    });
}

void ProductScreen::askWhereToExport()
{
    if (m_exporter.isRunning())
        return;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new QFileDialog(
        this, tr("Save the export"), QDir(folder).filePath(QStringLiteral("products.csv")));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("CSV tables (*.csv)"));
    connect(dialog, &QFileDialog::fileSelected, this, &ProductScreen::exportTo);
    dialog->open();
}

void ProductScreen::exportTo(const QString& path)
{
    if (!m_exporter.isRunning())
        m_exporter.start(m_list.filter().query(), path, m_list.model().total());
}

} // namespace vitrine::console
