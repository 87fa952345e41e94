#pragma once

#include "ui/sale/sales_presenter.h"
#include "ui/till/acts.h"

#include <QFrame>

class QKeyEvent;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace loyalty::ui {

class BlindReturnPanel;
class KeyButton;
class NoteLine;
class NumberField;

/// The sales made here, one sale, or the picture of its receipt.
class SalesPage final : public QFrame
{
    Q_OBJECT

public:
    SalesPage(SalesPresenter& presenter, QWidget* parent);
    /// The cursor where the next key is meant.
    void begin();
    void retranslate() { refresh(); }
    /// A key of the pad with what stands in the entry field: of the line that is chosen. True: the entry was used.
    bool press(PadKey key, const QString& entry);

Q_SIGNALS:
    void closed();
    /// A key that writes into the entry field, or that the pad has too.
    void padKeyed(QKeyEvent* event);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeList();
    QWidget* makeSale();
    QWidget* makePreview();
    QPushButton* makeButton(const char* name, QWidget* parent);
    void refresh();
    void keepRoom();
    void showPicture();
    void goBack();

    SalesPresenter& m_presenter;
    QLabel* m_title;
    QPushButton* m_back;
    QWidget* m_said; ///< the notice and what is paid back
    NoteLine* m_notice;
    QLabel* m_paidBack;
    QStackedWidget* m_places;
    QLabel* m_findLabel = nullptr;
    NumberField* m_find = nullptr;
    QPushButton* m_findButton = nullptr;
    QPushButton* m_takeBlind = nullptr; ///< goods without their sale
    QLabel* m_blindWhyNot = nullptr;
    BlindReturnPanel* m_blind = nullptr;
    RowList* m_sales = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_caption = nullptr;
    RowList* m_lines = nullptr;
    QLabel* m_whyNot = nullptr; ///< why a button is grey
    KeyButton* m_less = nullptr;
    KeyButton* m_more = nullptr;
    QPushButton* m_preview = nullptr;
    QPushButton* m_reasons = nullptr; ///< prints with the reasons of the points
    QPushButton* m_void = nullptr;
    QPushButton* m_exchange = nullptr;
    QPushButton* m_return = nullptr;
    QScrollArea* m_previewArea = nullptr;
    QLabel* m_picture = nullptr;
    QPushButton* m_printPicture = nullptr;
};

} // namespace loyalty::ui
