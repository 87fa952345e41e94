#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/sync/protocol.h"

#include <QByteArray>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>

namespace loyalty::app {

struct EnrolmentAsk
{
    std::filesystem::path folder;
    std::string headOffice; ///< its address
    QByteArray chainCa;     ///< PEM; needed for https
    std::string code;       ///< one-time, as head office told it
    std::string lane;       ///< label of this till
    std::chrono::milliseconds deadline{30'000};
};

/// Why a folder was not enrolled: head office said no, or the world broke.
using EnrolmentStop = std::variant<sync::Halt, Fault>;

/// Asks for the identity that belongs to a key; the answer is sealed to it.
using AskIdentity = std::function<Result<sync::EnrolReply, EnrolmentStop>(const crypto::PublicKey& key)>;

/// Makes the data folder of a new terminal with the identity that is given for its key. Refuses (Rejected) a folder that is
/// enrolled already. Where head office says no, or was never reached, nothing is left of a folder that was not tried before;
/// where the reply may only have been lost, the folder's key stays.
[[nodiscard]] Result<void, EnrolmentStop> makeTerminal(const EnrolmentAsk& ask, const AskIdentity& askIdentity);

/// Makes the data folder of a new terminal and enrols it with the one-time code. Asked again with the same code after the
/// reply was lost, it is the same enrolment. Looks at what was typed (BadConfiguration) before it makes anything; beyond
/// that as makeTerminal().
[[nodiscard]] Result<void, EnrolmentStop> enrol(const EnrolmentAsk& ask);

} // namespace loyalty::app
