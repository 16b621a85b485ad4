#include "card.h"

#include <chrono>
#include <thread>

namespace pcsc {

namespace {

// The longest answer an extended APDU can have: 65536 bytes and SW1 SW2.
constexpr size_t kLongestAnswer = 65536 + 2;
// libpcsclite refuses SCardGetAttrib with a larger buffer (MAX_BUFFER_SIZE in pcsclite.h), even for a short value.
constexpr size_t kLongestAttribute = 264;
// Windows allows 36 bytes, pcsc-lite and macOS 33.
constexpr size_t kLongestAtr = 36;
// pcsc-lite and macOS allow 128 bytes (MAX_READERNAME); Windows sets no limit, and drivers stay below this.
constexpr size_t kLongestName = 512;
// A reset takes 10 to 300 ms; after half a second the answer stays empty.
constexpr int kLooksForAtr = 50;
constexpr std::chrono::milliseconds kBetweenLooks{10};

Protocol ToProtocol(DWORD active) {
  if (active == SCARD_PROTOCOL_T0) return Protocol::kT0;
  if (active == SCARD_PROTOCOL_T1) return Protocol::kT1;
  if (active == SCARD_PROTOCOL_RAW) return Protocol::kRaw;
  return Protocol::kNone;
}

}  // namespace

Card::Card() : receive_buffer_(kLongestAnswer) {}

Card::~Card() {
  if (has_handle_) SCardDisconnect(handle_, SCARD_LEAVE_CARD);
  ReleaseContext();
}

void Card::ReleaseContext() {
  if (has_context_) SCardReleaseContext(context_);
  has_context_ = false;
}

Outcome Card::Connect(const std::string& reader, DWORD share_mode, DWORD protocols) {
  LONG result = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_);
  if (!Succeeded(result)) return Failure(result, "SCardEstablishContext");
  has_context_ = true;
  result = pcsc::Connect(context_, reader.c_str(), share_mode, protocols, &handle_, &protocol_);
  if (!Succeeded(result)) {
    ReleaseContext();
    return Failure(result, "SCardConnect");
  }
  has_handle_ = true;
  return ConnectionFacts("SCardConnect", share_mode, protocols);
}

Outcome Card::Reconnect(DWORD share_mode, DWORD protocols, DWORD initialization) {
  const LONG result = SCardReconnect(handle_, share_mode, protocols, initialization, &protocol_);
  if (!Succeeded(result)) return Failure(result, "SCardReconnect");
  return ConnectionFacts("SCardReconnect", share_mode, protocols);
}

// A connection without a card (direct mode) has no answer to reset: that is an empty one, not a failure. Where another
// program resets the card between our connect and our question, SCardStatus refuses until we have reconnected, and pcscd
// has cleared the old answer while it waits for the new one. Reading a card without knowing its answer to reset would be
// reading another card than the one that is there, so both are worth half a second.
Outcome Card::ConnectionFacts(const char* call, DWORD share_mode, DWORD protocols) {
  Outcome outcome = Failure(0, call);
  for (int look = 0; look < kLooksForAtr; ++look) {
    outcome.protocol = ToProtocol(protocol_);
    uint8_t atr[kLongestAtr];
    DWORD atr_length = sizeof atr;
    DWORD state = 0;
    DWORD protocol = 0;
    // Not all systems allow the name to be left out.
    char name[kLongestName];
    DWORD name_length = sizeof name;
    const LONG result = Status(handle_, name, &name_length, &state, &protocol, atr, &atr_length);
    if (ReturnCode(result) == ReturnCode(SCARD_W_RESET_CARD)) {
      if (!Succeeded(SCardReconnect(handle_, share_mode, protocols, SCARD_LEAVE_CARD, &protocol_))) return outcome;
      continue;
    }
    if (!Succeeded(result)) return outcome;
    const bool has_card = outcome.protocol == Protocol::kT0 || outcome.protocol == Protocol::kT1;
    if (has_card && atr_length == 0) {
      std::this_thread::sleep_for(kBetweenLooks);
      continue;
    }
    outcome.bytes = SecretBytes(atr, atr_length);
    return outcome;
  }
  return outcome;
}

Outcome Card::Transmit(const SecretBytes& command) {
  SCARD_IO_REQUEST send_header;
  send_header.dwProtocol = protocol_;
  send_header.cbPciLength = sizeof send_header;
  DWORD length = static_cast<DWORD>(receive_buffer_.size());
  const LONG result = SCardTransmit(handle_, &send_header, command.data(), static_cast<DWORD>(command.size()), nullptr,
                                    receive_buffer_.data(), &length);
  if (!Succeeded(result)) return Failure(result, "SCardTransmit");
  Outcome outcome = Failure(0, "SCardTransmit");
  outcome.bytes = SecretBytes(receive_buffer_.data(), length);
  receive_buffer_.Wipe(length);
  return outcome;
}

Outcome Card::Control(DWORD control_code, const SecretBytes& input) {
  DWORD length = 0;
  const LONG result =
      SCardControl(handle_, control_code, input.data(), static_cast<DWORD>(input.size()), receive_buffer_.data(),
                   static_cast<DWORD>(receive_buffer_.size()), &length);
  if (!Succeeded(result)) return Failure(result, "SCardControl");
  Outcome outcome = Failure(0, "SCardControl");
  outcome.bytes = SecretBytes(receive_buffer_.data(), length);
  receive_buffer_.Wipe(length);
  return outcome;
}

Outcome Card::Attribute(DWORD attribute) {
  uint8_t value[kLongestAttribute];
  DWORD length = sizeof value;
  const LONG result = SCardGetAttrib(handle_, attribute, value, &length);
  if (!Succeeded(result)) return Failure(result, "SCardGetAttrib");
  Outcome outcome = Failure(0, "SCardGetAttrib");
  outcome.bytes = SecretBytes(value, length);
  return outcome;
}

Outcome Card::BeginTransaction() { return Failure(SCardBeginTransaction(handle_), "SCardBeginTransaction"); }

Outcome Card::EndTransaction(DWORD disposition) {
  return Failure(SCardEndTransaction(handle_, disposition), "SCardEndTransaction");
}

Outcome Card::Disconnect(DWORD disposition) {
  const LONG result = has_handle_ ? SCardDisconnect(handle_, disposition) : 0;
  has_handle_ = false;
  ReleaseContext();
  return Failure(result, "SCardDisconnect");
}

}  // namespace pcsc
