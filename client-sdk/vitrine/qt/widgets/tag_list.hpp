#pragma once

#include <QList>
#include <QWidget>

namespace vitrine::qt {

/// Chips that wrap: chosen categories, active filters. Each can be removed by its cross or by
/// Delete; `added` comes from the last chip, a "+" button, when adding is allowed.
class TagList final : public QWidget
{
    Q_OBJECT

public:
    struct Tag
    {
        QString id;
        QString text;
    };

    explicit TagList(QWidget* parent = nullptr);

    void setTags(const QList<Tag>& tags);
    [[nodiscard]] const QList<Tag>& tags() const { return m_tags; }
    void setRemovable(bool isRemovable);
    /// "" for no button.
    void setAddText(const QString& text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void removed(const QString& id);
    void activated(const QString& id);
    void addRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Chip;
    void rebuild();
    int arrange(int width, bool shouldMove) const;

    QList<Tag> m_tags;
    QList<QWidget*> m_chips;
    QString m_addText;
    bool m_isRemovable = true;
};

} // namespace vitrine::qt
