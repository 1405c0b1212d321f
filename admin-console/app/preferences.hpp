#pragma once

#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <memory>

namespace vitrine::console {

/// What a person chose for themselves on this machine. Changes are stored and announced at once.
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// The user's own settings file.
    explicit Preferences(QObject* parent = nullptr);
    /// Another file, e.g. of a test.
    explicit Preferences(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] qt::Theme::Mode theme() const;
    void setTheme(qt::Theme::Mode mode);
    [[nodiscard]] QString language() const; ///< "" for the desktop's.
    void setLanguage(const QString& code);
    [[nodiscard]] qt::Density density() const;
    void setDensity(qt::Density density);
    [[nodiscard]] bool isMotionEnabled() const;
    void setMotionEnabled(bool isEnabled);

    /// Latest first, each once, at most ten; for the command palette.
    [[nodiscard]] QStringList recentCommands() const;
    void addRecentCommand(const QString& id);

    /// For what screens remember by themselves (columns, splitters, last mapping): use keys that
    /// begin with the page's id.
    [[nodiscard]] QSettings& store() { return *m_store; }

Q_SIGNALS:
    void themeChanged(vitrine::qt::Theme::Mode mode);
    void languageChanged(const QString& code);
    void densityChanged(vitrine::qt::Density density);
    void motionChanged(bool isEnabled);

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace vitrine::console
