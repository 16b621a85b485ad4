// The JavaScript face of a session thread: each method hands one job over and returns the promise of its outcome. The
// queue, the deadlines and the words are in session.ts.
#pragma once

#include <napi.h>

#include <memory>

#include "session-thread.h"

namespace pcsc {

class Session : public Napi::ObjectWrap<Session> {
 public:
  static Napi::Function Define(Napi::Env env);
  explicit Session(const Napi::CallbackInfo& info);
  ~Session() override;

 private:
  Napi::Value Connect(const Napi::CallbackInfo& info);
  Napi::Value Reconnect(const Napi::CallbackInfo& info);
  Napi::Value Transmit(const Napi::CallbackInfo& info);
  Napi::Value Control(const Napi::CallbackInfo& info);
  Napi::Value Attribute(const Napi::CallbackInfo& info);
  Napi::Value BeginTransaction(const Napi::CallbackInfo& info);
  Napi::Value EndTransaction(const Napi::CallbackInfo& info);
  Napi::Value Disconnect(const Napi::CallbackInfo& info);
  void Close(const Napi::CallbackInfo& info);

  Napi::Value Submit(Napi::Env env, const char* call, SessionThread::Job job);

  std::shared_ptr<SessionThread> thread_;
  uint64_t pending_id_ = 0;
};

}  // namespace pcsc
