export { describeProgram } from './describeProgram.ts';
export type {
  ListedData,
  ListedFlops,
  ListedInput,
  ListedKernel,
  ListedMemory,
  Phase,
  Place,
  ProgramListing,
} from './programListing.ts';
