#include "session-thread.h"

#include <algorithm>
#include <thread>

namespace pcsc {

namespace {

// A job that is under way when the process ends gets this long; longer would be waiting for the card.
constexpr std::chrono::milliseconds kLongestGraceForJob(50);

// For this long after an answer the thread looks out for the next call itself instead of being woken for it.
constexpr std::chrono::microseconds kLongestWatch(50);

}  // namespace

void SessionThread::Start() {
  std::thread([self = shared_from_this()] { self->Run(); }).detach();
}

void SessionThread::Submit(uint64_t id, Job job) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    job_ = std::move(job);
    job_id_ = id;
    called_.store(true, std::memory_order_release);
  }
  // With the lock still held, the thread would wake up only to wait for it.
  changed_.notify_all();
}

void SessionThread::Finish() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stopping_ = true;
  called_.store(true, std::memory_order_release);
  changed_.notify_all();
}

void SessionThread::Abandon() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stopping_ = true;
  abandoned_ = true;
  called_.store(true, std::memory_order_release);
  changed_.notify_all();
}

void SessionThread::AwaitStop(std::chrono::steady_clock::time_point latest) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (abandoned_) return;
  if (working_) latest = std::min(latest, std::chrono::steady_clock::now() + kLongestGraceForJob);
  changed_.wait_until(lock, latest, [this] { return ended_; });
}

// Reading a card is one command after the other: the next is mostly there before falling asleep and waking up would be.
void SessionThread::AwaitCall() {
  const auto latest = std::chrono::steady_clock::now() + kLongestWatch;
  while (!called_.load(std::memory_order_acquire) && std::chrono::steady_clock::now() < latest) {
    std::this_thread::yield();
  }
}

void SessionThread::Run() {
  {
    Card card;
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return stopping_ || job_; });
      // A job handed over but not begun when the session is given up must never reach the card.
      if (stopping_) break;
      const Job job = std::move(job_);
      job_ = nullptr;
      const uint64_t id = job_id_;
      called_.store(false, std::memory_order_relaxed);
      working_ = true;
      lock.unlock();
      Outcome outcome = job(card);
      lock.lock();
      working_ = false;
      if (abandoned_) break;
      lock.unlock();
      mailbox_->Post([id, outcome = std::move(outcome)](AddonState& state, Napi::Env env) {
        state.Settle(env, id, outcome);
      });
      AwaitCall();
      lock.lock();
    }
    job_ = nullptr;
    lock.unlock();
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  ended_ = true;
  changed_.notify_all();
}

}  // namespace pcsc
