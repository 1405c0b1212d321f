#include "admin-console/screens/orders/route_link.hpp"

namespace vitrine::console {

QLabel* makeRouteLink(const QString& text,
                      const Route& route,
                      std::function<void(const Route&)> go,
                      QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::RichText);
    label->setText(QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>")
                       .arg(route.text().toHtmlEscaped(), text.toHtmlEscaped()));
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
