#include "admin-console/screens/products/conflict_dialog.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine::console {
namespace {

using Side = ProductMerge::Side;

constexpr qsizetype kTextMax = 1200;

QString shortened(const QString& text)
{
    if (text.isEmpty())
        return ConflictDialog::tr("(empty)");
    return text.size() > kTextMax ? text.left(kTextMax) + u'…' : text;
}

} // namespace

ConflictDialog::ConflictDialog(ProductMerge& merge,
                               const QString& productName,
                               const QString& changedAt,
                               const CategoryPaths& categories,
                               QWidget* parent)
    : QDialog(parent)
    , m_merge(merge)
    , m_state(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_save(new QPushButton(tr("Save (Ctrl+S)"), this))
{
    setObjectName(QStringLiteral("conflictDialog"));
    setWindowTitle(tr("Two versions of “%1”").arg(productName));
    auto* title = qt::makeLabel(tr("Somebody else saved this product while you were editing it"),
                                qt::TextStyle::Section,
                                this);
    title->setWordWrap(true);
    auto* text = qt::makeLabel(
        tr("Their version is from %1. Choose for each field which one to keep; nothing is saved "
           "before you press Save.")
            .arg(changedAt),
        qt::TextStyle::Body,
        this,
        true);
    text->setWordWrap(true);

    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("scrollContent"));
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(qt::space::kControls);
    grid->setVerticalSpacing(qt::space::kInside);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(qt::makeLabel(tr("Your version"), qt::TextStyle::Emphasis, content), 0, 1);
    grid->addWidget(qt::makeLabel(tr("Their version"), qt::TextStyle::Emphasis, content), 0, 2);
    for (std::size_t i = 0; i < merge.choices.size(); ++i)
        addRow(*grid, i, categories);
    grid->setRowStretch(grid->rowCount(), 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);

    auto* mine = new QPushButton(tr("All of &mine"), this);
    mine->setObjectName(QStringLiteral("conflictAllMine"));
    auto* theirs = new QPushButton(tr("All of &theirs"), this);
    theirs->setObjectName(QStringLiteral("conflictAllTheirs"));
    auto* later = new QPushButton(tr("Keep editing"), this);
    later->setObjectName(QStringLiteral("conflictLater"));
    m_save->setObjectName(QStringLiteral("conflictSave"));
    m_save->setDefault(true);
    qt::setButtonKind(m_save, qt::ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(mine);
    buttons->addWidget(theirs);
    buttons->addSpacing(qt::space::kInside);
    buttons->addWidget(m_state, 1);
    buttons->addWidget(later);
    buttons->addWidget(m_save);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kPage, qt::space::kPage, qt::space::kPage, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    resize(880, 560);

    connect(mine, &QPushButton::clicked, this, [this] { chooseAll(Side::Mine); });
    connect(theirs, &QPushButton::clicked, this, [this] { chooseAll(Side::Theirs); });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ConflictDialog::saveRequested);
    auto* shortcut = new QShortcut(QKeySequence::Save, this);
    connect(shortcut, &QShortcut::activated, m_save, &QPushButton::click);
    showState();
}

QWidget* ConflictDialog::makeSide(QRadioButton* radio, const QString& text)
{
    auto* card = new QWidget(this);
    qt::setCard(card);
    auto* label = qt::makeLabel(shortened(text), qt::TextStyle::Body, card, text.isEmpty());
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setContentsMargins(0, 3, 0, 3); // its first line beside the radio button
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(
        qt::space::kControls, qt::space::kInside, qt::space::kControls, qt::space::kInside);
    row->addWidget(radio, 0, Qt::AlignTop);
    row->addWidget(label, 1);
    return card;
}

void ConflictDialog::addRow(QGridLayout& grid, std::size_t index, const CategoryPaths& categories)
{
    const ProductMerge::Choice& choice = m_merge.choices[index];
    const QString name = fieldLabel(choice.field);
    Row row{index, new QRadioButton(this), new QRadioButton(this)};
    const QString mine = fieldText(m_merge.mine, choice.field, categories, QLocale());
    const QString theirs = fieldText(m_merge.theirs, choice.field, categories, QLocale());
    row.mine->setObjectName(QStringLiteral("mine%1").arg(index));
    row.mine->setAccessibleName(tr("%1: yours, %2").arg(name, shortened(mine)));
    row.theirs->setObjectName(QStringLiteral("theirs%1").arg(index));
    row.theirs->setAccessibleName(tr("%1: theirs, %2").arg(name, shortened(theirs)));
    auto* group = new QButtonGroup(this);
    group->addButton(row.mine);
    group->addButton(row.theirs);
    row.mine->setChecked(choice.side == Side::Mine);
    row.theirs->setChecked(choice.side == Side::Theirs);

    auto* heading = new QWidget(this);
    auto* column = new QVBoxLayout(heading);
    column->setContentsMargins(0, qt::space::kInside, 0, 0);
    column->setSpacing(2);
    column->addWidget(qt::makeLabel(name, qt::TextStyle::Body, heading));
    auto* note = qt::makeLabel(choice.isClash              ? tr("changed by both")
                               : choice.side == Side::Mine ? tr("changed by you")
                                                           : tr("changed by them"),
                               qt::TextStyle::Caption,
                               heading,
                               !choice.isClash);
    if (choice.isClash)
        note->setProperty("tone", QStringLiteral("warn"));
    column->addWidget(note);
    column->addStretch();
    const int line = static_cast<int>(index) + 1;
    grid.addWidget(heading, line, 0);
    grid.addWidget(makeSide(row.mine, mine), line, 1);
    grid.addWidget(makeSide(row.theirs, theirs), line, 2);
    connect(
        group, &QButtonGroup::buttonToggled, this, [this, row](QAbstractButton* button, bool isOn) {
            if (!isOn)
                return;
            m_merge.choices[row.choice].side = button == row.mine ? Side::Mine : Side::Theirs;
            showState();
        });
    m_rows.push_back(row);
}

void ConflictDialog::chooseAll(ProductMerge::Side side)
{
    for (const Row& row : m_rows)
        (side == Side::Mine ? row.mine : row.theirs)->setChecked(true);
}

void ConflictDialog::showState()
{
    const auto open =
        std::count_if(m_merge.choices.begin(), m_merge.choices.end(), [](const auto& choice) {
            return choice.side == Side::Undecided;
        });
    m_state->setText(open > 0 ? tr("%n field(s) left to choose", nullptr, static_cast<int>(open))
                              : QString());
    m_save->setEnabled(open == 0);
}

} // namespace vitrine::console
