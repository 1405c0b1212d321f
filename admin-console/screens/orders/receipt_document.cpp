#include "admin-console/screens/orders/receipt_document.hpp"

#include "admin-console/screens/orders/document_figures.hpp"

#include <QRegularExpression>

#include <array>

namespace vitrine::console {
namespace {

constexpr double kRollWidth = 227; ///< 80 mm
constexpr double kMargin = 14;
constexpr PrintFont kBody{9, false};
constexpr PrintFont kSmall{8, false};
constexpr PrintFont kTotal{12, true};

class Roll
{
public:
    [[nodiscard]] static double width() { return kRollWidth - 2 * kMargin; }
    [[nodiscard]] double y() const { return m_y; }
    PrintedPage take() { return std::move(m_page); }

    void space(double points) { m_y += points; }
    void centred(const QString& words, PrintFont font, bool muted = false)
    {
        for (const QString& line : printLines(words, font, width())) {
            put(line, font, Qt::AlignHCenter, muted);
            m_y += printLineHeight(font);
        }
    }
    /// Words at the left, in as many lines as they need, and a figure at the right of the last.
    void pair(const QString& words, const QString& figure, PrintFont font, bool muted = false)
    {
        const double room = width() - printWidth(figure, font) - 8;
        QStringList lines = printLines(words, font, room);
        if (lines.isEmpty())
            lines << QString();
        for (int i = 0; i < lines.size(); ++i) {
            put(lines[i], font, Qt::AlignLeft, muted);
            if (i == lines.size() - 1)
                put(figure, font, Qt::AlignRight, muted);
            m_y += printLineHeight(font);
        }
    }
    void rule()
    {
        m_y += 5;
        m_page.rules.push_back({{kMargin, m_y, width(), 0}, 0.5, false});
        m_y += 5;
    }
    void cells(const std::array<QString, 4>& words, PrintFont font, bool muted)
    {
        const double cell = width() / 4;
        for (std::size_t i = 0; i < words.size(); ++i)
            m_page.texts.push_back({{kMargin + cell * double(i), m_y, cell, printLineHeight(font)},
                                    words[i],
                                    font,
                                    i == 0 ? Qt::AlignLeft : Qt::AlignRight,
                                    muted});
        m_y += printLineHeight(font);
    }

private:
    void put(const QString& words, PrintFont font, Qt::Alignment align, bool muted)
    {
        m_page.texts.push_back(
            {{kMargin, m_y, width(), printLineHeight(font)}, words, font, align, muted});
    }

    PrintedPage m_page;
    double m_y = kMargin;
};

void writeHead(Roll& roll, const DocumentInput& input, const DocumentFigures& figures)
{
    roll.centred(input.shop.name, {13, true});
    for (const QString& line : input.shop.address)
        roll.centred(line, kSmall, true);
    if (!input.shop.taxNumber.isEmpty())
        roll.centred(
            figures.texts().taxNumber + QLatin1Char(' ') + input.shop.taxNumber, kSmall, true);
    roll.rule();
    roll.pair(figures.texts().orderNumber + QLatin1Char(' ') +
                  QString::fromStdString(input.order.number),
              figures.dateTime(input.order.placedAt),
              kSmall);
    roll.rule();
}

void writeLines(Roll& roll, const DocumentInput& input, const DocumentFigures& figures)
{
    for (const wire::OrderLine& line : input.order.lines) {
        roll.pair(QString::fromStdString(line.name),
                  figures.money(DocumentFigures::amountOf(line)),
                  kBody);
        if (line.quantity != 1)
            roll.pair(figures.count(line.quantity) + QStringLiteral(" \u00d7 ") +
                          figures.money(line.unitPrice),
                      {},
                      kSmall,
                      true);
        if (line.discount.amount() != 0)
            roll.pair(
                figures.texts().discount, figures.money(-line.discount.amount()), kSmall, true);
        if (line.refundedQuantity != 0)
            roll.pair(figures.texts().refundedUnits.arg(figures.count(line.refundedQuantity)),
                      {},
                      kSmall,
                      true);
        roll.space(2);
    }
}

void writeTaxes(Roll& roll, const DocumentInput& input, const DocumentFigures& figures)
{
    const DocumentTexts& t = figures.texts();
    roll.rule();
    roll.cells({t.tax, t.net, t.tax, t.gross}, kSmall, true);
    for (const TaxTableRow& row : taxTable(input.order))
        roll.cells({figures.rate(row.rateMillionths),
                    figures.money(row.net),
                    figures.money(row.tax),
                    figures.money(row.gross)},
                   kSmall,
                   false);
}

} // namespace

PrintedDocument layOutReceipt(const DocumentInput& input)
{
    const DocumentFigures figures(input);
    const DocumentTexts& t = figures.texts();
    Roll roll;
    writeHead(roll, input, figures);
    writeLines(roll, input, figures);
    roll.rule();
    for (const DocumentFigure& figure : figures.totals())
        roll.pair(figure.label, figure.amount, figure.strong ? kTotal : kBody);
    for (const DocumentFigure& figure : figures.payments())
        roll.pair(figure.label, figure.amount, figure.strong ? PrintFont{9, true} : kBody);
    writeTaxes(roll, input, figures);
    roll.rule();
    if (const QString reference = figures.paymentReference(); !reference.isEmpty())
        roll.centred(t.reference + QLatin1Char(' ') + reference, kSmall, true);
    roll.centred(t.thanks, kBody);
    if (!input.shop.contact.isEmpty())
        roll.centred(input.shop.contact, kSmall, true);
    PrintedDocument document;
    document.title = t.receipt + QLatin1Char(' ') + QString::fromStdString(input.order.number);
    document.fileName = documentFileName(document.title);
    document.pageSize = QSizeF(kRollWidth, roll.y() + kMargin);
    document.pages.push_back(roll.take());
    return document;
}

QString documentFileName(const QString& title)
{
    static const QRegularExpression kUnsafe(QStringLiteral("[^\\p{L}\\p{N}._-]+"));
    QString name = title;
    name.replace(kUnsafe, QStringLiteral("-"));
    return name + QStringLiteral(".pdf");
}

} // namespace vitrine::console
