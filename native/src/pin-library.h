#pragma once

namespace pcsc {

// Keeps this addon's code in memory until the process ends. Node unloads an addon with the last worker that used it,
// while a thread stuck in an unanswered command would still come back into it.
void PinLibrary();

}  // namespace pcsc
