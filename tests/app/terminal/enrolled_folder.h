#pragma once

#include "app/terminal/enrolment.h"
#include "core/base/crypto/crypto.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <string>

namespace loyalty::test {

/// The keys that programmes and clocks of the head office below are signed with.
[[nodiscard]] inline crypto::KeyPair programmeKeys()
{
    SeededRandom random(31);
    return crypto::makeKeyPair(random);
}

/// The chain-wide look-up key of every terminal below.
[[nodiscard]] inline crypto::SecretKey lookupKey()
{
    SeededRandom random(32);
    return crypto::makeSecretKey(random);
}

/// What a head office answers to the enrolment of a terminal of store S1.
[[nodiscard]] inline sync::EnrolReply anIdentity(const crypto::PublicKey& key)
{
    crypto::SystemRandom random;
    sync::EnrolReply reply;
    reply.incarnation = random.id<IncarnationId>();
    reply.epoch = 1;
    reply.settings.chain = "test";
    reply.settings.store = "S1";
    reply.settings.storeName = "Nanjing Road";
    reply.settings.time = {"Asia/Shanghai", 0};
    reply.settings.countryCode = "86";
    reply.programmeSigner = programmeKeys().publicKey;
    reply.sealedKeys =
        crypto::sealTo(key, sync::encode(sync::TerminalKeys{lookupKey(), crypto::makeSecretKey(random)}));
    return reply;
}

/// A new folder that is enrolled with a head office at `url`.
[[nodiscard]] inline std::filesystem::path enrolledFolder(const std::filesystem::path& parent, const std::string& url)
{
    const auto folder = parent / "terminal";
    const app::EnrolmentAsk ask{.folder = folder, .headOffice = url, .chainCa = {}, .code = "C", .lane = "1"};
    REQUIRE(app::makeTerminal(ask, anIdentity));
    return folder;
}

} // namespace loyalty::test
