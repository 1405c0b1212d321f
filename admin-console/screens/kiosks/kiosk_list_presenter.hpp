#pragma once

#include "vitrine/api/device_client.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

#include <array>

namespace vitrine::console {

/// One chip each.
enum class KioskGroup { Paired, InUse, Locked, Unpaired };

inline constexpr std::array kKioskGroups{
    KioskGroup::Paired, KioskGroup::InUse, KioskGroup::Locked, KioskGroup::Unpaired};

struct KioskFilter
{
    KioskGroup group = KioskGroup::Paired;
    QString text{}; ///< Part of a name or a place.

    bool operator==(const KioskFilter&) const = default;

    [[nodiscard]] client::DeviceQuery query() const;
    [[nodiscard]] QMap<QString, QString> route() const;
    [[nodiscard]] static KioskFilter fromRoute(const QMap<QString, QString>& values);
};

/// The list of kiosks, kept fresh while somebody looks.
class KioskListPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kRefreshMs = 15'000; ///< Kiosks report once a minute.

    explicit KioskListPresenter(client::DeviceClient devices, QObject* parent = nullptr);

    [[nodiscard]] qt::PagedModel<wire::Device>& model() { return *m_model; }
    [[nodiscard]] const KioskFilter& filter() const { return m_filter; }
    void setFilter(const KioskFilter& filter);
    void setWatched(bool isWatched);
    /// Asks again, quietly; the first call loads the list.
    void refresh();
    [[nodiscard]] static QString title(KioskGroup group);

Q_SIGNALS:
    void filterChanged();

private:
    client::DeviceClient m_devices;
    qt::PagedModel<wire::Device>* m_model;
    KioskFilter m_filter;
    QTimer m_timer;
    bool m_hasStarted = false;
};

} // namespace vitrine::console
