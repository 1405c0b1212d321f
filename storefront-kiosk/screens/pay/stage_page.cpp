#include "storefront-kiosk/screens/pay/stage_page.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QElapsedTimer>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kTickMs = 33;
constexpr int kTurnMs = 1400;
constexpr int kArcDegrees = 90;
constexpr int kLine = 12;
constexpr int kWidest = 1200; ///< Longer lines are not read at a glance.
constexpr int kPictureSide = 320;
constexpr int kPictureSideReach = 112;

} // namespace

/// A symbol on a round ground, with an arc that turns around it.
class StagePage::Picture final : public QWidget
{
public:
    explicit Picture(QWidget* parent)
        : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&m_tick, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    }

    void present(qt::Icon symbol, qt::Tone tone, bool isTurning)
    {
        m_symbol = symbol;
        m_tone = tone;
        m_isTurning = isTurning;
        const bool moves = isTurning && qt::Theme::instance().duration(qt::Motion::Place) > 0;
        if (moves && !m_tick.isActive()) {
            m_since.start();
            m_tick.start(kTickMs);
        } else if (!moves) {
            m_tick.stop();
        }
        update();
    }
    void setSide(int side)
    {
        m_side = side;
        updateGeometry();
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void hideEvent(QHideEvent* event) override
    {
        m_tick.stop();
        QWidget::hideEvent(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        const auto& c = qt::colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ring = QRectF(rect()).adjusted(kLine, kLine, -kLine, -kLine);
        painter.setPen(m_isTurning ? QPen(c.border, kLine) : QPen(Qt::NoPen));
        painter.setBrush(c.groundOf(m_tone));
        painter.drawEllipse(ring);
        if (m_isTurning) {
            const int turned =
                m_tick.isActive() ? int(m_since.elapsed() % kTurnMs) * 360 / kTurnMs : 0;
            painter.setPen(QPen(c.of(m_tone), kLine, Qt::SolidLine, Qt::RoundCap));
            painter.drawArc(ring, (90 - turned) * 16, -kArcDegrees * 16);
        }
        const int side = m_side / 2;
        painter.drawPixmap((width() - side) / 2,
                           (height() - side) / 2,
                           qt::iconPixmap(m_symbol, side, c.of(m_tone), devicePixelRatioF()));
    }

private:
    QTimer m_tick;
    QElapsedTimer m_since;
    qt::Icon m_symbol = qt::Icon::Card;
    qt::Tone m_tone = qt::Tone::Accent;
    int m_side = kPictureSide;
    bool m_isTurning = false;
};

StagePage::StagePage(QWidget* parent)
    : QWidget(parent)
    , m_picture(new Picture(this))
    , m_headline(qt::makeLabel({}, qt::TextStyle::Page, this))
    , m_detail(qt::makeLabel({}, qt::TextStyle::Emphasis, this, true))
{
    m_headline->setObjectName(u"payHeadline"_s);
    m_detail->setObjectName(u"payDetail"_s);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(touch::kGroup);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    for (auto* label : {m_headline, m_detail}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(3);
}

void StagePage::arrange(const Layout& layout)
{
    m_picture->setSide(layout.isReach ? kPictureSideReach : kPictureSide);
    qt::setTextStyle(
        m_detail, layout.isReach ? qt::TextStyle::Body : qt::TextStyle::Emphasis, true);
    this->layout()->setSpacing(layout.isReach ? 16 : touch::kGroup);
}

void StagePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int beside = std::max(0, (width() - kWidest) / 2);
    layout()->setContentsMargins(beside, 0, beside, 0);
}

void StagePage::present(const PayWords::Page& page, bool isWaiting)
{
    m_picture->present(page.symbol, page.tone, isWaiting);
    m_headline->setText(page.headline);
    m_detail->setText(page.detail);
    m_detail->setVisible(!page.detail.isEmpty());
}

} // namespace vitrine::kiosk
