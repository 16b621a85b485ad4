/*
 * What other software does to a card that we read: `other-software READER MODE [HOLD_MS [PAUSE_MS]]`.
 *
 * Each mode runs its cycle again and again until standard input is closed, says "ready" when the first cycle stands (the
 * holding modes: while they hold), and ends with one line "cycles=N wrong=N". A cycle is wrong when a call fails that must
 * not, or when the card does not give this program what it gave it before.
 *
 *   read       shared: the identity file in a transaction
 *   select     shared: another application in a transaction
 *   reset      shared: a reset through SCardReconnect
 *   disconnect shared: the identity file, then SCardDisconnect with a reset
 *   hold       shared: a transaction of HOLD_MS
 *   exclusive  an exclusive connection for HOLD_MS
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <winscard.h>

#define LARGEST_FILE 4096

static SCARDCONTEXT context;
static SCARDHANDLE card;
static const char *reader;

static unsigned char first_file[LARGEST_FILE];
static size_t first_length = 0;

/* Identity file by absolute path; an application that is not ours. */
static const unsigned char select_identity[] = {0x00, 0xa4, 0x08, 0x0c, 0x04, 0xdf, 0x01, 0x40, 0x31};
static const unsigned char select_belpic[] = {0x00, 0xa4, 0x04, 0x0c, 0x0f, 0xa0, 0x00, 0x00, 0x00, 0x30,
                                              0x29, 0x05, 0x70, 0x00, 0xad, 0x13, 0x10, 0x01, 0x01, 0xff};
static const unsigned char select_other[] = {0x00, 0xa4, 0x04, 0x00, 0x08, 0xa0, 0x00,
                                             0x00, 0x00, 0x03, 0x00, 0x00, 0x00};

/* Waits at most that long; true when nobody wants us any more. */
static int is_over(long milliseconds) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  return poll(&input, 1, (int)milliseconds) > 0;
}

static LONG connect_to_card(DWORD share_mode) {
  DWORD protocol;
  return SCardConnect(context, reader, share_mode, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol);
}

/* The length of the answer without its status word, which is left in `status`; -1 when the exchange failed. */
static long exchange(const unsigned char *command, size_t length, unsigned char *answer, unsigned *status) {
  unsigned char received[258];
  DWORD received_length = sizeof received;
  const LONG result = SCardTransmit(card, SCARD_PCI_T0, command, length, NULL, received, &received_length);
  if (result != SCARD_S_SUCCESS || received_length < 2) return -1;
  *status = (received[received_length - 2] << 8) | received[received_length - 1];
  memcpy(answer, received, received_length - 2);
  return (long)received_length - 2;
}

static int succeeds(const unsigned char *command, size_t length) {
  unsigned char answer[256];
  unsigned status = 0;
  return exchange(command, length, answer, &status) >= 0 && status == 0x9000;
}

/* The whole file in a transaction that has begun; true when it is the one that was read before. */
static int read_identity(void) {
  unsigned char file[LARGEST_FILE];
  size_t length = 0;
  if (!succeeds(select_belpic, sizeof select_belpic) || !succeeds(select_identity, sizeof select_identity)) return 0;
  while (length + 256 <= sizeof file) {
    unsigned char command[] = {0x00, 0xb0, length >> 8, length & 0xff, 0x00};
    unsigned status = 0;
    long received = exchange(command, sizeof command, file + length, &status);
    if ((status & 0xff00) == 0x6c00) {
      command[4] = status & 0xff;
      received = exchange(command, sizeof command, file + length, &status);
    }
    if (received < 0) return 0;
    if (status != 0x9000) {
      if (status != 0x6b00) return 0;
      break;
    }
    length += received;
    if (received < 256) break;
  }
  if (first_length == 0) {
    memcpy(first_file, file, length);
    first_length = length;
  }
  return length > 0 && length == first_length && memcmp(first_file, file, length) == 0;
}

/* After a reset by somebody else the connection is made anew, and the card left as it is. */
static int begin_transaction(void) {
  for (int attempt = 0; attempt < 20; attempt++) {
    const LONG begun = SCardBeginTransaction(card);
    if (begun == SCARD_S_SUCCESS) return 1;
    if (begun != SCARD_W_RESET_CARD) return 0;
    DWORD protocol;
    SCardReconnect(card, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, SCARD_LEAVE_CARD, &protocol);
  }
  return 0;
}

static int in_transaction(int (*work)(void)) {
  if (!begin_transaction()) return 0;
  const int is_right = work();
  return SCardEndTransaction(card, SCARD_LEAVE_CARD) == SCARD_S_SUCCESS && is_right;
}

static int select_another(void) { return succeeds(select_other, sizeof select_other); }

static void say_ready(void) {
  static int said = 0;
  if (said) return;
  said = 1;
  puts("ready");
  fflush(stdout);
}

static int hold(long hold_ms) {
  if (!begin_transaction()) return 0;
  say_ready();
  is_over(hold_ms);
  return SCardEndTransaction(card, SCARD_LEAVE_CARD) == SCARD_S_SUCCESS;
}

/* Refused while others are connected: that is how it must be, and no fault. */
static int be_exclusive(long hold_ms) {
  const LONG connected = connect_to_card(SCARD_SHARE_EXCLUSIVE);
  if (connected == SCARD_E_SHARING_VIOLATION) return 1;
  if (connected != SCARD_S_SUCCESS) return 0;
  say_ready();
  is_over(hold_ms);
  return SCardDisconnect(card, SCARD_LEAVE_CARD) == SCARD_S_SUCCESS;
}

static int reset(void) {
  DWORD protocol;
  return SCardReconnect(card, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, SCARD_RESET_CARD,
                        &protocol) == SCARD_S_SUCCESS;
}

static int read_and_disconnect(void) {
  if (connect_to_card(SCARD_SHARE_SHARED) != SCARD_S_SUCCESS) return 0;
  const int is_right = in_transaction(read_identity);
  return SCardDisconnect(card, SCARD_RESET_CARD) == SCARD_S_SUCCESS && is_right;
}

static int cycle(const char *mode, long hold_ms) {
  if (strcmp(mode, "read") == 0) return in_transaction(read_identity);
  if (strcmp(mode, "select") == 0) return in_transaction(select_another);
  if (strcmp(mode, "reset") == 0) return reset();
  if (strcmp(mode, "disconnect") == 0) return read_and_disconnect();
  if (strcmp(mode, "hold") == 0) return hold(hold_ms);
  if (strcmp(mode, "exclusive") == 0) return be_exclusive(hold_ms);
  return 0;
}

int main(int count, char **words) {
  if (count < 3) {
    fputs("usage: other-software READER MODE [HOLD_MS [PAUSE_MS]]\n", stderr);
    return 2;
  }
  reader = words[1];
  const char *mode = words[2];
  const long hold_ms = count > 3 ? atol(words[3]) : 0;
  const long pause_ms = count > 4 ? atol(words[4]) : 5;
  if (SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context) != SCARD_S_SUCCESS) return 3;
  const int connects_itself = strcmp(mode, "exclusive") == 0 || strcmp(mode, "disconnect") == 0;
  if (!connects_itself && connect_to_card(SCARD_SHARE_SHARED) != SCARD_S_SUCCESS) return 4;

  long cycles = 0;
  long wrong = 0;
  do {
    cycles += 1;
    if (!cycle(mode, hold_ms)) wrong += 1;
    say_ready();
  } while (!is_over(pause_ms));
  printf("cycles=%ld wrong=%ld\n", cycles, wrong);
  if (!connects_itself) SCardDisconnect(card, SCARD_LEAVE_CARD);
  SCardReleaseContext(context);
  return 0;
}
