// The base line of the benchmark: cpprestsdk's own listener with its default threads, answering a
// fixed small JSON text.
#include <cpprest/http_listener.h>

#include <csignal>
#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: stock_listener PORT BODY\n";
        return 2;
    }
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop, nullptr);
    const std::string body = argv[2];
    web::http::experimental::listener::http_listener listener("http://127.0.0.1:" +
                                                              std::string(argv[1]));
    listener.support(web::http::methods::GET, [&body](const web::http::http_request& request) {
        request.reply(web::http::status_codes::OK, body, "application/json");
    });
    listener.open().wait();
    int signal = 0;
    sigwait(&stop, &signal);
    listener.close().wait();
}
