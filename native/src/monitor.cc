#include "monitor.h"

#include <system_error>

namespace pcsc {

Napi::Function Monitor::Define(Napi::Env env) {
  return DefineClass(env, "Monitor", {InstanceMethod<&Monitor::Stop>("stop")});
}

Monitor::Monitor(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Monitor>(info) {
  if (!info[0].IsFunction()) throw Napi::TypeError::New(info.Env(), "pcsc: a listener is expected here");
  AddonState& state = *info.Env().GetInstanceData<AddonState>();
  listener_id_ = state.AddListener(info.Env(), info[0].As<Napi::Function>());
  thread_ = std::make_shared<MonitorThread>(state.mailbox(), listener_id_);
  try {
    thread_->Start();
  } catch (const std::system_error&) {
    state.RemoveListener(info.Env(), listener_id_);
    throw Napi::Error::New(info.Env(), "pcsc: the system gives no thread for a monitor");
  }
  state.Register(thread_);
}

Monitor::~Monitor() { thread_->Stop(0); }

// To be called once. The listener is not called again, from this moment on.
Napi::Value Monitor::Stop(const Napi::CallbackInfo& info) {
  AddonState& state = *info.Env().GetInstanceData<AddonState>();
  state.RemoveListener(info.Env(), listener_id_);
  const uint64_t id = state.AddPending(info.Env(), "SCardCancel");
  thread_->Stop(id);
  return state.PromiseOf(id);
}

}  // namespace pcsc
