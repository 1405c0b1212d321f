#include "admin-console/screens/stock/stock_change_form.hpp"

#include "admin-console/screens/stock/ledger_line.hpp"
#include "admin-console/screens/stock/stock_change_presenter.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

constexpr int kUnitsMax = 1'000'000;

QSpinBox* units(const char* name, int from, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(from, kUnitsMax);
    box->setGroupSeparatorShown(true);
    box->setAlignment(Qt::AlignRight);
    box->setAccelerated(true);
    return box;
}

QPushButton* modeButton(const char* name, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    return button;
}

std::int64_t availableOf(std::int64_t onHand, std::int64_t reserved, std::int64_t safety)
{
    return std::max<std::int64_t>(0, onHand - reserved - safety);
}

QString signedCount(std::int64_t change)
{
    return (change < 0 ? u"−"_s : u"+"_s) + qt::formatCount(change < 0 ? -change : change);
}

} // namespace

StockChangeForm::StockChangeForm(StockChangePresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_name(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_sku(qt::makeLabel({}, qt::TextStyle::Caption, this, true))
    , m_figures(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_modes(new QButtonGroup(this))
    , m_adjustMode(modeButton("adjustMode", this))
    , m_countMode(modeButton("countMode", this))
    , m_banner(new qt::MessageBanner(this))
    , m_delta(units("stockDelta", -kUnitsMax, this))
    , m_counted(units("stockCounted", 0, this))
    , m_safety(units("stockSafety", 0, this))
    , m_reason(new QComboBox(this))
    , m_deltaBox(new qt::FieldBox({}, m_delta, this))
    , m_countedBox(new qt::FieldBox({}, m_counted, this))
    , m_safetyBox(new qt::FieldBox({}, m_safety, this))
    , m_reasonBox(new qt::FieldBox({}, m_reason, this))
    , m_preview(qt::makeLabel({}, qt::TextStyle::Emphasis, this))
    , m_ring(new qt::BusyIndicator(this))
    , m_submit(new QPushButton(this))
{
    build();
    connectPresenter();
    for (auto* box : {m_delta, m_counted, m_safety})
        connect(box, &QSpinBox::valueChanged, this, &StockChangeForm::showPreview);
    connect(m_reason, &QComboBox::currentTextChanged, this, &StockChangeForm::showPreview);
    connect(m_adjustMode, &QPushButton::clicked, this, [this] { setMode(Mode::Adjust); });
    connect(m_countMode, &QPushButton::clicked, this, [this] { setMode(Mode::Count); });
    connect(m_submit, &QPushButton::clicked, this, &StockChangeForm::submit);
    for (auto* box : {m_delta, m_counted, m_safety})
        connect(box->findChild<QLineEdit*>(),
                &QLineEdit::returnPressed,
                this,
                &StockChangeForm::submit,
                Qt::QueuedConnection); // after the box has taken over the value
}

void StockChangeForm::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(qt::space::kControls);
    m_name->setWordWrap(true);
    m_figures->setWordWrap(true);
    m_preview->setWordWrap(true);
    m_preview->setObjectName(u"stockPreview"_s);
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    for (auto* label : {m_name, m_sku, m_figures}) {
        label->setTextFormat(Qt::PlainText);
        head->addWidget(label);
    }
    column->addLayout(head);
    auto* modes = new QHBoxLayout;
    modes->setSpacing(0);
    for (auto* button : {m_adjustMode, m_countMode}) {
        m_modes->addButton(button);
        modes->addWidget(button, 1);
    }
    column->addLayout(modes);
    column->addWidget(m_banner);
    m_reason->setObjectName(u"stockReason"_s);
    m_reason->setEditable(true);
    m_reason->setInsertPolicy(QComboBox::NoInsert);
    m_reason->lineEdit()->setMaxLength(200);
    for (auto* box : {m_deltaBox, m_countedBox, m_safetyBox, m_reasonBox})
        column->addWidget(box);
    column->addWidget(m_preview);
    auto* foot = new QHBoxLayout;
    m_submit->setObjectName(u"stockSubmit"_s);
    qt::setButtonKind(m_submit, qt::ButtonKind::Primary);
    foot->addStretch(1);
    foot->addWidget(m_ring);
    foot->addWidget(m_submit);
    column->addLayout(foot);
    column->addStretch(1);
}

void StockChangeForm::connectPresenter()
{
    connect(&m_presenter,
            &StockChangePresenter::busyChanged,
            this,
            [this](const QString& productId, bool isBusy) {
                if (!isMine(productId))
                    return;
                m_ring->setBusy(isBusy);
                showPreview();
            });
    connect(&m_presenter, &StockChangePresenter::done, this, [this](const wire::Stock& stock) {
        if (stock.productId == m_seen.productId)
            open(stock, m_mode);
    });
    connect(&m_presenter,
            &StockChangePresenter::failed,
            this,
            [this](const QString& productId, const Error& error, bool inDoubt) {
                if (isMine(productId))
                    showFailure(error, inDoubt);
            });
    connect(
        &m_presenter, &StockChangePresenter::countOutdated, this, [this](const wire::Stock& now) {
            if (now.productId == m_seen.productId)
                showOutdated(now);
        });
}

bool StockChangeForm::isMine(const QString& productId) const
{
    return productId == qt::toText(m_seen.productId);
}

void StockChangeForm::retranslate()
{
    m_adjustMode->setText(tr("Add or take away"));
    m_countMode->setText(tr("Count"));
    m_deltaBox->setLabel(tr("&Difference"));
    m_deltaBox->setHelp(tr("12 adds, −3 takes away."));
    m_countedBox->setLabel(tr("&Counted"));
    m_countedBox->setHelp(tr("How many are there, those held for orders included."));
    m_safetyBox->setLabel(tr("&Safety stock"));
    m_safetyBox->setHelp(tr("So many are never sold; the product counts as low from there on."));
    m_reasonBox->setLabel(tr("&Reason"));
    const auto chosen = reason();
    m_reason->clear();
    for (const auto& preset : reasonPresets())
        m_reason->addItem(reasonText(preset), qt::toText(preset));
    m_reason->setCurrentText(reasonText(chosen));
    showFigures();
    showPreview();
}

void StockChangeForm::open(const wire::Stock& stock, Mode mode)
{
    m_seen = stock;
    m_isOutdated = false;
    m_banner->dismiss();
    resetInput();
    setMode(mode);
    showFigures();
}

void StockChangeForm::takeFigures(const wire::Stock& stock)
{
    if (stock.productId != m_seen.productId || stock.version == m_seen.version)
        return;
    if (!isModified())
        return open(stock, m_mode);
    if (m_mode == Mode::Adjust) { // a difference is right whatever is there
        m_seen = stock;
        showFigures();
        showPreview();
    }
}

void StockChangeForm::setProduct(const ProductFace* face)
{
    m_name->setText(face == nullptr ? u"…"_s : face->name);
    m_sku->setText(face == nullptr ? QString() : face->sku);
}

void StockChangeForm::resetInput()
{
    m_delta->setValue(0);
    m_counted->setValue(int(std::min<std::int64_t>(m_seen.onHand, kUnitsMax)));
    m_safety->setValue(int(std::min<std::int64_t>(m_seen.safetyStock, kUnitsMax)));
}

void StockChangeForm::setMode(Mode mode)
{
    const bool isCount = mode == Mode::Count;
    const bool changes = mode != m_mode || m_reason->currentText().isEmpty();
    m_mode = mode;
    (isCount ? m_countMode : m_adjustMode)->setChecked(true);
    m_deltaBox->setVisible(!isCount);
    m_countedBox->setVisible(isCount);
    m_safetyBox->setVisible(isCount);
    if (changes)
        m_reason->setCurrentText(reasonText(isCount ? "count" : "delivery"));
    m_countedBox->setError({});
    showPreview();
    focusFirst();
}

void StockChangeForm::focusFirst()
{
    auto* first = m_mode == Mode::Count ? m_counted : m_delta;
    first->setFocus();
    first->selectAll();
}

std::string StockChangeForm::reason() const
{
    const auto text = m_reason->currentText().trimmed();
    const int preset = m_reason->findText(text);
    return qt::toUtf8(preset >= 0 ? m_reason->itemData(preset).toString() : text);
}

bool StockChangeForm::isModified() const
{
    if (m_mode == Mode::Adjust)
        return m_delta->value() != 0;
    return m_counted->value() != m_seen.onHand || m_safety->value() != m_seen.safetyStock;
}

void StockChangeForm::discard()
{
    open(m_seen, m_mode);
}

void StockChangeForm::showFigures()
{
    m_figures->setText(tr("%1 on hand, %2 reserved, %3 available")
                           .arg(qt::formatCount(m_seen.onHand),
                                qt::formatCount(m_seen.reserved),
                                qt::formatCount(m_seen.available)));
}

void StockChangeForm::showPreview()
{
    if (m_mode == Mode::Adjust)
        showAdjustPreview();
    else
        showCountPreview();
    if (m_presenter.isBusy(m_seen.productId))
        m_submit->setEnabled(false);
    Q_EMIT modifiedChanged();
}

void StockChangeForm::showAdjustPreview()
{
    const std::int64_t delta = m_delta->value();
    const auto after = m_seen.onHand + delta;
    const bool isTooMuch = after < m_seen.reserved;
    m_deltaBox->setError(isTooMuch ? tr("At most %1 can be taken away: %2 are held for orders.")
                                         .arg(qt::formatCount(m_seen.onHand - m_seen.reserved),
                                              qt::formatCount(m_seen.reserved))
                                   : QString());
    m_preview->setText(
        delta == 0 || isTooMuch
            ? QString()
            : tr("On hand %1 → %2, available %3")
                  .arg(qt::formatCount(m_seen.onHand),
                       qt::formatCount(after),
                       qt::formatCount(availableOf(after, m_seen.reserved, m_seen.safetyStock))));
    m_submit->setText(delta == 0  ? tr("Change the stock")
                      : delta > 0 ? tr("Add %1").arg(qt::formatCount(delta))
                                  : tr("Take %1 away").arg(qt::formatCount(-delta)));
    m_submit->setEnabled(delta != 0 && !isTooMuch && !reason().empty());
    m_reasonBox->setError(reason().empty() ? tr("Say why, for the ledger.") : QString());
}

void StockChangeForm::showCountPreview()
{
    const std::int64_t counted = m_counted->value();
    const auto change = counted - m_seen.onHand;
    const auto available = availableOf(counted, m_seen.reserved, m_safety->value());
    if (!m_isOutdated)
        m_countedBox->setError(counted < m_seen.reserved
                                   ? tr("%1 are held for orders; fewer cannot be there.")
                                         .arg(qt::formatCount(m_seen.reserved))
                                   : QString());
    m_preview->setText(change == 0 ? tr("On hand stays %1, available %2")
                                         .arg(qt::formatCount(counted), qt::formatCount(available))
                                   : tr("On hand %1 → %2 (%3), available %4")
                                         .arg(qt::formatCount(m_seen.onHand),
                                              qt::formatCount(counted),
                                              signedCount(change),
                                              qt::formatCount(available)));
    m_submit->setText(m_isOutdated ? tr("Count %1 all the same").arg(qt::formatCount(counted))
                                   : tr("Save the count"));
    m_submit->setEnabled(counted >= m_seen.reserved && !reason().empty());
    m_reasonBox->setError(reason().empty() ? tr("Say why, for the ledger.") : QString());
}

void StockChangeForm::submit()
{
    if (!m_submit->isEnabled())
        return;
    m_banner->dismiss();
    if (m_mode == Mode::Adjust) {
        m_presenter.adjust(m_seen.productId, m_delta->value(), reason());
        return;
    }
    const std::int64_t safety = m_safety->value();
    m_presenter.count(m_seen,
                      m_counted->value(),
                      safety == m_seen.safetyStock ? std::nullopt : std::optional(safety),
                      reason());
}

void StockChangeForm::showFailure(const Error& error, bool inDoubt)
{
    if (inDoubt)
        m_banner->showError(error,
                            tr("Nobody knows whether the stock was changed. Ask again: it will not "
                               "be changed twice."),
                            [this] { submit(); });
    else
        m_banner->showError(error, tr("The stock was not changed."));
}

void StockChangeForm::showOutdated(const wire::Stock& now)
{
    const auto before = m_seen.onHand;
    const int safety = m_safety->value();
    const bool isSafetyChanged = safety != m_seen.safetyStock;
    m_seen = now;
    m_isOutdated = true;
    if (!isSafetyChanged)
        m_safety->setValue(int(now.safetyStock));
    showFigures();
    m_countedBox->setError(
        tr("While you counted, the stock went from %1 to %2 on hand (%3 reserved). Is your count "
           "from before or after that?")
            .arg(qt::formatCount(before),
                 qt::formatCount(now.onHand),
                 qt::formatCount(now.reserved)));
    showPreview();
    focusFirst();
}

} // namespace vitrine::console
