#pragma once

#include "storefront-kiosk/shelf_view/shelf_model.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QObject>
#include <QString>

namespace vitrine::kiosk {

/// What is found while somebody types. No widgets.
class SearchPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t kShownMax = 60; ///< The whole list is a screen of its own.

    explicit SearchPresenter(KioskContext& context, QObject* parent = nullptr);

    /// At each letter. Only the answer to the last text counts.
    void setText(const QString& text);
    void wipe();

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] ShelfModel& model() { return m_model; }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// What was found in place of what was typed, "" when that is found itself.
    [[nodiscard]] const QString& didYouMean() const { return m_didYouMean; }
    /// The text that the list belongs to; behind `text` while an answer is under way.
    [[nodiscard]] bool isAnswered() const { return !m_isAsking; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const Result<ShelfPage>& page);

    KioskContext& m_context;
    ShelfModel m_model;
    QString m_text;
    qint64 m_total = 0;
    QString m_didYouMean;
    bool m_isAsking = false;
    bool m_asksAgain = false;
    qt::Latest m_latest;
};

} // namespace vitrine::kiosk
