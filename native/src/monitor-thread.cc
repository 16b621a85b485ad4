#include "monitor-thread.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace pcsc {

namespace {

constexpr std::chrono::milliseconds kFirstPause(250);
constexpr std::chrono::milliseconds kLongestPause(1000);
// A cancel that arrives between two waits is lost, so it is repeated.
constexpr std::chrono::milliseconds kCancelEvery(5);
// After two waits in a row that told nothing new: whatever the cause, the thread must not burn the processor.
constexpr std::chrono::milliseconds kPauseAfterNothingNew(100);

}  // namespace

void MonitorThread::Start() {
  std::thread([self = shared_from_this()] { self->Run(); }).detach();
}

void MonitorThread::Stop(uint64_t pending_id) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (pending_id != 0) stop_id_ = pending_id;
    if (stopping_ || ended_) return;
    stopping_ = true;
    changed_.notify_all();
  }
  // SCardCancel speaks to the service and may block with it, so it never runs on the JavaScript thread.
  try {
    std::thread([self = shared_from_this()] { self->CancelUntilEnded(); }).detach();
  } catch (const std::system_error&) {
    // Without a helper the wait ends by its own time-out.
  }
}

void MonitorThread::CancelUntilEnded() {
  for (;;) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      if (changed_.wait_for(lock, kCancelEvery, [this] { return ended_; })) return;
    }
    const std::lock_guard<std::mutex> lock(context_mutex_);
    if (has_context_) SCardCancel(context_);
  }
}

void MonitorThread::AwaitStop(std::chrono::steady_clock::time_point latest) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_until(lock, latest, [this] { return ended_; });
}

bool MonitorThread::Stopping() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return stopping_;
}

bool MonitorThread::Pause(std::chrono::milliseconds length) {
  std::unique_lock<std::mutex> lock(mutex_);
  return !changed_.wait_for(lock, length, [this] { return stopping_; });
}

void MonitorThread::Run() {
  std::chrono::milliseconds pause = kFirstPause;
  while (!Stopping()) {
    SCARDCONTEXT context = 0;
    Outcome trouble = Failure(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context),
                              "SCardEstablishContext");
    if (trouble.code == 0) {
      {
        const std::lock_guard<std::mutex> lock(context_mutex_);
        context_ = context;
        has_context_ = true;
      }
      trouble = WatchUntilTrouble();
      const std::lock_guard<std::mutex> lock(context_mutex_);
      has_context_ = false;
      SCardReleaseContext(context_);
    }
    if (Stopping()) break;
    if (service_up_) pause = kFirstPause;
    ReportServiceDown(trouble);
    if (!Pause(pause)) break;
    pause = std::min(pause * 2, kLongestPause);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  ended_ = true;
  changed_.notify_all();
  mailbox_->Post([id = stop_id_](AddonState& state, Napi::Env env) { state.Settle(env, id, Outcome()); });
}

// Returns why the context can no longer be used; a success code only when the monitor is stopping.
Outcome MonitorThread::WatchUntilTrouble() {
  ReaderWatch watch(context_);
  bool reported = false;
  bool last_told_nothing = false;
  while (!Stopping()) {
    bool list_changed = false;
    const LONG listed = watch.List(list_changed);
    if (!Succeeded(listed)) return Failure(listed, "SCardListReaders");
    if (!service_up_) ReportServiceUp();
    if (!watch.incomplete() && (list_changed || !reported)) {
      ReportReaders(watch.readers());
      reported = true;
    }
    if (Stopping()) break;

    bool state_changed = false;
    const LONG awaited = watch.Await(state_changed);
    if (Is(awaited, SCARD_E_TIMEOUT)) continue;
    // The list is stale, or somebody cancelled: read the list again.
    const bool stale = Is(awaited, SCARD_E_UNKNOWN_READER) || Is(awaited, SCARD_E_READER_UNAVAILABLE) ||
                       Is(awaited, SCARD_E_CANCELLED);
    if (!Succeeded(awaited) && !stale) return Failure(awaited, "SCardGetStatusChange");
    if (state_changed) {
      ReportReaders(watch.readers());
      reported = true;
    }
    const bool told_nothing = !state_changed && !list_changed;
    if (told_nothing && last_told_nothing) Pause(kPauseAfterNothingNew);
    last_told_nothing = told_nothing;
  }
  return Outcome();
}

void MonitorThread::ReportServiceUp() {
  service_up_ = true;
  reported_code_ = 0;
  mailbox_->Post([id = listener_id_](AddonState& state, Napi::Env env) {
    Napi::Object event = Napi::Object::New(env);
    event.Set("kind", "service-up");
    state.Notify(id, event);
  });
}

void MonitorThread::ReportServiceDown(const Outcome& reason) {
  if (!service_up_ && reason.code == reported_code_) return;
  service_up_ = false;
  reported_code_ = reason.code;
  mailbox_->Post([id = listener_id_, code = reason.code, call = reason.call](AddonState& state, Napi::Env env) {
    Napi::Object event = Napi::Object::New(env);
    event.Set("kind", "service-down");
    event.Set("code", Napi::Number::New(env, code));
    event.Set("call", call);
    state.Notify(id, event);
  });
}

void MonitorThread::ReportReaders(const std::vector<WatchedReader>& readers) {
  mailbox_->Post([id = listener_id_, readers](AddonState& state, Napi::Env env) {
    Napi::Array list = Napi::Array::New(env, readers.size());
    for (size_t index = 0; index < readers.size(); index += 1) {
      const WatchedReader& reader = readers[index];
      Napi::Uint8Array atr = Napi::Uint8Array::New(env, reader.atr.size());
      if (!reader.atr.empty()) std::memcpy(atr.Data(), reader.atr.data(), reader.atr.size());
      Napi::Object entry = Napi::Object::New(env);
      entry.Set("name", reader.name);
      entry.Set("stateWord", Napi::Number::New(env, reader.state_word));
      entry.Set("atr", atr);
      list.Set(static_cast<uint32_t>(index), entry);
    }
    Napi::Object event = Napi::Object::New(env);
    event.Set("kind", "readers-changed");
    event.Set("readers", list);
    state.Notify(id, event);
  });
}

}  // namespace pcsc
