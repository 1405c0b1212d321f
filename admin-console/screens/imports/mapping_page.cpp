#include "admin-console/screens/imports/mapping_page.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr std::size_t kSamples = 3;
constexpr int kBoxWidth = 230;

/// Cells of the first rows that say something.
QString samplesOf(const CsvTable& table, int column)
{
    QStringList samples;
    for (const CsvRow& row : table.rows) {
        const QString cell = row.cells.value(column).simplified();
        if (!cell.isEmpty() && !samples.contains(cell))
            samples.append(cell.size() > 60 ? cell.left(60) + u'…' : cell);
        if (static_cast<std::size_t>(samples.size()) == kSamples)
            break;
    }
    return samples.join(QStringLiteral("  ·  "));
}

/// A box that does not change when the page is scrolled over it.
class QuietCombo final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace

MappingPage::MappingPage(ImportPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_file(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_note(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_scroll(new QScrollArea(this))
{
    makeHead();
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* title = new QHBoxLayout;
    title->addWidget(m_file);
    title->addSpacing(qt::space::kInside);
    title->addWidget(m_note, 1);
    title->addWidget(m_reset);
    auto* settings = new QHBoxLayout;
    settings->setSpacing(qt::space::kInside);
    const std::pair<QLabel*, QComboBox*> boxes[] = {{m_encodingLabel, m_encoding},
                                                    {m_delimiterLabel, m_delimiter},
                                                    {m_decimalLabel, m_decimal}};
    for (const auto& [label, box] : boxes) {
        settings->addWidget(label);
        settings->addWidget(box);
        settings->addSpacing(qt::space::kGroup);
    }
    settings->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kControls);
    column->addLayout(title);
    column->addLayout(settings);
    column->addSpacing(qt::space::kInside);
    column->addWidget(m_scroll, 1);
    connect(&presenter, &ImportPresenter::mappingChanged, this, &MappingPage::showMapping);
    retranslate();
}

void MappingPage::makeHead()
{
    const auto make = [this](const char* name, QLabel*& label) {
        auto* box = new QComboBox(this);
        box->setObjectName(QString::fromLatin1(name));
        label = qt::makeLabel({}, qt::TextStyle::Body, this, true);
        label->setBuddy(box);
        return box;
    };
    m_encoding = make("importEncoding", m_encodingLabel);
    m_delimiter = make("importDelimiter", m_delimiterLabel);
    m_decimal = make("importDecimal", m_decimalLabel);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(QStringLiteral("importResetMapping"));
    qt::setButtonKind(m_reset, qt::ButtonKind::Quiet);
    connect(m_reset, &QPushButton::clicked, &m_presenter, &ImportPresenter::resetMapping);
    connect(m_encoding, &QComboBox::activated, this, [this](int index) {
        m_presenter.setEncoding(static_cast<TextEncoding>(m_encoding->itemData(index).toInt()));
    });
    connect(m_delimiter, &QComboBox::activated, this, [this](int index) {
        m_presenter.setDelimiter(m_delimiter->itemData(index).toChar());
    });
    connect(m_decimal, &QComboBox::activated, this, [this](int index) {
        m_presenter.setDecimalSign(static_cast<DecimalSign>(m_decimal->itemData(index).toInt()));
    });
}

void MappingPage::fillBoxes()
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (QComboBox* box : {m_encoding, m_delimiter, m_decimal})
        box->clear();
    for (const auto encoding : {TextEncoding::Utf8,
                                TextEncoding::Windows1252,
                                TextEncoding::Utf16Le,
                                TextEncoding::Utf16Be})
        m_encoding->addItem(encodingName(encoding), static_cast<int>(encoding));
    m_delimiter->addItem(tr("Comma"), QChar(u','));
    m_delimiter->addItem(tr("Semicolon"), QChar(u';'));
    m_delimiter->addItem(tr("Tab"), QChar(u'\t'));
    m_delimiter->addItem(tr("Vertical bar"), QChar(u'|'));
    m_decimal->addItem(tr("Automatic"), static_cast<int>(DecimalSign::Auto));
    m_decimal->addItem(tr("Point: 19.99"), static_cast<int>(DecimalSign::Point));
    m_decimal->addItem(tr("Comma: 19,99"), static_cast<int>(DecimalSign::Comma));
}

void MappingPage::retranslate()
{
    m_encodingLabel->setText(tr("&Encoding"));
    m_delimiterLabel->setText(tr("&Columns parted by"));
    m_decimalLabel->setText(tr("&Decimals"));
    for (QLabel* label : {m_encodingLabel, m_delimiterLabel, m_decimalLabel})
        label->setTextFormat(Qt::AutoText);
    m_encoding->setAccessibleName(tr("Encoding"));
    m_delimiter->setAccessibleName(tr("Columns parted by"));
    m_decimal->setAccessibleName(tr("Decimals"));
    m_reset->setText(tr("Guess again"));
    fillBoxes();
    m_header.clear(); // the boxes of the columns have texts as well
    showMapping();
}

void MappingPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

QComboBox* MappingPage::box(int column) const
{
    return m_boxes.at(static_cast<std::size_t>(column));
}

void MappingPage::rebuild()
{
    m_header = m_presenter.table().header;
    m_boxes.clear();
    m_content = new QWidget;
    m_content->setObjectName(QStringLiteral("scrollContent"));
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(qt::space::kGroup);
    m_grid->setVerticalSpacing(qt::space::kInside);
    m_grid->setColumnStretch(2, 1);
    const QString headings[] = {tr("Column of the file"), tr("Becomes"), tr("First values")};
    for (int column = 0; column < 3; ++column)
        m_grid->addWidget(
            qt::makeLabel(headings[column], qt::TextStyle::Caption, m_content, true), 0, column);
    for (int column = 0; column < m_header.size(); ++column)
        addRow(column);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    m_scroll->setWidget(m_content);
}

void MappingPage::addRow(int column)
{
    const QString heading = m_header.at(column).simplified();
    auto* name = qt::makeLabel(heading.isEmpty() ? tr("Column %1").arg(column + 1) : heading,
                               qt::TextStyle::Body,
                               m_content);
    auto* box = new QuietCombo(m_content);
    box->setObjectName(QStringLiteral("importColumn%1").arg(column));
    box->setFixedWidth(kBoxWidth);
    box->setMaxVisibleItems(20);
    box->setAccessibleName(tr("%1 becomes").arg(name->text()));
    box->addItem(fieldLabel(ImportField::Ignore), static_cast<int>(ImportField::Ignore));
    for (int field = 0; field < static_cast<int>(ImportField::Ignore); ++field)
        box->addItem(fieldLabel(static_cast<ImportField>(field)), field);
    auto* samples =
        qt::makeLabel(samplesOf(m_presenter.table(), column), qt::TextStyle::Body, m_content, true);
    samples->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    name->setBuddy(box);
    m_grid->addWidget(name, column + 1, 0);
    m_grid->addWidget(box, column + 1, 1);
    m_grid->addWidget(samples, column + 1, 2);
    m_boxes.push_back(box);
    connect(box, &QComboBox::activated, this, [this, column, box](int index) {
        if (!m_isShowing)
            m_presenter.setColumn(column, static_cast<ImportField>(box->itemData(index).toInt()));
    });
}

void MappingPage::showMapping()
{
    const CsvTable& table = m_presenter.table();
    if (table.header.isEmpty())
        return;
    if (m_content == nullptr || m_header != table.header)
        rebuild();
    const QScopedValueRollback showing(m_isShowing, true);
    const int rows = static_cast<int>(table.rows.size());
    m_file->setText(m_presenter.fileName());
    m_note->setText(tr("%1 row(s)", nullptr, rows).arg(qt::formatCount(rows)) +
                    (m_presenter.isMappingRemembered()
                         ? QStringLiteral(" · ") + tr("columns as you chose them last time")
                         : QString()));
    m_encoding->setCurrentIndex(m_encoding->findData(static_cast<int>(m_presenter.encoding())));
    m_delimiter->setCurrentIndex(m_delimiter->findData(m_presenter.delimiter()));
    m_decimal->setCurrentIndex(
        m_decimal->findData(static_cast<int>(m_presenter.mapping().decimalSign)));
    const auto& columns = m_presenter.mapping().columns;
    for (std::size_t i = 0; i < m_boxes.size() && i < columns.size(); ++i)
        m_boxes[i]->setCurrentIndex(m_boxes[i]->findData(static_cast<int>(columns[i])));
}

} // namespace vitrine::console
