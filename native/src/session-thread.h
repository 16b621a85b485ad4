// The thread of one session: runs one job at a time on its own Card. It is detached and owns its state, because a card
// that never answers keeps it inside SCardTransmit for as long as the card stays in: such a thread is abandoned, which
// means that its result is dropped, that it never starts another job, and that it cleans up by itself if it comes back.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "addon-state.h"
#include "card.h"

namespace pcsc {

class SessionThread : public StoppableThread, public std::enable_shared_from_this<SessionThread> {
 public:
  using Job = std::function<Outcome(Card&)>;

  explicit SessionThread(std::shared_ptr<Mailbox> mailbox) : mailbox_(std::move(mailbox)) {}

  // Throws std::system_error when the system gives no thread.
  void Start();
  // The outcome is posted to the mailbox under `id`. At most one job may be under way.
  void Submit(uint64_t id, Job job);
  // Ends the thread after a disconnect.
  void Finish();
  // Never blocks and never waits for the job under way.
  void Abandon();

  void BeginStop() override { Finish(); }
  void AwaitStop(std::chrono::steady_clock::time_point latest) override;

 private:
  void Run();
  void AwaitCall();

  const std::shared_ptr<Mailbox> mailbox_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Job job_;
  uint64_t job_id_ = 0;
  bool working_ = false;
  bool stopping_ = false;
  bool abandoned_ = false;
  bool ended_ = false;
  // Set with every call and stop, so that the thread sees one without taking the lock.
  std::atomic<bool> called_{false};
};

}  // namespace pcsc
