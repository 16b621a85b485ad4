/** Exit statuses of the `eid` command (design/cli.md). Scripts rely on them. */
export const exitStatus = {
  noBlockingFinding: 0,
  usageOrDefect: 1,
  blockingFinding: 2,
  noServiceOrReader: 3,
  noCard: 4,
  cardRemoved: 5,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
