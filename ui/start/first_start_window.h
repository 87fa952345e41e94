#pragma once

#include "ui/start/first_start_presenter.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace loyalty::ui {

class NoteLine;
class NumberField;

/// The first thing that a new terminal shows. On the GUI thread; `start` outlives it.
class FirstStartWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Asks a person for a file; empty: none was chosen. A test gives its own.
    using ChooseFile = std::function<QString(QWidget* parent)>;

    explicit FirstStartWindow(FirstStart& start, QWidget* parent = nullptr);

    void setChooseFile(ChooseFile choose);

Q_SIGNALS:
    void enrolled();
    void languageWished(const QString& language);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeForm(QVBoxLayout& column);
    QWidget* makeLanguages();
    void edited();
    void refresh();

    FirstStartPresenter* m_presenter;
    ChooseFile m_chooseFile;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_officeLabel;
    NumberField* m_office;
    QLabel* m_codeLabel;
    NumberField* m_code;
    QLabel* m_laneLabel;
    QLineEdit* m_lane;
    QLabel* m_caLabel;
    QLineEdit* m_ca;
    QPushButton* m_choose;
    NoteLine* m_notice;
    QPushButton* m_enrol;
};

} // namespace loyalty::ui
