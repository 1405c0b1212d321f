#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QIcon>
#include <QKeySequence>
#include <QPointer>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace vitrine::console {

/// Something that the palette can do.
struct PaletteCommand
{
    QString id;    ///< For what was used recently.
    QString title; ///< "Go to Orders", "New product"
    QString group; ///< "Page", "Products", "Application"; muted at the right.
    QIcon icon{};
    QKeySequence shortcut{};
    std::function<void()> run{};
    bool isAlwaysShown = false; ///< Whatever is typed: the searches, which use the text themselves.
};

/// The commands that fit what is typed, best first; what was used recently first while nothing is
/// typed.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { GroupRole = Qt::UserRole + 1, ShortcutRole, RecentRole };
    using QAbstractListModel::QAbstractListModel;

    void setCommands(std::vector<PaletteCommand> commands, const QStringList& recent);
    void setText(const QString& text);
    [[nodiscard]] const PaletteCommand& command(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void choose();

    std::vector<PaletteCommand> m_commands;
    QStringList m_recent;
    QString m_text;
    std::vector<std::size_t> m_shown;
};

/// Ctrl+K: a field and a list over the window. Typing filters, arrows choose, Enter does it, Esc
/// leaves.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    /// @param search makes commands of the text itself, e.g. "Search products for …".
    void open(std::vector<PaletteCommand> commands,
              const QStringList& recent,
              std::function<std::vector<PaletteCommand>(const QString& text)> search);
    void close();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    [[nodiscard]] PaletteModel* model() const { return m_model; }

Q_SIGNALS:
    /// A command is about to run.
    void chosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter(const QString& text);
    void place();
    void move(int by);
    void runCurrent();
    bool fieldKey(int key);

    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    std::vector<PaletteCommand> m_commands;
    QStringList m_recent;
    std::function<std::vector<PaletteCommand>(const QString&)> m_search;
    QPointer<QWidget> m_focusBefore;
};

} // namespace vitrine::console
