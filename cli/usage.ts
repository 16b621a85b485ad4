/** What `eid --help` says. The verbs and options themselves are defined in parse-arguments.ts. */
export const usage = `Usage: eid VERB [options]

  readers      PC/SC service, readers, card presence, ATR and what it is
  read         reads, decodes and verifies the card
  watch        one line per reader and card event until interrupted
  diagnose     as read, without any personal value, and all findings
  pin status   PIN tries left, only where asking costs none

  --json             one document on stdout (watch: one per line), messages on stderr
  --reader NAME      the whole reader name or a unique part of it
  --wait SECONDS     for a card (default 0)
  --test-root FILE   adds a test root certificate (repeatable); every output then says TEST
  --now ISO-DATE     verification time
  --without LIST     of photo, address, signatures, certificates, challenge, pin
  --photo FILE       writes the photo as it is on the chip (JPEG)
  --offline          no revocation look-ups
  --trace FILE       JSON lines: headers, lengths, status words, microseconds; never data

Exit status: 0 no blocking finding, 1 usage or defect, 2 blocking finding,
3 no service or no reader, 4 no card, 5 card removed during the work.
`;
