#include "storefront-kiosk/receipt/receipt_layout.hpp"

#include "storefront-kiosk/receipt/receipt_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QDateTime>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

using qt::toText;
using Kind = ReceiptBlock::Kind;
using Size = ReceiptBlock::Size;

/// "19 %", "9.5 %": of millionths, exactly.
QString rateText(std::int64_t millionths, const QLocale& locale)
{
    constexpr std::int64_t kPerCent = 10'000;
    QString digits = QString::number(millionths % kPerCent).rightJustified(4, QLatin1Char('0'));
    while (digits.endsWith(QLatin1Char('0')))
        digits.chop(1);
    QString text = locale.toString(qlonglong(millionths / kPerCent));
    if (!digits.isEmpty())
        text += locale.decimalPoint() + digits;
    return text + QStringLiteral(" %");
}

/// Puts a receipt together, part by part.
class Composer
{
public:
    Composer(const Receipt& receipt, const QString& language)
        : m_receipt(receipt)
        , m_words(language)
    {
    }

    std::vector<ReceiptBlock> compose()
    {
        head();
        lines();
        sums();
        payment();
        taxTable();
        foot();
        return std::move(m_blocks);
    }

private:
    void head()
    {
        const auto& shop = m_receipt.shop;
        centred(toText(shop.name), true);
        for (const auto& line : shop.address)
            centred(toText(line));
        if (!shop.taxNumber.empty())
            centred(m_words(QT_TRANSLATE_NOOP("Receipt", "VAT number")) + QStringLiteral(" ") +
                    toText(shop.taxNumber));
        space();
        if (m_receipt.pickupNumber > 0) {
            centred(m_words(QT_TRANSLATE_NOOP("Receipt", "Your pickup number")));
            m_blocks.push_back({.left = QString::number(m_receipt.pickupNumber),
                                .isBold = true,
                                .isCentred = true,
                                .size = Size::Large});
            space();
        }
        columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Receipt")), toText(m_receipt.number));
        const auto at = QDateTime::fromMSecsSinceEpoch(m_receipt.at.time_since_epoch().count());
        columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Date")),
                m_words.locale().toString(at, QLocale::ShortFormat));
        if (!shop.device.empty())
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Kiosk")), toText(shop.device));
        rule();
    }

    void lines()
    {
        for (const auto& line : m_receipt.lines) {
            const QString amount =
                this->amount(line.amount) + QStringLiteral(" ") + QLatin1Char(line.taxLetter);
            columns(toText(line.name), amount);
            if (line.quantity != 1)
                text(QStringLiteral("  %1 x %2")
                         .arg(m_words.locale().toString(qlonglong(line.quantity)),
                              this->amount(line.unitPrice)));
        }
        rule();
    }

    void sums()
    {
        const bool needsSubtotal =
            m_receipt.discount != 0 || m_receipt.shipping != 0 || !m_receipt.pricesIncludeTax;
        if (needsSubtotal)
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Subtotal")), amount(m_receipt.subtotal));
        if (m_receipt.discount != 0)
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Discount")), amount(-m_receipt.discount));
        if (m_receipt.shipping != 0)
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Shipping")), amount(m_receipt.shipping));
        if (!m_receipt.pricesIncludeTax)
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Tax")), amount(m_receipt.tax));
        m_blocks.push_back({.kind = Kind::Columns,
                            .left = m_words(QT_TRANSLATE_NOOP("Receipt", "Total")),
                            .right = money(m_receipt.total),
                            .isBold = true,
                            .size = Size::Large});
        space();
    }

    void payment()
    {
        const auto& paid = m_receipt.payment;
        switch (paid.way) {
        case SalePayment::Way::Open:
        case SalePayment::Way::Counter:
            centred(m_words(QT_TRANSLATE_NOOP("Receipt", "Not paid yet")), true);
            centred(m_words(QT_TRANSLATE_NOOP("Receipt", "Please pay at the counter.")));
            break;
        case SalePayment::Way::Shop:
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Paid online")), money(m_receipt.total));
            break;
        case SalePayment::Way::Terminal:
            cardPayment(paid);
            break;
        }
        space();
    }

    void cardPayment(const SalePayment& paid)
    {
        QString card = toText(paid.cardBrand);
        if (!paid.cardLastFour.empty())
            card += QStringLiteral(" **** ") + toText(paid.cardLastFour);
        columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Paid by card")),
                qt::formatMoney(paid.captured, m_words.locale()));
        if (!card.isEmpty())
            text(card);
        if (!paid.authorisationCode.empty())
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Authorisation")),
                    toText(paid.authorisationCode));
        if (!paid.providerReference.empty())
            columns(m_words(QT_TRANSLATE_NOOP("Receipt", "Transaction")),
                    toText(paid.providerReference));
    }

    void taxTable()
    {
        if (m_receipt.taxes.empty())
            return;
        text(m_receipt.pricesIncludeTax
                 ? m_words(QT_TRANSLATE_NOOP("Receipt", "Prices include tax:"))
                 : m_words(QT_TRANSLATE_NOOP("Receipt", "Prices are without tax:")));
        for (const auto& row : m_receipt.taxes) {
            const QString rate = QLatin1Char(row.letter) + QStringLiteral(" ") +
                                 rateText(row.rateMillionths, m_words.locale());
            //: %1 net amount, %2 tax
            const QString parts = m_words(QT_TRANSLATE_NOOP("Receipt", "net %1, tax %2"));
            columns(rate, parts.arg(amount(row.net), amount(row.tax)));
        }
        space();
    }

    void foot()
    {
        if (!m_receipt.qrText.empty())
            m_blocks.push_back({.kind = Kind::Qr, .left = toText(m_receipt.qrText)});
        centred(m_receipt.shop.thanks.empty()
                    ? m_words(QT_TRANSLATE_NOOP("Receipt", "Thank you for your purchase!"))
                    : toText(m_receipt.shop.thanks));
    }

    [[nodiscard]] QString amount(std::int64_t minor) const
    {
        return qt::formatAmount({minor, m_receipt.currency}, m_words.locale());
    }
    [[nodiscard]] QString money(std::int64_t minor) const
    {
        return qt::formatMoney({minor, m_receipt.currency}, m_words.locale());
    }
    void text(const QString& left) { m_blocks.push_back({.left = left}); }
    void centred(const QString& left, bool bold = false)
    {
        m_blocks.push_back({.left = left, .isBold = bold, .isCentred = true});
    }
    void columns(const QString& left, const QString& right)
    {
        m_blocks.push_back({.kind = Kind::Columns, .left = left, .right = right});
    }
    void rule() { m_blocks.push_back({.kind = Kind::Rule}); }
    void space() { m_blocks.push_back({.kind = Kind::Space}); }

    const Receipt& m_receipt;
    ReceiptWords m_words;
    std::vector<ReceiptBlock> m_blocks;
};

/// `text` in lines of at most `width` signs, broken at blanks, or anywhere when there is none. What
/// it is indented by, each line is.
QStringList wrap(const QString& text, qsizetype width)
{
    const QString words = text.simplified();
    const qsizetype indentation = words.isEmpty() ? 0 : text.indexOf(words.front());
    const QString indent(std::min(indentation, width / 2), QLatin1Char(' '));
    width -= indent.size();
    QStringList lines;
    QString rest = words;
    while (rest.size() > width) {
        qsizetype at = rest.lastIndexOf(QLatin1Char(' '), width);
        if (at <= 0)
            at = width;
        lines.append(indent + rest.left(at).trimmed());
        rest = rest.mid(at).trimmed();
    }
    lines.append(indent + rest);
    return lines;
}

qsizetype longestWord(const QString& text)
{
    qsizetype longest = 0;
    for (const auto& word : text.split(QLatin1Char(' ')))
        longest = std::max(longest, word.size());
    return longest;
}

QString centre(const QString& text, qsizetype width)
{
    return QString((width - text.size()) / 2, QLatin1Char(' ')) + text;
}

/// The second column at the end of the first one's last line, or of lines of its own where there is
/// no room.
void addColumns(const ReceiptBlock& block,
                qsizetype width,
                const PaperLine& style,
                std::vector<PaperLine>& into)
{
    constexpr qsizetype kGap = 1;
    const auto rights = wrap(block.right, width);
    const qsizetype rightWidth = rights.first().size();
    const qsizetype beside = std::max(width - rightWidth - kGap, width / 3);
    // a word that would be broken beside the second column goes above it
    auto lines = wrap(block.left, longestWord(block.left) <= beside ? beside : width);
    if (lines.last().size() + kGap + rightWidth > width)
        lines.append(QString());
    lines.last() += rights.first().rightJustified(width - lines.last().size(), QLatin1Char(' '));
    for (const auto& more : rights.mid(1))
        lines.append(more.rightJustified(width, QLatin1Char(' ')));
    for (const auto& line : lines) {
        into.push_back(style);
        into.back().text = line;
    }
}

} // namespace

std::vector<ReceiptBlock> layOut(const Receipt& receipt, const QString& language)
{
    return Composer(receipt, language).compose();
}

std::vector<PaperLine> toPaper(const std::vector<ReceiptBlock>& blocks, int columns)
{
    std::vector<PaperLine> lines;
    for (const auto& block : blocks) {
        const bool large = block.size == Size::Large;
        const qsizetype width = std::max(columns, 16) / (large ? 2 : 1);
        const PaperLine style{.isBold = block.isBold, .isLarge = large};
        switch (block.kind) {
        case Kind::Text:
            for (const auto& line : wrap(block.left, width)) {
                lines.push_back(style);
                lines.back().text = block.isCentred ? centre(line, width) : line;
            }
            break;
        case Kind::Columns:
            addColumns(block, width, style, lines);
            break;
        case Kind::Rule:
            lines.push_back({.text = QString(width, QLatin1Char('-'))});
            break;
        case Kind::Space:
            lines.push_back({});
            break;
        case Kind::Qr:
            lines.push_back({.qr = block.left});
            break;
        }
    }
    return lines;
}

} // namespace vitrine::kiosk
