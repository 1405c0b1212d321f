#include "admin-console/screens/imports/import_screen.hpp"
#include "admin-console/screens/imports/mapping_page.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace vitrine::console {
namespace {

using Stage = ImportPresenter::Stage;

QString countText(std::size_t count)
{
    return qt::formatCount(static_cast<qint64>(count));
}

} // namespace

void ImportScreen::showStage()
{
    switch (m_presenter.stage()) {
    case Stage::Choose:
        m_pages->setCurrentWidget(m_choosePage);
        m_batches.refresh();
        break;
    case Stage::Map:
        m_pages->setCurrentWidget(m_mapping);
        break;
    case Stage::Check:
    case Stage::Apply:
    case Stage::Done:
        m_pages->setCurrentWidget(m_rowsPage);
        m_filters[static_cast<int>(m_presenter.rows().filter())]->setChecked(true);
        break;
    }
    m_footer->setVisible(m_presenter.stage() != Stage::Choose);
    showSteps();
    showProgress();
    showFilters();
    showSummary();
    updateCommands();
    Q_EMIT titleChanged();
    Q_EMIT unsavedChanged();
}

void ImportScreen::showSteps()
{
    const QString steps[] = {tr("1 File"), tr("2 Columns"), tr("3 Preview"), tr("4 Result")};
    const int stage = static_cast<int>(m_presenter.stage());
    const int current = m_presenter.stage() == Stage::Done ? 3 : stage;
    QStringList parts;
    for (int i = 0; i < 4; ++i) {
        const QString text = steps[i].toHtmlEscaped();
        parts.append(i == current ? QStringLiteral("<b>%1</b>").arg(text) : text);
    }
    m_steps->setTextFormat(Qt::RichText);
    m_steps->setText(parts.join(QStringLiteral("&nbsp;&nbsp;›&nbsp;&nbsp;")));
    m_steps->setAccessibleName(tr("Step %1 of 4").arg(current + 1));
}

void ImportScreen::showProgress()
{
    const std::size_t all = m_presenter.allRows();
    const std::size_t done = m_presenter.doneRows();
    const bool isWorking =
        m_presenter.stage() == Stage::Check || m_presenter.stage() == Stage::Apply;
    const bool isShown = isWorking && (m_presenter.isBusy() || done < all);
    m_progress->setVisible(isShown);
    m_progress->setRange(0, static_cast<int>(all));
    m_progress->setValue(static_cast<int>(done));
    m_progress->setAccessibleName(tr("Progress"));
    QString text;
    if (isShown && m_presenter.isStopping())
        text = tr("Stopping behind the rows that are being written…");
    else if (isShown)
        text = (m_presenter.stage() == Stage::Check ? tr("Checked %1 of %2 rows")
                                                    : tr("Imported %1 of %2 rows"))
                   .arg(countText(done), countText(all));
    m_progressText->setText(text);
}

void ImportScreen::showFilters()
{
    const auto& counts = m_presenter.rows().counts();
    const std::tuple<Filter, QString, int> texts[] = {
        {Filter::All, tr("All"), counts.total()},
        {Filter::Added, tr("New"), counts.added},
        {Filter::Changed, tr("Changed"), counts.changed},
        {Filter::Unchanged, tr("Unchanged"), counts.unchanged},
        {Filter::Faulty, tr("Errors"), counts.faulty}};
    for (const auto& [filter, name, count] : texts)
        m_filters[static_cast<int>(filter)]->setText(
            QStringLiteral("%1  %2").arg(name, qt::formatCount(count)));
}

void ImportScreen::showSummary()
{
    if (m_presenter.stage() != Stage::Done)
        return;
    const auto& counts = m_presenter.rows().counts();
    const QString sums = tr("%1 added, %2 changed, %3 unchanged, %4 failed.")
                             .arg(qt::formatCount(counts.added),
                                  qt::formatCount(counts.changed),
                                  qt::formatCount(counts.unchanged),
                                  qt::formatCount(counts.faulty));
    if (m_presenter.isStopped())
        m_banner->showMessage(
            qt::Tone::Warn,
            tr("Stopped after %1 of %2 rows: %3")
                .arg(countText(m_presenter.doneRows()), countText(m_presenter.allRows()), sums));
    else
        m_banner->showMessage(counts.faulty > 0 ? qt::Tone::Warn : qt::Tone::Ok,
                              tr("The import is done: %1").arg(sums));
}

void ImportScreen::showRowDetails()
{
    m_details->setText(m_presenter.rows().explanation(m_rows->currentIndex()));
}

void ImportScreen::sizeColumns()
{
    const auto& plan = m_presenter.plan();
    if (!plan)
        return;
    QHeaderView* header = m_rows->horizontalHeader();
    header->resizeSection(ImportRowsModel::RowColumn, 64);
    header->resizeSection(ImportRowsModel::OutcomeColumn, 124);
    int column = ImportRowsModel::FirstFieldColumn;
    for (const ImportField field : plan->fields()) {
        const bool isWide = field == ImportField::Name || field == ImportField::Description ||
                            field == ImportField::Categories ||
                            field == ImportField::Specifications;
        header->resizeSection(column++, isWide ? 220 : 130);
    }
    header->resizeSection(column, 320);
}

void ImportScreen::updateCommands()
{
    const Stage stage = m_presenter.stage();
    const bool isBusy = m_presenter.isBusy();
    const bool isWorking = stage == Stage::Check || stage == Stage::Apply;
    const bool isUnderWay = isWorking && (isBusy || m_presenter.doneRows() < m_presenter.allRows());
    const auto& counts = m_presenter.rows().counts();
    const QString problem = stage == Stage::Map ? m_presenter.mappingProblem() : QString();
    const int changes = counts.added + counts.changed;

    m_problem->setText(problem);
    m_do.choose->setEnabled(stage == Stage::Choose && !m_presenter.isReading());
    m_do.back->setEnabled(stage == Stage::Map || stage == Stage::Check);
    m_do.stop->setEnabled(isUnderWay && !m_presenter.isStopping());
    m_do.undo->setEnabled(stage == Stage::Done && m_presenter.isUndoable() && !isBusy);
    const bool hasFailed = counts.faulty > 0 && !isUnderWay && (isWorking || stage == Stage::Done);
    m_do.saveFailed->setEnabled(hasFailed);
    m_do.retryFailed->setEnabled(hasFailed && stage == Stage::Done);
    m_do.next->setEnabled((stage == Stage::Map && problem.isEmpty() && !m_presenter.isReading()) ||
                          (stage == Stage::Check && !isUnderWay && changes > 0) ||
                          (stage == Stage::Done && !isBusy));
    switch (stage) {
    case Stage::Check:
        m_do.next->setText(tr("Import %n row(s)", nullptr, changes));
        break;
    case Stage::Done:
        m_do.next->setText(tr("Import another file"));
        break;
    default:
        m_do.next->setText(tr("Check"));
        break;
    }
    m_back->setVisible(stage == Stage::Map || stage == Stage::Check);
    m_stop->setVisible(isUnderWay);
    m_saveFailed->setVisible(hasFailed);
    m_retryFailed->setVisible(hasFailed && stage == Stage::Done);
    m_undo->setVisible(stage == Stage::Done && m_presenter.isUndoable());
    m_next->setVisible(stage != Stage::Apply);

    const auto selected = m_batches.model().itemsOf({m_batchTable->currentKey()});
    m_do.undoBatch->setEnabled(stage == Stage::Choose && !m_batches.isUndoing() &&
                               !selected.empty() && selected.front().state != "UNDONE");
}

void ImportScreen::retranslate()
{
    m_header->setTitle(tr("Import products"));
    m_dropTitle->setText(tr("Drop a table of products here"));
    m_dropText->setText(tr(
        "CSV from a spreadsheet, another shop or an export. Nothing changes before you have seen "
        "the preview, and an import can be taken back."));
    m_batchTitle->setText(tr("Earlier imports and bulk changes"));
    m_batchTable->setAccessibleName(tr("Earlier imports and bulk changes"));
    m_noBatches->setContent(qt::Icon::Import,
                            tr("Nothing was imported yet"),
                            tr("What is imported or changed in bulk is listed here."));
    m_rows->setAccessibleName(tr("Rows of the file"));
    m_do.choose->setText(tr("Choose a file…"));
    m_do.back->setText(tr("Back"));
    m_do.stop->setText(tr("Stop"));
    m_do.undo->setText(tr("Take the import back"));
    m_do.saveFailed->setText(tr("Save the failed rows…"));
    m_do.retryFailed->setText(tr("Try the failed rows again"));
    m_do.undoBatch->setText(tr("Take back"));
    showSteps();
    showProgress();
    showFilters();
    updateCommands();
}

} // namespace vitrine::console
