// Entry point: makes the two classes for each environment that loads the addon (design: native/README.md).
#include <napi.h>

#include "addon-state.h"
#include "monitor.h"
#include "pin-library.h"
#include "session.h"

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  pcsc::PinLibrary();
  env.SetInstanceData(new pcsc::AddonState(env));
  exports.Set("Monitor", pcsc::Monitor::Define(env));
  exports.Set("Session", pcsc::Session::Define(env));
  return exports;
}

NODE_API_MODULE(pcsc, Init)
