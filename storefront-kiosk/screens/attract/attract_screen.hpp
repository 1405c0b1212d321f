#pragma once

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/screens/attract/attract_reel.hpp"

#include <QImage>
#include <QTimer>
#include <QVariantAnimation>

class QLabel;

namespace vitrine::kiosk {

class LanguageSwitch;
class TouchButton;

/// What the kiosk shows while nobody uses it: pictures of what the shop sells, and that a touch
/// starts.
class AttractScreen final : public Screen
{
    Q_OBJECT

public:
    explicit AttractScreen(KioskContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] Chrome chrome() const override;
    void enter(const Place& place) override;
    void leave() override;
    void arrange(const Layout& layout) override;
    void wipe() override {}
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void connectParts();
    void start();
    void askForPictures();
    void onPictures(const QStringList& hashes);
    void onReady(const QString& hash);
    /// The picture in the size of the screen, null until it is there.
    [[nodiscard]] QImage pictureOf(const QString& hash);
    void showNext();
    void refresh();
    void paintPictures(QPainter& painter) const;

    AttractReel m_reel;
    QImage m_picture;
    QImage m_coming; ///< Fades in over m_picture.
    QTimer m_next;
    QVariantAnimation m_fade;
    QLabel* m_name;
    QLabel* m_line;
    QLabel* m_touch;
    LanguageSwitch* m_languages;
    TouchButton* m_reach;
};

} // namespace vitrine::kiosk
