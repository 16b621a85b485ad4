// What one JavaScript environment has under way. Calls and listeners are kept here under a number and the threads know
// only that number, so no thread ever owns, or outlives, a JavaScript value.
#pragma once

#include <napi.h>

#include <chrono>
#include <memory>
#include <unordered_map>
#include <vector>

#include "mailbox.h"
#include "outcome.h"

namespace pcsc {

// A thread of ours as seen when its environment goes away.
class StoppableThread {
 public:
  virtual ~StoppableThread() = default;
  virtual void BeginStop() = 0;
  // Returns when the thread has ended, at `latest`, or at once if it is stuck in a call that nothing can interrupt.
  virtual void AwaitStop(std::chrono::steady_clock::time_point latest) = 0;
};

class AddonState {
 public:
  explicit AddonState(Napi::Env env);

  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }
  void Register(const std::shared_ptr<StoppableThread>& thread);

  // A call's promise is resolved with {code, call, protocol, bytes}; a number that is not pending is ignored.
  uint64_t AddPending(Napi::Env env, const char* call);
  Napi::Value PromiseOf(uint64_t id);
  bool IsPending(uint64_t id) const { return pending_.count(id) != 0; }
  void Settle(Napi::Env env, uint64_t id, const Outcome& outcome);
  void SettleAbandoned(Napi::Env env, uint64_t id, uint32_t code);

  uint64_t AddListener(Napi::Env env, const Napi::Function& listener);
  void RemoveListener(Napi::Env env, uint64_t id);
  void Notify(uint64_t id, Napi::Value event);

 private:
  struct PendingCall {
    Napi::Promise::Deferred deferred;
    const char* call;
  };

  void UpdateLoop(Napi::Env env);
  void CloseEverything();

  std::shared_ptr<Mailbox> mailbox_;
  std::unordered_map<uint64_t, PendingCall> pending_;
  std::unordered_map<uint64_t, Napi::FunctionReference> listeners_;
  std::vector<std::weak_ptr<StoppableThread>> threads_;
  uint64_t next_id_ = 1;
};

}  // namespace pcsc
