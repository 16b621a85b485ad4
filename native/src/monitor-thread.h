// The thread of one monitor: one context, all readers, one blocking wait. When the service goes away it lets the context
// go, says so once per reason, and tries again with a back-off until the service is back.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "addon-state.h"
#include "reader-watch.h"

namespace pcsc {

class MonitorThread : public StoppableThread, public std::enable_shared_from_this<MonitorThread> {
 public:
  MonitorThread(std::shared_ptr<Mailbox> mailbox, uint64_t listener_id)
      : mailbox_(std::move(mailbox)), listener_id_(listener_id) {}

  // Throws std::system_error when the system gives no thread.
  void Start();
  // `pending_id` is settled once the thread has ended; 0 when nobody waits. Never blocks.
  void Stop(uint64_t pending_id);

  void BeginStop() override { Stop(0); }
  void AwaitStop(std::chrono::steady_clock::time_point latest) override;

 private:
  void Run();
  Outcome WatchUntilTrouble();
  void CancelUntilEnded();
  bool Stopping();
  // False when the pause was cut short by Stop.
  bool Pause(std::chrono::milliseconds length);
  void ReportServiceUp();
  void ReportServiceDown(const Outcome& reason);
  void ReportReaders(const std::vector<WatchedReader>& readers);

  const std::shared_ptr<Mailbox> mailbox_;
  const uint64_t listener_id_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  bool ended_ = false;
  uint64_t stop_id_ = 0;

  // Held while the context is cancelled or released, because libpcsclite reads a context after unlocking its list.
  std::mutex context_mutex_;
  SCARDCONTEXT context_ = 0;
  bool has_context_ = false;

  // Touched by the thread itself only.
  bool service_up_ = false;
  uint32_t reported_code_ = 0;
};

}  // namespace pcsc
