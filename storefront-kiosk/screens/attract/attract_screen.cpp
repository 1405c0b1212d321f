#include "storefront-kiosk/screens/attract/attract_screen.hpp"

#include "storefront-kiosk/parts/language_switch.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QLinearGradient>
#include <QMouseEvent>
#include <QPainter>
#include <QTranslator>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kPictureMs = 6'000;
constexpr int kFadeMs = 700;
constexpr int kShelfImages = 60;

/// "Touch to start" in a language that is not the program's at the moment.
QString touchToStart(const QString& language)
{
    static constexpr const char* source = QT_TRANSLATE_NOOP("AttractScreen", "Touch to start");
    QTranslator translator;
    QString text;
    if (translator.load(u"kiosk_"_s + language, u":/i18n"_s))
        text = translator.translate("AttractScreen", source);
    return text.isEmpty() ? QString::fromLatin1(source) : text;
}

void setWhite(QLabel* label)
{
    auto palette = label->palette();
    palette.setColor(QPalette::WindowText, Qt::white);
    label->setPalette(palette);
    label->setStyleSheet(u"color: white"_s); // stronger than the program's sheet
}

} // namespace

AttractScreen::AttractScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_name(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_line(qt::makeLabel({}, qt::TextStyle::Attract, this))
    , m_touch(qt::makeLabel({}, qt::TextStyle::Page, this))
    , m_languages(new LanguageSwitch(this))
    , m_reach(makeIconButton(qt::Icon::Accessibility, {}, this))
{
    setObjectName(u"attractScreen"_s);
    m_reach->setObjectName(u"attractReach"_s);
    m_line->setObjectName(u"attractLine"_s);
    m_touch->setObjectName(u"touchToStart"_s);
    for (auto* label : {m_name, m_line, m_touch}) {
        label->setWordWrap(true);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        setWhite(label);
    }
    m_languages->setNamesInFull(true);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(touch::kGap);
    choices->addWidget(m_languages);
    choices->addStretch(1);
    choices->addWidget(m_reach);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * touch::kPage, 2 * touch::kPage, 2 * touch::kPage, touch::kPage);
    column->setSpacing(touch::kGroup);
    column->addWidget(m_name);
    column->addStretch(1);
    column->addWidget(m_line);
    column->addWidget(m_touch);
    column->addSpacing(touch::kGroup);
    column->addLayout(choices);
    connectParts();
}

void AttractScreen::connectParts()
{
    connect(m_languages, &LanguageSwitch::chosen, this, [this](const QString& code) {
        context().shopper().setLanguage(code);
        start();
    });
    connect(m_reach, &TouchButton::clicked, this, [this] {
        context().shopper().setReach(true);
        start();
    });
    m_next.setInterval(kPictureMs);
    connect(&m_next, &QTimer::timeout, this, &AttractScreen::showNext);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_fade, &QVariantAnimation::finished, this, [this] {
        m_picture = m_coming;
        m_coming = {};
        update();
    });
    connect(&context().pictures(), &Pictures::ready, this, &AttractScreen::onReady);
    connect(&context(), &KioskContext::shelfChanged, this, &AttractScreen::askForPictures);
    connect(&context().settingsStore(), &SettingsStore::changed, this, &AttractScreen::refresh);
}

QString AttractScreen::title() const
{
    return tr("Welcome");
}

Screen::Chrome AttractScreen::chrome() const
{
    return {.hasHeader = false, .hasBasket = false, .hasBack = false, .countsIdle = false};
}

void AttractScreen::enter(const Place&)
{
    refresh();
    askForPictures();
    m_next.start();
}

void AttractScreen::leave()
{
    m_next.stop();
    m_fade.stop();
    m_coming = {};
}

void AttractScreen::arrange(const Layout&)
{
    m_picture = {}; // of the other size
    m_coming = {};
    if (!m_reel.isEmpty())
        m_picture = pictureOf(m_reel.current());
}

void AttractScreen::start()
{
    Q_EMIT goTo({.id = Place::Id::Browse});
}

void AttractScreen::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    start(); // with the press and not when the finger is lifted: it answers at once
}

void AttractScreen::askForPictures()
{
    context().shelf().ask(
        this,
        [](LocalCatalog& shelf) { return shelf.imageHashes(kShelfImages); },
        [this](const Result<std::vector<std::string>>& hashes) {
            if (!hashes.ok())
                return;
            QStringList texts;
            for (const auto& hash : hashes.value())
                texts.append(qt::toText(hash));
            onPictures(texts);
        });
}

void AttractScreen::onPictures(const QStringList& hashes)
{
    QStringList there;
    for (const auto& hash : hashes) {
        if (!context().pictures().isMissing(hash))
            there.append(hash);
    }
    m_reel.setPictures(there);
    if (!m_picture.isNull() || m_reel.isEmpty() || !isVisible())
        return;
    m_picture = pictureOf(m_reel.current());
    update();
}

QImage AttractScreen::pictureOf(const QString& hash)
{
    return context().pictures().picture(hash, size() * devicePixelRatioF());
}

void AttractScreen::onReady(const QString& hash)
{
    if (context().pictures().isMissing(hash))
        m_reel.drop(hash);
    if (!isVisible() || !m_picture.isNull() || m_reel.isEmpty())
        return;
    m_picture = pictureOf(m_reel.current());
    update();
}

void AttractScreen::showNext()
{
    const auto hash = m_reel.next();
    if (hash.isEmpty() || m_fade.state() == QAbstractAnimation::Running)
        return;
    m_coming = pictureOf(hash);
    if (m_coming.isNull())
        return; // it is being read: the next time
    m_reel.advance();
    if (qt::Theme::instance().duration(qt::Motion::Place) == 0) {
        m_picture = std::exchange(m_coming, {});
        update();
        return;
    }
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    m_fade.setDuration(kFadeMs);
    m_fade.start();
}

void AttractScreen::retranslate()
{
    m_reach->setAccessibleName(tr("Accessible view: large, low and spoken"));
    refresh();
}

void AttractScreen::refresh()
{
    const auto& settings = context().settings();
    m_name->setText(qt::toText(settings.shop.name));
    const auto line = settings.openingText.value(context().language().language());
    m_line->setText(line.isEmpty() ? tr("Find it. Pay here. Take it with you.") : line);
    QStringList starts;
    for (const auto& language : settings.languages)
        starts.append(touchToStart(language));
    m_touch->setText(starts.join(u"  ·  "_s));
    m_languages->setLanguages(settings.languages);
    m_languages->setCurrent(context().language().language());
}

void AttractScreen::paintPictures(QPainter& painter) const
{
    const auto paint = [&](const QImage& image, qreal opacity) {
        const QSizeF covered = QSizeF(image.size()).scaled(size(), Qt::KeepAspectRatioByExpanding);
        const QRectF target(
            QPointF((width() - covered.width()) / 2, (height() - covered.height()) / 2), covered);
        painter.setOpacity(opacity);
        painter.drawImage(target, image);
        painter.setOpacity(1);
    };
    if (!m_picture.isNull())
        paint(m_picture, 1);
    if (!m_coming.isNull())
        paint(m_coming, m_fade.currentValue().toReal());
}

void AttractScreen::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), qt::lightColors().accent.darker(160));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintPictures(painter);
    // white words have to be read on any picture
    QLinearGradient shade(0, 0, 0, height());
    shade.setColorAt(0, QColor(0, 0, 0, 140));
    shade.setColorAt(0.22, QColor(0, 0, 0, 0));
    shade.setColorAt(0.45, QColor(0, 0, 0, 0));
    shade.setColorAt(0.75, QColor(0, 0, 0, 190));
    shade.setColorAt(1, QColor(0, 0, 0, 215));
    painter.fillRect(rect(), shade);
}

} // namespace vitrine::kiosk
