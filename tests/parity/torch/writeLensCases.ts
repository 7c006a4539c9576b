// Prints every question for torch_lens.py, which describes the use.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LENS_CASES, writeTables } from './lensCases.ts';
import { torchQuestion } from './torchQuestion.ts';

const folder = mkdtempSync(join(tmpdir(), 'backwire-lens-'));
writeTables(folder);
for (const each of LENS_CASES) console.log(JSON.stringify(torchQuestion(each, folder)));
rmSync(folder, { recursive: true });
