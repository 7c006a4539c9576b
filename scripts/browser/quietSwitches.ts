/** Disable a browser's prompts, updates and own traffic. */
export const QUIET_SWITCHES = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;
