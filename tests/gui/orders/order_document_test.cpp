#include "admin-console/screens/orders/order_document.hpp"
#include "admin-console/screens/orders/print_dialog.hpp"
#include "tests/gui/orders/sample_orders.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class OrderDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anInvoiceSaysWhatItMust();
    void germanInvoicesAreGerman();
    void aLongInvoiceBreaksPagesAndRepeatsItsHead();
    void nothingLeavesTheSheet_data();
    void nothingLeavesTheSheet();
    void aPackingSlipNamesNoPrice();
    void aPackingSlipLeavesOutWhatIsGone();
    void aReceiptIsOneLongPage();
    void refundsAreDeducted();
    void wordsWiderThanTheColumnAreBroken();
    void aPdfIsWritten();
    void theFileNameIsSafe();
    void theDialogPreviewsAndKeepsTheLetterhead();

private:
    static DocumentInput input(DocumentKind kind, DocumentLanguage language, wire::Order order)
    {
        DocumentInput made;
        made.kind = kind;
        made.language = language;
        made.payment = paymentOf(order);
        made.order = std::move(order);
        made.customerName = QStringLiteral("Anna Berg");
        made.shop = {.name = QStringLiteral("Bergwerk Outdoor GmbH"),
                     .address = {QStringLiteral("Talstraße 12"), QStringLiteral("80331 München")},
                     .taxNumber = QStringLiteral("DE 123456789"),
                     .contact = QStringLiteral("hallo@bergwerk.example")};
        made.printedAt = QDateTime(QDate(2026, 11, 20), QTime(14, 30));
        return made;
    }
    static wire::Order longOrder()
    {
        std::vector<SampleLine> lines;
        for (int i = 0; i < 60; ++i)
            lines.push_back(
                {"Article number " + std::to_string(i + 1) +
                     (i % 7 == 0
                          ? " with a name that is so long that it needs a second line of its own"
                          : ""),
                 1'000 + 37 * i,
                 1 + i % 4,
                 i % 3 == 0 ? 70'000 : 190'000});
        return sampleOrder(7, std::move(lines), {.shippingMinor = 490});
    }
    static QString textOf(const PrintedPage& page)
    {
        QStringList texts;
        for (const PrintText& text : page.texts)
            texts << text.text;
        return texts.join(QLatin1Char('\n')).replace(QChar(0x00a0), QLatin1Char(' '));
    }
    static void savePng(const PrintedPage& page, QSizeF size, const QString& name)
    {
        constexpr double kScale = 2.0;
        const QString folder =
            qEnvironmentVariable("VITRINE_SCREENSHOTS", QStringLiteral("build/screenshots"));
        QDir().mkpath(folder);
        QImage image((size * kScale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(kScale, kScale);
        paintPage(painter, page);
        painter.end();
        QVERIFY(image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
};

void OrderDocumentTest::anInvoiceSaysWhatItMust()
{
    const auto document =
        layOutDocument(input(DocumentKind::Invoice, DocumentLanguage::English, paidOrder()));
    QCOMPARE(document.pages.size(), std::size_t(1));
    const QString text = textOf(document.pages[0]);
    for (const char* needed : {"Invoice",
                               "Bergwerk Outdoor GmbH",
                               "Tax number DE 123456789",
                               "2026-000001",
                               "Anna Berg",
                               "Wanderer Hiking Boots",
                               "109.99",
                               "329.97",
                               "19 %",
                               "7 %",
                               "Shipping",
                               "349.82",
                               "sim_48213",
                               "Page 1 of 1"})
        QVERIFY2(text.contains(QString::fromUtf8(needed)), needed);
    savePng(document.pages[0], document.pageSize, QStringLiteral("print-invoice-en"));
}

void OrderDocumentTest::germanInvoicesAreGerman()
{
    const auto document =
        layOutDocument(input(DocumentKind::Invoice, DocumentLanguage::German, paidOrder()));
    const QString text = textOf(document.pages[0]);
    for (const char* needed : {"Rechnung",
                               "Einzelpreis",
                               "109,99 €",
                               "349,82 €",
                               "Gesamtbetrag inkl. MwSt.",
                               "20. November 2026"})
        QVERIFY2(text.contains(QString::fromUtf8(needed)), needed);
    for (const char* english : {"Invoice", "Total", "Subtotal", "Shipping", "Paid"})
        QVERIFY2(!text.contains(QString::fromUtf8(english)), english);
    savePng(document.pages[0], document.pageSize, QStringLiteral("print-invoice-de"));
}

void OrderDocumentTest::aLongInvoiceBreaksPagesAndRepeatsItsHead()
{
    const auto document =
        layOutDocument(input(DocumentKind::Invoice, DocumentLanguage::English, longOrder()));
    QVERIFY(document.pages.size() >= 3);
    int articles = 0;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const QString text = textOf(document.pages[i]);
        articles += int(text.count(QStringLiteral("Article number")));
        QVERIFY(
            text.contains(QStringLiteral("Page %1 of %2").arg(i + 1).arg(document.pages.size())));
        if (text.contains(QStringLiteral("Article number")))
            QVERIFY(text.contains(QStringLiteral("Unit price")));
        savePng(document.pages[i], document.pageSize, QStringLiteral("print-long-%1").arg(i + 1));
    }
    QCOMPARE(articles, 60);
}

void OrderDocumentTest::nothingLeavesTheSheet_data()
{
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<DocumentLanguage>("language");
    QTest::newRow("invoice en") << DocumentKind::Invoice << DocumentLanguage::English;
    QTest::newRow("invoice de") << DocumentKind::Invoice << DocumentLanguage::German;
    QTest::newRow("slip de") << DocumentKind::PackingSlip << DocumentLanguage::German;
    QTest::newRow("receipt de") << DocumentKind::Receipt << DocumentLanguage::German;
}

void OrderDocumentTest::nothingLeavesTheSheet()
{
    QFETCH(DocumentKind, kind);
    QFETCH(DocumentLanguage, language);
    wire::Order order = longOrder();
    order.lines[2].unitPrice = {123'456'789, order.total.currency()};
    const auto document = layOutDocument(input(kind, language, order));
    for (const PrintedPage& page : document.pages) {
        std::vector<QRectF> feet;
        for (const PrintText& text : page.texts) {
            QVERIFY(text.box.left() >= 0);
            QVERIFY(text.box.bottom() <= document.pageSize.height());
            const double width = printWidth(text.text, text.font);
            const double right =
                text.align & Qt::AlignRight ? text.box.right() : text.box.left() + width;
            QVERIFY2(right <= document.pageSize.width() - 10, qPrintable(text.text));
            if (text.align & Qt::AlignRight)
                QVERIFY2(text.box.right() - width >= 10, qPrintable(text.text));
        }
    }
}

void OrderDocumentTest::aPackingSlipNamesNoPrice()
{
    const auto document =
        layOutDocument(input(DocumentKind::PackingSlip, DocumentLanguage::English, paidOrder()));
    const QString text = textOf(document.pages[0]);
    QVERIFY(text.contains(QStringLiteral("Packing slip")));
    QVERIFY(text.contains(QStringLiteral("FW-1001")));
    QVERIFY(!text.contains(QStringLiteral("109.99")));
    QVERIFY(!text.contains(QStringLiteral("€")));
    savePng(document.pages[0], document.pageSize, QStringLiteral("print-packing-slip"));
}

void OrderDocumentTest::aPackingSlipLeavesOutWhatIsGone()
{
    wire::Order order = paidOrder();
    order.lines[0].fulfilledQuantity = 1;
    order.lines[0].refundedQuantity = 1;
    const auto document =
        layOutDocument(input(DocumentKind::PackingSlip, DocumentLanguage::English, order));
    const auto& texts = document.pages[0].texts;
    const auto name = std::find_if(texts.begin(), texts.end(), [](const PrintText& text) {
        return text.text == QStringLiteral("Wanderer Hiking Boots");
    });
    QVERIFY(name != texts.end());
    QStringList counts;
    for (const PrintText& text : texts) {
        if (text.box.top() == name->box.top() && text.align == Qt::AlignRight)
            counts << text.text;
    }
    QCOMPARE(counts, (QStringList{QStringLiteral("1"), QStringLiteral("3")})); // to pack, ordered
}

void OrderDocumentTest::aReceiptIsOneLongPage()
{
    const auto shortOne =
        layOutDocument(input(DocumentKind::Receipt, DocumentLanguage::German, paidOrder()));
    const auto longOne =
        layOutDocument(input(DocumentKind::Receipt, DocumentLanguage::German, longOrder()));
    QCOMPARE(shortOne.pages.size(), std::size_t(1));
    QCOMPARE(longOne.pages.size(), std::size_t(1));
    QVERIFY(longOne.pageSize.height() > shortOne.pageSize.height() * 3);
    const QString text = textOf(shortOne.pages[0]);
    QVERIFY(text.contains(QStringLiteral("3 × 109,99 €")));
    QVERIFY(text.contains(QStringLiteral("349,82 €")));
    savePng(shortOne.pages[0], shortOne.pageSize, QStringLiteral("print-receipt"));
}

void OrderDocumentTest::refundsAreDeducted()
{
    auto made = input(DocumentKind::Invoice, DocumentLanguage::English, paidOrder());
    made.order.lines[0].refundedQuantity = 1;
    made.payment->refunded = {10'999, made.order.total.currency()};
    const auto document = layOutDocument(made);
    const QString text = textOf(document.pages[0]);
    QVERIFY(text.contains(QStringLiteral("1 refunded")));
    QVERIFY(text.contains(QStringLiteral("Total after refunds")));
    QVERIFY(text.contains(QStringLiteral("-€109.99")));
    QVERIFY(text.contains(QStringLiteral("239.83")));
    savePng(document.pages[0], document.pageSize, QStringLiteral("print-invoice-refunded"));
}

void OrderDocumentTest::wordsWiderThanTheColumnAreBroken()
{
    const QString word(80, QLatin1Char('W'));
    for (const QString& line : printLines(word + QStringLiteral(" tail"), {9, false}, 120))
        QVERIFY(printWidth(line, {9, false}) <= 120);
    QCOMPARE(printLines(word, {9, false}, 120).join(QString()), word);
    QVERIFY(printLines(QString(), {9, false}, 120).isEmpty());
}

void OrderDocumentTest::aPdfIsWritten()
{
    const QTemporaryDir folder;
    const auto document =
        layOutDocument(input(DocumentKind::Invoice, DocumentLanguage::German, longOrder()));
    const QString file = folder.filePath(document.fileName);
    QVERIFY(writePdf(document, file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY(bytes.startsWith("%PDF-"));
    QVERIFY(bytes.contains("/Count " + QByteArray::number(int(document.pages.size()))));
    QVERIFY(!writePdf(document, folder.filePath(QStringLiteral("no/such/folder.pdf"))));
}

void OrderDocumentTest::theFileNameIsSafe()
{
    wire::Order order = paidOrder();
    order.number = "../2026/00:01";
    const auto document =
        layOutDocument(input(DocumentKind::Invoice, DocumentLanguage::English, order));
    QVERIFY(!document.fileName.contains(QLatin1Char('/')));
    QVERIFY(!document.fileName.contains(QLatin1Char(':')));
    QVERIFY(document.fileName.endsWith(QStringLiteral(".pdf")));
}

void OrderDocumentTest::theDialogPreviewsAndKeepsTheLetterhead()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    auto made = input(DocumentKind::Invoice, DocumentLanguage::English, paidOrder());
    made.shop.address.clear();
    made.shop.taxNumber.clear();
    {
        auto* dialog = new PrintDialog(made, settings, nullptr);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        auto* tax = dialog->findChild<QLineEdit*>(QStringLiteral("printTaxNumber"));
        QTest::keyClicks(tax, QStringLiteral("DE 99"));
        QVERIFY(textOf(dialog->document().pages[0]).contains(QStringLiteral("Tax number DE 99")));
        dialog->setKind(DocumentKind::Receipt);
        dialog->setLanguage(DocumentLanguage::German);
        QVERIFY(textOf(dialog->document().pages[0]).contains(QStringLiteral("Steuernummer DE 99")));
        dialog->setKind(DocumentKind::Invoice);
        testkit::shootThemes(*dialog, QStringLiteral("orders-print"));
        QVERIFY(dialog->savePdf(folder.filePath(QStringLiteral("a.pdf"))));
        QVERIFY(!dialog->savePdf(folder.filePath(QStringLiteral("none/a.pdf"))));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
    auto* again = new PrintDialog(made, settings, nullptr);
    QCOMPARE(again->input().shop.taxNumber, QStringLiteral("DE 99"));
    again->deleteLater();
}

VITRINE_GUI_MAIN(OrderDocumentTest)
#include "order_document_test.moc"
