// Signs in on a machine without a keyboard: shows a code, and waits until somebody has entered it
// elsewhere.

#include "examples/shop_session.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <iostream>

using namespace vitrine;
using examples::report;

int main(int argc, char** argv)
{
    const examples::CommandLine arguments(
        argc,
        argv,
        "Signs in by device code and says who that is.",
        {{"gateway", "URL", "the shop (http://127.0.0.1:8080)"},
         {"issuer", "URL", "who signs people in (the shop itself)"},
         {"client-id", "ID", "as which registered program (vitrine-cli)"}});
    client::limitNetworkThreads(2);
    const auto gateway = arguments.text("gateway", "http://127.0.0.1:8080");
    const auto provider = client::OidcClient::create(examples::oidcOptionsOf(gateway, arguments));
    if (!provider.ok())
        return report("cannot sign in here", provider.error());

    const auto started = provider->startDeviceSignIn().get();
    if (!started.ok())
        return report("cannot start the sign-in", started.error());
    std::cout << "open   " << started->verificationUri << "\nenter  " << started->userCode
              << std::endl;

    const auto tokens = provider->finishDeviceSignIn(*started).get();
    if (!tokens.ok())
        return report("not signed in", tokens.error());

    const auto session = std::make_shared<client::SessionTokens>(*provider);
    if (const auto begun = session->begin(*tokens).get(); !begun.ok())
        return report("cannot keep the session", begun.error());
    const auto sdk = client::Sdk::create({.endpoint = gateway, .tokens = session});
    if (!sdk.ok())
        return report("cannot use this gateway", sdk.error());
    const auto me = (*sdk)->accounts().me().get();
    if (!me.ok())
        return report("signed in, but the shop does not say who that is", me.error());
    std::cout << "signed in as " << me->name << " <" << me->email << ">\n";

    const auto ended = session->end().get();
    (*sdk)->close();
    provider->close();
    return ended.ok() ? 0 : report("cannot sign out", ended.error());
}
