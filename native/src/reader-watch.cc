#include "reader-watch.h"

#include <algorithm>

namespace pcsc {

namespace {

// The pseudo reader that reports readers coming and going (PC/SC specification part 5, appendix A).
constexpr char kPlugAndPlay[] = "\\\\?PnP?\\Notification";

#if defined(__APPLE__)
constexpr bool kHasPlugAndPlay = false;
#else
constexpr bool kHasPlugAndPlay = true;
#endif

// pcsc-lite refuses to watch more names than it has reader slots (PCSCLITE_MAX_READERS_CONTEXTS).
constexpr size_t kMostNames = 16;

// Without the pseudo reader the list is read again each second. With it, the long wait only covers a reader that
// arrives between the listing and the wait.
constexpr DWORD kWaitWithPlugAndPlayMs = 10000;
constexpr DWORD kWaitWithoutPlugAndPlayMs = 1000;

}  // namespace

LONG ReaderWatch::List(bool& changed) {
  std::vector<char> names;
  DWORD length = 0;
  LONG result = ListReaders(context_, nullptr, &length);
  // The list may grow between the two calls.
  for (int attempt = 0; Succeeded(result) && attempt < 4; attempt += 1) {
    names.assign(length, '\0');
    result = ListReaders(context_, names.data(), &length);
    if (!Is(result, SCARD_E_INSUFFICIENT_BUFFER)) break;
    result = ListReaders(context_, nullptr, &length);
  }
  if (Is(result, SCARD_E_NO_READERS_AVAILABLE)) {
    names.clear();
  } else if (!Succeeded(result)) {
    return result;
  }

  std::vector<WatchedReader> listed;
  for (size_t start = 0; start < names.size() && names[start] != '\0';) {
    WatchedReader reader;
    reader.name = std::string(&names[start]);
    start += reader.name.size() + 1;
    const auto known = std::find_if(readers_.begin(), readers_.end(),
                                    [&reader](const WatchedReader& other) { return other.name == reader.name; });
    listed.push_back(known == readers_.end() ? reader : *known);
  }
  changed = !std::equal(listed.begin(), listed.end(), readers_.begin(), readers_.end(),
                        [](const WatchedReader& a, const WatchedReader& b) { return a.name == b.name; });
  readers_ = std::move(listed);
  return 0;
}

bool ReaderWatch::incomplete() const {
  return std::any_of(readers_.begin(), readers_.end(), [](const WatchedReader& reader) { return reader.state_word == 0; });
}

LONG ReaderWatch::Await(bool& changed) {
  changed = false;
  const size_t watched = std::min(readers_.size(), kMostNames);
  const bool plug_and_play = kHasPlugAndPlay && watched < kMostNames;
  std::vector<ReaderStateRecord> records(watched + (plug_and_play ? 1 : 0));
  for (size_t index = 0; index < watched; index += 1) {
    records[index].szReader = readers_[index].name.c_str();
    records[index].dwCurrentState = readers_[index].state_word;
  }
  if (plug_and_play) {
    records[watched].szReader = kPlugAndPlay;
#if defined(_WIN32)
    // Windows compares the high word with the number of readers and returns at once, for ever, when it is wrong.
    records[watched].dwCurrentState = static_cast<DWORD>(readers_.size()) << 16;
#else
    // pcsc-lite 2 counts reader events in the high word; older ones ignore it.
    records[watched].dwCurrentState = plug_state_;
#endif
  }
  // A reader that has not reported makes the call return at once on its own.
  const DWORD wait_ms = plug_and_play ? kWaitWithPlugAndPlayMs : kWaitWithoutPlugAndPlayMs;
  const LONG result = GetStatusChange(context_, wait_ms, records.data(), static_cast<DWORD>(records.size()));
  if (!Succeeded(result)) return result;

  for (size_t index = 0; index < watched; index += 1) {
    WatchedReader& reader = readers_[index];
    const ReaderStateRecord& record = records[index];
    const auto state_word =
        static_cast<uint32_t>(record.dwEventState) & ~static_cast<uint32_t>(SCARD_STATE_CHANGED);
    std::vector<uint8_t> atr(record.rgbAtr, record.rgbAtr + std::min<size_t>(record.cbAtr, sizeof record.rgbAtr));
    if (state_word == reader.state_word && atr == reader.atr) continue;
    reader.state_word = state_word;
    reader.atr = std::move(atr);
    changed = true;
  }
  if (plug_and_play) {
    plug_state_ = records[watched].dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
  }
  return 0;
}

}  // namespace pcsc
