/*
 * The measure for every PC/SC binding: a program that calls libpcsclite and does nothing else. Exchanges the same command
 * again and again with the card in a reader and prints the microseconds that took.
 *
 * exchange-rate READER WARM-UP EXCHANGES
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <winscard.h>

static const BYTE select_photo[] = {0x00, 0xa4, 0x08, 0x0c, 0x04, 0xdf, 0x01, 0x40, 0x35};
static const BYTE read_block[] = {0x00, 0xb0, 0x00, 0x00, 0x00};

static void require(LONG code, const char *call) {
  if (code == SCARD_S_SUCCESS) return;
  fprintf(stderr, "%s: %s\n", call, pcsc_stringify_error(code));
  exit(1);
}

static DWORD exchange(SCARDHANDLE card, const BYTE *command, DWORD length) {
  BYTE answer[258];
  DWORD answer_length = sizeof answer;
  require(SCardTransmit(card, SCARD_PCI_T0, command, length, NULL, answer, &answer_length), "SCardTransmit");
  return answer_length;
}

static void read_blocks(SCARDHANDLE card, long count) {
  for (long done = 0; done < count; done++) {
    if (exchange(card, read_block, sizeof read_block) != 258) {
      fputs("The card did not give a whole block.\n", stderr);
      exit(1);
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fputs("Usage: exchange-rate READER WARM-UP EXCHANGES\n", stderr);
    return 1;
  }
  SCARDCONTEXT context;
  SCARDHANDLE card;
  DWORD protocol;
  struct timespec before, after;
  require(SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context), "SCardEstablishContext");
  require(SCardConnect(context, argv[1], SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0, &card, &protocol), "SCardConnect");
  exchange(card, select_photo, sizeof select_photo);
  read_blocks(card, atol(argv[2]));
  clock_gettime(CLOCK_MONOTONIC, &before);
  read_blocks(card, atol(argv[3]));
  clock_gettime(CLOCK_MONOTONIC, &after);
  printf("%ld\n", (after.tv_sec - before.tv_sec) * 1000000L + (after.tv_nsec - before.tv_nsec) / 1000);
  SCardDisconnect(card, SCARD_LEAVE_CARD);
  SCardReleaseContext(context);
  return 0;
}
