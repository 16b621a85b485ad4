// One context and at most one card handle: every PC/SC call a session makes. Used from the session's own thread only,
// because libpcsclite holds a context's lock for the whole length of a call.
#pragma once

#include <string>

#include "outcome.h"
#include "platform.h"

namespace pcsc {

class Card {
 public:
  Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  // Leaves the card powered and as it is.
  ~Card();

  // The outcome of Connect and Reconnect carries the active protocol and the answer to reset.
  Outcome Connect(const std::string& reader, DWORD share_mode, DWORD protocols);
  Outcome Reconnect(DWORD share_mode, DWORD protocols, DWORD initialization);
  Outcome Transmit(const SecretBytes& command);
  Outcome Control(DWORD control_code, const SecretBytes& input);
  Outcome Attribute(DWORD attribute);
  Outcome BeginTransaction();
  Outcome EndTransaction(DWORD disposition);
  Outcome Disconnect(DWORD disposition);

 private:
  Outcome ConnectionFacts(const char* call, DWORD share_mode, DWORD protocols);
  void ReleaseContext();

  SCARDCONTEXT context_ = 0;
  SCARDHANDLE handle_ = 0;
  bool has_context_ = false;
  bool has_handle_ = false;
  DWORD protocol_ = 0;
  SecretBytes receive_buffer_;
};

}  // namespace pcsc
