#include "admin-console/app/shortcuts_dialog.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

/// A shortcut as key caps.
class KeyCap final : public QLabel
{
public:
    KeyCap(const QString& keys, QWidget* parent)
        : QLabel(keys, parent)
    {
        setFont(qt::Theme::instance().font(qt::TextStyle::Caption, QFont::Medium));
        setAlignment(Qt::AlignCenter);
        setContentsMargins(8, 2, 8, 2);
        setMinimumHeight(22);
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(qt::colors().border, 1));
        painter.setBrush(qt::colors().background);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.end();
        QLabel::paintEvent(event);
    }
};

int addGroup(QGridLayout& grid, int row, const ShortcutGroup& group, QWidget* parent)
{
    grid.addWidget(qt::makeLabel(group.title, qt::TextStyle::Emphasis, parent), row++, 0, 1, 2);
    for (const auto* action : group.actions) {
        const auto keys = action->shortcut();
        if (keys.isEmpty())
            continue;
        grid.addWidget(
            qt::makeLabel(action->text().remove(u'&').remove(u'…'), qt::TextStyle::Body, parent),
            row,
            0);
        grid.addWidget(
            new KeyCap(keys.toString(QKeySequence::NativeText), parent), row++, 1, Qt::AlignRight);
    }
    grid.setRowMinimumHeight(row++, qt::space::kControls);
    return row;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(480, 600);
    auto* content = new QWidget;
    content->setObjectName(u"scrollContent"_s);
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(qt::space::kControls, qt::space::kInside, qt::space::kGroup, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& group : groups)
        row = addGroup(*grid, row, group, content);
    grid->setRowStretch(row, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kGroup);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
}

} // namespace vitrine::console
