#include "tests/gui/kiosk/memory_search.hpp"

#include <QDirIterator>
#include <QFile>

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk::testing {
namespace {

constexpr unsigned char kMask = 0xA5;
constexpr std::size_t kPiece = 1 << 20;

/// The first place in `bytes` where the masked text stands, its letters `step` bytes apart with
/// zeros between; npos when it does not.
std::size_t
positionOf(const char* bytes, std::size_t length, const std::string& masked, std::size_t step)
{
    const std::size_t needed = masked.size() * step;
    for (std::size_t at = 0; at + needed <= length; ++at) {
        std::size_t i = 0;
        while (i < masked.size() &&
               static_cast<unsigned char>(bytes[at + i * step]) ==
                   (static_cast<unsigned char>(masked[i]) ^ kMask) &&
               (step == 1 || bytes[at + i * step + 1] == 0))
            ++i;
        if (i == masked.size())
            return at;
    }
    return std::string::npos;
}

/// A buffer outside of the heap, which is not searched itself.
struct Scratch
{
    char* bytes = static_cast<char*>(
        mmap(nullptr, kPiece * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    ~Scratch() { munmap(bytes, kPiece * 2); }
};

QString around(const char* bytes, std::size_t length, std::size_t at)
{
    const std::size_t from = at < 48 ? 0 : at - 48;
    const auto piece =
        QByteArray(bytes + from, qsizetype(std::min<std::size_t>(160, length - from)));
    QString text;
    for (const char c : piece)
        text += c >= 32 && c < 127 ? QChar::fromLatin1(c) : QChar(u'.');
    return text;
}

QString findIn(int memory,
               std::uintptr_t begin,
               std::uintptr_t end,
               const Scratch& scratch,
               const MaskedText& text)
{
    const std::size_t overlap = text.masked().size() * 2;
    for (std::uintptr_t at = begin; at < end; at += kPiece) {
        const auto wanted = std::min<std::size_t>(kPiece + overlap, end - at);
        const auto got = pread(memory, scratch.bytes, wanted, off_t(at));
        if (got <= 0)
            continue;
        for (const std::size_t step : {std::size_t(1), std::size_t(2)}) {
            const auto found = positionOf(scratch.bytes, std::size_t(got), text.masked(), step);
            if (found != std::string::npos)
                return u"UTF-%1: %2"_s.arg(step == 1 ? 8 : 16)
                    .arg(around(scratch.bytes, std::size_t(got), found));
        }
    }
    return {};
}

} // namespace

MaskedText::MaskedText(std::string text)
{
    m_masked.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        m_masked[i] = static_cast<char>(static_cast<unsigned char>(text[i]) ^ kMask);
        text[i] = '\0';
    }
}

std::string MaskedText::plain() const
{
    std::string text(m_masked.size(), '\0');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = static_cast<char>(static_cast<unsigned char>(m_masked[i]) ^ kMask);
    return text;
}

QString findInMemory(const MaskedText& text)
{
    const Scratch scratch;
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::ifstream maps("/proc/self/maps");
    QString found;
    for (std::string line; found.isEmpty() && std::getline(maps, line);) {
        std::istringstream fields(line);
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::string rights;
        fields >> std::hex >> begin >> dash >> end >> rights;
        const auto scratchAt = reinterpret_cast<std::uintptr_t>(scratch.bytes);
        const bool isScratch = scratchAt >= begin && scratchAt < end;
        if (!rights.starts_with("rw") || isScratch || line.find("[v") != std::string::npos)
            continue;
        found = findIn(memory, begin, end, scratch, text);
        if (!found.isEmpty())
            found = QString::fromStdString(line) + u' ' + found;
    }
    close(memory);
    return found;
}

QString findInFiles(const QString& folder, const MaskedText& text)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const std::size_t step : {std::size_t(1), std::size_t(2)}) {
            if (positionOf(bytes.constData(), std::size_t(bytes.size()), text.masked(), step) !=
                std::string::npos)
                return file.fileName();
        }
    }
    return {};
}

} // namespace vitrine::kiosk::testing
