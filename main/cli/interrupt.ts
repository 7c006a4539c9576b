const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls the listener at the first Ctrl+C, or termination request; the second ends the process by default.
 * @returns removes the listener
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
