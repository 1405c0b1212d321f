#include "vitrine/qt/widgets/side_panel.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/page_header.hpp"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPropertyAnimation>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kWidthMin = 320;
constexpr int kGripWidth = 6;

} // namespace

SidePanel::SidePanel(QWidget* host)
    : QFrame(host)
    , m_host(host)
    , m_title(makeLabel({}, TextStyle::Section, this))
    , m_close(new QToolButton(this))
    , m_head(new QHBoxLayout)
    , m_layout(new QVBoxLayout(this))
    , m_slide(new QPropertyAnimation(this, "geometry", this))
{
    setObjectName(u"sidePanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAutoFillBackground(true);
    setMouseTracking(true);
    m_title->setWordWrap(true);
    m_close->setObjectName(u"sidePanelClose"_s);
    m_close->setIcon(icon(Icon::Close));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_close, 0, Qt::AlignTop);
    m_layout->setContentsMargins(space::kPage, space::kGroup, space::kGroup, space::kGroup);
    m_layout->setSpacing(space::kGroup);
    m_layout->addLayout(m_head);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closeRequested);
    connect(m_slide, &QPropertyAnimation::finished, this, [this] {
        if (!m_isOpen)
            hide();
    });
    host->installEventFilter(this);
    hide();
}

void SidePanel::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SidePanel::setContent(QWidget* content)
{
    if (m_content == content)
        return;
    if (m_content)
        m_content->deleteLater();
    m_content = content;
    m_layout->addWidget(content, 1);
    content->show();
}

void SidePanel::setPreferredWidth(int width)
{
    m_width = std::max(width, kWidthMin);
    place(false);
}

void SidePanel::addTitleAction(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolTip(toolTipOf(*action));
    button->setObjectName(action->objectName() + u".button"_s);
    m_head->insertWidget(m_head->count() - 1, button, 0, Qt::AlignTop);
}

void SidePanel::open()
{
    if (m_isOpen)
        return;
    m_isOpen = true;
    m_focusBefore = QApplication::focusWidget();
    setGeometry(openRect().translated(openRect().width(), 0));
    show();
    raise();
    place(true);
    Q_EMIT opened();
}

void SidePanel::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    place(true);
    if (m_focusBefore)
        m_focusBefore->setFocus();
    Q_EMIT closed();
}

QRect SidePanel::openRect() const
{
    const int width = std::clamp(m_width, kWidthMin, std::max(kWidthMin, m_host->width()));
    return {m_host->width() - width, 0, width, m_host->height()};
}

void SidePanel::place(bool isAnimated)
{
    const QRect at = m_isOpen ? openRect() : openRect().translated(openRect().width(), 0);
    m_slide->stop();
    const int duration = Theme::instance().duration(Motion::Place);
    if (!isAnimated || duration == 0 || !m_host->isVisible()) {
        setGeometry(at);
        setVisible(m_isOpen);
        return;
    }
    m_slide->setDuration(duration);
    m_slide->setStartValue(geometry());
    m_slide->setEndValue(at);
    m_slide->start();
}

bool SidePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_host && event->type() == QEvent::Resize)
        place(false);
    return QFrame::eventFilter(watched, event);
}

void SidePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

void SidePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_close->setToolTip(tr("Close (Esc)"));
        m_close->setAccessibleName(tr("Close"));
    }
    QFrame::changeEvent(event);
}

void SidePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(QRect(0, 0, 1, height()), colors().border);
}

void SidePanel::mousePressEvent(QMouseEvent* event)
{
    m_isDragging = event->position().x() < kGripWidth;
}

void SidePanel::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(m_isDragging || event->position().x() < kGripWidth ? Qt::SplitHCursor
                                                                 : Qt::ArrowCursor);
    if (m_isDragging)
        setPreferredWidth(m_host->width() - mapToParent(event->position().toPoint()).x());
}

void SidePanel::mouseReleaseEvent(QMouseEvent*)
{
    m_isDragging = false;
}

} // namespace vitrine::qt
