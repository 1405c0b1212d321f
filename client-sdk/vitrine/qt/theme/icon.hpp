#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QIcon>

namespace vitrine::qt {

/// Our own icons: 1.5 px strokes on a 20 px grid (resources/icons/<kebab-case name>.svg).
enum class Icon {
    Dashboard,
    Orders,
    Products,
    Categories,
    Stock,
    Customers,
    Kiosks,
    Reports,
    System,
    Audit,
    Trace,
    Import,
    Export,
    Search,
    Plus,
    Minus,
    Close,
    Check,
    Edit,
    Trash,
    Duplicate,
    Archive,
    Restore,
    Undo,
    Redo,
    Save,
    Refresh,
    Filter,
    Sort,
    Columns,
    More,
    Menu,
    ChevronDown,
    ChevronUp,
    ChevronLeft,
    ChevronRight,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    ArrowDown,
    External,
    Copy,
    Link,
    Image,
    ImageMissing,
    Upload,
    Download,
    Print,
    Pdf,
    Mail,
    Person,
    PersonPlus,
    PersonOff,
    Key,
    SignIn,
    SignOut,
    Settings,
    Palette,
    Sun,
    Moon,
    Keyboard,
    Language,
    Info,
    Warning,
    Error,
    Success,
    Question,
    Offline,
    Online,
    Clock,
    Calendar,
    Money,
    Refund,
    Card,
    Cart,
    Basket,
    Box,
    Truck,
    Handover,
    Store,
    Tag,
    Price,
    Barcode,
    Chart,
    List,
    Table,
    Tree,
    Folder,
    FolderOpen,
    Drag,
    Lock,
    Unlock,
    Eye,
    EyeOff,
    Heart,
    Activity,
    Server,
    Breaker,
    Bell,
    Window,
    Help,
    Command,
    Pin,
    Note,
    Star,
    Accessibility
};

/// Sharp at every scale and coloured by the palette of the moment (disabled, selected included);
/// follows theme changes by itself.
[[nodiscard]] QIcon icon(Icon which);
/// The same in one colour of the theme.
[[nodiscard]] QIcon icon(Icon which, Tone tone);
/// For painting by hand: `side` in logical pixels.
[[nodiscard]] QPixmap iconPixmap(Icon which, int side, const QColor& color, qreal devicePixelRatio);
/// Every icon, for tests and galleries.
[[nodiscard]] const QList<Icon>& allIcons();
/// "arrow-left"
[[nodiscard]] QString nameOf(Icon which);

} // namespace vitrine::qt
