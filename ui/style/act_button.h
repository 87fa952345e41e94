#pragma once

#include <QAbstractButton>
#include <QString>

namespace loyalty::ui {

/// What a button for an act says. What cannot be done now is greyed and says why when it is pressed; it never moves and
/// never vanishes.
struct ActModel
{
    QString label;
    QString key;  ///< printed on it: "F4"
    QString icon; ///< of resources/icons
    bool can = true;
    QString reason;   ///< why not; empty where it can be done
    bool best = true; ///< of Shape::First: it is the next best act, and filled
    bool operator==(const ActModel&) const = default;
};

/// A large button with an icon, its words and its key. Takes no focus, so that the entry field keeps it.
///
/// It stays clickable while its act cannot be done: the press is how a person asks why.
class ActButton final : public QAbstractButton
{
    Q_OBJECT

public:
    /// Tile: icon above words, 72 × 72 at least. First: the one filled button, words large, the reason as its second line.
    enum class Shape { Tile, First };

    ActButton(Shape shape, QWidget* parent);

    void show(const ActModel& model);
    [[nodiscard]] const ActModel& model() const { return m_model; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintTile(QPainter& painter) const;
    void paintFirst(QPainter& painter) const;
    [[nodiscard]] QString ink() const;

    Shape m_shape;
    ActModel m_model;
};

} // namespace loyalty::ui
