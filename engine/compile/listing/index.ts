export { describeProgram } from './describeProgram.ts';
export type {
  ListedData,
  ListedFlops,
  ListedInput,
  ListedKernel,
  ListedMemory,
  MemoryLocation,
  Phase,
  ProgramListing,
} from './programListing.ts';
