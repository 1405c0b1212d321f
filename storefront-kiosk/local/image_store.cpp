#include "storefront-kiosk/local/image_store.hpp"

#include "storefront-kiosk/storage/durable_file.hpp"

#include <QCryptographicHash>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>
#include <vector>

namespace vitrine::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kDigestBytes = 32; ///< Before the picture: the SHA-256 of its bytes.
constexpr const char* kThumbnail = "-thumb";
constexpr const char* kUnfinished = ".part";

bool isHash(std::string_view text)
{
    return text.size() == kHashDigits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool isOurs(std::string_view name)
{
    if (name.ends_with(kThumbnail))
        name.remove_suffix(std::string_view(kThumbnail).size());
    return isHash(name);
}

QByteArray digestOf(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())),
                                    QCryptographicHash::Sha256);
}

std::string nameOf(std::string_view hash, ImageStore::Size size)
{
    return std::string(hash) + (size == ImageStore::Size::Thumbnail ? kThumbnail : "");
}

Error refuse(ErrorCode code, std::string message)
{
    return Error{.code = code, .message = std::move(message)};
}

/// Whole or not at all for readers; a power cut may leave a part, which `get` tells by the digest.
/// Not worth a wait for the disk: it can be fetched again.
Outcome writePicture(const std::string& path, std::string_view bytes)
{
    const std::string part = path + kUnfinished;
    const auto digest = digestOf(bytes);
    std::FILE* file = std::fopen(part.c_str(), "wb");
    if (file == nullptr)
        return systemError(errno, "create", part);
    const bool written = std::fwrite(digest.constData(), 1, kDigestBytes, file) == kDigestBytes &&
                         std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const int fault = written ? 0 : errno;
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed || std::rename(part.c_str(), path.c_str()) != 0) {
        const Error error = systemError(fault != 0 ? fault : errno, "write", path);
        std::remove(part.c_str());
        return error;
    }
    return Done{};
}

} // namespace

Result<std::unique_ptr<ImageStore>> ImageStore::open(Options options)
{
    using Opened = Result<std::unique_ptr<ImageStore>>;
    if (const auto made = makeFolder(options.folder); !made.ok())
        return Opened(made.error());
    const auto names = filesOf(options.folder);
    if (!names.ok())
        return Opened(names.error());
    std::unique_ptr<ImageStore> store(new ImageStore(std::move(options)));
    struct Found
    {
        fs::file_time_type usedAt;
        std::string name;
        std::int64_t bytes;
    };
    std::vector<Found> found;
    for (const auto& name : *names) {
        std::error_code gone;
        const fs::path path = store->pathOf(name);
        if (isOurs(name))
            found.push_back({fs::last_write_time(path, gone),
                             name,
                             static_cast<std::int64_t>(fs::file_size(path, gone))});
        else if (name.ends_with(kUnfinished))
            fs::remove(path, gone);
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.usedAt < b.usedAt;
    });
    for (const auto& file : found)
        store->remember(file.name, file.bytes);
    store->makeRoom(0);
    return Opened(std::move(store));
}

Outcome ImageStore::put(std::string_view hash, Size size, std::string_view bytes)
{
    if (!isHash(hash))
        return refuse(ErrorCode::InvalidArgument, "no SHA-256 in lower case");
    const auto total = static_cast<std::int64_t>(bytes.size() + kDigestBytes);
    if (bytes.empty() || total > m_options.pictureBytesMax || total > m_options.bytesMax)
        return refuse(ErrorCode::TooLarge, "the picture has no size that is kept");
    if (size == Size::Full && digestOf(bytes).toHex() != QByteArrayView(hash.data(), kHashDigits))
        return refuse(ErrorCode::InvalidArgument, "the picture is not what its hash says");
    const std::lock_guard lock(m_mutex);
    const auto name = nameOf(hash, size);
    drop(name);
    makeRoom(total);
    if (auto written = writePicture(pathOf(name), bytes); !written.ok())
        return written;
    remember(name, total);
    return Done{};
}

Result<std::string> ImageStore::get(std::string_view hash, Size size)
{
    const std::lock_guard lock(m_mutex);
    const auto name = nameOf(hash, size);
    const auto known = m_byName.find(name);
    if (known == m_byName.end())
        return refuse(ErrorCode::NotFound, "the picture is not here");
    auto whole = readFile(pathOf(name), static_cast<std::size_t>(m_options.pictureBytesMax));
    const bool sound = whole.ok() && whole->size() > kDigestBytes &&
                       digestOf(std::string_view(*whole).substr(kDigestBytes)) ==
                           QByteArrayView(whole->data(), qsizetype(kDigestBytes));
    if (!sound) {
        drop(name);
        return refuse(ErrorCode::NotFound, "the picture was damaged");
    }
    m_entries.splice(m_entries.begin(), m_entries, known->second);
    ::utimensat(AT_FDCWD, pathOf(name).c_str(), nullptr, 0); // the order survives a restart
    whole->erase(0, kDigestBytes);
    return whole;
}

bool ImageStore::has(std::string_view hash, Size size) const
{
    const std::lock_guard lock(m_mutex);
    return m_byName.contains(nameOf(hash, size));
}

std::int64_t ImageStore::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

std::string ImageStore::pathOf(const std::string& name) const
{
    return m_options.folder + "/" + name;
}

void ImageStore::remember(const std::string& name, std::int64_t bytes)
{
    m_entries.push_front({name, bytes});
    m_byName[name] = m_entries.begin();
    m_bytes += bytes;
}

void ImageStore::drop(const std::string& name)
{
    const auto known = m_byName.find(name);
    if (known == m_byName.end())
        return;
    std::remove(pathOf(name).c_str());
    m_bytes -= known->second->bytes;
    m_entries.erase(known->second);
    m_byName.erase(known);
}

void ImageStore::makeRoom(std::int64_t bytes)
{
    while (!m_entries.empty() && m_bytes + bytes > m_options.bytesMax)
        drop(std::string(m_entries.back().name)); // a copy: the entry goes
}

} // namespace vitrine::kiosk
