/** Shares of the samples held out where a document sets none: test, of all samples; validation, of the remaining ones. */
export const SPLIT_DEFAULTS = { test: 0.2, validation: 0.1 } as const;

/** Enough updates for a small network to learn a table with the default optimizer. */
const UPDATES = 1000;
const EPOCHS = [5, 10, 20, 50, 100, 200] as const;

/**
 * A number of epochs for data of this size: about {@link UPDATES} updates, between 5 epochs and 200.
 * @param samplesPerUpdate of a batch, or of the accumulated ones
 */
export function suggestEpochs(trainingSamples: number, samplesPerUpdate: number): number {
  const updatesPerEpoch = Math.max(1, Math.ceil(trainingSamples / samplesPerUpdate));
  return EPOCHS.find((epochs) => epochs * updatesPerEpoch >= UPDATES) ?? EPOCHS[EPOCHS.length - 1];
}
