// One socket option that node:net cannot set. vpcd writes the length and the payload of a command separately and without
// TCP_NODELAY, so Linux holds the payload back until we have acknowledged the length, and by default we do that 40 ms
// later. TCP_QUICKACK acknowledges at once; the kernel forgets the option, so it is set again after every receive
// (tcp(7)). Elsewhere than on Linux this does nothing.

#include <napi.h>

#ifdef __linux__
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace {

// acknowledgeNow(fd: number): boolean. False where the option does not exist or the descriptor is no TCP socket.
Napi::Value AcknowledgeNow(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (info.Length() != 1 || !info[0].IsNumber()) {
    Napi::TypeError::New(env, "acknowledgeNow takes one file descriptor").ThrowAsJavaScriptException();
    return env.Undefined();
  }
#ifdef __linux__
  const int fd = info[0].As<Napi::Number>().Int32Value();
  const int on = 1;
  return Napi::Boolean::New(env, setsockopt(fd, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on) == 0);
#else
  return Napi::Boolean::New(env, false);
#endif
}

Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("acknowledgeNow", Napi::Function::New(env, AcknowledgeNow));
  return exports;
}

}  // namespace

NODE_API_MODULE(quickack, Init)
