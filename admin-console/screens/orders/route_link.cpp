#include "admin-console/screens/orders/route_link.hpp"

#include "vitrine/qt/theme/theme.hpp"

namespace vitrine::console {

QLabel* makeRouteLink(const QString& text,
                      const Route& route,
                      std::function<void(const Route&)> go,
                      QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::RichText);
    const auto write = [label, text, route] { // rich text keeps the colour that it was written in
        label->setText(
            QStringLiteral("<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>")
                .arg(route.text().toHtmlEscaped(),
                     qt::colors().accent.name(),
                     text.toHtmlEscaped()));
    };
    write();
    QObject::connect(&qt::Theme::instance(), &qt::Theme::changed, label, write);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->setFocusPolicy(Qt::StrongFocus);
    label->setAccessibleName(text);
    label->setWordWrap(true);
    QObject::connect(label,
                     &QLabel::linkActivated,
                     label,
                     [go = std::move(go)](const QString& link) { go(Route::parse(link)); });
    return label;
}

} // namespace vitrine::console
