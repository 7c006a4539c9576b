/** Keep a browser to what it is started for: no questions, no updates, no traffic of its own. */
export const QUIET_SWITCHES = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;
