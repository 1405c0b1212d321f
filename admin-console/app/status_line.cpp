#include "admin-console/app/status_line.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kMessageMs = 8'000;
constexpr int kSignSide = 14;
constexpr qsizetype kShortTrace = 8;

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_sign(new QLabel(this))
    , m_connectionText(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_latency(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_message(qt::makeLabel({}, qt::TextStyle::Caption, this))
    , m_version(qt::makeLabel(
          u"v"_s + QStringLiteral(VITRINE_VERSION), qt::TextStyle::Caption, this, true))
    , m_trace(new QToolButton(this))
{
    setSizeGripEnabled(false);
    setFixedHeight(30);
    m_connectionText->setObjectName(u"connectionText"_s);
    m_message->setObjectName(u"statusMessage"_s);
    m_trace->setObjectName(u"traceButton"_s);
    m_trace->setFont(qt::Theme::instance().font(qt::TextStyle::Caption));
    m_trace->setProperty("slim", true);
    m_trace->hide();
    auto* left = new QWidget(this);
    auto* row = new QHBoxLayout(left);
    row->setContentsMargins(qt::space::kGroup, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_sign);
    row->addWidget(m_connectionText);
    row->addSpacing(qt::space::kInside);
    row->addWidget(m_latency);
    row->addSpacing(qt::space::kInside);
    row->addWidget(m_message);
    row->addStretch();
    addWidget(left, 1);
    auto* right = new QWidget(this);
    auto* corner = new QHBoxLayout(right);
    corner->setContentsMargins(0, 0, qt::space::kInside, 0);
    corner->setSpacing(qt::space::kInside);
    corner->addWidget(m_version);
    corner->addWidget(m_trace);
    addPermanentWidget(right);

    m_forget.setSingleShot(true);
    connect(&m_forget, &QTimer::timeout, m_message, &QLabel::clear);
    connect(m_trace, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_traceId);
        Q_EMIT traceCopied();
    });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &StatusLine::drawConnection);
    retranslate();
}

void StatusLine::setConnection(Connection connection)
{
    m_connection = connection;
    drawConnection();
}

void StatusLine::drawConnection()
{
    const bool isOffline = m_connection == Connection::Offline;
    const qt::Tone tone = isOffline                            ? qt::Tone::Warn
                          : m_connection == Connection::Online ? qt::Tone::Ok
                                                               : qt::Tone::Neutral;
    m_sign->setPixmap(qt::iconPixmap(isOffline ? qt::Icon::Offline : qt::Icon::Online,
                                     kSignSide,
                                     qt::colors().of(tone),
                                     devicePixelRatioF()));
    m_connectionText->setText(isOffline                            ? tr("Offline, trying again")
                              : m_connection == Connection::Online ? tr("Connected")
                                                                   : tr("Not connected"));
    if (isOffline)
        m_latency->clear();
}

void StatusLine::setLatency(std::chrono::microseconds latency)
{
    m_latency->setText(qt::formatDuration(latency));
}

void StatusLine::setTraceId(const QString& traceId)
{
    m_traceId = traceId;
    m_trace->setVisible(!traceId.isEmpty());
    m_trace->setText(tr("Trace %1").arg(traceId.left(kShortTrace)));
}

void StatusLine::say(const QString& text)
{
    m_message->setText(text);
    m_forget.start(kMessageMs);
}

void StatusLine::retranslate()
{
    m_trace->setToolTip(tr("Copy the trace number of the last call"));
    m_trace->setAccessibleName(m_trace->toolTip());
    drawConnection();
    if (!m_traceId.isEmpty())
        setTraceId(m_traceId);
}

QString StatusLine::connectionText() const
{
    return m_connectionText->text();
}

} // namespace vitrine::console
