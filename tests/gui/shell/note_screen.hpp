#pragma once

#include "admin-console/app/screen_registry.hpp"

#include <QLineEdit>

namespace vitrine::testkit {

/// A page with a line to type in, as a screen of the console.
class NoteScreen final : public console::Screen
{
    Q_OBJECT

public:
    NoteScreen(QString page, QString name, console::ConsoleContext& context, QWidget* parent);

    [[nodiscard]] QString title() const override;
    void open(const console::Route& route) override;
    [[nodiscard]] console::Route route() const override { return m_route; }
    void refresh() override { ++refreshes; }
    void focusSearch() override { line->setFocus(); }
    bool backOut() override;
    [[nodiscard]] bool hasUnsavedChanges() const override { return !line->text().isEmpty(); }
    [[nodiscard]] QString unsavedText() const override { return QStringLiteral("the note"); }
    void discardChanges() override;

    /// As when a row is opened.
    void openDetail(const QString& id);

    QLineEdit* line;
    int refreshes = 0;
    int commandRuns = 0;

protected:
    void retranslate() override;

private:
    QString m_page;
    QString m_name;
    console::Route m_route;
    QAction* m_command;
};

/// Entries "orders", "products" and "system" with such pages.
[[nodiscard]] console::ScreenRegistry noteRegistry();

} // namespace vitrine::testkit
