#include "ui/till/keys_page.h"

#include "ui/language/language.h"
#include "ui/style/style.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QPushButton* makeButton(const QString& name, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("touch", true);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

KeysPage::KeysPage(QWidget* parent)
    : QFrame(parent)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_close(new QPushButton(this))
    , m_keys(new RowList(RowList::Use::Reading, this))
    , m_language(makeText(this, u"small"_s, u"muted"_s))
    , m_colours(makeText(this, u"small"_s, u"muted"_s))
    , m_light(makeButton(u"themeLight"_s, this))
    , m_dark(makeButton(u"themeDark"_s, this))
    , m_contrast(makeButton(u"themeContrast"_s, this))
{
    setObjectName(u"keysPage"_s);
    setProperty("look", u"card"_s);
    m_close->setObjectName(u"keysClose"_s);
    m_close->setProperty("look", u"quiet"_s);
    m_keys->setObjectName(u"keyRows"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_language);
    for (const QString& language : languages()) {
        QPushButton* button = makeButton("language_"_L1 + language, this);
        connect(button, &QPushButton::clicked, this, [this, language] { Q_EMIT languageWished(language); });
        m_languages.emplace_back(language, button);
    }
    auto* tongues = new QHBoxLayout;
    tongues->setSpacing(8);
    for (const auto& [language, button] : m_languages)
        tongues->addWidget(button);
    side->addLayout(tongues);
    side->addSpacing(8);
    side->addWidget(m_colours);
    auto* themes = new QHBoxLayout;
    themes->setSpacing(8);
    for (QPushButton* button : {m_light, m_dark, m_contrast})
        themes->addWidget(button);
    side->addLayout(themes);
    side->addStretch(1);
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addWidget(m_keys, 3);
    body->addLayout(side, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->addLayout(head);
    column->addLayout(body, 1);
    QWidget* before = m_close;
    for (const auto& [language, button] : m_languages) {
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_light);
    connect(m_close, &QPushButton::clicked, this, &KeysPage::closed);
    connect(m_light, &QPushButton::clicked, this, [this] { Q_EMIT themeWished(Theme::Light); });
    connect(m_dark, &QPushButton::clicked, this, [this] { Q_EMIT themeWished(Theme::Dark); });
    connect(m_contrast, &QPushButton::clicked, this, [this] { Q_EMIT themeWished(Theme::HighContrast); });
    retranslate();
}

std::vector<Row> KeysPage::keyRows()
{
    const auto row = [](const QString& words, const QString& key) { return Row{.title = words, .figure = key}; };
    return {row(tr("Add an amount, find a number, answer yes"), tr("Enter")),
            row(tr("Close, answer no"), tr("Esc")),
            row(tr("Add the amount typed; nothing typed: one more"), u"+"_s),
            row(tr("One less of the line"), u"−"_s),
            row(tr("Set the quantity of the line"), u"×"_s),
            row(tr("Find the number typed, however short"), u"#"_s),
            row(tr("Choose a line of the basket"), u"↑ ↓"_s),
            row(tr("Remove the line"), tr("Del")),
            row(tr("This page"), u"F1"_s),
            row(tr("Enrol a new member"), u"F2"_s),
            row(tr("Redeem points"), u"F3"_s),
            row(tr("Take back the last step of this sale"), u"F4"_s),
            row(tr("Why these points"), u"F5"_s),
            row(tr("Take the member off the sale"), u"F6"_s),
            row(tr("Sales made: return, void, reprint"), u"F7"_s),
            row(tr("Leave the sale; nothing is booked"), u"F8"_s),
            row(tr("Print the receipt, or print it again"), u"F9"_s),
            row(tr("Sign in, change of cashier"), u"F10"_s),
            row(tr("Manager's page"), u"F11"_s),
            row(tr("Coupons, codes, rewards and value of the sale"), u"Ctrl+B"_s),
            row(tr("Top up, sell a gift card, pay unused value out"), u"Ctrl+T"_s),
            row(tr("Read a code from a picture: a file"), u"Ctrl+O"_s),
            row(tr("… or from the clipboard; dropping one works too"), u"Ctrl+V"_s),
            row(tr("Book the sale; then the next one"), u"F12"_s)};
}

void KeysPage::retranslate()
{
    m_title->setText(tr("Keys"));
    m_close->setText(tr("Close  Esc"));
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setRows(keyRows());
    m_language->setText(tr("Language"));
    m_colours->setText(tr("Colours"));
    nameButton(m_light, tr("Light"), Qt::ALT | Qt::Key_L);
    nameButton(m_dark, tr("Dark"), Qt::ALT | Qt::Key_D);
    nameButton(m_contrast, tr("Strong"), Qt::ALT | Qt::Key_S);
    m_light->setChecked(currentTheme() == Theme::Light);
    m_dark->setChecked(currentTheme() == Theme::Dark);
    m_contrast->setChecked(currentTheme() == Theme::HighContrast);
    int key = Qt::Key_1; // whoever cannot read the page counts
    for (const auto& [language, button] : m_languages) {
        nameButton(button, nameOfLanguage(language), Qt::ALT | Qt::Key(key++));
        button->setChecked(language == currentLanguage());
    }
}

} // namespace loyalty::ui
