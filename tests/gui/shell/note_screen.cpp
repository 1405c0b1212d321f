#include "tests/gui/shell/note_screen.hpp"

#include "vitrine/qt/widgets/page_header.hpp"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::testkit {

NoteScreen::NoteScreen(QString page,
                       QString name,
                       console::ConsoleContext& context,
                       QWidget* parent)
    : Screen(context, parent)
    , line(new QLineEdit(this))
    , m_page(std::move(page))
    , m_name(std::move(name))
    , m_route{.page = m_page}
    , m_command(addCommand(m_page + u".new"_s, Qt::CTRL | Qt::Key_N, [this] { ++commandRuns; }))
{
    line->setAccessibleName(u"Note"_s);
    auto* header = new qt::PageHeader(m_name, this);
    m_command->setText(u"New entry of "_s + m_name);
    header->addAction(m_command, qt::ButtonKind::Primary);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addWidget(header);
    column->addWidget(line);
    column->addStretch();
    connect(line, &QLineEdit::textChanged, this, &Screen::unsavedChanged);
}

QString NoteScreen::title() const
{
    return m_route.id.isEmpty() ? m_name : m_name + u' ' + m_route.id;
}

void NoteScreen::open(const console::Route& route)
{
    if (!route.id.isEmpty() || !route.filter.isEmpty())
        m_route = route;
    Q_EMIT titleChanged();
}

void NoteScreen::openDetail(const QString& id)
{
    m_route.id = id;
    Q_EMIT routeChanged();
}

bool NoteScreen::backOut()
{
    if (m_route.id.isEmpty())
        return false;
    openDetail({});
    return true;
}

void NoteScreen::discardChanges()
{
    line->clear();
}

void NoteScreen::retranslate()
{
    m_command->setText(u"New entry of "_s + m_name);
}

console::ScreenRegistry noteRegistry()
{
    console::ScreenRegistry registry;
    const auto add =
        [&](const QString& page, const QString& name, qt::Icon icon, bool isTechnical) {
            registry.add({.page = page,
                          .title = [name] { return name; },
                          .icon = icon,
                          .make = [page, name](console::ConsoleContext& context,
                                               QWidget* parent) -> console::Screen* {
                              return new NoteScreen(page, name, context, parent);
                          },
                          .isTechnical = isTechnical,
                          .attend =
                              [page](console::ConsoleContext& context) {
                                  if (page == "orders"_L1)
                                      context.setPageBadge(page, {u"12"_s, qt::Tone::Info});
                                  if (page == "system"_L1)
                                      context.setPageBadge(page, {u"!"_s, qt::Tone::Danger});
                              }});
        };
    add(u"system"_s, u"System"_s, qt::Icon::System, true);
    add(u"products"_s, u"Products"_s, qt::Icon::Products, false);
    add(u"orders"_s, u"Orders"_s, qt::Icon::Orders, false);
    return registry;
}

} // namespace vitrine::testkit
