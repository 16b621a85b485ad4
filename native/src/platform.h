// The three systems' PC/SC headers under one set of names. Everything that differs between them is here, except how a
// waiting monitor learns of new readers (reader-watch.cc). Windows uses the ANSI calls: reader names outside the
// system code page are not guaranteed to survive.
#pragma once

#if defined(_WIN32)
#include <windows.h>
#include <winscard.h>
#elif defined(__APPLE__)
#include <PCSC/winscard.h>
#include <PCSC/wintypes.h>
#else
#include <winscard.h>
#endif

#include <cstdint>

namespace pcsc {

#if defined(_WIN32)
using ReaderStateRecord = SCARD_READERSTATEA;

inline LONG ListReaders(SCARDCONTEXT context, char* names, DWORD* length) {
  return SCardListReadersA(context, nullptr, names, length);
}
inline LONG GetStatusChange(SCARDCONTEXT context, DWORD timeout_ms, ReaderStateRecord* states, DWORD count) {
  return SCardGetStatusChangeA(context, timeout_ms, states, count);
}
inline LONG Connect(SCARDCONTEXT context, const char* reader, DWORD share_mode, DWORD protocols, SCARDHANDLE* handle,
                    DWORD* protocol) {
  return SCardConnectA(context, reader, share_mode, protocols, handle, protocol);
}
inline LONG Status(SCARDHANDLE handle, char* name, DWORD* name_length, DWORD* state, DWORD* protocol, BYTE* atr,
                   DWORD* atr_length) {
  return SCardStatusA(handle, name, name_length, state, protocol, atr, atr_length);
}
#else
using ReaderStateRecord = SCARD_READERSTATE;

inline LONG ListReaders(SCARDCONTEXT context, char* names, DWORD* length) {
  return SCardListReaders(context, nullptr, names, length);
}
inline LONG GetStatusChange(SCARDCONTEXT context, DWORD timeout_ms, ReaderStateRecord* states, DWORD count) {
  return SCardGetStatusChange(context, timeout_ms, states, count);
}
inline LONG Connect(SCARDCONTEXT context, const char* reader, DWORD share_mode, DWORD protocols, SCARDHANDLE* handle,
                    DWORD* protocol) {
  return SCardConnect(context, reader, share_mode, protocols, handle, protocol);
}
inline LONG Status(SCARDHANDLE handle, char* name, DWORD* name_length, DWORD* state, DWORD* protocol, BYTE* atr,
                   DWORD* atr_length) {
  return SCardStatus(handle, name, name_length, state, protocol, atr, atr_length);
}
#endif

// The SCARD_* constants are signed on some systems and unsigned on others; compare through this only.
template <typename Constant>
constexpr bool Is(LONG result, Constant constant) {
  return result == static_cast<LONG>(constant);
}

inline constexpr bool Succeeded(LONG result) { return result == 0; }

// Return codes leave this addon as unsigned 32-bit numbers, whatever LONG is here.
inline constexpr uint32_t ReturnCode(LONG result) { return static_cast<uint32_t>(result); }

}  // namespace pcsc
