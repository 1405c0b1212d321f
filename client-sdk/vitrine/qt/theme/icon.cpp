#include "vitrine/qt/theme/icon.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QCache>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <optional>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

struct Named
{
    Icon icon;
    const char* name;
};

constexpr Named kNames[] = {{Icon::Dashboard, "dashboard"},
                            {Icon::Orders, "orders"},
                            {Icon::Products, "products"},
                            {Icon::Categories, "categories"},
                            {Icon::Stock, "stock"},
                            {Icon::Customers, "customers"},
                            {Icon::Kiosks, "kiosks"},
                            {Icon::Reports, "reports"},
                            {Icon::System, "system"},
                            {Icon::Audit, "audit"},
                            {Icon::Trace, "trace"},
                            {Icon::Import, "import"},
                            {Icon::Export, "export"},
                            {Icon::Search, "search"},
                            {Icon::Plus, "plus"},
                            {Icon::Minus, "minus"},
                            {Icon::Close, "close"},
                            {Icon::Check, "check"},
                            {Icon::Edit, "edit"},
                            {Icon::Trash, "trash"},
                            {Icon::Duplicate, "duplicate"},
                            {Icon::Archive, "archive"},
                            {Icon::Restore, "restore"},
                            {Icon::Undo, "undo"},
                            {Icon::Redo, "redo"},
                            {Icon::Save, "save"},
                            {Icon::Refresh, "refresh"},
                            {Icon::Filter, "filter"},
                            {Icon::Sort, "sort"},
                            {Icon::Columns, "columns"},
                            {Icon::More, "more"},
                            {Icon::Menu, "menu"},
                            {Icon::ChevronDown, "chevron-down"},
                            {Icon::ChevronUp, "chevron-up"},
                            {Icon::ChevronLeft, "chevron-left"},
                            {Icon::ChevronRight, "chevron-right"},
                            {Icon::ArrowLeft, "arrow-left"},
                            {Icon::ArrowRight, "arrow-right"},
                            {Icon::ArrowUp, "arrow-up"},
                            {Icon::ArrowDown, "arrow-down"},
                            {Icon::External, "external"},
                            {Icon::Copy, "copy"},
                            {Icon::Link, "link"},
                            {Icon::Image, "image"},
                            {Icon::ImageMissing, "image-missing"},
                            {Icon::Upload, "upload"},
                            {Icon::Download, "download"},
                            {Icon::Print, "print"},
                            {Icon::Pdf, "pdf"},
                            {Icon::Mail, "mail"},
                            {Icon::Person, "person"},
                            {Icon::PersonPlus, "person-plus"},
                            {Icon::PersonOff, "person-off"},
                            {Icon::Key, "key"},
                            {Icon::SignIn, "sign-in"},
                            {Icon::SignOut, "sign-out"},
                            {Icon::Settings, "settings"},
                            {Icon::Palette, "palette"},
                            {Icon::Sun, "sun"},
                            {Icon::Moon, "moon"},
                            {Icon::Keyboard, "keyboard"},
                            {Icon::Language, "language"},
                            {Icon::Info, "info"},
                            {Icon::Warning, "warning"},
                            {Icon::Error, "error"},
                            {Icon::Success, "success"},
                            {Icon::Question, "question"},
                            {Icon::Offline, "offline"},
                            {Icon::Online, "online"},
                            {Icon::Clock, "clock"},
                            {Icon::Calendar, "calendar"},
                            {Icon::Money, "money"},
                            {Icon::Refund, "refund"},
                            {Icon::Card, "card"},
                            {Icon::Cart, "cart"},
                            {Icon::Basket, "basket"},
                            {Icon::Box, "box"},
                            {Icon::Truck, "truck"},
                            {Icon::Handover, "handover"},
                            {Icon::Store, "store"},
                            {Icon::Tag, "tag"},
                            {Icon::Price, "price"},
                            {Icon::Barcode, "barcode"},
                            {Icon::Chart, "chart"},
                            {Icon::List, "list"},
                            {Icon::Table, "table"},
                            {Icon::Tree, "tree"},
                            {Icon::Folder, "folder"},
                            {Icon::FolderOpen, "folder-open"},
                            {Icon::Drag, "drag"},
                            {Icon::Lock, "lock"},
                            {Icon::Unlock, "unlock"},
                            {Icon::Eye, "eye"},
                            {Icon::EyeOff, "eye-off"},
                            {Icon::Heart, "heart"},
                            {Icon::Activity, "activity"},
                            {Icon::Server, "server"},
                            {Icon::Breaker, "breaker"},
                            {Icon::Bell, "bell"},
                            {Icon::Window, "window"},
                            {Icon::Help, "help"},
                            {Icon::Command, "command"},
                            {Icon::Pin, "pin"},
                            {Icon::Note, "note"},
                            {Icon::Star, "star"},
                            {Icon::Accessibility, "accessibility"}};

/// The drawing with `color` in place of currentColor.
QByteArray drawingOf(Icon which, const QColor& color)
{
    QFile file(u":/vitrine/icons/"_s + nameOf(which) + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

/// Draws with the theme's colour of the moment.
class Engine final : public QIconEngine
{
public:
    Engine(Icon which, std::optional<Tone> tone)
        : m_which(which)
        , m_tone(tone)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    /// `size` is in device pixels.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int side = std::min(size.width(), size.height());
        return iconPixmap(m_which, std::max(1, qRound(side / scale)), colorFor(mode), scale);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new Engine(*this); }
    [[nodiscard]] QString key() const override { return u"vitrine"_s; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const Colors& now = colors();
        if (mode == QIcon::Disabled) {
            QColor faint = now.muted;
            faint.setAlphaF(0.45F);
            return faint;
        }
        if (m_tone)
            return now.of(*m_tone);
        return now.text;
    }

    Icon m_which;
    std::optional<Tone> m_tone;
};

} // namespace

QString nameOf(Icon which)
{
    return QString::fromLatin1(kNames[std::size_t(which)].name);
}

const QList<Icon>& allIcons()
{
    static const QList<Icon> icons = [] {
        QList<Icon> list;
        for (const auto& named : kNames)
            list.append(named.icon);
        return list;
    }();
    return icons;
}

QIcon icon(Icon which)
{
    return QIcon(new Engine(which, std::nullopt));
}

QIcon icon(Icon which, Tone tone)
{
    return QIcon(new Engine(which, tone));
}

QPixmap iconPixmap(Icon which, int side, const QColor& color, qreal devicePixelRatio)
{
    static QCache<QString, QPixmap> cache(600);
    const auto key =
        u"%1/%2/%3/%4"_s.arg(int(which)).arg(side).arg(color.rgba()).arg(devicePixelRatio);
    if (const auto* known = cache.object(key))
        return *known;

    QPixmap pixmap(QSize(side, side) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(color.alphaF());
    QSvgRenderer(drawingOf(which, color)).render(&painter, QRectF(0, 0, side, side));
    painter.end();
    cache.insert(key, new QPixmap(pixmap));
    return pixmap;
}

} // namespace vitrine::qt
