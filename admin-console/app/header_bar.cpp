#include "admin-console/app/header_bar.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kHeight = 52;
constexpr int kPaletteWidth = 420;

QString initialsOf(const QString& name)
{
    QString initials;
    for (const auto& word : name.split(u' ', Qt::SkipEmptyParts))
        initials += word.at(0).toUpper();
    return initials.size() > 2 ? initials.left(1) + initials.right(1) : initials;
}

/// A round button with initials.
class AccountButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto& c = qt::colors();
        const QRectF disc = QRectF(0, 0, 32, 32).translated(0, (height() - 32) / 2.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(underMouse() || isDown() ? c.select : c.groundOf(qt::Tone::Accent));
        painter.drawEllipse(disc);
        painter.setFont(qt::Theme::instance().font(qt::TextStyle::Caption, QFont::DemiBold));
        painter.setPen(c.accent);
        if (text().isEmpty())
            painter.drawPixmap(8,
                               (height() - 16) / 2,
                               qt::iconPixmap(qt::Icon::Person, 16, c.accent, devicePixelRatioF()));
        else
            painter.drawText(disc, Qt::AlignCenter, text());
        painter.drawPixmap(36,
                           (height() - 12) / 2,
                           qt::iconPixmap(qt::Icon::ChevronDown, 12, c.muted, devicePixelRatioF()));
    }
};

} // namespace

HeaderBar::HeaderBar(QWidget* parent)
    : QFrame(parent)
    , m_brand(qt::makeLabel(u"Vitrine"_s, qt::TextStyle::Emphasis, this))
    , m_shop(qt::makeLabel({}, qt::TextStyle::Emphasis, this, true))
    , m_palette(new QPushButton(this))
    , m_keys(qt::makeLabel({}, qt::TextStyle::Caption, m_palette, true))
    , m_offline(new qt::StatusBadge(this))
    , m_account(new AccountButton(this))
{
    setFixedHeight(kHeight);
    m_brand->setFont(qt::Theme::instance().font(qt::TextStyle::Emphasis, QFont::Bold));
    m_shop->setFont(qt::Theme::instance().font(qt::TextStyle::Emphasis));
    m_palette->setObjectName(u"paletteField"_s);
    m_palette->setIcon(qt::icon(qt::Icon::Search, qt::Tone::Neutral));
    m_palette->setProperty("kind", u"field"_s);
    m_palette->setMaximumWidth(kPaletteWidth);
    m_palette->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* inField = new QHBoxLayout(m_palette);
    inField->setContentsMargins(0, 0, qt::space::kControls, 0);
    inField->addStretch();
    inField->addWidget(m_keys);
    m_account->setObjectName(u"accountButton"_s);
    m_account->setFixedSize(50, 36);
    m_account->setPopupMode(QToolButton::InstantPopup);
    m_offline->hide();
    m_offline->setCursor(Qt::PointingHandCursor);
    m_offline->installEventFilter(this);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(qt::space::kGroup, 0, qt::space::kGroup, 0);
    row->setSpacing(qt::space::kInside);
    row->addWidget(m_brand);
    row->addWidget(m_shop);
    row->addStretch(1);
    row->addWidget(m_palette, 3);
    row->addStretch(1);
    row->addWidget(m_offline);
    row->addWidget(m_account);
    connect(m_palette, &QPushButton::clicked, this, &HeaderBar::paletteRequested);
    retranslate();
}

void HeaderBar::setShopName(const QString& name)
{
    m_shop->setText(name.isEmpty() ? QString() : u"– "_s + name);
}

void HeaderBar::setPerson(const QString& name, const QString& email)
{
    m_person = name.isEmpty() ? email : name;
    m_account->setText(initialsOf(m_person));
    m_account->setToolTip(email);
    retranslate();
}

void HeaderBar::setAccountMenu(QMenu* menu)
{
    m_account->setMenu(menu);
}

void HeaderBar::setOffline(bool isOffline)
{
    m_offline->setBadge(isOffline ? qt::Badge{tr("Offline"), qt::Tone::Warn} : qt::Badge());
    m_offline->setToolTip(tr("The shop cannot be reached. Click to try again now."));
}

void HeaderBar::retranslate()
{
    m_keys->setText(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText));
    m_palette->setText(tr("Search or do anything…"));
    m_palette->setAccessibleName(tr("Command palette"));
    m_account->setAccessibleName(m_person.isEmpty() ? tr("Account")
                                                    : tr("Account of %1").arg(m_person));
    if (!m_offline->badge().text.isEmpty())
        setOffline(true);
}

bool HeaderBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_offline && event->type() == QEvent::MouseButtonRelease)
        Q_EMIT connectionClicked();
    return QFrame::eventFilter(watched, event);
}

void HeaderBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), qt::colors().border);
}

} // namespace vitrine::console
