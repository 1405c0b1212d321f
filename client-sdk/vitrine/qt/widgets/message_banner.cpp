#include "vitrine/qt/widgets/message_banner.hpp"

#include "vitrine/qt/error_text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kIconSide = 20;
constexpr qsizetype kShortTrace = 8;

Icon iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Icon::Success;
    case Tone::Warn:
        return Icon::Warning;
    case Tone::Danger:
        return Icon::Error;
    default:
        return Icon::Info;
    }
}

QLabel* wrappingLabel(QWidget* parent, bool isMuted)
{
    auto* label = makeLabel({}, TextStyle::Body, parent, isMuted);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(wrappingLabel(this, false))
    , m_advice(wrappingLabel(this, true))
    , m_action(new QPushButton(this))
    , m_trace(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageBanner"_s);
    m_text->setObjectName(u"bannerText"_s);
    m_text->setFont(Theme::instance().font(TextStyle::Body, QFont::Medium));
    m_action->setObjectName(u"bannerAction"_s);
    m_trace->setObjectName(u"bannerTrace"_s);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setIcon(icon(Icon::Close));
    m_trace->setIcon(icon(Icon::Copy));
    setButtonKind(m_trace, ButtonKind::Quiet);
    m_trace->setFont(Theme::instance().font(TextStyle::Caption));
    m_icon->setFixedSize(kIconSide, kIconSide);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_text);
    words->addWidget(m_advice);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kControls + 4, space::kInside, space::kInside, space::kInside);
    row->setSpacing(space::kControls);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addWidget(m_trace, 0, Qt::AlignVCenter);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);

    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto handler = m_handler; // it may show another message
        dismiss();
        if (handler)
            handler();
    });
    connect(m_trace, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_traceId);
        m_trace->setText(tr("Copied"));
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBanner::dismiss);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_icon->setPixmap(
            iconPixmap(iconOf(m_tone), kIconSide, colors().of(m_tone), devicePixelRatioF()));
    });
    retranslate();
    hide();
}

void MessageBanner::showError(const Error& error, const QString& what, std::function<void()> retry)
{
    const auto words = describe(error, what);
    m_traceId = words.traceId;
    const bool mayRetry = retry && (words.isRetryable || words.isConflict);
    m_handler = mayRetry ? std::move(retry) : std::function<void()>();
    present(error.code == ErrorCode::PreconditionFailed ? Tone::Warn : Tone::Danger,
            words.sentence,
            words.advice,
            !mayRetry          ? QString()
            : words.isConflict ? tr("Reload")
                               : tr("Try again"));
}

void MessageBanner::showMessage(Tone tone,
                                const QString& text,
                                const QString& actionText,
                                std::function<void()> action)
{
    m_traceId.clear();
    m_handler = std::move(action);
    present(tone, text, {}, actionText);
}

void MessageBanner::present(Tone tone,
                            const QString& text,
                            const QString& advice,
                            const QString& actionText)
{
    m_tone = tone;
    m_icon->setPixmap(iconPixmap(iconOf(tone), kIconSide, colors().of(tone), devicePixelRatioF()));
    m_text->setText(text);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_trace->setText(m_traceId.left(kShortTrace));
    m_trace->setVisible(!m_traceId.isEmpty());
    setAccessibleName(advice.isEmpty() ? text : text + u' ' + advice);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    update();
}

void MessageBanner::dismiss()
{
    if (isHidden())
        return;
    hide();
    m_handler = nullptr;
    Q_EMIT dismissed();
}

QString MessageBanner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBanner::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    m_trace->setToolTip(tr("Copy the trace number for support"));
    m_trace->setAccessibleName(m_trace->toolTip());
}

void MessageBanner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor line = colors().of(m_tone);
    painter.setPen(QPen(line, 1));
    painter.setBrush(colors().groundOf(m_tone));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
}

} // namespace vitrine::qt
