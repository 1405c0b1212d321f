#pragma once

#include "admin-console/screens/imports/import_plan.hpp"
#include "admin-console/screens/imports/import_rows_model.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QSettings>

#include <functional>
#include <memory>
#include <string>

namespace vitrine::console {

/// Takes a file of products through its steps: read, map, check (a rehearsal in the shop that
/// changes nothing), apply. Long work goes in parts, so that it shows progress and can be stopped
/// between them; all parts of an import are one batch, which is undone as a whole. GUI thread only.
class ImportPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Choose, Map, Check, Apply, Done };
    Q_ENUM(Stage)

    /// Rows per call: few enough that progress moves and Cancel is quick.
    static constexpr std::size_t kRowsPerCheck = 1000;
    static constexpr std::size_t kRowsPerApply = 250;

    /// @param store remembers mappings; it must outlive this.
    ImportPresenter(client::CatalogClient catalog, QSettings& store, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const QString& fileName() const { return m_fileName; }
    [[nodiscard]] const CsvTable& table() const { return m_table; }
    [[nodiscard]] TextEncoding encoding() const { return m_encoding; }
    [[nodiscard]] QChar delimiter() const { return m_delimiter; }
    [[nodiscard]] const ImportMapping& mapping() const { return m_mapping; }
    /// Whether the mapping was remembered from an earlier file with these headings.
    [[nodiscard]] bool isMappingRemembered() const { return m_isRemembered; }
    /// Why the file cannot be checked as it is mapped now, "" when it can.
    [[nodiscard]] QString mappingProblem() const;
    [[nodiscard]] ImportRowsModel& rows() { return m_rows; }
    [[nodiscard]] const std::shared_ptr<const ImportPlan>& plan() const { return m_plan; }

    /// Work is under way (or stopped by a failure, then `interruption` says so).
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] std::size_t doneRows() const { return m_next; }
    [[nodiscard]] std::size_t allRows() const { return m_plan ? m_plan->size() : 0; }
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    /// Whether this import can be undone: something was written and not undone yet.
    [[nodiscard]] bool isUndoable() const { return m_isWritten && !m_isUndone; }
    [[nodiscard]] bool isUndone() const { return m_isUndone; }
    [[nodiscard]] const std::string& batchId() const { return m_batchId; }

    /// Reads a file off the GUI thread; `stageChanged` or `fileFailed` follows.
    void openFile(const QString& path);
    /// The same for bytes that are here already, e.g. dropped ones.
    void openBytes(const QByteArray& bytes, const QString& name);
    [[nodiscard]] bool isReading() const { return m_isReading; }
    void setEncoding(TextEncoding encoding);
    void setDelimiter(QChar delimiter);
    void setColumn(int column, ImportField field);
    void setDecimalSign(DecimalSign sign);
    /// Back to what the headings suggest.
    void resetMapping();

    /// Maps -> Check: remembers the mapping and rehearses. @pre mappingProblem() is empty
    void check();
    /// Check -> Apply. @pre the check has ended
    void apply();
    /// Goes on after a failure with the rows that are left.
    void resume();
    /// Ends what is under way: a check at once, an import behind the part that is being written.
    void stop();
    /// One step back; from the end to a new file.
    void back();
    void startOver();

    /// The failed rows as a file to mend. @return why it could not be written, "" when it was
    [[nodiscard]] QString saveFailedRows(const QString& path) const;
    /// Begins anew with only the rows that failed, mapped as they were.
    void retryFailed();
    /// Takes the whole import back.
    void undo();

Q_SIGNALS:
    void stageChanged();
    void fileFailed(const QString& sentence);
    void readingChanged(bool isReading);
    /// The table was read anew, or a column means something else.
    void mappingChanged();
    void progressed();
    /// The work stopped at a failure: offer to resume.
    void interrupted(const vitrine::Error& error);
    void undone(const vitrine::wire::UndoReport& report);
    void undoFailed(const vitrine::Error& error);

private:
    struct LoadedFile;
    void setStage(Stage stage);
    void read(QString path, QByteArray bytes);
    void readAgain();
    void loaded(LoadedFile file);
    void loadMapping();
    void rememberMapping();
    void prepare(Stage stage);
    void sendNext();
    void received(const ImportPlan::Chunk& chunk, const Result<wire::ImportReport>& report);
    void endWork();

    client::CatalogClient m_catalog;
    QSettings& m_store;
    ImportRowsModel m_rows;
    Stage m_stage = Stage::Choose;
    QString m_fileName;
    QByteArray m_bytes;
    TextEncoding m_encoding = TextEncoding::Utf8;
    QChar m_delimiter = u',';
    CsvTable m_table;
    ImportMapping m_mapping;
    bool m_isRemembered = false;
    std::shared_ptr<const ImportPlan> m_plan;
    std::size_t m_next = 0; ///< The first row that has not been sent.
    bool m_isReading = false;
    bool m_isBusy = false;
    bool m_isStopping = false;
    bool m_isStopped = false;
    bool m_isWritten = false;
    bool m_isUndone = false;
    std::string m_batchId;
    client::CancelSource m_cancel;
    qt::Latest m_reads;
    qt::Latest m_calls;
};

} // namespace vitrine::console
