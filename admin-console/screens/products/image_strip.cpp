#include "admin-console/screens/products/image_strip.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/image_cache.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/field_box.hpp"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr int kTile = 112;
constexpr double kBarHeight = 8;
constexpr int kHashRole = Qt::UserRole;
constexpr int kUploadRole = Qt::UserRole + 1;
constexpr int kStateRole = Qt::UserRole + 2; ///< PendingImage::State as int; invalid when uploaded.
constexpr int kPictureRole = Qt::UserRole + 3;
constexpr int kPercentRole = Qt::UserRole + 4; ///< 0 to 100 of what is being uploaded.

/// A picture in its frame; what is on its way is veiled and says so.
class TileDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {kTile, kTile};
    }

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const qt::Colors& colors = qt::colors();
        const QRectF frame = QRectF(option.rect).adjusted(4, 4, -4, -4);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(QPen(isSelected ? colors.accent : colors.border, isSelected ? 2 : 1));
        painter->setBrush(colors.background);
        painter->drawRoundedRect(frame, qt::space::kRadius, qt::space::kRadius);
        paintPicture(*painter, frame, index.data(kPictureRole).value<QImage>());
        if (const QVariant state = index.data(kStateRole); state.isValid())
            paintState(*painter, frame, state.toInt(), index.data(kPercentRole).toInt());
        else if (index.row() == 0)
            paintCaption(*painter, frame, ImageStrip::tr("Main picture"), colors.text);
        painter->restore();
    }

private:
    static void paintPicture(QPainter& painter, const QRectF& frame, const QImage& image)
    {
        if (image.isNull()) {
            const int side = 28;
            const QPixmap icon = qt::iconPixmap(
                qt::Icon::Image, side, qt::colors().muted, painter.device()->devicePixelRatioF());
            painter.drawPixmap(
                QPointF(frame.center().x() - side / 2.0, frame.center().y() - side / 2.0), icon);
            return;
        }
        const QSizeF size =
            QSizeF(image.size()).scaled(frame.size() - QSizeF(8, 8), Qt::KeepAspectRatio);
        QRectF target({}, size);
        target.moveCenter(frame.center());
        painter.drawImage(target, image);
    }

    static void paintState(QPainter& painter, const QRectF& frame, int state, int percent)
    {
        const qt::Colors& colors = qt::colors();
        QColor veil = colors.surface;
        veil.setAlphaF(0.7F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawRoundedRect(frame, qt::space::kRadius, qt::space::kRadius);
        switch (static_cast<PendingImage::State>(state)) {
        case PendingImage::State::Waiting:
            paintCaption(painter, frame, ImageStrip::tr("Waiting"), colors.text);
            break;
        case PendingImage::State::Uploading:
            paintBar(painter, frame, percent / 100.0);
            paintCaption(painter,
                         frame,
                         percent < 100 ? ImageStrip::tr("%1 %").arg(percent)
                                       : ImageStrip::tr("Checking…"),
                         colors.info);
            break;
        case PendingImage::State::Failed:
            paintCaption(painter, frame, ImageStrip::tr("Failed"), colors.danger);
            break;
        }
    }

    /// How much has left, across the middle of the picture.
    static void paintBar(QPainter& painter, const QRectF& frame, double part)
    {
        const qt::Colors& colors = qt::colors();
        QRectF track(0, 0, frame.width() - 2 * qt::space::kInside, kBarHeight);
        track.moveCenter(frame.center());
        painter.setPen(QPen(colors.control, 1));
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(track, kBarHeight / 2, kBarHeight / 2);
        track.setWidth(std::max(kBarHeight, track.width() * part));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.info);
        painter.drawRoundedRect(track, kBarHeight / 2, kBarHeight / 2);
    }

    static void
    paintCaption(QPainter& painter, const QRectF& frame, const QString& text, const QColor& color)
    {
        painter.setFont(qt::Theme::instance().font(qt::TextStyle::Caption, QFont::Medium));
        QRectF band = frame;
        band.setTop(frame.bottom() - painter.fontMetrics().height() - 6);
        QColor ground = qt::colors().surface;
        ground.setAlphaF(0.92F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(band.adjusted(1, 0, -1, -1), 4, 4);
        painter.setPen(color);
        painter.drawText(band, Qt::AlignCenter, text);
    }
};

QToolButton* makeButton(qt::Icon icon, const char* name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(qt::icon(icon));
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

} // namespace

ImageStrip::ImageStrip(ProductEditorPresenter& presenter, qt::ImageCache& images, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_images(images)
    , m_list(new QListWidget(this))
    , m_hint(qt::makeLabel({}, qt::TextStyle::Body, m_list, true))
    , m_progress(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_altText(new QLineEdit(this))
    , m_add(new QPushButton(this))
    , m_left(makeButton(qt::Icon::ArrowLeft, "imageLeft", this))
    , m_right(makeButton(qt::Icon::ArrowRight, "imageRight", this))
    , m_remove(makeButton(qt::Icon::Trash, "imageRemove", this))
    , m_retry(makeButton(qt::Icon::Refresh, "imageRetry", this))
{
    m_list->setObjectName(QStringLiteral("imageList"));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(false);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setItemDelegate(new TileDelegate(m_list));
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFixedHeight(kTile + 20);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_list->viewport()->setAcceptDrops(true);
    qt::setCard(m_list);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setAlignment(Qt::AlignCenter);
    m_add->setObjectName(QStringLiteral("imageAdd"));
    m_add->setIcon(qt::icon(qt::Icon::Upload));
    m_altText->setObjectName(QStringLiteral("imageAltText"));
    m_altText->setMaxLength(300);
    m_altBox = new qt::FieldBox({}, m_altText, this);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(qt::space::kTight);
    buttons->addWidget(m_add);
    for (QToolButton* button : {m_left, m_right, m_remove, m_retry})
        buttons->addWidget(button);
    buttons->addSpacing(qt::space::kInside);
    buttons->addWidget(m_progress, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(qt::space::kInside);
    column->addWidget(m_list);
    column->addLayout(buttons);
    column->addWidget(m_altBox);

    connect(m_add, &QPushButton::clicked, this, &ImageStrip::chooseFiles);
    connect(m_left, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_right, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_remove, &QToolButton::clicked, this, &ImageStrip::removeCurrent);
    connect(
        m_retry, &QToolButton::clicked, this, [this] { m_presenter.retryUpload(currentUpload()); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showDetails(); });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, [this] { orderFromList(); });
    connect(m_altText, &QLineEdit::textEdited, this, &ImageStrip::setAltText);
    connect(m_altText, &QLineEdit::editingFinished, this, [this] { m_presenter.edit().endStep(); });
    connect(&m_presenter, &ProductEditorPresenter::uploadsChanged, this, &ImageStrip::showImages);
    connect(
        &m_presenter, &ProductEditorPresenter::uploadProgressed, this, &ImageStrip::showProgress);
    connect(&m_presenter, &ProductEditorPresenter::productChanged, this, &ImageStrip::showImages);
    connect(&m_presenter.edit(), &ProductEdit::fieldChanged, this, [this](ProductField field) {
        if (field == ProductField::Images)
            showImages();
    });
    connect(&m_images, &qt::ImageCache::ready, this, &ImageStrip::refreshPictures);
    retranslate();
    showImages();
}

void ImageStrip::retranslate()
{
    m_list->setAccessibleName(tr("Pictures"));
    m_hint->setText(tr("Drop pictures here, or add them from files."));
    m_add->setText(tr("&Add pictures…"));
    m_altBox->setLabel(tr("Te&xt of the picture"));
    m_altBox->setHelp(tr("What it shows, for those who cannot see it and for search engines."));
    m_left->setToolTip(tr("Move left (Ctrl+Left)"));
    m_left->setAccessibleName(tr("Move the picture left"));
    m_right->setToolTip(tr("Move right (Ctrl+Right)"));
    m_right->setAccessibleName(tr("Move the picture right"));
    m_remove->setToolTip(tr("Remove (Delete)"));
    m_remove->setAccessibleName(tr("Remove the picture"));
    m_retry->setToolTip(tr("Upload again"));
    m_retry->setAccessibleName(tr("Upload the picture again"));
}

void ImageStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showImages();
    }
    QWidget::changeEvent(event);
}

void ImageStrip::showImages()
{
    const QString hash = currentHash();
    const int upload = currentUpload();
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_list->clear();
        for (const wire::ProductImage& image : m_presenter.edit().now().images) {
            const QString imageHash = qt::toText(image.hash);
            auto* item = new QListWidgetItem(m_list);
            item->setData(kHashRole, imageHash);
            item->setData(kPictureRole, m_images.image(imageHash));
            const QString text =
                image.altText.empty() ? tr("Picture without a text") : qt::toText(image.altText);
            item->setToolTip(text);
            item->setData(Qt::AccessibleTextRole, text);
            if (imageHash == hash)
                m_list->setCurrentItem(item);
        }
        for (const PendingImage& image : m_presenter.uploads()) {
            addPendingItem(image);
            if (image.number == upload)
                m_list->setCurrentRow(m_list->count() - 1);
        }
        if (m_list->currentRow() < 0 && m_list->count() > 0)
            m_list->setCurrentRow(0);
    }
    showDetails();
}

void ImageStrip::addPendingItem(const PendingImage& image)
{
    auto* item = new QListWidgetItem(m_list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setData(kUploadRole, image.number);
    item->setData(kPictureRole, image.preview);
    fillPendingItem(*item, image);
}

void ImageStrip::fillPendingItem(QListWidgetItem& item, const PendingImage& image)
{
    item.setData(kStateRole, static_cast<int>(image.state));
    item.setData(kPercentRole, image.percent());
    QString text = image.fileName;
    if (!image.problem.isEmpty())
        text += QLatin1String(": ") + image.problem;
    else if (image.state == PendingImage::State::Uploading)
        text = tr("%1: %2 of %3 uploaded")
                   .arg(image.fileName,
                        qt::formatBytes(image.sentBytes),
                        qt::formatBytes(image.bytes));
    item.setToolTip(text);
    item.setData(Qt::AccessibleTextRole, text);
}

void ImageStrip::showProgress(int number)
{
    const auto& uploads = m_presenter.uploads();
    const auto image = std::find_if(uploads.begin(), uploads.end(), [&](const auto& upload) {
        return upload.number == number;
    });
    for (int row = 0; image != uploads.end() && row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kUploadRole).toInt() == number)
            fillPendingItem(*m_list->item(row), *image);
    }
}

void ImageStrip::refreshPictures(const QString& hash)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        if (item->data(kHashRole).toString() == hash)
            item->setData(kPictureRole, m_images.image(hash));
    }
}

QString ImageStrip::currentHash() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? QString() : item->data(kHashRole).toString();
}

int ImageStrip::currentUpload() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item == nullptr ? 0 : item->data(kUploadRole).toInt();
}

void ImageStrip::showDetails()
{
    if (m_isFilling)
        return;
    const QString hash = currentHash();
    const auto& images = m_presenter.edit().now().images;
    const auto image = std::find_if(images.begin(), images.end(), [&](const auto& candidate) {
        return qt::toText(candidate.hash) == hash;
    });
    const bool isStored = image != images.end();
    if (isStored && m_altText->text() != qt::toText(image->altText))
        m_altText->setText(qt::toText(image->altText));
    if (!isStored)
        m_altText->clear();
    m_altBox->setVisible(isStored);
    m_left->setEnabled(isStored && image != images.begin());
    m_right->setEnabled(isStored && image + 1 != images.end());
    m_remove->setEnabled(m_list->currentItem() != nullptr);

    const auto& uploads = m_presenter.uploads();
    const auto failed = std::count_if(uploads.begin(), uploads.end(), [](const auto& upload) {
        return upload.state == PendingImage::State::Failed;
    });
    const auto current = std::find_if(uploads.begin(), uploads.end(), [&](const auto& upload) {
        return upload.number == currentUpload();
    });
    m_retry->setVisible(current != uploads.end() && current->state == PendingImage::State::Failed);
    const auto waiting = static_cast<int>(uploads.size()) - static_cast<int>(failed);
    QStringList texts;
    if (waiting > 0)
        texts.append(m_presenter.edit().isNew()
                         ? tr("%n picture(s) will be uploaded when the product is created.",
                              nullptr,
                              waiting)
                         : tr("%n picture(s) to upload", nullptr, waiting));
    if (current != uploads.end() && !current->problem.isEmpty())
        texts.append(current->problem);
    else if (failed > 0)
        texts.append(tr("%n picture(s) failed", nullptr, static_cast<int>(failed)));
    m_progress->setText(texts.join(QStringLiteral(" · ")));
    m_hint->setVisible(m_list->count() == 0);
    m_hint->setGeometry(m_list->viewport()->rect());
}

void ImageStrip::orderFromList()
{
    if (m_isFilling)
        return;
    std::vector<std::string> order;
    for (int row = 0; row < m_list->count(); ++row) {
        const QString hash = m_list->item(row)->data(kHashRole).toString();
        if (!hash.isEmpty())
            order.push_back(qt::toUtf8(hash));
    }
    ProductEdit& edit = m_presenter.edit();
    edit.endStep();
    edit.change(ProductField::Images, [&](EditedProduct& product) {
        std::stable_sort(
            product.images.begin(), product.images.end(), [&](const auto& a, const auto& b) {
                return std::find(order.begin(), order.end(), a.hash) <
                       std::find(order.begin(), order.end(), b.hash);
            });
    });
    edit.endStep();
}

void ImageStrip::moveCurrent(int by)
{
    const QString hash = currentHash();
    ProductEdit& edit = m_presenter.edit();
    edit.endStep();
    edit.change(ProductField::Images, [&](EditedProduct& product) {
        for (std::size_t i = 0; i < product.images.size(); ++i) {
            const auto target = static_cast<std::ptrdiff_t>(i) + by;
            if (qt::toText(product.images[i].hash) != hash || target < 0 ||
                target >= static_cast<std::ptrdiff_t>(product.images.size()))
                continue;
            std::swap(product.images[i], product.images[static_cast<std::size_t>(target)]);
            break;
        }
    });
    edit.endStep();
}

void ImageStrip::removeCurrent()
{
    if (const int upload = currentUpload(); upload != 0) {
        m_presenter.dropUpload(upload);
        return;
    }
    const std::string hash = qt::toUtf8(currentHash());
    ProductEdit& edit = m_presenter.edit();
    edit.endStep();
    edit.change(ProductField::Images, [&](EditedProduct& product) {
        std::erase_if(product.images, [&](const auto& image) { return image.hash == hash; });
    });
    edit.endStep();
}

void ImageStrip::setAltText(const QString& text)
{
    const std::string hash = qt::toUtf8(currentHash());
    m_presenter.edit().change(ProductField::Images, [&](EditedProduct& product) {
        for (wire::ProductImage& image : product.images) {
            if (image.hash == hash)
                image.altText = qt::toUtf8(text);
        }
    });
}

void ImageStrip::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Add pictures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Pictures (*.jpg *.jpeg *.png *.webp)"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        m_presenter.addImageFiles(files);
    });
    dialog->open();
}

bool ImageStrip::acceptsDrop(const QMimeData* mime) const
{
    const QList<QUrl> urls = mime->urls();
    return m_presenter.isOpen() &&
           (mime->hasImage() || std::any_of(urls.begin(), urls.end(), [](const QUrl& url) {
                return url.isLocalFile();
            }));
}

bool ImageStrip::takeDrop(const QMimeData* mime)
{
    if (!acceptsDrop(mime))
        return false;
    QStringList files;
    for (const QUrl& url : mime->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (!files.isEmpty()) {
        m_presenter.addImageFiles(files);
        return true;
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    qvariant_cast<QImage>(mime->imageData()).save(&buffer, "PNG");
    m_presenter.addImage(tr("pasted.png"), bytes);
    return true;
}

bool ImageStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport()) {
        if (event->type() == QEvent::Resize)
            m_hint->setGeometry(m_list->viewport()->rect());
        const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
        if (isDrag || event->type() == QEvent::Drop) {
            auto* drop = static_cast<QDropEvent*>(event);
            if (drop->source() != m_list && acceptsDrop(drop->mimeData())) {
                if (!isDrag)
                    takeDrop(drop->mimeData());
                drop->setDropAction(Qt::CopyAction);
                drop->accept();
                return true;
            }
        }
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isCtrl = key->modifiers() == Qt::ControlModifier;
        if (isCtrl && (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right)) {
            moveCurrent(key->key() == Qt::Key_Left ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (key->matches(QKeySequence::Paste))
            return takeDrop(QGuiApplication::clipboard()->mimeData());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine::console
