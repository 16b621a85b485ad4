// What one PC/SC call came to. `call` names the function that decided the outcome; a literal, so it lives for ever.
#pragma once

#include "platform.h"
#include "secret-bytes.h"

namespace pcsc {

enum class Protocol { kNone, kT0, kT1, kRaw };

struct Outcome {
  uint32_t code = 0;
  const char* call = "";
  Protocol protocol = Protocol::kNone;
  SecretBytes bytes;
};

inline Outcome Failure(LONG result, const char* call) {
  Outcome outcome;
  outcome.code = ReturnCode(result);
  outcome.call = call;
  return outcome;
}

}  // namespace pcsc
