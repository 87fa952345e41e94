#pragma once

#include "app/terminal/lane.h"
#include "ui/till/till.h"

#include <QObject>

#include <filesystem>

namespace loyalty::app {

/// Enrols the folder on a lane of its own, so that the window stays alive while head office is waited for.
class NewTerminal final : public QObject, public ui::FirstStart
{
public:
    explicit NewTerminal(std::filesystem::path folder);

    void enrol(const Ask& ask, ui::Then<std::optional<Stop>> then) override;

private:
    std::filesystem::path m_folder;
    Lane m_lane;
};

} // namespace loyalty::app
