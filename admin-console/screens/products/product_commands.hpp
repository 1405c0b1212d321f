#pragma once

#include "admin-console/screens/products/product_screen.hpp"

class QAction;

namespace vitrine::console {

/// What can be done with products; the first ten belong to the list, the rest to the open product.
struct ProductScreen::Commands
{
    QAction* create = nullptr;
    QAction* import = nullptr;
    QAction* exportList = nullptr;
    QAction* bulk = nullptr;
    QAction* open = nullptr;
    QAction* editPrice = nullptr;
    QAction* editStock = nullptr;
    QAction* archiveRows = nullptr;
    QAction* restoreRows = nullptr;
    QAction* clearFilters = nullptr;
    QAction* save = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* duplicate = nullptr;
    QAction* archive = nullptr;
    QAction* restore = nullptr;
    QAction* purge = nullptr;
    QAction* addImages = nullptr;
};

} // namespace vitrine::console
