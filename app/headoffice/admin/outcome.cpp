#include "app/headoffice/admin/outcome.h"

namespace loyalty::headoffice {

namespace {

std::string_view meaning(office::OfficeRefusal refusal)
{
    switch (refusal) {
    case office::OfficeRefusal::ChainExists:
        return "there is a chain in this folder already";
    case office::OfficeRefusal::NoChain:
        return "there is no chain in this folder; make one with create";
    case office::OfficeRefusal::NoSuchStore:
        return "there is no such store; status lists them, store add makes one";
    case office::OfficeRefusal::NoSuchMember:
        return "there is no such member";
    case office::OfficeRefusal::MemberExists:
        return "this member is there already";
    case office::OfficeRefusal::NothingPersonal:
        return "this member has no name, phone or card here that can be opened; sync the terminal that enrolled them";
    case office::OfficeRefusal::ProgrammeInvalid:
        return "the programme cannot be used as it is; correct what is named";
    case office::OfficeRefusal::ProgrammeNotNewer:
        return "a programme with this or a higher version is published; give it the next number";
    case office::OfficeRefusal::ProgrammeOtherCurrency:
        return "the programme's currency is not the chain's";
    case office::OfficeRefusal::NoSuchOperator:
        return "there is no such operator; status lists them, operator add makes one";
    case office::OfficeRefusal::BadRequest:
        return "a value is missing or out of range";
    }
    return "unknown";
}

/// What to do, where the fault's own words do not say it.
std::string_view advice(FaultCode code)
{
    switch (code) {
    case FaultCode::DiskFull:
        return "make room and try again";
    case FaultCode::ReadOnly:
        return "run this as the folder's owner, on a disk that can be written";
    case FaultCode::Io:
        return "look at the system's log; the disk may be failing";
    case FaultCode::Busy:
    case FaultCode::Locked:
        return "try again when it is done";
    case FaultCode::Corrupt:
        return "put back a copy, then verify";
    case FaultCode::NewerVersion:
        return "use the version that wrote it, or a newer one";
    case FaultCode::Unreachable:
    case FaultCode::TimedOut:
    case FaultCode::Overloaded:
    case FaultCode::BadReply:
        return "try again; if it stays so, restart the server";
    case FaultCode::Missing:
    case FaultCode::NotTrusted:
    case FaultCode::Rejected:
    case FaultCode::BadConfiguration:
        return {};
    }
    return {};
}

} // namespace

json::Object done()
{
    return json::Object{{"ok", true}};
}

json::Object refused(std::string_view code, std::string_view message)
{
    return json::Object{{"ok", false}, {"refusal", code}, {"message", message}};
}

json::Object faulted(const Fault& fault)
{
    std::string message = fault.detail.empty() ? std::string(toString(fault.code)) : fault.detail;
    if (const std::string_view advised = advice(fault.code); !advised.empty())
        message.append("; ").append(advised);
    return json::Object{{"ok", false}, {"fault", toString(fault.code)}, {"message", message}};
}

json::Object failed(const std::variant<office::OfficeRefusal, Fault>& error)
{
    if (const auto* fault = std::get_if<Fault>(&error))
        return faulted(*fault);
    const auto refusal = std::get<office::OfficeRefusal>(error);
    return refused(office::toString(refusal), meaning(refusal));
}

std::string describe(const std::vector<json::Complaint>& complaints)
{
    std::string text;
    for (const json::Complaint& complaint : complaints) {
        text += "\n  " + (complaint.path.empty() ? std::string("document") : complaint.path) + ": " + complaint.code;
        if (!complaint.value.empty())
            text += " (" + complaint.value + ")";
    }
    return text;
}

} // namespace loyalty::headoffice
