#include "storefront-kiosk/screens/basket/basket_row_widget.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/quantity_stepper.hpp"
#include "storefront-kiosk/screens/basket/basket_words.hpp"
#include "storefront-kiosk/screens/basket/elided_text.hpp"
#include "storefront-kiosk/screens/basket/fitted_label.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kPictureSide = 144;
constexpr int kPictureRadius = 12;

} // namespace

BasketRowWidget::BasketRowWidget(Pictures* pictures, QWidget* parent)
    : QWidget(parent)
    , m_pictures(pictures)
    , m_grid(new QGridLayout(this))
    , m_name(new ElidedText(qt::TextStyle::Body, 2, this))
    , m_unit(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_amount(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_stepper(new QuantityStepper(this))
{
    setObjectName(u"basketRow"_s);
    m_unit->setObjectName(u"unitPrice"_s);
    m_amount->setObjectName(u"amount"_s);
    m_amount->setMinimumWidth(1); // it fits the width, and not the width it: see fitAmount
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_grid->setHorizontalSpacing(touch::kGap);
    m_grid->setVerticalSpacing(8);
    connect(m_stepper, &QuantityStepper::wanted, this, [this](qint64 quantity) {
        Q_EMIT quantityWanted(m_row.productId, quantity);
    });
    if (pictures != nullptr)
        connect(pictures, &Pictures::ready, this, [this](const QString& hash) {
            if (hash == qt::toText(m_row.imageHash))
                update();
        });
    setForm(Form::Wide);
}

void BasketRowWidget::setForm(Form form)
{
    m_form = form;
    for (QWidget* part : {static_cast<QWidget*>(m_name),
                          static_cast<QWidget*>(m_unit),
                          static_cast<QWidget*>(m_amount),
                          static_cast<QWidget*>(m_stepper)})
        m_grid->removeWidget(part);
    if (form == Form::Wide) {
        m_grid->setContentsMargins(kPictureSide + touch::kGap, 16, 0, 16);
        m_grid->addWidget(m_name, 0, 0);
        m_grid->addWidget(m_unit, 1, 0, Qt::AlignTop);
        m_grid->addWidget(m_amount, 0, 1, Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(m_stepper, 1, 1, Qt::AlignRight);
    } else {
        m_grid->setContentsMargins(0, 16, 0, 16);
        m_grid->addWidget(m_name, 0, 0, 1, 2);
        m_grid->addWidget(m_unit, 1, 0, 1, 2, Qt::AlignTop);
        m_grid->addWidget(m_stepper, 2, 0, Qt::AlignLeft);
        fitAmount();
    }
    m_grid->setColumnStretch(0, form == Form::Wide ? 1 : 0);
    m_grid->setColumnStretch(1, form == Form::Wide ? 0 : 1);
    setMinimumHeight(form == Form::Wide ? kPictureSide + 2 * 16 : 0);
    update();
}

void BasketRowWidget::setRow(const BasketRow& row, const QLocale& locale)
{
    m_row = row;
    const QString name = qt::toText(row.name);
    m_name->setText(name);
    const QString each = qt::formatMoney(row.unitPrice, locale);
    //: %1: price of one unit
    QString unit = tr("%1 each").arg(each);
    const bool isAll = row.available == row.quantity;
    if (isAll)
        //: no more can be added to the basket
        unit += u" · "_s + tr("that is all we have");
    m_unit->setText(unit);
    m_unit->setVisible(row.quantity != 1 || isAll);
    m_amount->setText(qt::formatMoney(row.amount, locale));
    // the walk by keys stops at the buttons only: they say the whole row
    m_stepper->setSubject(BasketWords::spokenRow(row, locale));
    m_stepper->setRange(0, row.quantityMax);
    m_stepper->setQuantity(row.quantity);
    fitAmount();
    update();
}

void BasketRowWidget::fitAmount()
{
    if (m_form == Form::Wide) {
        const int taken = kPictureSide + 2 * touch::kGap + width() / 4;
        fitLabel(*m_amount, width() - taken, {qt::TextStyle::Emphasis, qt::TextStyle::Body});
        return;
    }
    const int room = width() - m_stepper->sizeHint().width() - touch::kGap;
    fitLabel(*m_amount, room, {qt::TextStyle::Emphasis, qt::TextStyle::Body});
    const bool fits = m_amount->sizeHint().width() <= room;
    m_grid->removeWidget(m_amount);
    if (fits)
        m_grid->addWidget(m_amount, 2, 1, Qt::AlignRight | Qt::AlignVCenter);
    else // millions get a line of their own
        m_grid->addWidget(m_amount, 3, 0, 1, 2, Qt::AlignRight);
}

void BasketRowWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitAmount();
}

void BasketRowWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().border, 2));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (m_form == Form::Wide)
        paintPicture(painter, QRect(0, (height() - kPictureSide) / 2, kPictureSide, kPictureSide));
}

void BasketRowWidget::paintPicture(QPainter& painter, const QRect& place)
{
    const auto& c = qt::colors();
    QPainterPath frame;
    frame.addRoundedRect(place, kPictureRadius, kPictureRadius);
    painter.setClipPath(frame);
    const QString hash = qt::toText(m_row.imageHash);
    const qreal ratio = devicePixelRatioF();
    QImage image;
    if (m_pictures != nullptr && !hash.isEmpty() && !m_pictures->isMissing(hash))
        image = m_pictures->picture(hash, place.size() * ratio);
    if (image.isNull()) {
        constexpr int side = 48;
        painter.fillRect(place, c.hover);
        painter.drawPixmap(place.center().x() - side / 2,
                           place.center().y() - side / 2,
                           qt::iconPixmap(qt::Icon::Image, side, c.muted, ratio));
        return;
    }
    // it covers the square: what is too much is cut at both ends
    QSize covering = image.size().scaled(place.size(), Qt::KeepAspectRatioByExpanding);
    QRect target(QPoint(), covering);
    target.moveCenter(place.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image);
}

} // namespace vitrine::kiosk
