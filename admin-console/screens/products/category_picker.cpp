#include "admin-console/screens/products/category_picker.hpp"

#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace vitrine::console {

CheckableCategories::CheckableCategories(CategoryTreeModel& tree, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_tree(tree)
{
    setSourceModel(&tree);
}

void CheckableCategories::setChosen(const QStringList& ids)
{
    m_chosen = ids;
    countAbove();
    // Half marks change anywhere above: one look at all that is shown.
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
}

void CheckableCategories::countAbove()
{
    m_above.clear();
    for (const QString& id : std::as_const(m_chosen)) {
        for (QString parent = m_tree.placeOf(id).parentId; !parent.isEmpty();
             parent = m_tree.placeOf(parent).parentId)
            m_above.insert(parent);
    }
}

QVariant CheckableCategories::data(const QModelIndex& index, int role) const
{
    if (role != Qt::CheckStateRole || index.column() != 0)
        return QIdentityProxyModel::data(index, role);
    const QString id = index.data(CategoryTreeModel::IdRole).toString();
    if (m_chosen.contains(id))
        return Qt::Checked;
    return m_above.contains(id) ? Qt::PartiallyChecked : Qt::Unchecked;
}

bool CheckableCategories::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole)
        return false;
    const QString id = index.data(CategoryTreeModel::IdRole).toString();
    QStringList ids = m_chosen;
    ids.removeAll(id);
    if (value.toInt() == Qt::Checked)
        ids.append(id);
    setChosen(ids);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags CheckableCategories::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    return index.isValid() && index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

CategoryPicker::CategoryPicker(const std::vector<wire::Category>& categories,
                               const QStringList& chosen,
                               QWidget* parent)
    : QDialog(parent)
    , m_tree(new CategoryTreeModel(this))
    , m_search(new qt::SearchField(this))
    , m_view(new QTreeView(this))
    , m_tags(new qt::TagList(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("categoryPicker"));
    setWindowTitle(tr("Choose categories"));
    m_tree->setReadOnly(true);
    m_tree->setCategories(categories);
    m_checks = new CheckableCategories(*m_tree, this);
    m_checks->setChosen(chosen);
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setSourceModel(m_checks);

    m_search->setObjectName(QStringLiteral("categorySearch"));
    m_search->setPlaceholderText(tr("Search for a category"));
    m_search->setAccessibleName(tr("Search for a category"));
    m_view->setObjectName(QStringLiteral("categoryTree"));
    m_view->setAccessibleName(tr("Categories"));
    m_view->setModel(m_shown);
    m_view->setUniformRowHeights(true);
    m_view->setHeaderHidden(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(CategoryTreeModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(CategoryTreeModel::CountColumn,
                                           QHeaderView::ResizeToContents);
    qt::setCard(m_view);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    qt::setButtonKind(m_buttons->button(QDialogButtonBox::Ok), qt::ButtonKind::Primary);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        qt::space::kGroup, qt::space::kGroup, qt::space::kGroup, qt::space::kGroup);
    column->setSpacing(qt::space::kControls);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addWidget(m_tags);
    column->addWidget(m_buttons);
    resize(520, 600);

    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &qt::SearchField::searched, this, &CategoryPicker::search);
    connect(m_search, &qt::SearchField::leftDownwards, this, [this] {
        m_view->setFocus();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_shown->index(0, 0));
    });
    connect(m_tags, &qt::TagList::removed, this, [this](const QString& id) {
        QStringList ids = m_checks->chosen();
        ids.removeAll(id);
        m_checks->setChosen(ids);
    });
    connect(m_checks, &CheckableCategories::chosenChanged, this, &CategoryPicker::showTags);
    connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        const QModelIndex box = index.siblingAtColumn(0);
        const bool isChecked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_shown->setData(box, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    });
    for (const QString& id : chosen) {
        for (QModelIndex at = m_shown->mapFromSource(m_checks->mapFromSource(m_tree->indexOf(id)));
             at.isValid();
             at = at.parent())
            m_view->expand(at.parent());
    }
    showTags();
    m_search->setFocus();
}

void CategoryPicker::search(const QString& text)
{
    m_shown->setFilterFixedString(text);
    if (text.size() >= 2)
        m_view->expandAll(); // few are left, and those that match may lie deep
    m_view->setCurrentIndex(m_shown->index(0, 0));
}

void CategoryPicker::showTags()
{
    QList<qt::TagList::Tag> tags;
    for (const QString& id : m_checks->chosen()) {
        const QString path = m_tree->path(id);
        tags.append({id, path.isEmpty() ? id : path});
    }
    m_tags->setTags(tags);
    m_tags->setVisible(!tags.isEmpty());
}

} // namespace vitrine::console
