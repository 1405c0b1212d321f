#include "admin-console/app/command_palette.hpp"

#include "admin-console/app/fuzzy_match.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kWidth = 620;
constexpr int kRowHeight = 38;
constexpr int kRowsMax = 9;
constexpr int kTop = 36; // over the field in the header

class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, kRowHeight};
    }
    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const auto& c = qt::colors();
        const auto& theme = qt::Theme::instance();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(c.select);
            painter->drawRoundedRect(
                option.rect.adjusted(6, 1, -6, -1), qt::space::kRadius, qt::space::kRadius);
        }
        QRect rect = option.rect.adjusted(18, 0, -18, 0);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(rect.left(), rect.center().y() - 8, 18, 18));
        rect.setLeft(rect.left() + 30);
        rect = paintShortcut(*painter, rect, index.data(PaletteModel::ShortcutRole).toString());

        painter->setFont(theme.font(qt::TextStyle::Body));
        painter->setPen(c.muted);
        const auto group = index.data(PaletteModel::GroupRole).toString();
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, group);
        rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(group) - 12);
        painter->setFont(theme.font(qt::TextStyle::Body, QFont::Medium));
        painter->setPen(c.text);
        const auto title = painter->fontMetrics().elidedText(
            index.data().toString(), Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, title);
        painter->restore();
    }

private:
    /// A key cap at the right. @return what is left.
    static QRect paintShortcut(QPainter& painter, QRect rect, const QString& keys)
    {
        if (keys.isEmpty())
            return rect;
        painter.setFont(qt::Theme::instance().font(qt::TextStyle::Caption));
        const int width = painter.fontMetrics().horizontalAdvance(keys) + 12;
        const QRectF cap(rect.right() - width + 1, rect.center().y() - 9.5, width, 20);
        painter.setPen(QPen(qt::colors().border, 1));
        painter.setBrush(qt::colors().background);
        painter.drawRoundedRect(cap, 4, 4);
        painter.setPen(qt::colors().muted);
        painter.drawText(cap, Qt::AlignCenter, keys);
        rect.setRight(rect.right() - width - 12);
        return rect;
    }
};

} // namespace

void PaletteModel::setCommands(std::vector<PaletteCommand> commands, const QStringList& recent)
{
    m_commands = std::move(commands);
    m_recent = recent;
    choose();
}

void PaletteModel::setText(const QString& text)
{
    m_text = text;
    choose();
}

void PaletteModel::choose()
{
    struct Ranked
    {
        std::size_t index;
        int rank;
    };
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const auto& command = m_commands[i];
        const auto score = fuzzyScore(m_text, command.title);
        const auto inGroup = fuzzyScore(m_text, command.group + u' ' + command.title);
        if (!score && !inGroup && !command.isAlwaysShown)
            continue;
        const auto recent = m_recent.indexOf(command.id);
        int rank =
            command.isAlwaysShown ? -1 : std::max(score.value_or(0), inGroup.value_or(0) - 2) * 4;
        if (recent >= 0)
            rank += m_text.isEmpty() ? int(100 - recent) : int(std::max<qsizetype>(0, 3 - recent));
        ranked.push_back({i, rank});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.rank > b.rank;
    });
    beginResetModel();
    m_shown.clear();
    for (const auto& entry : ranked)
        m_shown.push_back(entry.index);
    endResetModel();
}

const PaletteCommand& PaletteModel::command(int row) const
{
    return m_commands[m_shown[std::size_t(row)]];
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = command(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::DecorationRole:
        return entry.icon;
    case Qt::AccessibleDescriptionRole:
    case GroupRole:
        return m_text.isEmpty() && m_recent.contains(entry.id) ? tr("Recent") : entry.group;
    case ShortcutRole:
        return entry.shortcut.toString(QKeySequence::NativeText);
    default:
        return {};
    }
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(qt::makeLabel({}, qt::TextStyle::Body, this, true))
{
    setObjectName(u"commandPalette"_s);
    m_field->setObjectName(u"paletteInput"_s);
    m_field->setProperty("plain", true);
    m_field->setFont(qt::Theme::instance().font(qt::TextStyle::Emphasis));
    m_field->setProperty("ownFocusRing", true);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(kRowHeight * 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    auto* line = new QFrame(this);
    line->setProperty("line", true);
    column->addWidget(line);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(32);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(std::vector<PaletteCommand> commands,
                          const QStringList& recent,
                          std::function<std::vector<PaletteCommand>(const QString&)> search)
{
    m_commands = std::move(commands);
    m_recent = recent;
    m_search = std::move(search);
    if (isHidden())
        m_focusBefore = QApplication::focusWidget();
    m_field->setPlaceholderText(tr("Search or do anything…"));
    m_field->setAccessibleName(tr("Command palette"));
    m_list->setAccessibleName(tr("Commands"));
    m_field->clear();
    filter({});
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::close()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
}

void CommandPalette::filter(const QString& text)
{
    auto commands = m_commands;
    if (m_search && !text.trimmed().isEmpty()) {
        for (auto& command : m_search(text.trimmed()))
            commands.push_back(std::move(command));
    }
    m_model->setCommands(std::move(commands), m_recent);
    m_model->setText(text);
    const int rows = m_model->rowCount();
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_nothing->setText(tr("Nothing is called “%1”.").arg(text));
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    place();
}

void CommandPalette::place()
{
    const int rows = std::clamp(m_model->rowCount(), 1, kRowsMax);
    m_list->setFixedHeight(rows * kRowHeight + 4);
    const int width = std::min(kWidth, parentWidget()->width() - 2 * qt::space::kPage);
    resize(width, layout()->sizeHint().height());
    QWidget::move((parentWidget()->width() - width) / 2, kTop);
}

void CommandPalette::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void CommandPalette::runCurrent()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const PaletteCommand command = m_model->command(index.row()); // the model changes meanwhile
    close();
    Q_EMIT chosen(command.id);
    if (command.run)
        command.run();
}

bool CommandPalette::fieldKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(std::min(kRowsMax - 1, m_model->rowCount() - 1 - m_list->currentIndex().row()));
        return true;
    case Qt::Key_PageUp:
        move(-std::min(kRowsMax - 1, m_list->currentIndex().row()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return fieldKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut && !isHidden() &&
        static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason)
        hide(); // a click elsewhere took the focus already
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOpen())
        place();
    if (watched == parentWidget() && event->type() == QEvent::MouseButtonPress && isOpen())
        close();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().control, 1));
    painter.setBrush(qt::colors().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace vitrine::console
