#include "admin-console/screens/products/product_edit.hpp"

#include <algorithm>

namespace vitrine::console {
namespace {

using Images = std::vector<wire::ProductImage>;

bool contains(const Images& images, const wire::ProductImage& wanted)
{
    return std::any_of(images.begin(), images.end(), [&](const wire::ProductImage& image) {
        return image.hash == wanted.hash;
    });
}

/// `mine`, with the pictures that came and without those that went between `base` and `theirs`.
Images followImages(const Images& base, const Images& mine, const Images& theirs)
{
    Images result;
    for (const wire::ProductImage& image : mine) {
        if (contains(theirs, image))
            result.push_back(image);
    }
    for (const wire::ProductImage& image : theirs) {
        if (!contains(base, image) && !contains(result, image))
            result.push_back(image);
    }
    return result;
}

} // namespace

/// What one field was and became.
class ProductEdit::Step final : public QUndoCommand
{
public:
    Step(ProductEdit& edit, ProductField field, int group, EditedProduct after)
        : QUndoCommand(ProductEdit::tr("Change of %1").arg(fieldLabel(field)))
        , m_edit(edit)
        , m_field(field)
        , m_group(group)
    {
        copyField(m_before, edit.m_now, field);
        copyField(m_after, after, field);
    }

    int id() const override { return static_cast<int>(m_field); }
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const Step*>(other); // the same id, so the same class
        if (next->m_group != m_group)
            return false;
        m_after = next->m_after;
        setObsolete(isSame(m_before, m_after, m_field));
        return true;
    }

private:
    void apply(const EditedProduct& value)
    {
        EditedProduct state = m_edit.m_now;
        copyField(state, value, m_field);
        m_edit.show(state);
    }

    ProductEdit& m_edit;
    ProductField m_field;
    int m_group;
    EditedProduct m_before; ///< Only `m_field` of it counts.
    EditedProduct m_after;
};

class ProductEdit::DiscardStep final : public QUndoCommand
{
public:
    explicit DiscardStep(ProductEdit& edit)
        : QUndoCommand(ProductEdit::tr("Discarding all changes"))
        , m_edit(edit)
        , m_before(edit.m_now)
        , m_after(edit.m_base)
    {
    }
    void undo() override { m_edit.show(m_before); }
    void redo() override { m_edit.show(m_after); }

private:
    ProductEdit& m_edit;
    EditedProduct m_before;
    EditedProduct m_after;
};

ProductEdit::ProductEdit(QObject* parent)
    : QObject(parent)
{
    m_history.setUndoLimit(500);
}

void ProductEdit::open(const wire::Product& product)
{
    m_history.clear();
    m_id = product.id;
    m_version = product.version;
    m_base = editedOf(product);
    m_now = m_base;
    for (const ProductField field : kProductFields)
        Q_EMIT fieldChanged(field);
    m_dirty.clear();
    Q_EMIT dirtyChanged();
}

void ProductEdit::openNew(EditedProduct draft)
{
    m_history.clear();
    m_id.clear();
    m_version = 0;
    m_base = {};
    m_base.draft.price = domain::Money(0, draft.draft.price.currency());
    m_base.draft.active = draft.draft.active;
    m_now = std::move(draft);
    for (const ProductField field : kProductFields)
        Q_EMIT fieldChanged(field);
    updateDirty();
    Q_EMIT dirtyChanged();
}

bool ProductEdit::isDirty(ProductField field) const
{
    return std::find(m_dirty.begin(), m_dirty.end(), field) != m_dirty.end();
}

void ProductEdit::change(ProductField field, const std::function<void(EditedProduct&)>& edit)
{
    EditedProduct after = m_now;
    edit(after);
    // Barcodes are equal in any form; the form that was typed counts until it is saved.
    if (field != ProductField::Gtins && isSame(after, m_now, field))
        return;
    m_history.push(new Step(*this, field, m_stepGroup, std::move(after)));
}

void ProductEdit::discard()
{
    if (!isDirty())
        return;
    m_history.push(new DiscardStep(*this));
    endStep();
}

void ProductEdit::saved(const wire::Product& product)
{
    m_id = product.id;
    m_version = product.version;
    m_base = editedOf(product);
    show(m_base);
    m_history.setClean();
    endStep();
}

bool ProductEdit::rebase(const wire::Product& product)
{
    const EditedProduct theirs = editedOf(product);
    ProductMerge merge = mergeProducts(m_base, m_now, theirs);
    merge.mine.images = followImages(m_base.images, m_now.images, theirs.images);
    for (ProductMerge::Choice& choice : merge.choices) {
        if (choice.field == ProductField::Images)
            choice.side = ProductMerge::Side::Mine;
    }
    if (!merge.isDecided())
        return true;
    m_version = product.version;
    m_base = theirs;
    show(merge.result());
    return false;
}

void ProductEdit::resolve(const wire::Product& theirs, const EditedProduct& chosen)
{
    m_version = theirs.version;
    m_base = editedOf(theirs);
    show(chosen);
    endStep();
}

void ProductEdit::show(const EditedProduct& state)
{
    const std::vector<ProductField> changed = differingFields(m_now, state);
    m_now = state;
    updateDirty();
    for (const ProductField field : changed)
        Q_EMIT fieldChanged(field);
    Q_EMIT dirtyChanged();
}

void ProductEdit::updateDirty()
{
    m_dirty = differingFields(m_base, m_now);
}

} // namespace vitrine::console
