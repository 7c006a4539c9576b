const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls the listener at the first Ctrl+C, or request to terminate; the second ends the process as if nobody had listened.
 * @returns takes the listener away again
 */
export function onInterrupt(listener: () => void): () => void {
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
  const interrupt = () => {
    stopListening();
    listener();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  return stopListening;
}
