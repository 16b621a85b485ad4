// The JavaScript face of a monitor thread. It starts with its construction and ends with stop(), with its environment,
// or when it is garbage collected.
#pragma once

#include <napi.h>

#include <memory>

#include "monitor-thread.h"

namespace pcsc {

class Monitor : public Napi::ObjectWrap<Monitor> {
 public:
  static Napi::Function Define(Napi::Env env);
  explicit Monitor(const Napi::CallbackInfo& info);
  ~Monitor() override;

 private:
  Napi::Value Stop(const Napi::CallbackInfo& info);

  std::shared_ptr<MonitorThread> thread_;
  uint64_t listener_id_ = 0;
};

}  // namespace pcsc
