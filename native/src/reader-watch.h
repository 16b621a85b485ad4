// What is known of all readers under one context, and the one blocking call that waits for it to change.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform.h"

namespace pcsc {

struct WatchedReader {
  std::string name;
  // dwEventState as reported, without SCARD_STATE_CHANGED, which speaks of the call and not of the reader.
  uint32_t state_word = 0;
  std::vector<uint8_t> atr;
};

class ReaderWatch {
 public:
  explicit ReaderWatch(SCARDCONTEXT context) : context_(context) {}

  // Reads the list of readers. New ones are unaware until the next Await. Sets `changed` when the list differs.
  LONG List(bool& changed);
  // Waits until some reader or the list of readers changes. SCARD_E_TIMEOUT means: list again and wait again.
  LONG Await(bool& changed);

  const std::vector<WatchedReader>& readers() const { return readers_; }
  // True while a listed reader has not reported yet.
  bool incomplete() const;

 private:
  SCARDCONTEXT context_;
  std::vector<WatchedReader> readers_;
  DWORD plug_state_ = 0;
};

}  // namespace pcsc
