#include "addon-state.h"

#include <algorithm>
#include <cstring>

namespace pcsc {

namespace {

// How long an ending process or worker waits for idle threads to leave the card in order.
constexpr std::chrono::milliseconds kLongestFarewell(500);

const char* NameOf(Protocol protocol) {
  switch (protocol) {
    case Protocol::kT0:
      return "T0";
    case Protocol::kT1:
      return "T1";
    case Protocol::kRaw:
      return "raw";
    case Protocol::kNone:
      break;
  }
  return "none";
}

Napi::Value ToJavaScript(Napi::Env env, const Outcome& outcome) {
  Napi::Uint8Array bytes = Napi::Uint8Array::New(env, outcome.bytes.size());
  if (outcome.bytes.size() > 0) std::memcpy(bytes.Data(), outcome.bytes.data(), outcome.bytes.size());
  Napi::Object value = Napi::Object::New(env);
  value.Set("code", Napi::Number::New(env, outcome.code));
  value.Set("call", Napi::String::New(env, outcome.call));
  value.Set("protocol", Napi::String::New(env, NameOf(outcome.protocol)));
  value.Set("bytes", bytes);
  return value;
}

}  // namespace

AddonState::AddonState(Napi::Env env) : mailbox_(Mailbox::Open(env, *this)) {
  // Hooks run in reverse order: this one, added after the mailbox, runs while the mailbox can still be closed.
  env.AddCleanupHook([](AddonState* state) { state->CloseEverything(); }, this);
}

void AddonState::CloseEverything() {
  mailbox_->Close();
  listeners_.clear();
  pending_.clear();
  const auto latest = std::chrono::steady_clock::now() + kLongestFarewell;
  std::vector<std::shared_ptr<StoppableThread>> alive;
  for (const auto& thread : threads_) {
    if (auto shared = thread.lock()) alive.push_back(std::move(shared));
  }
  for (const auto& thread : alive) thread->BeginStop();
  for (const auto& thread : alive) thread->AwaitStop(latest);
}

void AddonState::Register(const std::shared_ptr<StoppableThread>& thread) {
  threads_.erase(std::remove_if(threads_.begin(), threads_.end(), [](const auto& known) { return known.expired(); }),
                 threads_.end());
  threads_.push_back(thread);
}

void AddonState::UpdateLoop(Napi::Env env) { mailbox_->KeepLoopAlive(env, !pending_.empty() || !listeners_.empty()); }

uint64_t AddonState::AddPending(Napi::Env env, const char* call) {
  const uint64_t id = next_id_++;
  pending_.emplace(id, PendingCall{Napi::Promise::Deferred::New(env), call});
  UpdateLoop(env);
  return id;
}

Napi::Value AddonState::PromiseOf(uint64_t id) { return pending_.at(id).deferred.Promise(); }

void AddonState::Settle(Napi::Env env, uint64_t id, const Outcome& outcome) {
  const auto found = pending_.find(id);
  if (found == pending_.end()) return;
  const Napi::Promise::Deferred deferred = found->second.deferred;
  pending_.erase(found);
  UpdateLoop(env);
  deferred.Resolve(ToJavaScript(env, outcome));
}

void AddonState::SettleAbandoned(Napi::Env env, uint64_t id, uint32_t code) {
  const auto found = pending_.find(id);
  if (found == pending_.end()) return;
  Outcome outcome;
  outcome.code = code;
  outcome.call = found->second.call;
  Settle(env, id, outcome);
}

uint64_t AddonState::AddListener(Napi::Env env, const Napi::Function& listener) {
  const uint64_t id = next_id_++;
  listeners_.emplace(id, Napi::Persistent(listener));
  UpdateLoop(env);
  return id;
}

void AddonState::RemoveListener(Napi::Env env, uint64_t id) {
  listeners_.erase(id);
  UpdateLoop(env);
}

void AddonState::Notify(uint64_t id, Napi::Value event) {
  const auto found = listeners_.find(id);
  if (found != listeners_.end()) found->second.Call({event});
}

}  // namespace pcsc
