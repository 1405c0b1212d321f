#include "admin-console/screens/orders/order_document.hpp"

#include "admin-console/screens/orders/document_figures.hpp"
#include "admin-console/screens/orders/receipt_document.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace vitrine::console {
namespace {

constexpr double kMargin = 51;     ///< 18 mm
constexpr double kFootHeight = 42; ///< Kept free at the bottom of each page.
constexpr PrintFont kBody{9, false};
constexpr PrintFont kBold{9, true};
constexpr PrintFont kSmall{8, false};
constexpr PrintFont kTitle{20, true};
constexpr PrintFont kShop{13, true};

struct Column
{
    QString head;
    double width = 0;
    Qt::Alignment align = Qt::AlignLeft;
};

/// Writes from top to bottom and begins a new page, with the table's head, where the old one is
/// full.
class Sheet
{
public:
    Sheet(PrintedDocument& document, std::vector<Column> columns)
        : m_document(document)
        , m_columns(std::move(columns))
    {
        m_document.pages.emplace_back();
    }

    [[nodiscard]] double left() const { return kMargin; }
    [[nodiscard]] double right() const { return m_document.pageSize.width() - kMargin; }
    [[nodiscard]] double width() const { return right() - left(); }
    [[nodiscard]] double y() const { return m_y; }
    void setY(double y) { m_y = y; }
    void space(double points) { m_y += points; }

    void text(double x,
              double boxWidth,
              const QString& words,
              PrintFont font = kBody,
              Qt::Alignment align = Qt::AlignLeft,
              bool muted = false)
    {
        page().texts.push_back(
            {{x, m_y, boxWidth, printLineHeight(font)}, words, font, align, muted});
    }
    void line(
        double x, double boxWidth, const QString& words, PrintFont font = kBody, bool muted = false)
    {
        text(x, boxWidth, words, font, Qt::AlignLeft, muted);
        m_y += printLineHeight(font);
    }
    void rule(double from, double to, double strength = 0.5)
    {
        page().rules.push_back({{from, m_y, to - from, 0}, strength, false});
    }
    void box(double x, double size)
    {
        page().rules.push_back({{x, m_y + 1, size, size}, 0.7, true});
    }

    /// Begins a new page unless `height` is left on this one.
    /// @return whether it did.
    bool need(double height)
    {
        if (m_y + height <= m_document.pageSize.height() - kMargin - kFootHeight)
            return false;
        m_document.pages.emplace_back();
        m_y = kMargin;
        return true;
    }
    void tableHead()
    {
        double x = left();
        for (const Column& column : m_columns) {
            text(x, column.width, column.head, kSmall, column.align, true);
            x += column.width;
        }
        m_y += printLineHeight(kSmall) + 3;
        rule(left(), right(), 0.8);
        m_y += 5;
    }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] double columnLeft(std::size_t index) const
    {
        double x = left();
        for (std::size_t i = 0; i < index; ++i)
            x += m_columns[i].width;
        return x;
    }

private:
    PrintedPage& page() { return m_document.pages.back(); }

    PrintedDocument& m_document;
    std::vector<Column> m_columns;
    double m_y = kMargin;
};

std::vector<Column> columnsOf(const DocumentInput& input, double width)
{
    const DocumentTexts& t = documentTexts(input.language);
    std::vector<Column> columns;
    if (input.kind == DocumentKind::PackingSlip)
        columns = {{t.packed, 48, Qt::AlignLeft},
                   {t.toPack, 56, Qt::AlignRight},
                   {QString(), 16, Qt::AlignLeft},
                   {t.article, 0, Qt::AlignLeft},
                   {QStringLiteral("SKU"), 110, Qt::AlignLeft},
                   {t.ordered, 52, Qt::AlignRight}};
    else
        columns = {{t.position, 30, Qt::AlignLeft},
                   {t.article, 0, Qt::AlignLeft},
                   {t.quantity, 40, Qt::AlignRight},
                   {t.unitPrice, 76, Qt::AlignRight},
                   {t.tax, 48, Qt::AlignRight},
                   {t.amount, 80, Qt::AlignRight}};
    const double taken =
        std::accumulate(columns.begin(), columns.end(), 0.0, [](double sum, const Column& c) {
            return sum + c.width;
        });
    for (Column& column : columns) {
        if (column.width == 0)
            column.width = width - taken;
    }
    return columns;
}

QString titleOf(const DocumentInput& input)
{
    const DocumentTexts& t = documentTexts(input.language);
    return input.kind == DocumentKind::PackingSlip ? t.packingSlip : t.invoice;
}

void writeShop(Sheet& sheet, const ShopIdentity& shop, const DocumentTexts& texts)
{
    const double top = sheet.y();
    const double half = sheet.width() / 2;
    sheet.line(sheet.left(), half, shop.name, kShop);
    for (const QString& line : shop.address)
        sheet.line(sheet.left(), half, line, kSmall, true);
    const double leftEnd = sheet.y();
    sheet.setY(top);
    const auto right = [&](const QString& words) {
        sheet.text(sheet.left() + half, half, words, kSmall, Qt::AlignRight, true);
        sheet.space(printLineHeight(kSmall));
    };
    if (!shop.contact.isEmpty())
        right(shop.contact);
    if (!shop.taxNumber.isEmpty())
        right(texts.taxNumber + QLatin1Char(' ') + shop.taxNumber);
    sheet.setY(std::max(leftEnd, sheet.y()) + 28);
}

/// Who bought at the left, which order at the right.
void writeParties(Sheet& sheet, const DocumentInput& input, const DocumentFigures& figures)
{
    const DocumentTexts& t = figures.texts();
    const double top = sheet.y();
    const double half = sheet.width() / 2;
    sheet.line(sheet.left(), half, t.customer, kSmall, true);
    for (const QString& line : printLines(input.customerName, kBold, half - 12))
        sheet.line(sheet.left(), half, line, kBold);
    for (const QString& line :
         printLines(QString::fromStdString(input.order.email), kBody, half - 12))
        sheet.line(sheet.left(), half, line);
    const double leftEnd = sheet.y();
    sheet.setY(top);
    const auto fact = [&](const QString& label, const QString& value) {
        if (value.isEmpty())
            return;
        sheet.text(sheet.left() + half, 96, label, kBody, Qt::AlignLeft, true);
        sheet.text(sheet.left() + half + 96, half - 96, value, kBody, Qt::AlignRight);
        sheet.space(printLineHeight(kBody) + 1);
    };
    fact(t.orderNumber, QString::fromStdString(input.order.number));
    fact(t.orderDate, figures.date(input.order.placedAt));
    fact(t.documentDate, figures.date(input.printedAt));
    if (input.kind == DocumentKind::Invoice)
        fact(t.reference, figures.paymentReference());
    sheet.setY(std::max(leftEnd, sheet.y()) + 24);
}

/// A line of the table: its cells, and smaller lines below the article.
void writeRow(Sheet& sheet,
              const std::vector<QString>& cells,
              std::size_t articleColumn,
              const QStringList& notes)
{
    const auto& columns = sheet.columns();
    const QStringList name =
        printLines(cells[articleColumn], kBody, columns[articleColumn].width - 8);
    const double height = double(name.size()) * printLineHeight(kBody) +
                          double(notes.size()) * printLineHeight(kSmall) + 9;
    if (sheet.need(height))
        sheet.tableHead();
    const double top = sheet.y();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != articleColumn)
            sheet.text(sheet.columnLeft(i), columns[i].width, cells[i], kBody, columns[i].align);
    }
    for (const QString& line : name)
        sheet.line(sheet.columnLeft(articleColumn), columns[articleColumn].width, line);
    for (const QString& note : notes)
        sheet.line(
            sheet.columnLeft(articleColumn), columns[articleColumn].width, note, kSmall, true);
    sheet.setY(top + height - 5);
    sheet.rule(sheet.left(), sheet.right(), 0.25);
    sheet.space(5);
}

void writeInvoiceLines(Sheet& sheet, const DocumentInput& input, const DocumentFigures& figures)
{
    const DocumentTexts& t = figures.texts();
    int position = 0;
    for (const wire::OrderLine& line : input.order.lines) {
        QStringList notes{QString::fromStdString(line.sku)};
        if (line.discount.amount() != 0)
            notes << t.lineDiscount.arg(figures.money(-line.discount.amount()));
        if (line.refundedQuantity != 0)
            notes << t.refundedUnits.arg(figures.count(line.refundedQuantity));
        writeRow(sheet,
                 {figures.count(++position),
                  QString::fromStdString(line.name),
                  figures.count(line.quantity),
                  figures.money(line.unitPrice),
                  figures.rate(line.taxRateMillionths),
                  figures.money(DocumentFigures::amountOf(line))},
                 1,
                 notes);
    }
}

void writePackingLines(Sheet& sheet, const DocumentInput& input, const DocumentFigures& figures)
{
    const domain::FulfillableOrder goods = wire::fulfillableOrder(input.order);
    for (std::size_t i = 0; i < input.order.lines.size(); ++i) {
        const wire::OrderLine& line = input.order.lines[i];
        QStringList notes;
        if (!line.gtin.empty())
            notes << QStringLiteral("GTIN ") + QString::fromStdString(line.gtin);
        if (sheet.need(printLineHeight(kBody) * 4))
            sheet.tableHead();
        sheet.box(sheet.left(), 9);
        writeRow(sheet,
                 {QString(),
                  figures.count(goods.lines[i].open()),
                  QString(),
                  QString::fromStdString(line.name),
                  QString::fromStdString(line.sku),
                  figures.count(line.quantity)},
                 3,
                 notes);
    }
}

void writeFigures(Sheet& sheet, const std::vector<DocumentFigure>& figures)
{
    const double labelLeft = sheet.right() - 240;
    for (const DocumentFigure& figure : figures) {
        const PrintFont font = figure.strong ? PrintFont{10, true} : kBody;
        sheet.text(labelLeft, 140, figure.label, font);
        sheet.text(sheet.right() - 100, 100, figure.amount, font, Qt::AlignRight);
        sheet.space(printLineHeight(font) + 2);
    }
}

void writeTaxTable(Sheet& sheet, const DocumentInput& input, const DocumentFigures& figures)
{
    const DocumentTexts& t = figures.texts();
    constexpr std::array<double, 4> kWidths{70, 80, 80, 80};
    const auto row = [&](const std::array<QString, 4>& cells, PrintFont font, bool muted) {
        double x = sheet.left();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            sheet.text(
                x, kWidths[i], cells[i], font, i == 0 ? Qt::AlignLeft : Qt::AlignRight, muted);
            x += kWidths[i];
        }
        sheet.space(printLineHeight(font) + 1);
    };
    sheet.line(sheet.left(), 200, t.taxTable, kBold);
    sheet.space(2);
    row({t.rate, t.net, t.tax, t.gross}, kSmall, true);
    for (const TaxTableRow& tax : taxTable(input.order))
        row({figures.rate(tax.rateMillionths),
             figures.money(tax.net),
             figures.money(tax.tax),
             figures.money(tax.gross)},
            kSmall,
            false);
}

/// Totals, taxes and payments stay on one page.
void writeInvoiceEnd(Sheet& sheet, const DocumentInput& input, const DocumentFigures& figures)
{
    const auto totals = figures.totals();
    const auto payments = figures.payments();
    const double height = 16.0 * double(totals.size() + payments.size()) +
                          13.0 * double(taxTable(input.order).size()) + 110;
    sheet.need(height);
    sheet.space(8);
    writeFigures(sheet, totals);
    if (!payments.empty()) {
        sheet.space(4);
        sheet.rule(sheet.right() - 240, sheet.right(), 0.25);
        sheet.space(6);
        writeFigures(sheet, payments);
    }
    sheet.space(18);
    writeTaxTable(sheet, input, figures);
    sheet.space(18);
    if (input.order.pricesIncludeTax)
        sheet.line(sheet.left(), sheet.width(), figures.texts().included, kSmall, true);
    sheet.line(sheet.left(), sheet.width(), figures.texts().thanks, kBody);
}

void writePackingEnd(Sheet& sheet, const DocumentTexts& t)
{
    sheet.need(70);
    sheet.space(42);
    const double half = sheet.width() / 2;
    sheet.rule(sheet.left(), sheet.left() + half - 24);
    sheet.rule(sheet.left() + half, sheet.right());
    sheet.space(4);
    sheet.text(sheet.left(), half, t.packedBy, kSmall, Qt::AlignLeft, true);
    sheet.text(sheet.left() + half, half, t.checkedBy, kSmall, Qt::AlignLeft, true);
}

void writeFeet(PrintedDocument& document, const DocumentInput& input, const DocumentTexts& t)
{
    const double top = document.pageSize.height() - kMargin;
    const double width = document.pageSize.width() - 2 * kMargin;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        PrintedPage& page = document.pages[i];
        page.rules.push_back({{kMargin, top - 6, width, 0}, 0.25, false});
        const QRectF box(kMargin, top, width, printLineHeight(kSmall));
        page.texts.push_back({box,
                              input.shop.name + QStringLiteral(" \u00b7 ") + titleOf(input) +
                                  QLatin1Char(' ') + QString::fromStdString(input.order.number),
                              kSmall,
                              Qt::AlignLeft,
                              true});
        page.texts.push_back(
            {box, t.page.arg(i + 1).arg(document.pages.size()), kSmall, Qt::AlignRight, true});
    }
}

} // namespace

PrintedDocument layOutDocument(const DocumentInput& input)
{
    if (input.kind == DocumentKind::Receipt)
        return layOutReceipt(input);
    const DocumentFigures figures(input);
    PrintedDocument document;
    document.title = titleOf(input) + QLatin1Char(' ') + QString::fromStdString(input.order.number);
    document.fileName = documentFileName(document.title);
    document.pageSize = input.pageSize;
    Sheet sheet(document, columnsOf(input, input.pageSize.width() - 2 * kMargin));
    writeShop(sheet, input.shop, figures.texts());
    sheet.line(sheet.left(), sheet.width(), titleOf(input), kTitle);
    sheet.space(14);
    writeParties(sheet, input, figures);
    sheet.tableHead();
    if (input.kind == DocumentKind::PackingSlip) {
        writePackingLines(sheet, input, figures);
        writePackingEnd(sheet, figures.texts());
    } else {
        writeInvoiceLines(sheet, input, figures);
        writeInvoiceEnd(sheet, input, figures);
    }
    writeFeet(document, input, figures.texts());
    return document;
}

} // namespace vitrine::console
