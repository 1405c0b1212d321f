#pragma once

#include "admin-console/screens/products/product_fields.hpp"

#include <QObject>
#include <QUndoStack>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::console {

/// A product under edit: what the shop has, what the person made of it, and every step between.
/// Knows no widget and no network. A step says what one field became, so that it can be taken back
/// whatever else changed since, also after a save.
class ProductEdit final : public QObject
{
    Q_OBJECT

public:
    explicit ProductEdit(QObject* parent = nullptr);

    /// Begins anew with a product of the shop's.
    void open(const wire::Product& product);
    /// Begins anew with a product that the shop does not have yet.
    void openNew(EditedProduct draft);

    [[nodiscard]] bool isNew() const { return m_id.empty(); }
    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] std::int64_t version() const { return m_version; }
    [[nodiscard]] const EditedProduct& now() const { return m_now; }
    [[nodiscard]] const EditedProduct& base() const { return m_base; }

    [[nodiscard]] bool isDirty() const { return !m_dirty.empty(); }
    [[nodiscard]] bool isDirty(ProductField field) const;
    /// The fields that differ from what the shop has.
    [[nodiscard]] const std::vector<ProductField>& dirtyFields() const { return m_dirty; }
    [[nodiscard]] QUndoStack& history() { return m_history; }

    /// Makes one step of it. Steps on the same field that follow each other are one, until
    /// `endStep`: a word is taken back, not a letter.
    void change(ProductField field, const std::function<void(EditedProduct&)>& edit);
    void endStep() { ++m_stepGroup; }
    /// Puts every field back to what the shop has, as one step.
    void discard();

    /// The shop has taken what is here: `product` is its answer.
    void saved(const wire::Product& product);
    /// The shop's pictures have changed by an upload or a removal; the rest of what the person did
    /// stays. @return whether somebody else changed a field that is also changed here; then nothing
    /// was taken over
    [[nodiscard]] bool rebase(const wire::Product& product);
    /// Goes on from `theirs` with what was chosen from both versions.
    void resolve(const wire::Product& theirs, const EditedProduct& chosen);

Q_SIGNALS:
    /// `field` has another value; the widget that shows it follows.
    void fieldChanged(vitrine::console::ProductField field);
    /// Another set of fields is dirty, or another product is open.
    void dirtyChanged();

private:
    class Step;
    class DiscardStep;
    friend class Step;
    friend class DiscardStep;

    /// Takes over a state and tells of each field that it changes.
    void show(const EditedProduct& state);
    void updateDirty();

    std::string m_id;
    std::int64_t m_version = 0;
    EditedProduct m_base;
    EditedProduct m_now;
    std::vector<ProductField> m_dirty;
    QUndoStack m_history;
    int m_stepGroup = 0;
};

} // namespace vitrine::console
