#include "pin-library.h"

#if defined(_WIN32)
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace pcsc {

void PinLibrary() {
#if defined(_WIN32)
  HMODULE module = nullptr;
  GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
                     reinterpret_cast<LPCSTR>(&PinLibrary), &module);
#else
  // The handle is kept open on purpose: it is the pin.
  Dl_info own;
  if (dladdr(reinterpret_cast<void*>(&PinLibrary), &own) != 0) dlopen(own.dli_fname, RTLD_LAZY | RTLD_NODELETE);
#endif
}

}  // namespace pcsc
