// Prints every case for torch_losses.py, which says how.
import { CASES } from './cases.ts';

console.log(JSON.stringify(CASES));
