#include "admin-console/screens/products/product_editor_widget.hpp"

#include "admin-console/screens/products/conflict_dialog.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/save_bar.hpp"

#include <QScrollArea>
#include <QVBoxLayout>

namespace vitrine::console {

ProductEditorWidget::ProductEditorWidget(ProductEditorPresenter& presenter,
                                         qt::ImageCache& images,
                                         QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_banner(new qt::MessageBanner(this))
    , m_archived(new qt::MessageBanner(this))
    , m_scroll(new QScrollArea(this))
    , m_form(new ProductForm(presenter, images, this))
    , m_saveBar(new qt::SaveBar(this))
{
    m_form->setObjectName(QStringLiteral("scrollContent"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_form);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_banners = new QVBoxLayout;
    m_banners->setContentsMargins(qt::space::kPage, 0, qt::space::kPage, 0);
    m_banners->setSpacing(qt::space::kInside);
    m_banners->addWidget(m_banner);
    m_banners->addWidget(m_archived);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(m_banners);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_saveBar);
    m_busy = new qt::BusyOverlay(m_scroll);

    connect(m_form, &ProductForm::stockRequested, this, &ProductEditorWidget::stockRequested);
    connect(m_saveBar, &qt::SaveBar::saveRequested, this, &ProductEditorWidget::save);
    connect(
        m_saveBar, &qt::SaveBar::discardRequested, &m_presenter, &ProductEditorPresenter::discard);
    connect(
        &m_presenter, &ProductEditorPresenter::stateChanged, this, &ProductEditorWidget::showState);
    connect(
        &m_presenter.edit(), &ProductEdit::dirtyChanged, this, &ProductEditorWidget::showChanges);
    connect(&m_presenter,
            &ProductEditorPresenter::uploadsChanged,
            this,
            &ProductEditorWidget::showChanges);
    connect(&m_presenter, &ProductEditorPresenter::productChanged, this, [this] {
        showChanges();
        showArchived();
    });
    connect(&m_presenter,
            &ProductEditorPresenter::conflictChanged,
            this,
            &ProductEditorWidget::showConflict);
    connect(&m_presenter,
            &ProductEditorPresenter::saveFailed,
            this,
            &ProductEditorWidget::showSaveError);
    connect(&m_presenter, &ProductEditorPresenter::saved, m_banner, &qt::MessageBanner::dismiss);
    connect(&m_presenter, &ProductEditorPresenter::loadFailed, this, [this](const Error& error) {
        m_banner->showError(error, tr("The product could not be loaded."), [this] {
            m_banner->dismiss();
            m_presenter.refresh();
        });
    });
    connect(&m_presenter,
            &ProductEditorPresenter::actionFailed,
            this,
            [this](const Error& error, const QString& what) { m_banner->showError(error, what); });
    showState();
    showChanges();
    showArchived();
}

void ProductEditorWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showChanges();
        showArchived();
    }
    QWidget::changeEvent(event);
}

void ProductEditorWidget::save()
{
    m_form->commit();
    m_presenter.save();
    showError();
}

void ProductEditorWidget::setPageMargins(bool isOn)
{
    const int side = isOn ? qt::space::kPage : qt::space::kTight;
    m_form->layout()->setContentsMargins(side, qt::space::kGroup, side, qt::space::kPage);
    m_banners->setContentsMargins(side, 0, side, 0);
}

/// Brings the first refused field to where the person sees it.
void ProductEditorWidget::showError()
{
    if (QWidget* box = m_form->focusError())
        m_scroll->ensureWidgetVisible(box);
}

void ProductEditorWidget::showState()
{
    m_saveBar->setBusy(m_presenter.isSaving());
    if (m_presenter.isLoading()) {
        m_banner->dismiss();
        m_busy->begin(tr("Loading the product…"));
    } else {
        m_busy->end();
    }
    // While it loads, and when it could not be, there is nothing to edit.
    m_form->setVisible(m_presenter.isOpen() || m_presenter.isLoading());
    m_form->setEnabled(m_presenter.isOpen());
}

void ProductEditorWidget::showChanges()
{
    QStringList names;
    if (m_presenter.isOpen()) {
        for (const ProductField field : m_presenter.edit().dirtyFields())
            names.append(fieldLabel(field));
        if (m_presenter.edit().isNew() && names.isEmpty())
            names.append(tr("New product"));
        else if (m_presenter.edit().isNew() && !m_presenter.uploads().empty())
            names.append(fieldLabel(ProductField::Images));
    }
    m_saveBar->setSaveText(m_presenter.edit().isNew() ? tr("Create") : tr("Save"));
    m_saveBar->setChanges(names);
    m_form->setEnabled(m_presenter.isOpen() && !m_presenter.product().archived);
}

void ProductEditorWidget::showArchived()
{
    if (m_presenter.isOpen() && m_presenter.product().archived)
        m_archived->showMessage(qt::Tone::Info,
                                tr("This product is archived: it cannot be bought or edited."),
                                tr("Restore"),
                                [this] { m_presenter.restore(); });
    else
        m_archived->dismiss();
}

void ProductEditorWidget::showConflict()
{
    ProductMerge* merge = m_presenter.conflict();
    if (merge == nullptr) {
        if (m_conflict)
            m_conflict->close();
        return;
    }
    m_conflict = new ConflictDialog(*merge,
                                    qt::toText(merge->base.draft.name),
                                    m_presenter.conflictTime(),
                                    m_presenter.categoryPaths(),
                                    this);
    m_conflict->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_conflict, &ConflictDialog::saveRequested, this, [this] { m_presenter.saveMerged(); });
    connect(m_conflict, &QDialog::rejected, this, [this] {
        m_presenter.postponeConflict();
        m_banner->showMessage(
            qt::Tone::Warn,
            tr("Somebody else has changed this product. Your changes are not saved yet."),
            tr("Compare"),
            [this] {
                m_banner->dismiss();
                m_presenter.save();
            });
    });
    m_conflict->open();
}

void ProductEditorWidget::showSaveError(const Error& error)
{
    const bool hasField =
        std::any_of(kProductFields.begin(), kProductFields.end(), [&](auto field) {
            return !m_presenter.errorOf(field).isEmpty();
        });
    m_banner->showError(error,
                        hasField ? tr("The product was not saved. Look at the marked fields.")
                                 : tr("The product was not saved."),
                        [this] {
                            m_banner->dismiss();
                            save();
                        });
    showError();
}

} // namespace vitrine::console
