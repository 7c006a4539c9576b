// Prints every case for torch_losses.py, which describes the use.
import { CASES } from './cases.ts';

console.log(JSON.stringify(CASES));
