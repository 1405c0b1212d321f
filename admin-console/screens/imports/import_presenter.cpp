#include "admin-console/screens/imports/import_presenter.hpp"

#include "vitrine/domain/uuid.hpp"
#include "vitrine/qt/background.hpp"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <chrono>

namespace vitrine::console {
namespace {

constexpr std::chrono::seconds kCallTimeout{60};

/// What failedRows adds; a mended file has it still.
const QString kErrorHeading = QStringLiteral("error");

QString mappingKey(const QStringList& header)
{
    return QStringLiteral("imports/mappings/") + headerSignature(header);
}

bool hasErrorColumn(const QStringList& header)
{
    return header.size() > 1 && header.back().trimmed().toLower() == kErrorHeading;
}

} // namespace

/// A file and the table in it.
struct ImportPresenter::LoadedFile
{
    QString name;
    QByteArray bytes;
    TextEncoding encoding = TextEncoding::Utf8;
    QChar delimiter = u',';
    CsvTable table;

    void refuse(const QString& why) { table.problem = why; }
    /// @return whether the bytes are there
    bool fetch(const QString& path)
    {
        QFile file(path);
        name = QFileInfo(path).fileName();
        if (!file.open(QIODevice::ReadOnly)) {
            refuse(ImportPresenter::tr("The file cannot be opened: %1.").arg(file.errorString()));
            return false;
        }
        if (file.size() > kCsvBytesMax) {
            refuse(ImportPresenter::tr("The file is larger than %1 MB. Import it in parts.")
                       .arg(kCsvBytesMax / (1024 * 1024)));
            return false;
        }
        bytes = file.readAll();
        return true;
    }
    void parse()
    {
        encoding = detectEncoding(bytes);
        const QString text = decodeText(bytes, encoding);
        delimiter = detectDelimiter(text);
        table = parseCsv(text, delimiter);
    }
};

ImportPresenter::ImportPresenter(client::CatalogClient catalog, QSettings& store, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_store(store)
    , m_rows(this)
{
}

void ImportPresenter::setStage(Stage stage)
{
    m_stage = stage;
    Q_EMIT stageChanged();
}

void ImportPresenter::openFile(const QString& path)
{
    read(path, {});
}

void ImportPresenter::openBytes(const QByteArray& bytes, const QString& name)
{
    read(name, bytes);
}

void ImportPresenter::read(QString path, QByteArray bytes)
{
    m_isReading = true;
    Q_EMIT readingChanged(true);
    const auto ticket = m_reads.next();
    qt::inBackground(
        this,
        [path = std::move(path), bytes = std::move(bytes)]() mutable {
            LoadedFile file{.name = path, .bytes = std::move(bytes), .table = {}};
            if (!file.bytes.isEmpty() || file.fetch(path))
                file.parse();
            return file;
        },
        [this, ticket](LoadedFile file) {
            if (!m_reads.isStale(ticket))
                loaded(std::move(file));
        });
}

void ImportPresenter::loaded(LoadedFile file)
{
    m_isReading = false;
    Q_EMIT readingChanged(false);
    if (!file.table.problem.isEmpty()) {
        Q_EMIT fileFailed(file.table.problem);
        return;
    }
    m_fileName = file.name;
    m_bytes = file.bytes;
    m_encoding = file.encoding;
    m_delimiter = file.delimiter;
    m_table = std::move(file.table);
    loadMapping();
    setStage(Stage::Map);
    Q_EMIT mappingChanged();
}

void ImportPresenter::setEncoding(TextEncoding encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    readAgain();
}

void ImportPresenter::setDelimiter(QChar delimiter)
{
    if (delimiter == m_delimiter)
        return;
    m_delimiter = delimiter;
    readAgain();
}

void ImportPresenter::readAgain()
{
    m_isReading = true;
    Q_EMIT readingChanged(true);
    const auto ticket = m_reads.next();
    qt::inBackground(
        this,
        [bytes = m_bytes, encoding = m_encoding, delimiter = m_delimiter] {
            return parseCsv(decodeText(bytes, encoding), delimiter);
        },
        [this, ticket](CsvTable table) {
            if (m_reads.isStale(ticket))
                return;
            m_isReading = false;
            Q_EMIT readingChanged(false);
            m_table = std::move(table);
            loadMapping();
            Q_EMIT mappingChanged();
        });
}

void ImportPresenter::loadMapping()
{
    const QStringList& header = m_table.header;
    const bool isMended = hasErrorColumn(header);
    const QStringList known = isMended ? header.first(header.size() - 1) : header;
    const auto remembered =
        mappingFromText(m_store.value(mappingKey(known)).toString(), known.size());
    m_isRemembered = remembered.has_value();
    m_mapping = remembered ? *remembered : guessMapping(known);
    if (isMended)
        m_mapping.columns.push_back(ImportField::Ignore);
}

void ImportPresenter::rememberMapping()
{
    QStringList header = m_table.header;
    ImportMapping mapping = m_mapping;
    if (hasErrorColumn(header)) {
        header.removeLast();
        mapping.columns.pop_back();
    }
    m_store.setValue(mappingKey(header), mappingToText(mapping));
}

QString ImportPresenter::mappingProblem() const
{
    return m_table.problem.isEmpty() ? console::mappingProblem(m_mapping, m_table.header)
                                     : m_table.problem;
}

void ImportPresenter::setColumn(int column, ImportField field)
{
    auto& columns = m_mapping.columns;
    const auto at = static_cast<std::size_t>(column);
    if (at >= columns.size() || columns[at] == field)
        return;
    // The meaning moves: two columns cannot both be the price.
    if (!mayRepeat(field)) {
        for (ImportField& other : columns) {
            if (other == field)
                other = ImportField::Ignore;
        }
    }
    columns[at] = field;
    m_isRemembered = false;
    Q_EMIT mappingChanged();
}

void ImportPresenter::setDecimalSign(DecimalSign sign)
{
    m_mapping.decimalSign = sign;
    Q_EMIT mappingChanged();
}

void ImportPresenter::resetMapping()
{
    m_mapping = guessMapping(m_table.header);
    m_isRemembered = false;
    Q_EMIT mappingChanged();
}

void ImportPresenter::check()
{
    Q_ASSERT(mappingProblem().isEmpty());
    rememberMapping();
    m_batchId.clear();
    m_isWritten = false;
    m_isUndone = false;
    m_plan.reset();
    prepare(Stage::Check);
    qt::inBackground(
        this,
        [table = m_table, mapping = m_mapping] {
            return std::make_shared<const ImportPlan>(table, mapping);
        },
        [this, ticket = m_calls.next()](std::shared_ptr<const ImportPlan> plan) {
            if (m_calls.isStale(ticket))
                return;
            m_plan = std::move(plan);
            m_rows.reset(m_plan);
            Q_EMIT progressed();
            sendNext();
        });
}

void ImportPresenter::apply()
{
    Q_ASSERT(m_stage == Stage::Check && !m_isBusy);
    m_batchId = domain::newUuid().text();
    prepare(Stage::Apply);
    sendNext();
}

void ImportPresenter::prepare(Stage stage)
{
    m_rows.reset(m_plan);
    m_rows.setFilter(ImportRowsModel::Filter::All);
    m_next = 0;
    m_isStopping = false;
    m_isStopped = false;
    m_isBusy = true;
    m_cancel = client::CancelSource();
    setStage(stage);
}

void ImportPresenter::resume()
{
    if (m_isBusy || m_isStopped || m_next >= allRows())
        return;
    m_isBusy = true;
    Q_EMIT progressed();
    sendNext();
}

void ImportPresenter::sendNext()
{
    if (m_next >= allRows() || m_isStopping) {
        endWork();
        return;
    }
    const bool isCheck = m_stage == Stage::Check;
    const auto chunk = m_plan->chunk(m_next, isCheck ? kRowsPerCheck : kRowsPerApply);
    const wire::ImportOptions how{
        .dryRun = isCheck, .details = true, .batchId = isCheck ? std::string() : m_batchId};
    client::CallOptions call{.timeout = kCallTimeout};
    if (isCheck)
        call.cancel = m_cancel.token();
    const auto ticket = m_calls.next();
    qt::deliver(m_catalog.importProducts(chunk.csv, how, std::move(call)),
                this,
                [this, chunk, ticket](const Result<wire::ImportReport>& report) {
                    if (!m_calls.isStale(ticket))
                        received(chunk, report);
                });
}

void ImportPresenter::received(const ImportPlan::Chunk& chunk,
                               const Result<wire::ImportReport>& report)
{
    if (!report.ok()) {
        m_isBusy = false;
        if (m_isStopping)
            endWork();
        else
            Q_EMIT interrupted(report.error());
        Q_EMIT progressed();
        return;
    }
    m_rows.append(chunk, *report);
    m_next += chunk.rows.size();
    if (m_stage == Stage::Apply)
        m_isWritten = m_isWritten || report->created + report->updated > 0;
    Q_EMIT progressed();
    sendNext();
}

void ImportPresenter::endWork()
{
    m_isBusy = false;
    m_isStopped = m_isStopping;
    m_isStopping = false;
    Q_EMIT progressed();
    if (m_stage == Stage::Apply)
        setStage(Stage::Done);
    else if (m_isStopped)
        setStage(Stage::Map);
}

void ImportPresenter::stop()
{
    if (m_stage != Stage::Check && m_stage != Stage::Apply)
        return;
    m_isStopping = true;
    if (!m_isBusy || m_stage == Stage::Check) {
        m_calls.drop();
        m_cancel.cancel();
        endWork();
        return;
    }
    Q_EMIT progressed();
}

void ImportPresenter::back()
{
    switch (m_stage) {
    case Stage::Choose:
        break;
    case Stage::Map:
    case Stage::Done:
        startOver();
        break;
    case Stage::Check:
        if (m_isBusy)
            stop();
        else
            setStage(Stage::Map);
        break;
    case Stage::Apply:
        stop();
        break;
    }
}

void ImportPresenter::startOver()
{
    m_calls.drop();
    m_reads.drop();
    m_isReading = false;
    m_isBusy = false;
    m_plan.reset();
    m_rows.reset(nullptr);
    m_table = {};
    m_bytes.clear();
    setStage(Stage::Choose);
}

QString ImportPresenter::saveFailedRows(const QString& path) const
{
    QSaveFile file(path);
    const QByteArray bytes = QByteArrayLiteral("\xEF\xBB\xBF") +
                             m_plan->failedRows(m_rows.faults(), m_delimiter).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tr("The file cannot be written: %1.").arg(file.errorString());
    return {};
}

void ImportPresenter::retryFailed()
{
    m_table = m_plan->onlyRows(m_rows.faults());
    if (m_table.rows.empty())
        return;
    check();
}

void ImportPresenter::undo()
{
    if (!isUndoable() || m_isBusy)
        return;
    m_isBusy = true;
    Q_EMIT progressed();
    qt::deliver(m_catalog.undoBatch(m_batchId, {.timeout = kCallTimeout}),
                this,
                [this](const Result<wire::UndoReport>& report) {
                    m_isBusy = false;
                    m_isUndone = report.ok();
                    if (report.ok())
                        Q_EMIT undone(*report);
                    else
                        Q_EMIT undoFailed(report.error());
                    Q_EMIT progressed();
                });
}

} // namespace vitrine::console
