// How the addon's threads speak to one JavaScript environment (the main thread's or a worker's). A letter is a small
// function run on the JavaScript thread. After Close, which runs before the environment goes away, letters are dropped
// and the thread-safe function is not touched again, so a thread that is stuck in PC/SC may outlive its environment.
#pragma once

#include <napi.h>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace pcsc {

class AddonState;

class Mailbox {
 public:
  // Carries numbers and bytes only: a letter that nobody reads is destroyed on whichever thread holds it.
  using Letter = std::function<void(AddonState&, Napi::Env)>;

  // JavaScript thread only.
  static std::shared_ptr<Mailbox> Open(Napi::Env env, AddonState& state);
  void Close();
  // While true, the event loop (and so the process) stays alive.
  void KeepLoopAlive(Napi::Env env, bool keep);

  // Any thread.
  void Post(Letter letter);

 private:
  explicit Mailbox(AddonState& state) : state_(&state) {}
  static void Deliver(napi_env env, napi_value callback, void* context, void* data);
  static void Forget(napi_env env, void* context, void* hint);

  AddonState* state_;
  napi_threadsafe_function wake_ = nullptr;
  bool keeps_loop_alive_ = true;
  std::mutex mutex_;
  std::deque<Letter> letters_;
  bool closed_ = false;
};

}  // namespace pcsc
