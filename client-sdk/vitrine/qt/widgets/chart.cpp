#include "vitrine/qt/widgets/chart.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"

#include <QAccessible>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kTop = 12;
constexpr int kBottom = 26;
constexpr int kAxisGap = 8;
constexpr int kAxisLines = 5;
constexpr qreal kBarWidthMax = 36;
constexpr qreal kBarShare = 0.66; // of its slot
constexpr int kToggleSide = 26;

} // namespace

std::vector<double> axisValues(double lowest, double highest, int countMax, bool isWhole)
{
    const double low = std::min(0.0, lowest);
    const double high = std::max(highest, low + (isWhole ? 1.0 : 1e-9));
    const double rough = (high - low) / std::max(1, countMax - 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    if (isWhole)
        step = std::max(1.0, std::ceil(step));
    std::vector<double> values;
    const double first = std::floor(low / step);
    const double last = std::ceil(high / step - 1e-9);
    for (double i = first; i <= last; ++i)
        values.push_back(i * step);
    return values;
}

/// The numbers behind the drawing.
class Chart::TableModel final : public QAbstractTableModel
{
public:
    explicit TableModel(Chart* chart)
        : QAbstractTableModel(chart)
        , m_chart(*chart)
    {
    }
    void reset()
    {
        beginResetModel();
        endResetModel();
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : m_chart.count();
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : 1 + int(m_chart.m_series.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        if (role == PagedModelBase::NumberRole)
            return index.column() > 0;
        if (role == Qt::TextAlignmentRole)
            return int((index.column() > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        const auto row = std::size_t(index.row());
        if (index.column() == 0)
            return m_chart.m_series.front().points[row].longLabel;
        const auto& series = m_chart.m_series[std::size_t(index.column() - 1)];
        return row < series.points.size()
                   ? QVariant(m_chart.m_format(series.points[row].value, true))
                   : QVariant();
    }
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return QAbstractTableModel::headerData(section, orientation, role);
        return section == 0 ? QString() : m_chart.m_series[std::size_t(section - 1)].name;
    }

private:
    const Chart& m_chart;
};

/// Where things are drawn at the present size.
struct Chart::Frame
{
    QRectF plot;
    std::vector<double> values; ///< Of the axis.
    double low = 0;
    double high = 1;
    qreal slot = 0; ///< Width of one category.

    [[nodiscard]] qreal yOf(double value) const
    {
        return plot.bottom() - (value - low) / (high - low) * plot.height();
    }
    [[nodiscard]] qreal xOf(int index) const { return plot.left() + slot * (index + 0.5); }
};

Chart::Chart(QWidget* parent)
    : QWidget(parent)
    , m_format([](double value, bool) { return QLocale().toString(value, 'g', 6); })
    , m_model(new TableModel(this))
    , m_toggle(new QToolButton(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    m_toggle->setObjectName(u"chartTableButton"_s);
    m_toggle->setCheckable(true);
    m_toggle->setIcon(icon(Icon::Table, Tone::Neutral));
    m_toggle->setToolTip(tr("Show as a table (T)"));
    m_toggle->setAccessibleName(tr("Show as a table"));
    connect(m_toggle, &QToolButton::toggled, this, &Chart::setTableShown);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chart::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
}

void Chart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    m_current = std::min(m_current, count() - 1);
    m_model->reset();
    setAccessibleDescription(tr(
        "Chart with %n point(s). Arrow keys tell the values, T shows a table.", nullptr, count()));
    update();
}

void Chart::setFormatter(std::function<QString(double, bool)> format)
{
    m_format = std::move(format);
    m_model->reset();
    update();
}

void Chart::setWholeNumbers(bool isWhole)
{
    m_isWhole = isWhole;
    update();
}

void Chart::setEmptyText(const QString& text)
{
    m_emptyText = text;
    update();
}

void Chart::setTableShown(bool isShown)
{
    if (m_table == nullptr && isShown) {
        auto* table = new DataTable(this);
        table->setObjectName(u"chartTable"_s);
        table->setModel(m_model);
        table->setDensity(Density::Dense);
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
            m_current = index.row();
            activateCurrent();
        });
        m_table = table;
    }
    m_toggle->setChecked(isShown);
    if (m_table == nullptr)
        return;
    m_table->setAccessibleName(m_title);
    m_table->setGeometry(rect().adjusted(0, 0, -kToggleSide - space::kTight, 0));
    m_table->setVisible(isShown);
    if (isShown)
        m_table->setFocus();
    update();
}

bool Chart::isTableShown() const
{
    return m_table != nullptr && !m_table->isHidden();
}

int Chart::count() const
{
    return m_series.empty() ? 0 : int(m_series.front().points.size());
}

QAbstractTableModel* Chart::tableModel() const
{
    return m_model;
}

Chart::Frame Chart::frame() const
{
    Frame frame;
    double lowest = 0;
    double highest = 0;
    for (const auto& series : m_series) {
        for (const auto& point : series.points) {
            lowest = std::min(lowest, point.value);
            highest = std::max(highest, point.value);
        }
    }
    frame.values = axisValues(lowest, highest, kAxisLines, m_isWhole);
    frame.low = frame.values.front();
    frame.high = frame.values.back();
    const QFontMetricsF metrics(Theme::instance().font(TextStyle::Caption));
    qreal axis = 0;
    for (const double value : frame.values)
        axis = std::max(axis, tabularWidth(metrics, m_format(value, false)));
    const qreal left = std::ceil(axis) + kAxisGap;
    frame.plot = QRectF(
        left, kTop, width() - left - kToggleSide - space::kInside, height() - kTop - kBottom);
    frame.slot = count() > 0 ? frame.plot.width() / count() : frame.plot.width();
    return frame;
}

QRectF Chart::pointRect(int series, int index) const
{
    const auto where = frame();
    const auto& in = m_series[std::size_t(series)];
    const double value = in.points[std::size_t(index)].value;
    if (in.kind == ChartSeries::Kind::Line)
        return QRectF(where.xOf(index) - 4, where.yOf(value) - 4, 8, 8);
    const auto isBar = [](const ChartSeries& s) { return s.kind == ChartSeries::Kind::Bars; };
    const auto bars = std::count_if(m_series.begin(), m_series.end(), isBar);
    const auto before = std::count_if(m_series.begin(), m_series.begin() + series, isBar);
    const qreal group = std::min(where.slot * kBarShare, kBarWidthMax * qreal(bars));
    const qreal width = group / qreal(bars);
    const qreal zero = where.yOf(0);
    const qreal y = where.yOf(value);
    return QRectF(where.xOf(index) - group / 2 + width * qreal(before),
                  std::min(y, zero),
                  width,
                  std::abs(zero - y));
}

// --- Painting
// -------------------------------------------------------------------------------------

void Chart::paintEvent(QPaintEvent*)
{
    if (isTableShown())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(TextStyle::Caption));
    if (count() == 0) {
        painter.setPen(colors().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const auto where = frame();
    paintAxis(painter, where);
    paintSeries(painter, where);
    if (m_current >= 0)
        paintCurrent(painter, where);
}

void Chart::paintAxis(QPainter& painter, const Frame& where) const
{
    const QFontMetricsF metrics(painter.font());
    for (const double value : where.values) {
        const qreal y = std::round(where.yOf(value)) + 0.5;
        const bool isZero = std::abs(value) < 1e-9;
        painter.setPen(QPen(isZero ? colors().control : colors().border, 1));
        painter.drawLine(QPointF(where.plot.left(), y), QPointF(where.plot.right(), y));
        painter.setPen(colors().muted);
        const QRectF label(
            0, y - metrics.height() / 2, where.plot.left() - kAxisGap, metrics.height());
        drawTabularText(painter, label, Qt::AlignRight, m_format(value, false));
    }
    // As many labels as fit, evenly spaced.
    qreal widest = 0;
    for (const auto& point : m_series.front().points)
        widest = std::max(widest, metrics.horizontalAdvance(point.label));
    const int every = std::max(1, int(std::ceil((widest + 12) / std::max(where.slot, 1.0))));
    painter.setPen(colors().muted);
    for (int i = 0; i < count(); i += every) {
        const auto& text = m_series.front().points[std::size_t(i)].label;
        const qreal own = metrics.horizontalAdvance(text);
        const qreal x = std::clamp(
            where.xOf(i) - own / 2, where.plot.left(), std::max(where.plot.left(), width() - own));
        painter.drawText(QPointF(x, where.plot.bottom() + 6 + metrics.ascent()), text);
    }
}

void Chart::paintSeries(QPainter& painter, const Frame& where) const
{
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (m_series[i].kind == ChartSeries::Kind::Bars)
            paintBars(painter, where, int(i));
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (m_series[i].kind == ChartSeries::Kind::Line)
            paintLine(painter, where, int(i));
    }
}

void Chart::paintBars(QPainter& painter, const Frame& where, int series) const
{
    const auto& in = m_series[std::size_t(series)];
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < int(in.points.size()); ++i) {
        const QRectF bar = pointRect(series, i);
        QColor fill = colors().of(in.tone);
        if (m_current >= 0 && m_current != i)
            fill.setAlphaF(0.55F);
        painter.setBrush(fill);
        QPainterPath path; // round at the far end only
        const qreal radius = std::min({3.0, bar.width() / 2, bar.height()});
        path.addRoundedRect(bar, radius, radius);
        const bool isUp = in.points[std::size_t(i)].value >= 0;
        const qreal foot = std::min(radius, bar.height() / 2);
        QPainterPath square;
        square.addRect(isUp ? QRectF(bar.left(), where.yOf(0) - foot, bar.width(), foot)
                            : QRectF(bar.left(), where.yOf(0), bar.width(), foot));
        painter.drawPath(path.united(square));
    }
}

void Chart::paintLine(QPainter& painter, const Frame& where, int series) const
{
    const auto& in = m_series[std::size_t(series)];
    QPolygonF line;
    for (int i = 0; i < int(in.points.size()); ++i)
        line << QPointF(where.xOf(i), where.yOf(in.points[std::size_t(i)].value));
    painter.setPen(QPen(colors().of(in.tone), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    if (line.size() != 1 && m_current < 0)
        return;
    painter.setBrush(colors().surface);
    for (int i = 0; i < int(line.size()); ++i) {
        if (i == m_current || line.size() == 1)
            painter.drawEllipse(line[i], 4, 4);
    }
}

void Chart::paintCurrent(QPainter& painter, const Frame& where) const
{
    const QFont strong = Theme::instance().font(TextStyle::Body, QFont::DemiBold);
    const auto& head = m_series.front().points[std::size_t(m_current)].longLabel;
    QStringList lines;
    for (const auto& series : m_series) {
        if (std::size_t(m_current) < series.points.size()) {
            const auto value = m_format(series.points[std::size_t(m_current)].value, true);
            lines.append(m_series.size() > 1 ? series.name + u": "_s + value : value);
        }
    }
    const QFontMetricsF small(painter.font());
    const QFontMetricsF large(strong);
    qreal width = small.horizontalAdvance(head);
    for (const auto& line : lines)
        width = std::max(width, large.horizontalAdvance(line));
    const QSizeF size(width + 20, small.height() + qreal(lines.size()) * large.height() + 14);
    const qreal x = std::clamp(
        where.xOf(m_current) - size.width() / 2, 0.0, std::max(0.0, this->width() - size.width()));
    const QRectF box(QPointF(x, 0), size);

    painter.setPen(QPen(colors().control, 1, Qt::DotLine));
    painter.drawLine(QPointF(where.xOf(m_current), box.bottom()),
                     QPointF(where.xOf(m_current), where.plot.bottom()));
    painter.setPen(QPen(colors().control, 1));
    painter.setBrush(colors().surface);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
    painter.setPen(colors().muted);
    painter.drawText(QPointF(box.left() + 10, box.top() + 6 + small.ascent()), head);
    painter.setFont(strong);
    painter.setPen(colors().text);
    qreal y = box.top() + 8 + small.height();
    for (const auto& line : lines) {
        painter.drawText(QPointF(box.left() + 10, y + large.ascent()), line);
        y += large.height();
    }
}

// --- The current point
// ----------------------------------------------------------------------------

int Chart::indexAt(const QPointF& position) const
{
    const auto where = frame();
    if (count() == 0 || !where.plot.adjusted(0, -kTop, 0, kBottom).contains(position))
        return -1;
    return std::clamp(int((position.x() - where.plot.left()) / where.slot), 0, count() - 1);
}

void Chart::setCurrentIndex(int index)
{
    index = std::clamp(index, -1, count() - 1);
    if (index == m_current)
        return;
    m_current = index;
    Q_EMIT currentChanged(index);
    update();
}

QString Chart::currentText() const
{
    if (m_current < 0)
        return {};
    QStringList parts;
    for (const auto& series : m_series) {
        if (std::size_t(m_current) < series.points.size())
            parts.append(series.name + u' ' +
                         m_format(series.points[std::size_t(m_current)].value, true));
    }
    return m_series.front().points[std::size_t(m_current)].longLabel + u": "_s +
           parts.join(u", "_s);
}

void Chart::announce()
{
    setAccessibleDescription(currentText());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void Chart::activateCurrent()
{
    if (m_current >= 0)
        Q_EMIT activated(m_current, m_series.front().points[std::size_t(m_current)].key);
}

void Chart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrentIndex(indexAt(event->position()));
    setCursor(m_current >= 0 && isSignalConnected(QMetaMethod::fromSignal(&Chart::activated))
                  ? Qt::PointingHandCursor
                  : Qt::ArrowCursor);
}

void Chart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    setCurrentIndex(indexAt(event->position()));
    activateCurrent();
}

void Chart::leaveEvent(QEvent*)
{
    if (!hasFocus())
        setCurrentIndex(-1);
}

void Chart::keyPressEvent(QKeyEvent* event)
{
    const int last = count() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrentIndex(m_current < 0 ? last : std::max(0, m_current - 1));
        break;
    case Qt::Key_Right:
        setCurrentIndex(m_current < 0 ? 0 : std::min(last, m_current + 1));
        break;
    case Qt::Key_Home:
        setCurrentIndex(0);
        break;
    case Qt::Key_End:
        setCurrentIndex(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activateCurrent();
        return;
    case Qt::Key_T:
        setTableShown(!isTableShown());
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    announce();
}

void Chart::focusInEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::MouseFocusReason && m_current < 0 && count() > 0)
        setCurrentIndex(count() - 1);
    QWidget::focusInEvent(event);
}

void Chart::focusOutEvent(QFocusEvent* event)
{
    setCurrentIndex(-1);
    QWidget::focusOutEvent(event);
}

void Chart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_toggle->setGeometry(width() - kToggleSide, 0, kToggleSide, kToggleSide);
    if (m_table != nullptr)
        m_table->setGeometry(rect().adjusted(0, 0, -kToggleSide - space::kTight, 0));
}

void Chart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_toggle->setToolTip(tr("Show as a table (T)"));
        m_toggle->setAccessibleName(tr("Show as a table"));
        m_model->reset();
    }
    QWidget::changeEvent(event);
}

} // namespace vitrine::qt
