#include "admin-console/screens/products/product_editor_presenter.hpp"
#include "vitrine/qt/background.hpp"
#include "vitrine/qt/error_text.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>

#include <algorithm>
#include <chrono>
#include <utility>

namespace vitrine::console {
namespace {

constexpr std::chrono::seconds kUploadTimeout{120};
constexpr int kPreviewSide = 192;

/// "image/png" of what the catalogue takes, "" for anything else.
QString imageType(const QByteArray& bytes)
{
    const QString type = QMimeDatabase().mimeTypeForData(bytes).name();
    const bool isTaken = type == QLatin1String("image/jpeg") ||
                         type == QLatin1String("image/png") || type == QLatin1String("image/webp");
    return isTaken ? type : QString();
}

QImage previewOf(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(kPreviewSide, kPreviewSide, Qt::KeepAspectRatio));
    return reader.read();
}

/// "wanderer-boots_2.jpg" says "wanderer boots 2".
QString altTextOf(const QString& fileName)
{
    QString text = QFileInfo(fileName).completeBaseName();
    text.replace(u'-', u' ').replace(u'_', u' ');
    return text.simplified();
}

} // namespace

/// A file of a picture, read on another thread.
struct ProductEditorPresenter::File
{
    QString name;
    QByteArray bytes;
    QImage preview;
    QString type;
    QString problem;

    void check()
    {
        type = imageType(bytes);
        if (bytes.size() > kImageBytesMax)
            problem = ProductEditorPresenter::tr("The picture is larger than %1.")
                          .arg(qt::formatBytes(kImageBytesMax));
        else if (type.isEmpty())
            problem = ProductEditorPresenter::tr("This is no JPEG, PNG or WebP picture.");
        else
            preview = previewOf(bytes);
    }
    void read(const QString& path)
    {
        QFile file(path);
        name = QFileInfo(path).fileName();
        if (!file.open(QIODevice::ReadOnly))
            problem = file.errorString();
        else if (file.size() > kImageBytesMax)
            problem = ProductEditorPresenter::tr("The picture is larger than %1.")
                          .arg(qt::formatBytes(kImageBytesMax));
        else
            bytes = file.readAll();
        if (problem.isEmpty())
            check();
    }
};

void ProductEditorPresenter::addImageFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        qt::inBackground(
            this,
            [path] {
                File file;
                file.read(path);
                return file;
            },
            [this, ticket = m_product.id](const File& file) {
                if (m_product.id != ticket)
                    return;
                const int number = ++m_uploadNumbers;
                m_uploads.push_back({.number = number,
                                     .fileName = file.name,
                                     .preview = file.preview,
                                     .state = file.problem.isEmpty() ? PendingImage::State::Waiting
                                                                     : PendingImage::State::Failed,
                                     .problem = file.problem,
                                     .bytes = file.bytes.size()});
                if (file.problem.isEmpty())
                    m_uploadBytes.insert(number, file.bytes);
                Q_EMIT uploadsChanged();
                uploadNext();
            });
    }
}

void ProductEditorPresenter::addImage(const QString& fileName, const QByteArray& bytes)
{
    File file{.name = fileName, .bytes = bytes};
    file.check();
    const int number = ++m_uploadNumbers;
    m_uploads.push_back({.number = number,
                         .fileName = fileName,
                         .preview = file.preview,
                         .state = file.problem.isEmpty() ? PendingImage::State::Waiting
                                                         : PendingImage::State::Failed,
                         .problem = file.problem,
                         .bytes = bytes.size()});
    if (file.problem.isEmpty())
        m_uploadBytes.insert(number, bytes);
    Q_EMIT uploadsChanged();
    uploadNext();
}

PendingImage* ProductEditorPresenter::upload(int number)
{
    const auto found = std::find_if(m_uploads.begin(), m_uploads.end(), [&](const auto& image) {
        return image.number == number;
    });
    return found == m_uploads.end() ? nullptr : &*found;
}

void ProductEditorPresenter::uploadNext()
{
    if (m_isUploading || m_isSaving || m_edit.isNew())
        return;
    const auto next = std::find_if(m_uploads.begin(), m_uploads.end(), [](const auto& image) {
        return image.state == PendingImage::State::Waiting;
    });
    if (next == m_uploads.end())
        return;
    m_isUploading = true;
    next->state = PendingImage::State::Uploading;
    next->sentBytes = 0;
    Q_EMIT uploadsChanged();
    const QByteArray bytes = m_uploadBytes.value(next->number);
    const int number = next->number;
    const auto noteProgress = [this, number](std::uint64_t sent, std::uint64_t) {
        PendingImage* image = upload(number);
        if (image == nullptr || image->state != PendingImage::State::Uploading)
            return;
        image->sentBytes = static_cast<qint64>(sent);
        Q_EMIT uploadProgressed(number);
    };
    qt::deliver(
        m_clients.catalog.addImage(
            m_edit.id(),
            {.bytes = bytes.toStdString(),
             .contentType = qt::toUtf8(imageType(bytes)),
             .altText = qt::toUtf8(altTextOf(next->fileName))},
            {.timeout = kUploadTimeout,
             .onUpload = qt::onGuiThread<std::uint64_t, std::uint64_t>(this, noteProgress)}),
        this,
        [this, number, id = m_edit.id()](const Result<wire::Product>& product) {
            if (m_edit.id() != id || m_product.id != id)
                return;
            uploadEnded(number, product);
        });
}

void ProductEditorPresenter::uploadEnded(int number, const Result<wire::Product>& product)
{
    m_isUploading = false;
    PendingImage* image = upload(number);
    if (!product.ok()) {
        if (image != nullptr) {
            image->state = PendingImage::State::Failed;
            image->problem = qt::describe(product.error()).sentence;
        }
    } else {
        if (!product->images.empty())
            Q_EMIT uploaded(
                *product, qt::toText(product->images.back().hash), m_uploadBytes.value(number));
        dropUpload(number);
        take(*product);
    }
    Q_EMIT uploadsChanged();
    if (std::exchange(m_isSaveWaiting, false))
        sendSave();
    else
        uploadNext();
}

void ProductEditorPresenter::retryUpload(int number)
{
    PendingImage* image = upload(number);
    if (image == nullptr || !m_uploadBytes.contains(number))
        return;
    image->state = PendingImage::State::Waiting;
    image->problem.clear();
    Q_EMIT uploadsChanged();
    uploadNext();
}

void ProductEditorPresenter::dropUpload(int number)
{
    m_uploadBytes.remove(number);
    m_uploads.erase(
        std::remove_if(m_uploads.begin(),
                       m_uploads.end(),
                       [&](const PendingImage& image) { return image.number == number; }),
        m_uploads.end());
    Q_EMIT uploadsChanged();
}

} // namespace vitrine::console
