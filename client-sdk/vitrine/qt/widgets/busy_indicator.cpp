#include "vitrine/qt/widgets/busy_indicator.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kDelayMs = 200; // what is quicker needs no sign
constexpr int kFrameMs = 33;
constexpr int kDegreesPerFrame = 12;

} // namespace

BusyIndicator::BusyIndicator(QWidget* parent, int side)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Busy"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    m_turn.setInterval(kFrameMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_isShown = true;
        if (Theme::instance().duration(Motion::State) > 0)
            m_turn.start();
        update();
    });
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + kDegreesPerFrame) % 360;
        update();
    });
}

void BusyIndicator::setBusy(bool isBusy)
{
    if (m_isBusy == isBusy)
        return;
    m_isBusy = isBusy;
    if (isBusy) {
        m_delay.start();
        return;
    }
    m_delay.stop();
    m_turn.stop();
    m_isShown = false;
    update();
}

QSize BusyIndicator::sizeHint() const
{
    return {m_side, m_side};
}

void BusyIndicator::paintEvent(QPaintEvent*)
{
    if (!m_isShown)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = std::max(1.5, m_side / 9.0);
    const auto ring = QRectF(rect()).adjusted(width, width, -width, -width);
    painter.setPen(QPen(colors().border, width));
    painter.drawEllipse(ring);
    painter.setPen(QPen(colors().accent, width, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_angle * 16, 100 * 16);
}

BusyOverlay::BusyOverlay(QWidget* covered)
    : QWidget(covered)
    , m_ring(new BusyIndicator(this, 32))
    , m_text(makeLabel({}, TextStyle::Emphasis, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"busyOverlay"_s);
    m_cancel->setObjectName(u"busyCancel"_s);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    m_bar->setFixedWidth(240);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kGroup);
    column->addStretch();
    for (QWidget* widget : {static_cast<QWidget*>(m_ring),
                            static_cast<QWidget*>(m_text),
                            static_cast<QWidget*>(m_bar),
                            static_cast<QWidget*>(m_cancel)})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch();
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocusRing", true);
    hide();

    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        setGeometry(parentWidget()->rect());
        raise();
        show();
        m_ring->setBusy(true);
        if (parentWidget()->isAncestorOf(QApplication::focusWidget())) {
            m_focusBefore = QApplication::focusWidget();
            setFocus();
        }
    });
    connect(m_cancel, &QPushButton::clicked, this, &BusyOverlay::cancelled);
    covered->installEventFilter(this);
}

void BusyOverlay::begin(const QString& text, bool isCancellable)
{
    m_isActive = true;
    setText(text);
    setProgress(-1);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setVisible(isCancellable);
    m_delay.start();
}

void BusyOverlay::setProgress(double share)
{
    m_bar->setVisible(share >= 0);
    m_bar->setValue(qRound(share * 1000));
}

void BusyOverlay::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

void BusyOverlay::end()
{
    m_isActive = false;
    m_delay.stop();
    m_ring->setBusy(false);
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    m_focusBefore.clear();
}

bool BusyOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void BusyOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor veil = colors().background;
    veil.setAlphaF(0.86F);
    painter.fillRect(rect(), veil);
}

void BusyOverlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_cancel->isHidden())
        Q_EMIT cancelled();
}

} // namespace vitrine::qt
